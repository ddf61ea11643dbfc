/** Training of the one shared model: what the initial fit, an iteration and a re-training share. */
import { Effect } from "effect";
import { deriveSeed, type Example, type ModelVersion, type TrainedBody } from "../domain/index.ts";
import { Trainer, type TrainRequest } from "../services/index.ts";
import type { Run } from "./run.ts";

/** What differs between the initial fit and what follows on it, an iteration and a re-training. */
interface Fit {
  readonly iteration: number;
  readonly purpose: TrainRequest["purpose"];
  /** Null: the base model. */
  readonly from: ModelVersion | null;
  readonly examples: ReadonlyArray<Example>;
  readonly objective: TrainRequest["objective"];
  readonly proverPasses: number;
  readonly conjecturerPasses: number;
  readonly learningRate: number;
  readonly minimumSteps: number;
  readonly warmUpSteps: number;
}

/** Trains from a version on weighted examples. */
export const trainModel = Effect.fn("train")(function* (run: Pick<Run, "experiment">, fit: Fit) {
  const { seed, train: settings } = run.experiment;
  const { from, iteration, purpose } = fit;
  const trainer = yield* Trainer;
  const { batchSize, maximumTokens } = settings;
  const randomSeed = deriveSeed(seed, purpose === "initial" ? "initial-fit" : "train", iteration);
  const request = { ...fit, batchSize, maximumTokens, randomSeed };
  const { parameters, report, version } = yield* trainer.train(request);
  return { from, version, parameters, report };
});

/** A trained model in the digest: its version, which is a digest of its parameters. */
export const versionLine = ({ version }: Pick<TrainedBody, "version">): ReadonlyArray<string> => [version];
