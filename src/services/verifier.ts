/** Judges statements and proofs from their text alone. */
import { Context, type Effect, Schema } from "effect";
import type {
  CheckAnswer,
  CheckLimits,
  CheckRequest,
  Judgement,
  StatementCheck,
  TacticRequest,
  Traced,
  TriedTactics,
  VerifyRequest,
} from "../domain/index.ts";

/**
 * The verifier itself failed, so that no verdict can be had; what happens to one attempt (a time-out, a crash) is a
 * verdict instead.
 */
export class VerifierError extends Schema.TaggedError<VerifierError>()("VerifierError", {
  reason: Schema.Literals(["start", "protocol", "environment", "sandbox", "self-test"]),
  message: Schema.String,
  cause: Schema.optionalKey(Schema.Defect()),
}) {}

export class Verifier extends Context.Service<
  Verifier,
  {
    /** Digest of what judges: fragment and library, or toolchain + manifest + REPL revision. */
    readonly environment: string;
    /** A judgement of each request, in its order, as many as requests. Interruption stops the work. */
    readonly verify: (requests: ReadonlyArray<VerifyRequest>) => Effect.Effect<ReadonlyArray<Judgement>, VerifierError>;
    /** Whether each statement elaborates, in its order. */
    readonly checkStatements: (
      statements: ReadonlyArray<VerifyRequest["statement"]>,
    ) => Effect.Effect<ReadonlyArray<StatementCheck>, VerifierError>;
    /** The trace of each proof, in its order; one that is not accepted has none. Left out by a verifier that shows no goals. */
    readonly trace?: (requests: ReadonlyArray<VerifyRequest>) => Effect.Effect<ReadonlyArray<Traced>, VerifierError>;
    /** What tactics come to on a state, in the order of the requests. Left out by a verifier without a tactic mode. */
    readonly tryTactics?: (
      requests: ReadonlyArray<TacticRequest>,
    ) => Effect.Effect<ReadonlyArray<TriedTactics>, VerifierError>;
    /** What is said of each text, in its order: no verdicts. Left out by a verifier that tells verdicts alone. */
    readonly check?: (
      requests: ReadonlyArray<CheckRequest>,
      limits: CheckLimits,
    ) => Effect.Effect<ReadonlyArray<CheckAnswer>, VerifierError>;
  }
>()("stp/Verifier") {}
