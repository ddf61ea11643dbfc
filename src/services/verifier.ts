/** Judges statements and proofs from their text alone. */
import { Context, type Effect, Schema } from "effect";
import type { Judgement, Statement } from "../domain/index.ts";

export interface VerifyRequest {
  readonly statement: Pick<Statement, "text" | "header">;
  /** Checked as text + newline + proof. */
  readonly proof: string;
}

/** Whether a statement can be stated: elaborated to a proposition in the environment of its header. */
export type StatementCheck =
  | { readonly _tag: "elaborated" }
  | { readonly _tag: "rejected"; readonly message: string }
  | { readonly _tag: "unsupported"; readonly message: string };

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
      statements: ReadonlyArray<Pick<Statement, "text" | "header">>,
    ) => Effect.Effect<ReadonlyArray<StatementCheck>, VerifierError>;
  }
>()("stp/Verifier") {}
