/**
 * The weights of a run on disk, a folder a version beside the log: it is what one training wrote and nothing else, its name
 * the digest of its files. What a training ended with is `result.json` in its own folder, written last and at once, so that
 * it never stands for an unfinished one.
 */
import { cp, mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { Effect, Option, Schema } from "effect";
import { ModelVersion, sha256 } from "../../domain/index.ts";
import { TrainerError } from "../../services/index.ts";
import { fileStep } from "./failures.ts";
import { type FolderDigest, folderDigest } from "./folder-digest.ts";

/** What a finished training says of itself. */
export const TrainingRecord = Schema.Struct({
  /** Digest of what was asked for. */
  request: Schema.String,
  iteration: Schema.Int,
  version: ModelVersion,
  report: Schema.Record(Schema.String, Schema.Finite),
});
export type TrainingRecord = typeof TrainingRecord.Type;

const RESULT_FILE = "result.json";
const decodeRecord = Schema.decodeUnknownOption(Schema.fromJsonString(TrainingRecord));

const exists = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  );

/** The record of the training in `folder`; none if it did not finish. */
export const readRecord = async (folder: string): Promise<Option.Option<TrainingRecord>> =>
  decodeRecord(await readFile(path.join(folder, RESULT_FILE), "utf8").catch(() => ""));

/** Writes the record so that it is there whole or not at all, also after a power cut. */
export const writeRecord = async (folder: string, record: TrainingRecord): Promise<void> => {
  const temporary = path.join(folder, `${RESULT_FILE}.new`);
  const file = await open(temporary, "w");
  try {
    await file.writeFile(`${JSON.stringify(record, null, 2)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, path.join(folder, RESULT_FILE));
};

export interface WeightStoreOptions {
  /** Folder of the run. */
  readonly directory: string;
  /** Folders of the runs that this one was branched from, nearest first. */
  readonly ancestors: ReadonlyArray<string>;
  readonly baseModel: string;
  /** Newest versions that stay; null: all. */
  readonly keepVersions: number | null;
  /** Whose weights they are: the section for messages, and the folders of the run. */
  readonly kind: { readonly section: string; readonly trainings: string; readonly weights: string };
}

/** The weights of one run. */
export const makeWeightStore = Effect.fn("makeWeightStore")(function* (options: WeightStoreOptions) {
  const { ancestors, baseModel, directory, keepVersions, kind } = options;
  const { section } = kind;
  const weights = path.join(directory, kind.weights);
  const folderOf = (version: ModelVersion): string => path.join(weights, version);

  /** Digest of the base model: of its files where it is a folder, of its name where only the command knows it. */
  const baseDigest = yield* Effect.cached(
    fileStep(`read ${section}.baseModel ${baseModel}`, async (): Promise<FolderDigest> => {
      if (path.isAbsolute(baseModel)) return folderDigest(baseModel);
      const digest = sha256(`base model\n${baseModel}`);
      return { digest, weights: digest, files: 0, bytes: 0 };
    }),
  );

  /** The folder of a version, copied from the run it was made in if need be. Null: the base model itself. */
  const locate = Effect.fn("weightStore.locate")(function* (version: ModelVersion) {
    const folder = folderOf(version);
    if (yield* fileStep("look for weights", () => exists(folder))) return folder;
    if (version === (yield* baseDigest).digest) return null;
    for (const ancestor of ancestors) {
      const from = path.join(ancestor, kind.weights, version);
      if (!(yield* fileStep("look for weights", () => exists(from)))) continue;
      yield* fileStep(`copy the weights ${from}`, async () => {
        const copy = `${folder}.new`;
        await rm(copy, { recursive: true, force: true });
        await mkdir(weights, { recursive: true });
        await cp(from, copy, { recursive: true });
        await rename(copy, folder);
      });
      return folder;
    }
    return yield* new TrainerError({
      reason: "unknown-version",
      message: `no weights of the version ${version}: ${folder} is not there${keepVersions === null ? "" : `; only the newest ${keepVersions} are kept (${section}.keepVersions)`}`,
    });
  });

  /** Makes the folder that a training wrote the one of its version; where there is none, it was done before. */
  const keep = (output: string, version: ModelVersion) =>
    fileStep("keep the new weights", async () => {
      if (!(await exists(output))) return;
      await mkdir(weights, { recursive: true });
      // What is there has the same files, or was damaged.
      await rm(folderOf(version), { recursive: true, force: true });
      await rename(output, folderOf(version));
    });

  /** Removes the weights that are neither among the newest versions nor among `needed`. */
  const prune = (needed: ReadonlyArray<ModelVersion | null>) =>
    fileStep("remove old weights", async () => {
      if (keepVersions === null) return;
      const training = path.join(directory, kind.trainings);
      const records: Array<TrainingRecord> = [];
      for (const name of await readdir(training)) {
        const record = await readRecord(path.join(training, name));
        if (Option.isSome(record)) records.push(record.value);
      }
      const newestFirst = records.sort((a, b) => b.iteration - a.iteration).map(({ version }) => version);
      const kept = new Set<string | null>([...[...new Set(newestFirst)].slice(0, keepVersions), ...needed]);
      const present = (await exists(weights)) ? await readdir(weights) : [];
      for (const name of present) if (!kept.has(name)) await rm(path.join(weights, name), { recursive: true });
    });

  return { baseDigest, locate, keep, prune, folderOf };
});
export type WeightStore = Effect.Success<ReturnType<typeof makeWeightStore>>;
