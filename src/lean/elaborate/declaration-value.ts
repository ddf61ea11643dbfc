/**
 * What a declaration stands for: its header and its value, recursion compiled away, over those variables of its scope
 * that it has. Source: Lean 4, `Elab/MutualDef.lean`.
 */
import { ABBREVIATION_HINT, addDeclaration, KernelError, type Term, TermKind } from "../kernel/index.ts";
import type { Command, DeclarationSignature, ProofSyntax } from "../syntax/index.ts";
import { bindingUnboundNames } from "./auto-bound.ts";
import { closeBinders } from "./close-binders.ts";
import type { CommandState } from "./command.ts";
import { ElaborationFailure, RecursiveUse, reject, unsupported } from "./failure.ts";
import {
  checkUniverses,
  elaborateHeader,
  type Header,
  nameLevels,
  orderLevels,
  pushBinders,
  pushShared,
  refuseOpenSort,
  type SharedBinders,
} from "./header.ts";
import { inferType } from "./infer-type.ts";
import { emptyContext } from "./local-context.ts";
import { withoutPostponing } from "./postponed.ts";
import { closedProof, elaborateProof, openHeader } from "./proof.ts";
import { structurally } from "./recursion.ts";
import { allVariables, type Selection, usedVariables, variablesAt, variablesOfTheorem } from "./section-variables.ts";
import type { Session } from "./session.ts";
import { elaborate } from "./term.ts";

export type Declaration = Command & {
  readonly kind: "theorem" | "lemma" | "example" | "def" | "abbrev" | "instance" | "axiom" | "opaque";
};

interface HeaderAndValue {
  readonly header: Header;
  readonly value: Term;
  /** The session of the value. */
  readonly session: Session;
}

export interface ElaboratedValue extends HeaderAndValue {
  readonly isTheorem: boolean;
}

/** Theorems have the variables that their header needs; definitions also those that only their value needs. */
export function elaborateValue(state: CommandState, command: Declaration, name: string): ElaboratedValue {
  const { kind, start } = command;
  const isTheorem = kind === "theorem" || kind === "lemma" || kind === "example";
  if (isTheorem && kind !== "example") return elaborateOver(state, command, name, variablesOfTheorem(state.variables));
  const whole = elaborateOver(state, command, name, allVariables);
  if (kind === "example" || state.variables.length === 0) return whole;
  const used = usedOf(whole, start);
  if (!used.includes(false)) return whole;
  try {
    const again = elaborateOver(state, command, name, variablesAt(used));
    if (!usedOf(again, start).includes(false)) return again;
  } catch (error) {
    if (!(error instanceof ElaborationFailure) || error.kind !== "rejected") throw error;
  }
  return unsupported(start, "definition that mentions a variable of its scope in passing");
}

function usedOf({ header, value, session }: HeaderAndValue, offset: number): boolean[] {
  return usedVariables(session, header.type, value, header.sharedCount, offset);
}

function elaborateOver(state: CommandState, command: Declaration, name: string, selection: Selection): ElaboratedValue {
  const { signature } = command;
  const isTheorem = command.kind === "theorem" || command.kind === "lemma" || command.kind === "example";
  const proof = proofSyntax(command);
  const shared = { binders: state.variables.map(({ binder }) => binder), selection };
  if (signature.type === null) {
    if (isTheorem) return reject(command.start, "missing type of the theorem");
    return { ...elaborateUntyped(state, signature, proof, shared), isTheorem };
  }
  const { namespace } = state.declared(signature.name?.name ?? "");
  const session = state.session(state.library, namespace);
  session.autoBound = state.autoBound;
  const own = signature.name === null ? "" : name;
  const header = elaborateHeader(session, signature, state.universeNames, own, shared);
  if (isTheorem) refuseOpenSort(header);
  const inner = state.session(state.library, namespace);
  inner.isFunction = !isTheorem;
  try {
    return { header, value: elaboratedValue(inner, header, proof), session: inner, isTheorem };
  } catch (error) {
    if (!(error instanceof RecursiveUse) || state.library.isPrelude) throw error;
    return { ...elaborateRecursion(state, header, proof, namespace), isTheorem };
  }
}

/** A value that calls what it defines: elaborated over a constant for that, which then disappears. */
function elaborateRecursion(
  state: CommandState,
  header: Header,
  proof: ProofSyntax,
  namespace: string,
): HeaderAndValue {
  const layer = state.library.extend();
  const { levelParameters, type } = header;
  const name = header.name!;
  layer.environment.insert({ kind: "axiom", name, levelParameters, type });
  const session = state.session(layer, namespace);
  const written = elaboratedValue(session, { ...header, name: "" }, proof, name);
  const value = structurally(session, name, written, proof.start);
  try {
    const hint = ABBREVIATION_HINT;
    const declaration = { kind: "definition", name, levelParameters, type, value, hint } as const;
    addDeclaration(state.library.extend().environment, declaration);
  } catch (error) {
    if (!(error instanceof KernelError)) throw error;
    unsupported(proof.start, "recursion whose translation the kernel refuses");
  }
  state.library.setRecursiveBody(name, written);
  return { header, value, session };
}

/** `def f binders := value`: the type is the value's. */
function elaborateUntyped(
  state: CommandState,
  signature: DeclarationSignature,
  proof: ProofSyntax,
  shared: SharedBinders,
): HeaderAndValue {
  if (proof.kind === "tactics") return reject(proof.start, "failed to infer definition type");
  const session = state.session(state.library, state.declared(signature.name?.name ?? "").namespace);
  checkUniverses(signature, state.universeNames);
  session.levelNames = [...state.universeNames, ...signature.universes];
  session.autoBound = state.autoBound;
  const variables = pushShared(session, shared);
  let kept: readonly Term[] = [];
  const value = withoutPostponing(session, () => {
    const outer = session.context;
    const pushed = bindingUnboundNames(session, (bound) => pushBinders(session, [...bound, ...signature.binders]));
    session.autoBound = false;
    const body = elaborate(session, proof.term, null);
    session.context = outer;
    const own = closeBinders(session, TermKind.lambda, pushed, body);
    session.context = emptyContext;
    kept = shared.selection(session, variables, session.instantiate(own));
    return closeBinders(session, TermKind.lambda, kept, own);
  });
  const closed = session.instantiate(value);
  if (closed.hasMetavariable) return reject(proof.start, "failed to infer definition type");
  const named = nameLevels(closed, session.levelNames);
  const type = session.instantiate(inferType(session, named.type));
  const levelParameters = orderLevels(named.type, signature.universes, state.universeNames, named.made);
  const header = { levelParameters, type, binders: [], sharedCount: kept.length };
  return { header, value: named.type, session };
}

/** The closed value of a declaration, which may call itself as `recursive`. */
function elaboratedValue(session: Session, header: Header, proof: ProofSyntax, recursive: string | null = null): Term {
  const opened = openHeader(session, header);
  if (recursive !== null && header.sharedCount > 0)
    session.recursive = { name: recursive, shared: opened.variables.slice(0, header.sharedCount) };
  elaborateProof(session, opened, proof);
  return closedProof(session, opened, proof.start);
}

/** The value of a declaration as a proof. */
function proofSyntax(command: Declaration): ProofSyntax {
  const { value, start, end } = command;
  if (value === null) return reject(command.start, "declaration body is missing");
  if (value.kind === "alternatives")
    return {
      kind: "term",
      start: value.start,
      end: value.end,
      term: { kind: "funMatch", alternatives: value.alternatives, start, end },
    };
  const { term } = value;
  if (term.kind === "by") return { kind: "tactics", start: term.start, end: term.end, tactics: term.tactics };
  return { kind: "term", start: term.start, end: term.end, term };
}
