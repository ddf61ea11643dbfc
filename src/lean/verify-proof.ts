/** The verdict on one proof of a statement: parse, elaborate, and have the kernel check the term. */
import type { Library } from "./elaborate/library.ts";
import { elaborateProof, type OpenedHeader, openHeader, proofTerm } from "./elaborate/proof.ts";
import { Session, type SessionHooks } from "./elaborate/session.ts";
import { hooks } from "./hooks.ts";
import { type Environment, Proposition, type Term, terms } from "./kernel/index.ts";
import { parseFailure, withinFuel } from "./outcome.ts";
import type { Statement } from "./statement.ts";
import { type ProofSyntax, parseProof, parseTacticProof } from "./syntax/index.ts";
import { defaultFuel, type Failure, type Fuel, type Verdict } from "./verdict.ts";

/** A verdict with what the proof term rests on; both lists are sorted, and empty unless the proof is accepted. */
export type Judgement = Verdict & {
  /** Library theorems that occur in the proof term. */
  readonly invokes: readonly string[];
  readonly axioms: readonly string[];
};

/** The axioms a proof may rest on: those of Lean's standard library. */
const permittedAxioms: ReadonlySet<string> = new Set(["propext", "Classical.choice", "Quot.sound"]);

const nothing: readonly string[] = [];

function undecidedOrRejected(failure: Failure): Judgement {
  return { ...failure, invokes: nothing, axioms: nothing };
}

/**
 * Judges `proofText`: the tactics when the statement ends in `:= by`, else what follows `:=` (a term or `by …`).
 * Positions are in `proofText`. Nothing of the check stays in memory.
 */
export function verifyProof(
  library: Library,
  statement: Statement,
  proofText: string,
  fuel: Fuel = defaultFuel,
  elaboration: SessionHooks = hooks,
): Judgement {
  return judgement(fuel, proofText, () => {
    const parsed = statement.opensTactics
      ? parseTacticProof(proofText, 0)
      : parseProof(proofText, statement.endsOpen ? behindAssignment(proofText) : 0);
    return parseFailure(parsed, proofText) ?? judgeSyntax(library, statement, parsed.node as ProofSyntax, elaboration);
  });
}

/** What `judge` says within its fuel; of the terms it makes none stays. */
export function judgement(fuel: Fuel, source: string, judge: () => Judgement | Failure): Judgement {
  const verdict = terms.inScope(() => withinFuel(fuel, source, judge));
  return "invokes" in verdict ? verdict : undecidedOrRejected(verdict);
}

/** Offset behind a leading `:=`, 0 when there is none. */
function behindAssignment(text: string): number {
  return /^\s*:=/.exec(text)?.[0].length ?? 0;
}

/** The verdict on a proof that has been parsed; throws what is no acceptance. */
export function judgeSyntax(
  library: Library,
  statement: Statement,
  proof: ProofSyntax,
  elaboration: SessionHooks = hooks,
): Judgement {
  const session = new Session(library, elaboration);
  const opened: OpenedHeader = openHeader(session, statement.header, statement.opening);
  elaborateProof(session, opened, proof);
  return checkProof(library, statement, proofTerm(session, opened, proof.start));
}

/** What is to be proved; the statement's own unless the proof may use later declarations. */
function propositionIn(
  environment: Environment,
  { proposition, levelParameters, type, opening }: Statement,
): Proposition {
  if (proposition.environment === environment) return proposition;
  return new Proposition(environment, levelParameters, type, opening.variables);
}

/** The kernel's word on a proof term over the statement's variables. Throws `KernelError` or `ResourceLimit`. */
export function checkProof(library: Library, statement: Statement, value: Term): Judgement {
  const { environment } = library;
  const names = propositionIn(environment, statement).check(value);
  const invokes: string[] = [];
  const axioms = new Set<string>();
  const count = (name: string): void => {
    const declared = environment.declared(name);
    if (declared?.declaration.kind === "theorem") invokes.push(name);
    for (const axiom of declared?.axioms ?? nothing) axioms.add(axiom);
  };
  for (const name of names) count(name);
  for (const name of statement.constants) if (!names.has(name)) count(name);
  for (const axiom of axioms)
    if (!permittedAxioms.has(axiom))
      return undecidedOrRejected({
        kind: "rejected",
        position: { line: 1, column: 0 },
        message: `the proof depends on the axiom \`${axiom}\``,
      });
  return { kind: "accepted", invokes: invokes.sort(), axioms: axioms.size === 0 ? nothing : [...axioms].sort() };
}
