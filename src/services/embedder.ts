/** Places statements in a vector space, for the Wasserstein step. */
import { Context, type Effect, Schema } from "effect";
import type { ModelVersion, Statement } from "../domain/index.ts";

export interface Embeddings {
  /** Names what embedded (with the policy's version where that matters); equal names give equal vectors. */
  readonly embedder: string;
  readonly dimension: number;
  /** Row-major, as many rows as statements, not necessarily unit vectors. A row of zeros: there is no vector for it. */
  readonly vectors: Float32Array;
}

export class EmbedderError extends Schema.TaggedError<EmbedderError>()("EmbedderError", {
  message: Schema.String,
  cause: Schema.optionalKey(Schema.Defect()),
}) {}

export class Embedder extends Context.Service<
  Embedder,
  {
    readonly embed: (
      policy: ModelVersion,
      statements: ReadonlyArray<Pick<Statement, "text" | "header">>,
    ) => Effect.Effect<Embeddings, EmbedderError>;
  }
>()("stp/Embedder") {}
