/**
 * The trainer of the model that is a command of the user's: the data set of weighted examples, and what the command is told.
 * A training is `training/ITERATION-PURPOSE/` of the run, its weights are `weights/VERSION/`.
 */
import { Effect, Layer } from "effect";
import { canonicalJson, type Example, type Json, type ModelVersion, sha256 } from "../../domain/index.ts";
import { type RunPlace, Trainer, type TrainRequest } from "../../services/index.ts";
import { datasetSize, type ExampleSize, writeDataset } from "./dataset.ts";
import type { CommandTrainerSettings, TrainerPlaceholder } from "./settings.ts";
import { makeTrainings, noRun, SEED_LIMIT, type TrainingKind } from "./trainings.ts";

const KIND: TrainingKind = { section: "trainer", step: "train", trainings: "training", weights: "weights" };

/** The examples that say something: a weight, and passes over their role. */
const usedRows = ({ conjecturerPasses, examples, proverPasses }: TrainRequest): ReadonlyArray<Example> =>
  examples.filter(
    ({ role, weight }) => weight !== 0 && (role === "conjecturer" ? conjecturerPasses : proverPasses) > 0,
  );

type Told = Exclude<TrainerPlaceholder, "base_model" | "dataset" | "from" | "output">;
type ToldOfObjective = Extract<Told, "objective" | `ratio_${string}`>;

/** What of a request the command is told, by placeholder; the objective aside. */
const placeholdersOf = (request: TrainRequest): Readonly<Record<Exclude<Told, ToldOfObjective>, string>> => ({
  iteration: String(request.iteration),
  purpose: request.purpose,
  seed: String(request.randomSeed % SEED_LIMIT),
  lr: String(request.learningRate),
  batch_size: String(request.batchSize),
  epochs: String(Math.max(request.proverPasses, request.conjecturerPasses)),
  prover_epochs: String(request.proverPasses),
  conjecturer_epochs: String(request.conjecturerPasses),
  minimum_steps: String(request.minimumSteps),
  warm_up_steps: String(request.warmUpSteps),
  maximum_tokens: String(request.maximumTokens),
});

/** Where the range of a ratio ends that has no end. */
const NO_END = 1e9;

/** The objective of a request by placeholder; a weighted log-likelihood is REINFORCE's. */
const objectivePlaceholders = ({ objective }: TrainRequest): Readonly<Record<ToldOfObjective, string>> => {
  const range = { low: 0, high: NO_END, highest: NO_END, ...objective };
  return {
    objective: objective?._tag ?? "reinforce",
    ratio_low: String(range.low),
    ratio_high: String(range.high),
    ratio_highest: String(range.highest),
  };
};

/** Names a training by everything that its result depends on. */
const requestDigest = (settings: CommandTrainerSettings, request: TrainRequest, { digest }: ExampleSize): string => {
  const { baseModel, command } = settings;
  const objective = request.objective === null ? {} : objectivePlaceholders(request);
  const asked: Json = {
    ...placeholdersOf(request),
    ...objective,
    from: request.from,
    baseModel,
    command,
    dataset: digest,
  };
  return sha256(canonicalJson(asked));
};

const makeTrainer = Effect.fn("makeTrainer")(function* (settings: CommandTrainerSettings, place: RunPlace) {
  const { baseModel } = settings;
  const trainings = yield* makeTrainings(settings, place, KIND);
  const { run, store } = trainings;
  return Trainer.of({
    train: Effect.fn("command.train")(function* (request) {
      const from = request.from ?? ((yield* store.baseDigest).digest as ModelVersion);
      const start = yield* store.locate(from);
      const rows = usedRows(request);
      // Nothing to learn from: the model stays what it is.
      if (rows.length === 0) return { version: from, parameters: null, location: start, report: { examples: 0 } };
      const size = datasetSize(rows);
      return yield* trainings.train({
        name: `${request.iteration < 0 ? "setup" : request.iteration}-${request.purpose}`,
        iteration: request.iteration,
        digest: requestDigest(settings, request, size),
        start,
        writeData: (folder) => writeDataset(folder, rows, size, { run, baseModel, request }),
        placeholders: { ...placeholdersOf(request), ...objectivePlaceholders(request) },
        counts: { examples: rows.length },
        needed: [request.from],
      });
    }),
    restore: trainings.restore,
  });
});

/** The trainer of a run; where there is none, every training fails. */
export const layerTrainer = (settings: CommandTrainerSettings, place: RunPlace | null) =>
  place === null
    ? Layer.succeed(Trainer, { train: () => noRun, restore: () => noRun })
    : Layer.effect(Trainer, makeTrainer(settings, place));
