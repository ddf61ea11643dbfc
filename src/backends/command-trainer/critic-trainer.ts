/**
 * The trainer of the critic that is a command of the user's: the data set of pairs, and what the command is told. A training
 * is `critic-training/ITERATION/` of the run, its weights are `critic-weights/VERSION/`, so that neither counts among the
 * model's.
 */
import { Effect, Layer } from "effect";
import { canonicalJson, type ModelVersion, sha256 } from "../../domain/index.ts";
import { CriticTrainer, type CriticTrainRequest, type RunPlace } from "../../services/index.ts";
import { pairsSize, writePairs } from "./pairs.ts";
import type { CommandCriticTrainerSettings, CriticTrainerPlaceholder } from "./settings.ts";
import { makeTrainings, noRun, SEED_LIMIT, type TrainingKind } from "./trainings.ts";

const KIND: TrainingKind = {
  section: "criticTrainer",
  step: "critic-train",
  trainings: "critic-training",
  weights: "critic-weights",
};

type Told = Exclude<CriticTrainerPlaceholder, "base_model" | "dataset" | "output">;

/** What of a request the command is told, by placeholder. */
const placeholdersOf = (request: CriticTrainRequest): Readonly<Record<Told, string>> => ({
  iteration: String(request.iteration),
  seed: String(request.randomSeed % SEED_LIMIT),
  lr: String(request.learningRate),
  batch_size: String(request.batchSize),
  epochs: String(request.passes),
  maximum_tokens: String(request.maximumTokens),
});

const makeCriticTrainer = Effect.fn("makeCriticTrainer")(function* (
  settings: CommandCriticTrainerSettings,
  place: RunPlace,
) {
  const { baseModel, command } = settings;
  const trainings = yield* makeTrainings(settings, place, KIND);
  const { run, store } = trainings;
  return CriticTrainer.of({
    train: Effect.fn("command.trainCritic")(function* (request) {
      const { iteration, table } = request;
      // Nothing to learn from: the base model, which no one asks.
      if (table.pairs.length === 0) {
        const { digest } = yield* store.baseDigest;
        return { version: digest as ModelVersion, parameters: null, location: null, report: {} };
      }
      const size = pairsSize(table);
      const placeholders = placeholdersOf(request);
      return yield* trainings.train({
        name: String(iteration),
        iteration,
        digest: sha256(canonicalJson({ ...placeholders, baseModel, command, dataset: size.digest })),
        // A critic learns from its base, whatever it learned before.
        start: null,
        writeData: (folder) => writePairs(folder, table, size, { run, baseModel, request }),
        placeholders,
        counts: {},
        needed: [],
      });
    }),
    restore: trainings.restore,
  });
});

/** The trainer of a run's critic; where there is none, every training fails. */
export const layerCriticTrainer = (settings: CommandCriticTrainerSettings, place: RunPlace | null) =>
  place === null
    ? Layer.succeed(CriticTrainer, { train: () => noRun, restore: () => noRun })
    : Layer.effect(CriticTrainer, makeCriticTrainer(settings, place));
