/**
 * The quick way through command mode: a text that is one theorem, whose environment nobody will ask for again. Statement
 * and proof are judged as `verifyProof` judges them, each with fuel of its own, and nothing stays in memory.
 */
import { outside } from "../elaborate/scopes.ts";
import { withTermScope } from "../proof-state.ts";
import { elaborateStatement } from "../statement.ts";
import { type Command, type ProofSyntax, parseFile, type Term } from "../syntax/index.ts";
import type { Failure, Fuel } from "../verdict.ts";
import { judgement, judgeSyntax } from "../verify-proof.ts";
import type { ReplEnvironment } from "./environment.ts";
import type { ReplDeclaration, ReplMessage } from "./protocol.ts";
import { termText } from "./term-text.ts";

/** What is said of the theorem: messages when it was not added. */
export interface TheoremOutcome {
  readonly messages: readonly ReplMessage[];
  readonly declarations: readonly ReplDeclaration[];
}

/** Judges the theorem that `source` is; null when it is anything else, or holds a `sorry`: that goes the long way. */
export function judgeTheorem(environment: ReplEnvironment, source: string, fuel: Fuel): TheoremOutcome | null {
  // Elaboration here knows no scopes and fills no `sorry`; a comment that names one costs only time.
  // Nor does it know what was not understood before, nor that `ℕ` and `ℤ` need Mathlib.
  const isPlain = environment.place === outside && environment.reach === undefined;
  if (!isPlain || /sorry|admit|ℕ|ℤ/.test(source)) return null;
  const proof = proofOf(parseFile(source));
  if (proof === null) return null;
  const { library } = environment;
  return withTermScope(() => {
    const statement = elaborateStatement(library, source.slice(0, proof.start));
    if ("kind" in statement) return { messages: [messageOf(statement)], declarations: [] };
    const { name } = statement;
    const judged = judgement(fuel, source, () => judgeSyntax(library, statement, proofSyntax(proof)));
    if (judged.kind !== "accepted") return { messages: [messageOf(judged)], declarations: [] };
    const { axioms, invokes } = judged;
    return { messages: [], declarations: [{ name, type: termText(statement.type), axioms, invokes }] };
  });
}

/** The proof of the text's only command, when that is a plain theorem. */
function proofOf(commands: ReturnType<typeof parseFile>): Term | null {
  const [parsed, ...others] = commands;
  if (parsed === undefined || others.length > 0 || parsed.unsupported.length > 0 || parsed.node === null) return null;
  const command: Command = parsed.node;
  if (command.kind !== "theorem") return null;
  const { attributes, words } = command.modifiers;
  if (attributes.length > 0 || words.length > 0 || command.value?.kind !== "term") return null;
  return command.value.term;
}

function proofSyntax(term: Term): ProofSyntax {
  const { start, end } = term;
  return term.kind === "by"
    ? { kind: "tactics", start, end, tactics: term.tactics }
    : { kind: "term", start, end, term };
}

function messageOf(failure: Failure): ReplMessage {
  const data = failure.kind === "unsupported" ? `outside the fragment: ${failure.construct}` : failure.message;
  return { severity: "error", pos: failure.position, endPos: null, data: data.trim() };
}
