/**
 * What an answer of Lean's REPL says of a statement or of an attempt. Pure; shared by all back ends that speak with a
 * REPL, whatever is in between. An answer is believed only as far as it cannot be forged: an attempt is accepted when
 * its text added the very theorem that was asked for, resting on allowed axioms, and nothing was reported against it.
 * Source: leanprover-community/repl; what counts as complete: released provers.
 */
import { Result, Schema } from "effect";
import { type CheckLevel, Position, type Verdict } from "../domain/index.ts";

const Message = Schema.Struct({
  severity: Schema.Literals(["trace", "info", "warning", "error"]),
  pos: Position,
  data: Schema.String,
});
type Message = typeof Message.Type;

/** A theorem with its type as a text that no two types share; told by `stp repl`, or read from reports of Lean. */
const Declaration = Schema.Struct({
  name: Schema.String,
  type: Schema.String,
  axioms: Schema.Array(Schema.String),
  invokes: Schema.Array(Schema.String),
});
export type Declaration = typeof Declaration.Type;

/** The answer to a command, as far as it matters here; `message` alone means that the request itself failed. */
export const ReplAnswer = Schema.Struct({
  env: Schema.optionalKey(Schema.Int),
  message: Schema.optionalKey(Schema.String),
  messages: Schema.optionalKey(Schema.Array(Message)),
  sorries: Schema.optionalKey(Schema.Array(Schema.Unknown)),
  declarations: Schema.optionalKey(Schema.Array(Declaration)),
});
export type ReplAnswer = typeof ReplAnswer.Type;

const decode = Schema.decodeUnknownResult(ReplAnswer);

/** The answer a JSON value is; null when it is none. */
export const replAnswer = (json: unknown): ReplAnswer | null => {
  const decoded = decode(json);
  return Result.isSuccess(decoded) ? decoded.success : null;
};

export type Failed = Exclude<Verdict, { readonly _tag: "accepted" }>;

const OUTSIDE = "outside the fragment: ";
/**
 * Resources that were spent: nothing is said of the proof. Lean tells it in a line of its own, at times behind what it
 * was doing (`failed to synthesize …`); elaborator and kernel have words of their own for the same.
 */
const TIME =
  /^(?:\(kernel\) )?(?:\(?deterministic\)? timeout|interrupted|elaboration interrupted|deep recursion|stack overflow|maximum recursion depth|maximum number of heartbeats|simp failed, maximum number of steps exceeded|a number is too large to compute with)/im;
const MEMORY = /^(?:\(kernel\) |INTERNAL PANIC: )?(?:excessive memory consumption|out of memory)/im;
/** Its quotation marks changed between versions of Lean. */
const tellsSorry = (data: string): boolean => data.startsWith("declaration uses ") && data.includes("sorry");

/** The verdict that an error's text makes. */
export const failedVerdict = (data: string): Failed => {
  if (data.startsWith(OUTSIDE)) {
    const construct = data.slice(OUTSIDE.length);
    return { _tag: "unsupported", construct, message: `${construct} is outside the fragment` };
  }
  if (MEMORY.test(data)) return { _tag: "memory", message: data };
  if (TIME.test(data)) return { _tag: "timeout", message: data };
  return { _tag: "rejected", reason: data.startsWith("(kernel)") ? "kernel" : "error", message: data };
};

const errorVerdict = ({ data, pos }: Message): Failed => {
  const failed = failedVerdict(data);
  return failed._tag === "rejected" || failed._tag === "unsupported" ? { ...failed, position: pos } : failed;
};

/**
 * Why the text was not taken as it stands; null when nothing was reported against it. A `sorry` comes first: it was met
 * before whatever else went wrong behind it. What is undecided comes before an error.
 */
const complaint = ({ message, messages = [], sorries = [] }: ReplAnswer, lines: number): Failed | null => {
  if (message !== undefined) return { _tag: "crashed", message: `the REPL refused the request: ${message}` };
  const own = messages.filter(({ pos }) => pos.line <= lines);
  const warned = own.find(({ data, severity }) => severity === "warning" && tellsSorry(data));
  if (warned !== undefined || sorries.length > 0) {
    const position = warned === undefined ? {} : { position: warned.pos };
    return { _tag: "rejected", reason: "sorry", message: "declaration uses `sorry`", ...position };
  }
  const errors = own.filter(({ severity }) => severity === "error").map(errorVerdict);
  return errors.find(({ _tag }) => _tag !== "rejected") ?? errors[0] ?? null;
};

/** Text that Lean prints for `#print axioms`; null when it is something else. */
const axiomsIn = (data: string): ReadonlyArray<string> | null => {
  const text = data.replaceAll(/\s+/g, " ");
  if (/^'.*' does not depend on any axioms$/.test(text)) return [];
  const list = /^'.*' depends on axioms: \[(.*)\]$/.exec(text)?.[1];
  return list === undefined ? null : list.split(",").map((name) => name.trim());
};

const INVOKES = /^invokes \[(.*)\]$/;

/**
 * Commands behind a text that make Lean report on the theorem `name`, a line each: its axioms, its type with everything
 * written out, and the theorems that its term uses (read by a script, since no command tells).
 */
export const reportCommands = (name: string): string =>
  [
    `#print axioms ${name}`,
    `set_option pp.all true in set_option pp.maxSteps 10000000 in set_option pp.deepTerms true in #check @${name}`,
    `open Lean in run_cmd do let e ← getEnv; let some i := e.find? \`${name} | throwError "none"; let some v := i.value? | throwError "none"; let u := v.getUsedConstants.filter fun n => (match e.find? n with | some (.thmInfo _) => true | _ => false); logInfo m!"invokes {u.toList}"`,
  ].join("\n");

/** The one theorem that the text added, from the reports behind line `lines`; null where one is missing or twice there. */
const reportedDeclaration = ({ messages = [] }: ReplAnswer, lines: number, name: string): Declaration | null => {
  const on = (line: number): ReadonlyArray<string> =>
    messages.filter(({ pos, severity }) => pos.line === lines + line && severity === "info").map(({ data }) => data);
  const [axioms, types, invokes] = [on(1).map(axiomsIn), on(2), on(3)];
  const [found] = axioms;
  const [type] = types;
  if (axioms.length !== 1 || types.length !== 1 || found === undefined || found === null || type === undefined)
    return null;
  const used = invokes.length === 1 ? INVOKES.exec((invokes[0] as string).replaceAll(/\s+/g, " "))?.[1] : undefined;
  const list = used === undefined || used === "" ? [] : used.split(",").map((one) => one.trim());
  return { name, type, axioms: [...found].sort(), invokes: [...new Set(list)].sort() };
};

/** What an attempt or a statement was asked as. */
export interface Asked {
  /** Lines of the text itself; reports stand behind them. */
  readonly lines: number;
  /** The theorem's name in the text; null for an `example`. */
  readonly name: string | null;
}

const declarationOf = (answer: ReplAnswer, asked: Asked): Declaration | null => {
  const { declarations } = answer;
  if (declarations === undefined)
    return asked.name === null ? null : reportedDeclaration(answer, asked.lines, asked.name);
  return declarations.length === 1 ? (declarations[0] as Declaration) : null;
};

/** A statement closed by `sorry`: its name and type as the environment has them, or why it is not one. */
export type Pin = Pick<Declaration, "name" | "type">;

/** Reads the answer to a statement that was closed by `sorry`, which has to be reported. */
export const readStatementAnswer = (answer: ReplAnswer, asked: Asked): Pin | Failed => {
  const failed = complaint(answer, asked.lines);
  if (failed === null) return { _tag: "crashed", message: "the REPL did not report a sorry" };
  if (failed._tag !== "rejected" || failed.reason !== "sorry") return failed;
  const { messages = [] } = answer;
  const error = messages.find(({ pos, severity }) => severity === "error" && pos.line <= asked.lines);
  if (error !== undefined) return errorVerdict(error);
  const declaration = declarationOf(answer, asked);
  if (declaration === null)
    return { _tag: "rejected", reason: "statement", message: "the text does not declare one theorem with a name" };
  return { name: declaration.name, type: declaration.type };
};

const same = (left: Pin, right: Pin): boolean => left.name === right.name && left.type === right.type;

/** Reads the answer to an attempt at the statement behind `pin`. */
export const readAttemptAnswer = (
  answer: ReplAnswer,
  asked: Asked,
  pin: Pin,
  allowedAxioms: ReadonlyArray<string>,
  level: CheckLevel,
): Verdict => {
  const failed = complaint(answer, asked.lines);
  if (failed !== null) return failed;
  const declaration = declarationOf(answer, asked);
  if (declaration === null || !same(declaration, pin)) {
    const found =
      declaration === null ? "no single theorem was added" : `${declaration.name} was proved, of another type`;
    return { _tag: "rejected", reason: "statement", message: found };
  }
  const { axioms, invokes } = declaration;
  const foreign = axioms.find((axiom) => !allowedAxioms.includes(axiom));
  if (foreign !== undefined)
    return { _tag: "rejected", reason: "axiom", message: `the proof depends on the axiom \`${foreign}\`` };
  return { _tag: "accepted", axioms, level, invokes };
};
