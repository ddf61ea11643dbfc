/** A distinct proof text sampled for a statement in an iteration, with how often it was sampled and how it came about. */
import { Effect, Schema } from "effect";
import { ModelVersion, ProofId, StatementId } from "./identifiers.ts";
import { ParseFailureReason } from "./parse-failure.ts";
import { Judgement } from "./verdict.ts";

/** A stretch of an attempt's text, and who wrote it. */
export const Segment = Schema.Struct({
  /** `model`: sampled; `verifier`: what the verifier answered; `tool`: what another tool did. */
  author: Schema.Literals(["model", "verifier", "tool"]),
  text: Schema.String,
  /** Whether a model is trained to write it. */
  loss: Schema.Boolean,
});
export type Segment = typeof Segment.Type;

/** How an attempt came about that was not written in one go. */
export const Past = Schema.Struct({
  /** All that was written, in order; the proof is what came of it. */
  segments: Schema.Array(Segment),
  /** The attempt of the same statement that it goes on from, or the node above it in a search; null for a first one. */
  parent: Schema.NullOr(ProofId),
  /** 0 for a first attempt, n for one that followed n answers. */
  round: Schema.Int,
});
export type Past = typeof Past.Type;

/** Samples with the length of the context that each took to its end. */
export const ContextCount = Schema.Struct({
  /** Of prompt, turns and answers, in tokens; null where the model does not count. */
  tokens: Schema.NullOr(Schema.Int),
  /** ≥ 1. */
  samples: Schema.Int,
});
export type ContextCount = typeof ContextCount.Type;

export const Attempt = Schema.Struct({
  statementId: StatementId,
  proofId: ProofId,
  /** Appended to the statement's text after a newline; all that the model wrote where it is `unread`. */
  proof: Schema.String,
  /** Why no proof could be read in it; absent where one was. */
  unread: Schema.optionalKey(ParseFailureReason),
  /** Samples with this very text, ≥ 1. */
  multiplicity: Schema.Int.check(Schema.isGreaterThanOrEqualTo(1)),
  modelVersion: ModelVersion,
  /** Generated tokens of all its samples together; null where the model does not count. */
  tokens: Schema.NullOr(Schema.Int),
  /** Log-probability of the text under the sampling model; null where it is not told. */
  logProbability: Schema.NullOr(Schema.Finite),
  /** Its samples by the context that they took; absent where `evaluate.contextTokens` asks for none. */
  contexts: Schema.optionalKey(Schema.Array(ContextCount)),
  /** Null for a whole proof, written in one go. */
  past: Schema.NullOr(Past).pipe(Schema.withDecodingDefaultKey(Effect.succeed(null))),
});
export type Attempt = typeof Attempt.Type;

/** What an attempt consists of: a whole proof is one segment that the model wrote. */
export const segmentsOf = ({ past, proof }: Pick<Attempt, "past" | "proof">): ReadonlyArray<Segment> =>
  past?.segments ?? [{ author: "model", text: proof, loss: true }];

/** A tactic with the state at which it was tried. */
export interface TacticStep {
  readonly state: string;
  readonly tactic: string;
}

/** The segments of a proof that a search has found: each state as the verifier showed it, then the tactic. */
export const segmentsOfSteps = (steps: ReadonlyArray<TacticStep>): ReadonlyArray<Segment> =>
  steps.flatMap(
    ({ state, tactic }): ReadonlyArray<Segment> => [
      { author: "verifier", text: state, loss: false },
      { author: "model", text: tactic, loss: true },
    ],
  );

/** The steps of a proof that a search has found; null for any other attempt: those begin with what the model wrote. */
export const tacticSteps = ({ past }: Pick<Attempt, "past">): ReadonlyArray<TacticStep> | null => {
  const segments = past?.segments ?? [];
  if (segments[0]?.author !== "verifier") return null;
  return segments.flatMap(({ author, text }, i) =>
    author === "model" ? [{ state: segments[i - 1]?.text ?? "", tactic: text }] : [],
  );
};

/** The key of an attempt in a map. */
export const attemptKey = (attempt: { readonly statementId: StatementId; readonly proofId: ProofId }): string =>
  `${attempt.statementId} ${attempt.proofId}`;

/** An attempt with its judgement; `cachedFrom` is the iteration whose verdict was taken over, null if checked now. */
export const JudgedAttempt = Schema.Struct({
  ...Attempt.fields,
  ...Judgement.fields,
  cachedFrom: Schema.NullOr(Schema.Int),
});
export type JudgedAttempt = typeof JudgedAttempt.Type;
