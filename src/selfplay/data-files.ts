/** The data files that an experiment names, and their rows as they are read. */
import { Context, Effect, FileSystem } from "effect";
import {
  type DatasetColumns,
  type DatasetSource,
  type Experiment,
  foundOnDisk,
  type InformalSource,
  UserError,
} from "../domain/index.ts";
import { datasetOfBytes } from "./dataset-file.ts";
import type { DatasetRows, Wanted } from "./dataset-rows.ts";

interface RawFile {
  readonly path: string;
  readonly rows: DatasetRows;
}

/** The rows of a file of which a part may be meant. */
export interface SourceRows<Source extends InformalSource = DatasetSource> {
  readonly source: Source;
  readonly rows: DatasetRows;
}

/** The rows of every file that an experiment names. */
export interface RawData {
  readonly train: ReadonlyArray<SourceRows>;
  readonly heldOut: ReadonlyArray<SourceRows>;
  /** Absent: none. */
  readonly informal?: ReadonlyArray<SourceRows<InformalSource>>;
  readonly paired?: ReadonlyArray<SourceRows<InformalSource>>;
  readonly library: RawFile | null;
  readonly lemmas: RawFile | null;
  readonly proved: RawFile | null;
}

/** The bytes of a data file; `place` is what named it. */
export const readDataFile = Effect.fn("readDataFile")(function* (file: string, place: string) {
  const fileSystem = yield* FileSystem.FileSystem;
  return yield* fileSystem.readFile(file).pipe(
    Effect.mapError(
      (error) =>
        new UserError({
          place,
          expected: "a dataset file that can be read",
          found: `${file}: ${foundOnDisk(error)}`,
        }),
    ),
  );
});

const readFile = Effect.fn("data.readFile")(function* (
  file: string,
  place: string,
  columns?: DatasetColumns,
  wanted?: Wanted,
) {
  return yield* datasetOfBytes(yield* readDataFile(file, place), file, place, columns, wanted);
});

/** The rows of a split; none is a mistake. */
const ofSplit = Effect.fn("data.ofSplit")(function* (
  rows: DatasetRows,
  { path: file, split }: InformalSource,
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
  if (experiment.data.train.length > 0) return yield* readDataFiles(experiment);
  return yield* new UserError({ place: "data.train", expected: "a file of statements to prove", found: "none" });
});

/** As `readData`, where nothing need be proved. */
export const readDataFiles = Effect.fn("readDataFiles")(function* ({ data }: Pick<Experiment, "data">) {
  const sources = <Source extends InformalSource>(list: ReadonlyArray<Source>, key: string, wanted?: Wanted) =>
    Effect.forEach(
      list,
      Effect.fnUntraced(function* (source, i) {
        const place = `data.${key}.${i}`;
        const rows = yield* readFile(source.path, `${place}.path`, source.columns, wanted);
        return { source, rows: yield* ofSplit(rows, source, `${place}.split`) };
      }),
    );
  const train = yield* sources(data.train, "train");
  const heldOut = yield* sources(data.heldOut, "heldOut");
  const informal = yield* sources(data.informal, "informal", "informal text");
  const paired = yield* sources(data.paired, "paired", "informal text");
  const whole = Effect.fnUntraced(function* (key: "library" | "lemmas" | "proved") {
    const path = data[key];
    return path === null ? null : { path, rows: yield* readFile(path, `data.${key}`) };
  });
  const [library, lemmas, proved] = [yield* whole("library"), yield* whole("lemmas"), yield* whole("proved")];
  return { train, heldOut, informal, paired, library, lemmas, proved } satisfies RawData;
});

/** Where a run's data comes from; asked once, by the run's first process. */
export class DataSource extends Context.Service<DataSource, { readonly read: Effect.Effect<RawData, UserError> }>()(
  "stp/DataSource",
) {}
