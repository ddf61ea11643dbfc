/** The files that an experiment names: their paths, and their rows as they are read. */
import path from "node:path";
import { Context, Effect, Array as EffectArray, FileSystem } from "effect";
import {
  type DatasetColumns,
  type DatasetSource,
  type Experiment,
  UserError,
  type VllmModelSettings,
} from "../domain/index.ts";
import { datasetOfBytes } from "./dataset-file.ts";
import type { DatasetRows } from "./dataset-rows.ts";

/** The rows of every file that an experiment names. */
export interface RawData {
  readonly train: ReadonlyArray<{ readonly source: DatasetSource; readonly rows: DatasetRows }>;
  readonly heldOut: ReadonlyArray<{ readonly source: DatasetSource; readonly rows: DatasetRows }>;
  readonly library: { readonly path: string; readonly rows: DatasetRows } | null;
}

const isPath = (name: string): boolean => /[/\\]|\.[cm]?[jt]s$/.test(name);

const withAbsoluteCommands = (model: VllmModelSettings, absolute: (word: string) => string): VllmModelSettings => {
  const { serve, weights } = model;
  return {
    ...model,
    serve: serve === null ? null : { ...serve, command: EffectArray.map(serve.command, absolute) },
    weights: weights.how === "restart" ? { ...weights, command: EffectArray.map(weights.command, absolute) } : weights,
  };
};

/** The experiment with every path made absolute from the folder of its file. */
export const withAbsolutePaths = (experiment: Experiment, folder: string): Experiment => {
  const absolute = (file: string): string => path.resolve(folder, file);
  const source = (one: DatasetSource): DatasetSource => ({ ...one, path: absolute(one.path) });
  // Elsewhere a word may be the name of a program or of a published model.
  const ifDotted = (word: string): string => (/^\.\.?[/\\]/.test(word) ? absolute(word) : word);
  const { data, examples, model, prompt, reward, trainer, verifier } = experiment;
  const [first, ...rest] = data.train;
  return {
    ...experiment,
    data: {
      ...data,
      library: data.library === null ? null : absolute(data.library),
      train: [source(first), ...rest.map(source)],
      heldOut: data.heldOut.map(source),
    },
    prompt: { ...prompt, format: isPath(prompt.format) ? absolute(prompt.format) : prompt.format },
    examples: { ...examples, rule: isPath(examples.rule) ? absolute(examples.rule) : examples.rule },
    reward: { ...reward, variant: isPath(reward.variant) ? absolute(reward.variant) : reward.variant },
    model: model.backend === "embedded" ? model : withAbsoluteCommands(model, ifDotted),
    trainer:
      trainer.backend === "embedded"
        ? trainer
        : {
            ...trainer,
            command: EffectArray.map(trainer.command, ifDotted),
            baseModel: ifDotted(trainer.baseModel),
          },
    verifier:
      verifier.backend !== "lean-repl"
        ? verifier
        : {
            ...verifier,
            command: verifier.command === null ? null : EffectArray.map(verifier.command, ifDotted),
            environmentCommand:
              verifier.environmentCommand === null ? null : EffectArray.map(verifier.environmentCommand, ifDotted),
            kernelCommand: EffectArray.map(verifier.kernelCommand, ifDotted),
            workspace: verifier.workspace === null ? null : absolute(verifier.workspace),
            readable: verifier.readable.map(absolute),
          },
  };
};

const readFile = Effect.fn("data.readFile")(function* (file: string, place: string, columns?: DatasetColumns) {
  const fileSystem = yield* FileSystem.FileSystem;
  const bytes = yield* fileSystem.readFile(file).pipe(
    Effect.mapError(
      (error) =>
        new UserError({
          place,
          expected: "a dataset file that can be read",
          found: `${file} (${error.reason._tag})`,
        }),
    ),
  );
  return yield* datasetOfBytes(bytes, file, place, columns);
});

/** The rows of a split; none is a mistake. */
const ofSplit = Effect.fn("data.ofSplit")(function* (
  rows: DatasetRows,
  { path: file, split }: DatasetSource,
  place: string,
) {
  if (split === null) return rows;
  const inSplit = rows.rows.filter((row) => row.split?.toLowerCase().endsWith(split.toLowerCase()) ?? false);
  if (inSplit.length > 0) return { ...rows, rows: inSplit };
  const known = [...new Set(rows.rows.flatMap((row) => (row.split === null ? [] : [row.split])))];
  const expected = known.length === 0 ? `null: no row of ${file} has a split` : `the end of a split of ${file}`;
  const found = known.length === 0 ? split : `${split}; its splits: ${known.slice(0, 20).join(", ")}`;
  return yield* new UserError({ place, expected, found });
});

/** Reads the files of an experiment whose paths are absolute; a mistake names its key in the experiment file. */
export const readData = Effect.fn("readData")(function* (experiment: Experiment) {
  const { data } = experiment;
  const sources = (list: ReadonlyArray<DatasetSource>, key: string) =>
    Effect.forEach(
      list,
      Effect.fnUntraced(function* (source, i) {
        const place = `data.${key}.${i}`;
        const rows = yield* readFile(source.path, `${place}.path`, source.columns);
        return { source, rows: yield* ofSplit(rows, source, `${place}.split`) };
      }),
    );
  const train = yield* sources(data.train, "train");
  const heldOut = yield* sources(data.heldOut, "heldOut");
  const library =
    data.library === null ? null : { path: data.library, rows: yield* readFile(data.library, "data.library") };
  return { train, heldOut, library } satisfies RawData;
});

/** Where a run's data comes from; asked once, by the run's first process. */
export class DataSource extends Context.Service<DataSource, { readonly read: Effect.Effect<RawData, UserError> }>()(
  "stp/DataSource",
) {}
