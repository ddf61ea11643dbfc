/** A distinct proof text sampled for a statement in an iteration, with how often it was sampled. */
import { Schema } from "effect";
import { ModelVersion, ProofId, StatementId } from "./identifiers.ts";
import { Judgement } from "./verdict.ts";

/** What an attempt was made for: to learn from, or to measure. */
export const AttemptPurpose = Schema.Literals(["prove", "evaluate"]);
export type AttemptPurpose = typeof AttemptPurpose.Type;

export const Attempt = Schema.Struct({
  statementId: StatementId,
  proofId: ProofId,
  /** Appended to the statement's text after a newline. */
  proof: Schema.String,
  /** Samples with this very text, ≥ 1. */
  multiplicity: Schema.Int.check(Schema.isGreaterThanOrEqualTo(1)),
  policyVersion: ModelVersion,
  /** Generated tokens of all its samples together; null where the model does not count. */
  tokens: Schema.NullOr(Schema.Int),
  /** Log-probability of the text under the sampling model; null where it is not told. */
  logProbability: Schema.NullOr(Schema.Finite),
});
export type Attempt = typeof Attempt.Type;

/** An attempt with its judgement; `cachedFrom` is the iteration whose verdict was taken over, null if checked now. */
export const JudgedAttempt = Schema.Struct({
  ...Attempt.fields,
  ...Judgement.fields,
  cachedFrom: Schema.NullOr(Schema.Int),
});
export type JudgedAttempt = typeof JudgedAttempt.Type;
