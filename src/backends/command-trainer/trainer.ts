/**
 * The trainer that is a command of the user's. A training is a folder `training/ITERATION-PURPOSE/` of the run with the
 * data set, the command's log and, last, its result; the weights go to `weights/VERSION/`. A training that was finished
 * but not logged is taken over by the resumed run; one that was not is done again from its beginning.
 */
import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { Effect, Layer, Option } from "effect";
import { ChildProcessSpawner } from "effect/process";
import {
  canonicalJson,
  type Example,
  fillPlaceholders,
  type Json,
  type ModelVersion,
  sha256,
} from "../../domain/index.ts";
import { type RunPlace, Trainer, TrainerError, type TrainRequest } from "../../services/index.ts";
import { datasetSize, writeDataset } from "./dataset.ts";
import type { DatasetSize } from "./dataset-card.ts";
import { failed, fileStep } from "./failures.ts";
import { folderDigest } from "./folder-digest.ts";
import type { CommandTrainerSettings, TrainerPlaceholder } from "./settings.ts";
import { endLeftover, runTraining } from "./training-process.ts";
import { makeWeightStore, readRecord, type TrainingRecord, type WeightStore, writeRecord } from "./weight-store.ts";

/** Seeds of PyTorch and numpy are taken below this. */
const SEED_LIMIT = 2 ** 31;

/** The examples that say something: a weight, and passes over their role. */
const usedRows = ({ conjecturerPasses, examples, proverPasses }: TrainRequest): ReadonlyArray<Example> =>
  examples.filter(
    ({ role, weight }) => weight !== 0 && (role === "conjecturer" ? conjecturerPasses : proverPasses) > 0,
  );

/** What of a request the command is told, by placeholder; folders aside. */
const placeholdersOf = (request: TrainRequest) => ({
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
const objectivePlaceholders = ({ objective }: TrainRequest) => {
  const range = { low: 0, high: NO_END, highest: NO_END, ...objective };
  return {
    objective: objective?._tag ?? "reinforce",
    ratio_low: String(range.low),
    ratio_high: String(range.high),
    ratio_highest: String(range.highest),
  };
};

/** Names a training by everything that its result depends on. */
const requestDigest = (settings: CommandTrainerSettings, request: TrainRequest, { digest }: DatasetSize): string => {
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

/** Refuses an output without content, and weights that are those that training started from. */
const checkOutput = Effect.fn("checkOutput")(function* (output: string, start: string) {
  const written = yield* fileStep("read the new weights", () => folderDigest(output));
  if (written.bytes === 0)
    return yield* new TrainerError({
      reason: "nothing-written",
      message: `the training command ended with exit code 0 but wrote nothing into {output}, ${output}`,
    });
  if (!path.isAbsolute(start)) return written;
  const before = yield* fileStep("read the weights that training started from", () => folderDigest(start));
  if (before.weights === written.weights)
    return yield* new TrainerError({
      reason: "unchanged",
      message: `the training command wrote the very weights that it started from, ${start}; nothing was learned`,
    });
  return written;
});

/** A training that has to be done. */
interface Training {
  /** Its folder; holds nothing that is still wanted. */
  readonly folder: string;
  readonly settings: CommandTrainerSettings;
  readonly request: TrainRequest;
  /** Names everything that the result depends on. */
  readonly digest: string;
  readonly rows: ReadonlyArray<Example>;
  readonly size: DatasetSize;
  /** Folder or name of the weights to start from. */
  readonly start: string;
  readonly run: string;
}

/** Trains; the result is in the training's folder when this ends. */
const trainAnew = Effect.fn("trainAnew")(function* (training: Training) {
  const { folder, request, rows, settings, size, start } = training;
  const dataset = path.join(folder, "dataset");
  const output = path.join(folder, "output");
  yield* fileStep(`write the training data to ${dataset}`, async () => {
    await rm(folder, { recursive: true, force: true });
    await mkdir(output, { recursive: true });
    await writeDataset(dataset, rows, size, { run: training.run, baseModel: settings.baseModel, request });
  });
  const values: Readonly<Record<TrainerPlaceholder, string>> = {
    ...placeholdersOf(request),
    ...objectivePlaceholders(request),
    dataset,
    output,
    base_model: settings.baseModel,
    from: start,
  };
  const [program, ...args] = settings.command;
  const fill = (word: string): string => fillPlaceholders(word, values);
  const { deadlineMinutes } = settings;
  const metrics = yield* runTraining({ words: [fill(program), ...args.map(fill)], folder, deadlineMinutes });
  const { bytes, digest } = yield* checkOutput(output, start);
  const record: TrainingRecord = {
    request: training.digest,
    iteration: request.iteration,
    version: digest as ModelVersion,
    report: { ...metrics, examples: rows.length, bytes },
  };
  yield* fileStep("write the result of the training", () => writeRecord(folder, record));
  return record;
});

/** The finished training in `folder`, if it is the one asked for and its weights are still there. */
const finished = Effect.fn("finished")(function* (folder: string, request: string, store: WeightStore) {
  const record = yield* fileStep("read the result of a training", () => readRecord(folder));
  if (Option.isNone(record) || record.value.request !== request) return null;
  for (const weights of [path.join(folder, "output"), store.folderOf(record.value.version)]) {
    const found = yield* Effect.option(fileStep("read the weights", () => folderDigest(weights)));
    if (Option.isSome(found) && found.value.digest === record.value.version) return record.value;
  }
  return null;
});

const makeTrainer = Effect.fn("makeTrainer")(function* (settings: CommandTrainerSettings, place: RunPlace) {
  const spawner = yield* ChildProcessSpawner.ChildProcessSpawner;
  const { baseModel, keepVersions } = settings;
  const directory = path.resolve(place.directory);
  const store = yield* makeWeightStore({ ...place, directory, baseModel, keepVersions });

  const train = Effect.fn("command.train")(function* (request: TrainRequest) {
    const from = request.from ?? ((yield* store.baseDigest).digest as ModelVersion);
    const start = yield* store.locate(from);
    const rows = usedRows(request);
    // Nothing to learn from: the model stays what it is.
    if (rows.length === 0) return { version: from, parameters: null, location: start, report: { examples: 0 } };

    const size = datasetSize(rows);
    const name = `${request.iteration < 0 ? "setup" : request.iteration}-${request.purpose}`;
    const folder = path.join(directory, "training", name);
    if (yield* fileStep("end what an earlier training left running", () => endLeftover(folder)))
      yield* Effect.logWarning(`a training command that a killed run had left running was ended: ${folder}`);
    const digest = requestDigest(settings, request, size);
    const run = path.basename(directory);
    const training = { folder, settings, request, digest, rows, size, start: start ?? baseModel, run };
    const record = (yield* finished(folder, digest, store)) ?? (yield* trainAnew(training));
    yield* store.keep(path.join(folder, "output"), record.version);
    yield* store.prune([request.from, record.version]);
    const { report, version } = record;
    return { version, parameters: null, location: store.folderOf(version), report };
  });

  return Trainer.of({
    train: (request) => train(request).pipe(Effect.provideService(ChildProcessSpawner.ChildProcessSpawner, spawner)),
    restore: Effect.fn("command.restore")(function* ({ version }) {
      const location = yield* store.locate(version);
      if (location === null) return { version, parameters: null, location };
      const { digest } = yield* fileStep(`read the weights ${location}`, () => folderDigest(location));
      if (digest !== version)
        return yield* new TrainerError({
          reason: "incompatible",
          message: `the weights in ${location} were changed: their digest is ${digest}`,
        });
      return { version, parameters: null, location };
    }),
  });
});

const noRun = Effect.fail(failed("there is no run whose folder could hold the weights"));

/** The trainer of a run; where there is none (`stp doctor`), every training fails. */
export const layerTrainer = (settings: CommandTrainerSettings, place: RunPlace | null) =>
  place === null
    ? Layer.succeed(Trainer, { train: () => noRun, restore: () => noRun })
    : Layer.effect(Trainer, makeTrainer(settings, place));
