/**
 * Rows on disk, written as they come: JSON Lines, CSV or Parquet. Every writer throws what the file system says, and holds
 * a bounded number of rows.
 */
import { closeSync, openSync, writeFileSync } from "node:fs";
import type { Dtype, Features, Row } from "./features.ts";

/** A file that is being written. */
export interface RowFile {
  readonly write: (rows: ReadonlyArray<Row>) => void;
  /** Writes what is left. Nothing is written after it. */
  readonly close: () => void;
}

/** Text is written in blocks of about this many characters. */
const BLOCK_CHARACTERS = 1 << 20;

/** A text file of a line a row. */
const lineFile = (file: string, first: string, line: (row: Row) => string): RowFile => {
  const descriptor = openSync(file, "w");
  let text = first;
  const flush = (): void => {
    writeFileSync(descriptor, text);
    text = "";
  };
  return {
    write: (rows) => {
      for (const row of rows) {
        text += `${line(row)}\n`;
        if (text.length >= BLOCK_CHARACTERS) flush();
      }
    },
    close: () => {
      flush();
      closeSync(descriptor);
    },
  };
};

/** An object a line, its keys in the order of the columns. */
export const jsonLinesFile = (file: string, features: Features): RowFile =>
  lineFile(file, "", (row) =>
    JSON.stringify(Object.fromEntries(Object.keys(features).map((name) => [name, row[name] ?? null]))),
  );

const csvCell = (value: string | number | boolean | null): string => {
  const cell = value === null ? "" : String(value);
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
};

/** RFC 4180, with a line of the columns' names first; null, and what a row lacks, is an empty cell. */
export const csvFile = (file: string, names: ReadonlyArray<string>): RowFile =>
  lineFile(file, `${names.map(csvCell).join(",")}\n`, (row) =>
    names.map((name) => csvCell(row[name] ?? null)).join(","),
  );

const PARQUET_TYPES = {
  string: "STRING",
  float64: "DOUBLE",
  int32: "INT32",
  bool: "BOOLEAN",
} as const satisfies Record<Dtype, string>;

/** Rows of a group: what is held in memory at most. */
const GROUP = 10_000;

/** Parquet, compressed by Snappy. */
export const parquetFile = async (file: string, features: Features): Promise<RowFile> => {
  // Loaded only here, so that no other command waits for it.
  const { fileWriter, ParquetWriter, schemaFromColumnData } = await import("hyparquet-writer");
  const columns = Object.entries(features).map(([name, { dtype, nullable }]) => ({
    name,
    type: PARQUET_TYPES[dtype],
    nullable,
  }));
  const columnData = (rows: ReadonlyArray<Row>) =>
    columns.map((column) => ({ ...column, data: rows.map((row) => row[column.name] ?? null) }));
  const writer = new ParquetWriter({
    writer: fileWriter(file),
    schema: schemaFromColumnData({ columnData: columnData([]) }),
  });
  let held: Array<Row> = [];
  const flush = (): void => {
    if (held.length > 0) writer.write({ columnData: columnData(held), rowGroupSize: GROUP });
    held = [];
  };
  return {
    write: (rows) => {
      for (const row of rows) {
        held.push(row);
        if (held.length === GROUP) flush();
      }
    },
    close: () => {
      flush();
      writer.finish();
    },
  };
};
