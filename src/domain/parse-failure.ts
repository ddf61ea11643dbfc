/**
 * Why no proof could be read in what a model wrote: a closed set. It is neither a proof nor a wrong one: like whatever
 * is not decided it carries no label.
 */
import { Schema } from "effect";

export const ParseFailureReason = Schema.Literals([
  /** Nothing was written. */
  "empty",
  /** Reasoning that never came to an answer. */
  "unfinished-reasoning",
  /** No Lean was found. */
  "no-code",
  /** Several theorems, and none of them the one that was asked. */
  "other-theorems",
  /** The theorem that was asked, without a proof. */
  "no-proof",
  /** A proof by alternatives (`| 0 => …`), which cannot follow a statement that ends in `:=`. */
  "proof-by-alternatives",
  /** The proof uses a definition, or a theorem under a dotted name, that the answer declares before it. */
  "needs-declaration",
  /** Of an attempt in rounds: a turn that closes what it has not opened. */
  "malformed-turn",
  /** The limit of tokens ended a turn in its middle. */
  "turn-tokens",
  /** The tokens, the answers or the time of the attempt were spent before it came to an end. */
  "attempt-tokens",
  "attempt-calls",
  "attempt-seconds",
  /** The model's server broke a turn off, each time that it was asked. */
  "broken-off",
]);
export type ParseFailureReason = typeof ParseFailureReason.Type;

export const ParseFailure = Schema.TaggedStruct("parse-failure", { reason: ParseFailureReason });
export type ParseFailure = typeof ParseFailure.Type;

export const parseFailure = (reason: ParseFailureReason): ParseFailure => ({ _tag: "parse-failure", reason });
