/**
 * Trainings by a command of the user's, whatever is trained. Each is a folder of the run with the data set, the command's
 * log and, last, its result; the weights go to a folder that their digest names. A training that was finished but not
 * logged is taken over by the resumed run; one that was not is done again from its beginning.
 */
import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { Effect, Option } from "effect";
import { ChildProcessSpawner } from "effect/process";
import { fillPlaceholders, type ModelVersion } from "../../domain/index.ts";
import { type RunPlace, type StoredModel, TrainerError, type TrainingResult } from "../../services/index.ts";
import { failed, fileStep } from "./failures.ts";
import { folderDigest } from "./folder-digest.ts";
import type { CommandTrainerSettings } from "./settings.ts";
import { endLeftover, runTraining } from "./training-process.ts";
import { makeWeightStore, readRecord, type TrainingRecord, type WeightStore, writeRecord } from "./weight-store.ts";

/** Seeds of PyTorch and numpy are taken below this. */
export const SEED_LIMIT = 2 ** 31;

/** Whose trainings they are. */
export interface TrainingKind {
  /** Section of the experiment, for messages. */
  readonly section: "trainer" | "criticTrainer";
  /** The step that waits, for the progress display. */
  readonly step: string;
  /** Folders of the run: of the trainings, and of the weights. */
  readonly trainings: string;
  readonly weights: string;
}

type CommandSettings = Pick<CommandTrainerSettings, "baseModel" | "command" | "deadlineMinutes" | "keepVersions">;

/** A training that is asked for. */
export interface Training {
  /** Of its folder. */
  readonly name: string;
  readonly iteration: number;
  /** Names everything that the result depends on. */
  readonly digest: string;
  /** Folder of the weights to start from; null: the base model. */
  readonly start: string | null;
  /** Writes the data set into a folder, which is made. Rejects with what the file system says. */
  readonly writeData: (folder: string) => Promise<void>;
  /** What the command is told, by placeholder; folders and base model aside. */
  readonly placeholders: Readonly<Record<string, string>>;
  /** What the report tells besides the command's metrics. */
  readonly counts: Readonly<Record<string, number>>;
  /** Versions whose weights stay, besides the new one and the newest. */
  readonly needed: ReadonlyArray<ModelVersion | null>;
}

/** What the functions below share. */
interface Trainings {
  readonly kind: TrainingKind;
  readonly settings: CommandSettings;
  readonly store: WeightStore;
}

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

/** Trains in a folder that holds nothing that is still wanted; the result is there when this ends. */
const trainAnew = Effect.fn("trainAnew")(function* (
  { kind, settings }: Trainings,
  folder: string,
  { counts, digest: request, iteration, placeholders, start, writeData }: Training,
) {
  const { baseModel, command, deadlineMinutes } = settings;
  const dataset = path.join(folder, "dataset");
  const output = path.join(folder, "output");
  yield* fileStep(`write the training data to ${dataset}`, async () => {
    await rm(folder, { recursive: true, force: true });
    await mkdir(output, { recursive: true });
    await writeData(dataset);
  });
  const from = start ?? baseModel;
  const values = { ...placeholders, dataset, output, base_model: baseModel, from };
  const [program, ...args] = command;
  const fill = (word: string): string => fillPlaceholders(word, values);
  const { section, step } = kind;
  const words = [fill(program), ...args.map(fill)] as const;
  const metrics = yield* runTraining({ words, folder, deadlineMinutes, section, step });
  const { bytes, digest } = yield* checkOutput(output, from);
  const record: TrainingRecord = {
    request,
    iteration,
    version: digest as ModelVersion,
    report: { ...metrics, ...counts, bytes },
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

/** Does a training, or takes over what an earlier process finished. */
const train = Effect.fn("command.training")(function* (trainings: Trainings, directory: string, training: Training) {
  const { kind, store } = trainings;
  const folder = path.join(directory, kind.trainings, training.name);
  if (yield* fileStep("end what an earlier training left running", () => endLeftover(folder)))
    yield* Effect.logWarning(`a training command that a killed run had left running was ended: ${folder}`);
  const { report, version } =
    (yield* finished(folder, training.digest, store)) ?? (yield* trainAnew(trainings, folder, training));
  yield* store.keep(path.join(folder, "output"), version);
  yield* store.prune([...training.needed, version]);
  return { version, parameters: null, location: store.folderOf(version), report } satisfies TrainingResult;
});

/** Where the weights of a version lie, which have to be those that were trained. */
const restore = Effect.fn("command.restore")(function* (store: WeightStore, version: ModelVersion) {
  const location = yield* store.locate(version);
  if (location === null) return { version, parameters: null, location };
  const { digest } = yield* fileStep(`read the weights ${location}`, () => folderDigest(location));
  if (digest !== version)
    return yield* new TrainerError({
      reason: "incompatible",
      message: `the weights in ${location} were changed: their digest is ${digest}`,
    });
  return { version, parameters: null, location };
});

/** The trainings of one kind of a run. */
export const makeTrainings = Effect.fn("makeTrainings")(function* (
  settings: CommandSettings,
  place: RunPlace,
  kind: TrainingKind,
) {
  const spawner = yield* ChildProcessSpawner.ChildProcessSpawner;
  const directory = path.resolve(place.directory);
  const { baseModel, keepVersions } = settings;
  const store = yield* makeWeightStore({ ...place, directory, baseModel, keepVersions, kind });
  const trainings: Trainings = { kind, settings, store };
  return {
    store,
    run: path.basename(directory),
    train: (training: Training) =>
      train(trainings, directory, training).pipe(
        Effect.provideService(ChildProcessSpawner.ChildProcessSpawner, spawner),
      ),
    restore: ({ version }: StoredModel) => restore(store, version),
  };
});

/** Why nothing can be trained where there is no run (`stp doctor`). */
export const noRun = Effect.fail(failed("there is no run whose folder could hold the weights"));
