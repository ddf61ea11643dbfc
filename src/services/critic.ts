/** The critic: says how near a proof state is to a proof (InternLM2.5-StepProver, arXiv 2410.15700), and what trains it. */
import { Context, type Effect, Schema } from "effect";
import type { ModelVersion } from "../domain/index.ts";
import type { PairTable } from "../search/index.ts";
import type { StoredModel, TrainedModel, TrainerError, TrainingResult } from "./trainer.ts";

/** The critic could not be asked. */
export class CriticError extends Schema.TaggedError<CriticError>()("CriticError", {
  message: Schema.String,
  cause: Schema.optionalKey(Schema.Defect()),
}) {}

export class Critic extends Context.Service<
  Critic,
  {
    /**
     * V of each state, as Lean shows it, in the order asked: finite, higher for nearer to a proof, of no scale that means
     * anything; null where there is none. A function of (version, state) alone as far as the back end can, so whoever asks
     * keeps the answers. The version was trained or restored before.
     */
    readonly evaluate: (
      version: ModelVersion,
      states: ReadonlyArray<string>,
    ) => Effect.Effect<ReadonlyArray<number | null>, CriticError>;
  }
>()("stp/Critic") {}

export interface CriticTrainRequest {
  readonly iteration: number;
  /** Each pair once, the preferred state first; one may be `NO_GOALS`. */
  readonly table: PairTable;
  readonly passes: number;
  readonly learningRate: number;
  /** For a model trained in batches: pairs of a step, and the longest state in tokens. */
  readonly batchSize: number;
  readonly maximumTokens: number;
  /** Seed of this training alone, below 2^48. */
  readonly randomSeed: number;
}

export class CriticTrainer extends Context.Service<
  CriticTrainer,
  {
    /** Trains from the base on all pairs; deterministic in the request. The new version is known to the critic afterwards. */
    readonly train: (request: CriticTrainRequest) => Effect.Effect<TrainingResult, TrainerError>;
    /** Makes a version known that another process trained, and tells where its weights lie; of no effect where it is known. */
    readonly restore: (model: StoredModel) => Effect.Effect<TrainedModel, TrainerError>;
  }
>()("stp/CriticTrainer") {}
