/** The sets of statements that a benchmark measures: rows of files, a set for each of their splits, or a run's own. */
import path from "node:path";
import { Effect } from "effect";
import {
  type DatasetColumns,
  type DatasetStatement,
  datasetStatementId,
  type Experiment,
  type Statement,
  sha256,
  UserError,
} from "../../domain/index.ts";
import { type DatasetRow, datasetOfBytes, readDataFile } from "../../selfplay/index.ts";

export interface BenchmarkStatement extends Statement {
  /** Its line in the file, or its place among entries or rows, from 1. */
  readonly line: number;
}

export interface BenchmarkSet {
  readonly name: string;
  /** The file that it was read from. */
  readonly file: string;
  /** SHA-256 of the file's bytes; null for a set that a run's log has. */
  readonly sha256: string | null;
  /** In the file's order; what stands twice counts twice. */
  readonly statements: ReadonlyArray<BenchmarkStatement>;
  /** Rows of the file that hold no statement: no part of the set. */
  readonly unreadable: number;
}

/** A file that a user named as a set. */
export interface NamedFile {
  readonly name: string;
  /** Take only the rows whose split ends in this word; null: every split is a set. */
  readonly split: string | null;
  readonly file: string;
  readonly columns: DatasetColumns;
  /** What named it, for messages. */
  readonly place: string;
}

const statementOf = ({ header, line, name, text }: DatasetRow): BenchmarkStatement => ({
  id: datasetStatementId(text, header),
  name,
  text,
  header,
  line,
});

const nameable = (word: string): string => word.toLowerCase().replaceAll(/[^a-z0-9._-]+/g, "-");
const lastWord = (split: string): string => nameable(split.trim().split(/\s+/).at(-1) ?? "");

/** What the splits of a file are called: by their last words, as in `miniF2F valid`, where those differ. */
const splitNames = (splits: ReadonlyArray<string | null>): ReadonlyMap<string | null, string> => {
  const named = splits.map((split) => [split, split === null ? "none" : lastWord(split)] as const);
  const differ = new Set(named.map(([, word]) => word)).size === named.length;
  return new Map(differ ? named : splits.map((split, i) => [split, `${i + 1}-${nameable(split ?? "none")}`]));
};

/** The rows of a file by the name of their set. */
const setsOfRows = ({ file, name, place, split }: NamedFile, rows: ReadonlyArray<DatasetRow>) => {
  const splits = [...new Set(rows.map((row) => row.split))];
  if (split !== null) {
    const wanted = rows.filter((row) => row.split?.toLowerCase().endsWith(split.toLowerCase()) ?? false);
    if (wanted.length > 0) return Effect.succeed(new Map([[`${name}/${split}`, wanted]]));
    const known = splits.flatMap((one) => (one === null ? [] : [one]));
    const expected = known.length === 0 ? `${name}: no row of ${file} has a split` : `the end of a split of ${file}`;
    const found = known.length === 0 ? `${name}/${split}` : `${split}; its splits: ${known.slice(0, 20).join(", ")}`;
    return Effect.fail(new UserError({ place, expected, found }));
  }
  if (splits.length === 1) return Effect.succeed(new Map([[name, rows]]));
  const names = splitNames(splits);
  return Effect.succeed(Map.groupBy(rows, (row) => `${name}/${names.get(row.split)!}`));
};

const COLUMN_HINT = "a column of another name: --statement-column NAME";

/** The sets of a file. Fails where no row holds a statement, or none is of the split. */
export const readSets = Effect.fn("benchmark.readSets")(function* (named: NamedFile) {
  const { columns, file, place } = named;
  const bytes = yield* readDataFile(file, place);
  const { rows, unreadable } = yield* Effect.mapError(datasetOfBytes(bytes, file, place, columns), (error) =>
    error.hint === undefined ? error : new UserError({ ...error, hint: COLUMN_HINT }),
  );
  const sets = yield* setsOfRows(named, rows);
  return [...sets].map(
    ([name, own]): BenchmarkSet => ({
      name,
      file,
      sha256: sha256(bytes),
      statements: own.map(statementOf),
      unreadable: unreadable.length,
    }),
  );
});

/** The name of a file without folder and endings. */
const nameOfFile = (file: string): string =>
  nameable(path.basename(file).replace(/(?:\.(?:gz|jsonl?|parquet))+$/i, ""));

/** Names by their number where one stands earlier. */
const numbered = (names: ReadonlyArray<string>): ReadonlyArray<string> =>
  names.map((name, at) => {
    const before = names.slice(0, at).filter((other) => other === name).length;
    return before === 0 ? name : `${name}-${before + 1}`;
  });

/** The held-out statements that a run measured, a set for each file. */
export const heldOutSets = (heldOut: ReadonlyArray<DatasetStatement>): ReadonlyArray<BenchmarkSet> => {
  const byFile = [...Map.groupBy(heldOut, ({ source }) => source)];
  const names = numbered(byFile.map(([file]) => nameOfFile(file)));
  return byFile.map(([file, statements], i) => ({
    name: names[i]!,
    file,
    sha256: null,
    statements: statements.map(({ header, id, line, name, text }) => ({ id, name, text, header, line })),
    unreadable: 0,
  }));
};

/** The held-out files that an experiment names, for one that was never run. */
export const heldOutFiles = ({ data }: Pick<Experiment, "data">): ReadonlyArray<NamedFile> => {
  const names = numbered(data.heldOut.map((source) => nameOfFile(source.path)));
  return data.heldOut.map(({ columns = {}, path: file, split }, i) => ({
    name: names[i]!,
    split,
    file,
    columns,
    place: `data.heldOut.${i}.path`,
  }));
};
