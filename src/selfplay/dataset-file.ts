/**
 * A dataset file from its bytes: JSON Lines or one JSON value, plain or gzip, or Parquet. A file without any statement is
 * the user's mistake, which names what the file holds instead; a row without one is reported, and the rest go on.
 */
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from "node:zlib";
import { Effect } from "effect";
import { type DatasetColumns, decodeUtf8, type JsonObject, thrownText, UserError } from "../domain/index.ts";
import { type ParsedRows, parseDataset, rowsOfRecords, type Wanted } from "./dataset-rows.ts";

/** Formats that are known by their first bytes and not read. */
const OTHER_FORMATS: ReadonlyArray<readonly [found: string, magic: ReadonlyArray<number>]> = [
  ["a zip archive", [0x50, 0x4b, 0x03, 0x04]],
  ["a Zstandard file", [0x28, 0xb5, 0x2f, 0xfd]],
  ["an xz file", [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
  ["a bzip2 file", [0x42, 0x5a, 0x68]],
  ["UTF-16 text", [0xff, 0xfe]],
  ["UTF-16 text", [0xfe, 0xff]],
];
const GZIP = [0x1f, 0x8b];
const PARQUET = [0x50, 0x41, 0x52, 0x31];

const begins = (bytes: Uint8Array, magic: ReadonlyArray<number>): boolean =>
  magic.every((byte, i) => bytes[i] === byte);

/** UTF-16 without a mark: every other byte of what is mostly ASCII is zero. */
const looksLikeUtf16 = (bytes: Uint8Array): boolean => {
  const head = bytes.subarray(0, 64);
  return head.length >= 4 && head.filter((byte) => byte === 0).length >= head.length / 3;
};

const expectedOf = (wanted: Wanted): string => `JSON Lines, a JSON array or Parquet, with at least one ${wanted}`;

/** What a Parquet file's pages may be packed with, beyond what the reader knows. */
const compressors = {
  GZIP: (input: Uint8Array) => gunzipSync(input),
  BROTLI: (input: Uint8Array) => brotliDecompressSync(input),
  ZSTD: (input: Uint8Array) => zstdDecompressSync(input),
};

const strictText = (bytes: Uint8Array): string => {
  const text = decodeUtf8(bytes);
  if (typeof text === "string") return text;
  throw new Error(`a text with ${text.found}, which is not UTF-8`);
};

const parquetRows = async (bytes: Uint8Array): Promise<ReadonlyArray<JsonObject>> => {
  const { parquetReadObjects } = await import("hyparquet");
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  return parquetReadObjects({ file, compressors, parsers: { stringFromBytes: strictText } });
};

/** The rows of text; lines that are not UTF-8 are reported, unless no line stands alone. */
const textRows = (bytes: Uint8Array, columns: DatasetColumns, wanted: Wanted): ParsedRows | string => {
  const text = decodeUtf8(bytes);
  if (typeof text === "string") return parseDataset(text, columns, wanted);
  const { column, found, line } = text;
  const where = `line ${line}, column ${column}`;
  const loose = new TextDecoder().decode(bytes);
  const rows = parseDataset(loose, columns, wanted);
  if (rows.unit !== undefined || loose.trimStart().startsWith("[")) return `${found} at ${where}, which is not UTF-8`;
  // Each line on its own: the bytes of a line feed are in no other character.
  const bad = new Map<number, string>();
  for (let start = 0, number = 1; start <= bytes.length; number++) {
    const end = bytes.indexOf(0x0a, start);
    const own = decodeUtf8(bytes.subarray(start, end < 0 ? bytes.length : end));
    if (typeof own !== "string") bad.set(number, `expected UTF-8, found ${own.found} at column ${own.column}`);
    if (end < 0) break;
    start = end + 1;
  }
  const unreadable = [
    ...rows.unreadable.filter((row) => !bad.has(row.line)),
    ...[...bad].map(([number, why]) => ({ line: number, message: why })),
  ].sort((a, b) => a.line - b.line);
  return { ...rows, rows: rows.rows.filter((row) => !bad.has(row.line)), unreadable };
};

const csvColumns = (text: string): string | null => {
  const [first = "", second] = text.split(/\r?\n/);
  const separator = [",", "\t", ";"].find((one) => first.includes(one));
  if (separator === undefined || second === undefined || /^\s*[[{"]/.test(first)) return null;
  return first.split(separator).join(", ");
};

/** What stands in a file in which no row holds a statement, in words. */
const withoutStatement = (bytes: Uint8Array, { keys, unit, unreadable }: ParsedRows): string => {
  const text = unit === undefined ? new TextDecoder().decode(bytes.subarray(0, 65_536)) : "";
  const columns = csvColumns(text);
  if (columns !== null) return `CSV with the columns ${columns}`;
  const [first] = unreadable;
  if (first === undefined) return "no row";
  const named = keys.length === 0 ? "" : `; their columns: ${keys.join(", ")}`;
  const units = unreadable.length === 1 ? (unit ?? "line") : unit === "entry" ? "entries" : `${unit ?? "line"}s`;
  return `${unreadable.length} ${units} without one${named}; ${unit ?? "line"} ${first.line}: ${first.message}`;
};

/**
 * The rows of a file's bytes. `place` is what named the file, `file` its path. Fails if no row holds what is wanted, or if
 * the file is of a kind that is not read.
 */
export const datasetOfBytes = Effect.fn("datasetOfBytes")(function* (
  bytes: Uint8Array,
  file: string,
  place: string,
  columns: DatasetColumns = {},
  wanted: Wanted = "statement",
) {
  const mistake = (found: string, hint?: string) =>
    new UserError({
      place,
      expected: expectedOf(wanted),
      found: `${file}: ${found}`,
      ...(hint === undefined ? {} : { hint }),
    });
  const unpacked = begins(bytes, GZIP)
    ? yield* Effect.try({
        try: () => new Uint8Array(gunzipSync(bytes)),
        catch: (cause) => mistake(`gzip that cannot be unpacked (${thrownText(cause)})`),
      })
    : bytes;
  const other = OTHER_FORMATS.find(([, magic]) => begins(unpacked, magic));
  if (other !== undefined) return yield* mistake(other[0]);
  if (looksLikeUtf16(unpacked)) return yield* mistake("UTF-16 text");
  const rows = begins(unpacked, PARQUET)
    ? rowsOfRecords(
        yield* Effect.tryPromise({
          try: () => parquetRows(unpacked),
          catch: (cause) => mistake(`Parquet that cannot be read (${thrownText(cause)})`),
        }),
        columns,
        wanted,
      )
    : textRows(unpacked, columns, wanted);
  if (typeof rows === "string") return yield* mistake(rows);
  if (rows.rows.length > 0) return rows;
  if (rows.unreadable.length === 0) return yield* mistake(unpacked.length === 0 ? "an empty file" : "no row");
  const hint = `a column of another name: "columns": {"${wanted === "statement" ? wanted : "informal"}": "NAME"} beside its path`;
  return yield* mistake(withoutStatement(unpacked, rows), rows.keys.length > 0 ? hint : undefined);
});
