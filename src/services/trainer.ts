/** Keeps the versions of the one shared model and makes new ones from weighted examples. */
import { Context, type Effect, Schema } from "effect";
import type { Example, ModelVersion, PolicyObjective } from "../domain/index.ts";

export interface TrainRequest {
  readonly iteration: number;
  /**
   * What is trained for: the initial fit, what a plan has follow on it before the first iteration, an iteration, or a
   * re-training from the base model. One of each an iteration.
   */
  readonly purpose: "initial" | "first-stage" | "iteration" | "final";
  /** Parameters to start from; null is the base model, before any example. */
  readonly from: ModelVersion | null;
  readonly examples: ReadonlyArray<Example>;
  /**
   * What is maximised for examples that were `sampled`; null: for all, and in any case for the others, the weighted
   * log-likelihood.
   */
  readonly objective: PolicyObjective | null;
  readonly proverPasses: number;
  readonly conjecturerPasses: number;
  readonly learningRate: number;
  /** For a model trained in batches of sequences. */
  readonly batchSize: number;
  readonly minimumSteps: number;
  readonly warmUpSteps: number;
  readonly maximumTokens: number;
  /** Seed of this training alone, below 2^48. */
  readonly randomSeed: number;
}

/** A version of the model as the log has it. */
export interface StoredModel {
  /** Content digest of the parameters. */
  readonly version: ModelVersion;
  /** The parameters, for the log to keep; null where the back end keeps them under their version. */
  readonly parameters: Uint8Array | null;
}

/** A version of the model, ready to be sampled or served. */
export interface TrainedModel extends StoredModel {
  /**
   * Folder in which the weights lie, as a server of models loads them; null where they lie in no folder. With neither
   * location nor parameters it is the base model, as the servers have it from their start.
   */
  readonly location: string | null;
}

export interface TrainingResult extends TrainedModel {
  /** What the trainer tells, e.g. `{"proverLoss": 1.2, "steps": 40}`. No wall times. */
  readonly report: Readonly<Record<string, number>>;
}

export class TrainerError extends Schema.TaggedError<TrainerError>()("TrainerError", {
  reason: Schema.Literals([
    "failed",
    "nothing-written",
    "unchanged",
    "unknown-version",
    "incompatible",
    "not-published",
  ]),
  message: Schema.String,
  cause: Schema.optionalKey(Schema.Defect()),
}) {}

export class Trainer extends Context.Service<
  Trainer,
  {
    /** Trains; deterministic in the request. The new version is known to the back end afterwards. */
    readonly train: (request: TrainRequest) => Effect.Effect<TrainingResult, TrainerError>;
    /**
     * Makes a version of an earlier process known and ready to be sampled, and tells where its weights lie now; called
     * before a resumed run goes on.
     */
    readonly restore: (model: StoredModel) => Effect.Effect<TrainedModel, TrainerError>;
  }
>()("stp/Trainer") {}
