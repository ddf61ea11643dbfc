/**
 * What a verifier may say of an attempt: a closed union in three families. Proved: `accepted`. Not proved: `rejected`.
 * Not decided: `unsupported`, `unread`, `timeout`, `memory`, `crashed`. "The checker did not answer" is never "the proof is
 * wrong": what was not decided carries no label and enters no pass rate.
 */
import { Schema } from "effect";
import { ParseFailureReason } from "./parse-failure.ts";
import type { Statement } from "./statement.ts";

/**
 * How much was checked. `repl`: the elaborator reported no error and no sorry in a fresh environment. `axioms`: the
 * axioms were read by a process that did not elaborate the candidate. `kernel`: an independent kernel checked the term.
 */
export const CheckLevel = Schema.Literals(["repl", "axioms", "kernel"]);
export type CheckLevel = typeof CheckLevel.Type;

/** A place in the checked text: lines from 1, columns from 0 in code points, as Lean counts. */
export const Position = Schema.Struct({ line: Schema.Int, column: Schema.Int });
export type Position = typeof Position.Type;

const undecided = { message: Schema.String };

export const Verdict = Schema.TaggedUnion({
  accepted: {
    /** Axioms that the proof depends on, sorted. */
    axioms: Schema.Array(Schema.String),
    level: CheckLevel,
    /** Library theorems that the proof uses, sorted. */
    invokes: Schema.Array(Schema.String),
  },
  rejected: {
    /**
     * Why, by kind: `error` (Lean reported one), `sorry`, `screened` (a forbidden construct), `axiom` (one that is not
     * allowed), `statement` (another theorem was proved), `kernel` (the kernel refused the term).
     */
    reason: Schema.Literals(["error", "sorry", "screened", "axiom", "statement", "kernel"]),
    message: Schema.String,
    position: Schema.optionalKey(Position),
  },
  /** The verifier does not know a construct that the text uses. */
  unsupported: { ...undecided, construct: Schema.String, position: Schema.optionalKey(Position) },
  /** No proof could be read in what the model wrote, so that nothing was judged. */
  unread: { ...undecided, reason: ParseFailureReason },
  /** The time or the fuel of the attempt was spent. */
  timeout: undecided,
  memory: undecided,
  crashed: undecided,
});
export type Verdict = typeof Verdict.Type;
export const VerdictTag = Schema.Literals([
  "accepted",
  "rejected",
  "unsupported",
  "unread",
  "timeout",
  "memory",
  "crashed",
]);
export type VerdictTag = Verdict["_tag"];
export type VerdictFamily = "proved" | "not proved" | "not decided";

export const verdictFamily = (verdict: Verdict): VerdictFamily =>
  verdict._tag === "accepted" ? "proved" : verdict._tag === "rejected" ? "not proved" : "not decided";

/** A verdict with what it cost; times are shown, never part of a digest. */
export const Judgement = Schema.Struct({
  verdict: Verdict,
  /** Wall time of the check itself, and of waiting for a free worker, in milliseconds. */
  runMilliseconds: Schema.Finite,
  queueMilliseconds: Schema.Finite,
});
export type Judgement = typeof Judgement.Type;

/** A proof to be judged. */
export interface VerifyRequest {
  readonly statement: Pick<Statement, "text" | "header">;
  /** Checked as text + newline + proof. */
  readonly proof: string;
}

/**
 * Whether a statement can be stated: elaborated to a proposition in the environment of its header. `unsupported` as well
 * where nothing was decided.
 */
export type StatementCheck =
  | { readonly _tag: "elaborated" }
  | { readonly _tag: "rejected" | "unsupported"; readonly message: string };

/** The axioms of Lean's standard library. */
export const STANDARD_AXIOMS = ["propext", "Classical.choice", "Quot.sound"];
