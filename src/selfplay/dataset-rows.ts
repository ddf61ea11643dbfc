/**
 * The rows of a dataset, pure: JSON Lines, a JSON array, or an object keyed by id, in the shapes of the public benchmarks
 * (miniF2F, ProofNet, PutnamBench). A row that holds no statement is reported with its place, and the rest go on.
 */
import { type DatasetColumns, isJsonObject, type Json, type JsonObject, jsonOf } from "../domain/index.ts";
import {
  endedStatement,
  splitHeader,
  statementEnding,
  theoremName,
  uncommented,
  withoutSorry,
} from "../lean-text/index.ts";

export interface DatasetRow {
  /** Line of a JSON Lines file, position in an array, object or table; from 1. */
  readonly line: number;
  readonly name: string;
  /** Ends in `:= by` or `:=`; empty for a text without a statement in a file of informal texts. */
  readonly text: string;
  readonly header: string | null;
  readonly proof: string | null;
  readonly split: string | null;
  /** The Lean file that it is from, and what stands in it before it. */
  readonly file?: string;
  readonly context?: string;
  /** What the statement says in words. */
  readonly informal?: string;
}

/** What every row of a file has to have. */
export type Wanted = "statement" | "informal text";

export interface UnreadableRow {
  readonly line: number;
  readonly message: string;
}

export interface DatasetRows {
  /** What a row's number counts where it is no line of a text: entries of one JSON value, rows of a table. */
  readonly unit?: "entry" | "row";
  readonly rows: ReadonlyArray<DatasetRow>;
  readonly unreadable: ReadonlyArray<UnreadableRow>;
}

/** Rows, and what is known of those without a statement. */
export interface ParsedRows extends DatasetRows {
  /** Keys of the objects without a statement, each once; at most MOST_KEYS. */
  readonly keys: ReadonlyArray<string>;
}

const NAME_KEYS = ["name", "full_name", "problem_id", "id"];
const STATEMENT_KEYS = ["formal_statement", "statement", "theorem", "lean4_formalization"];
const HEADER_KEYS = ["header", "lean4_src_header"];
const FILE_KEYS = ["file", "file_path"];
const INFORMAL_KEYS = [
  "informal",
  "informal_statement",
  "informal_prefix",
  "nl_statement",
  "natural_language_statement",
];
const MOST_KEYS = 30;

/** The keys under which a field stands: the one that the user named, or the usual ones. */
const keysFor = (named: string | undefined, usual: ReadonlyArray<string>): ReadonlyArray<string> =>
  named === undefined ? usual : [named];

const firstString = (row: JsonObject, keys: ReadonlyArray<string>): string | null => {
  for (const key of keys) {
    const value = row[key];
    if (typeof value === "string") return value;
  }
  return null;
};

/** The keys under which a row has what is wanted. */
const keysOf = (wanted: Wanted, columns: DatasetColumns): ReadonlyArray<string> =>
  wanted === "statement" ? keysFor(columns.statement, STATEMENT_KEYS) : keysFor(columns.informal, INFORMAL_KEYS);

/** The row of a parsed value, or what is wrong with it. */
const readRow = (
  value: Json,
  line: number,
  key: string | null,
  columns: DatasetColumns,
  wanted: Wanted,
): DatasetRow | UnreadableRow => {
  if (!isJsonObject(value)) return { line, message: `expected an object, found ${JSON.stringify(value).slice(0, 80)}` };
  const missing = (what: Wanted): UnreadableRow => {
    const keys = keysOf(what, columns);
    const where = keys.length === 1 ? `the key ${keys[0]}` : `one of the keys ${keys.join(", ")}`;
    return { line, message: `expected ${what === "statement" ? "a" : "an"} ${what} under ${where}` };
  };
  const informal = uncommented(firstString(value, keysOf("informal text", columns)) ?? "");
  if (wanted === "informal text" && informal === "") return missing(wanted);
  const written = firstString(value, keysOf("statement", columns)) ?? "";
  if (wanted === "statement" && written.trim() === "") return missing(wanted);
  const [ownHeader, statement] = splitHeader(written);
  const text = written.trim() === "" ? "" : endedStatement(withoutSorry(statement));
  if (text !== "" && statementEnding(text) === "open")
    return { line, message: "expected a statement that ends in `:=`, `:= by` or a closing sorry" };
  const name = firstString(value, keysFor(columns.name, NAME_KEYS)) ?? key ?? theoremName(text);
  const header = firstString(value, keysFor(columns.header, HEADER_KEYS)) ?? ownHeader;
  const proof = firstString(value, keysFor(columns.proof, ["proof"]));
  const file = firstString(value, FILE_KEYS);
  const context = firstString(value, ["context"]);
  const place = { ...(file === null ? {} : { file }), ...(context === null ? {} : { context }) };
  const words = wanted === "statement" ? {} : { informal };
  return {
    line,
    name,
    text,
    header,
    proof,
    split: firstString(value, keysFor(columns.split, ["split"])),
    ...place,
    ...words,
  };
};

const isRow = (row: DatasetRow | UnreadableRow): row is DatasetRow => "text" in row;

interface Numbered {
  readonly line: number;
  readonly value: Json;
  /** Its key in an object keyed by id. */
  readonly key: string | null;
}

const collect = (
  unit: "entry" | "row" | null,
  values: ReadonlyArray<Numbered | UnreadableRow>,
  columns: DatasetColumns,
  wanted: Wanted,
): ParsedRows => {
  const rows: Array<DatasetRow> = [];
  const unreadable: Array<UnreadableRow> = [];
  const keys = new Set<string>();
  for (const one of values) {
    const row = "message" in one ? one : readRow(one.value, one.line, one.key, columns, wanted);
    if (isRow(row)) rows.push(row);
    else {
      unreadable.push(row);
      if ("value" in one && isJsonObject(one.value) && keys.size < MOST_KEYS)
        for (const key of Object.keys(one.value)) keys.add(key);
    }
  }
  return { ...(unit === null ? {} : { unit }), keys: [...keys].slice(0, MOST_KEYS), rows, unreadable };
};

/** What other writers put where JSON has no word for it. */
const NOT_JSON = /(?<![\w.])-?(?:NaN|Infinity|None|True|False|undefined)(?!\w)/;

/** What keeps a text from being JSON: where it stands, and what was found. */
const jsonMistake = (text: string): { readonly line: number; readonly message: string } => {
  // Strings may say what they like.
  const bare = text.replace(/"(?:[^"\\]|\\.)*"/gs, (written) => written.replace(/[^\n]/g, " "));
  const word = NOT_JSON.exec(bare);
  if (word === null) return { line: 1, message: `expected JSON, found ${JSON.stringify(text.trim().slice(0, 60))}` };
  const before = text.slice(0, word.index);
  const column = word.index - before.lastIndexOf("\n");
  const expected = /NaN|Infinity/.test(word[0]) ? "JSON, whose numbers are finite" : "JSON";
  return { line: before.split("\n").length, message: `expected ${expected}, found ${word[0]} at column ${column}` };
};

const isOneValue = (text: string, lines: ReadonlyArray<string>): boolean => {
  const first = text.trimStart().charAt(0);
  return first === "[" || (first === "{" && jsonOf(lines[0] as string) === undefined);
};

/** The rows of a file's text. */
export const parseDataset = (text: string, columns: DatasetColumns = {}, wanted: Wanted = "statement"): ParsedRows => {
  const lines = text.split("\n");
  // One value over the whole file: an array, or an object keyed by id.
  if (isOneValue(text, lines)) {
    const whole = jsonOf(text);
    if (Array.isArray(whole)) {
      const entries = (whole as ReadonlyArray<Json>).map((value, i) => ({ line: i + 1, value, key: null }));
      return collect("entry", entries, columns, wanted);
    }
    if (isJsonObject(whole)) {
      const isRowItself = firstString(whole, keysOf(wanted, columns)) !== null;
      const entries = isRowItself ? [["", whole] as const] : Object.entries(whole);
      const keyOf = (key: string) => (isRowItself ? null : key);
      return collect(
        "entry",
        entries.map(([key, value], i) => ({ line: i + 1, value, key: keyOf(key) })),
        columns,
        wanted,
      );
    }
    // An array in which one word is wrong is no list of lines.
    if (text.trimStart().startsWith("[")) return collect(null, [jsonMistake(text)], columns, wanted);
  }
  return collect(
    null,
    lines.flatMap((line, i): ReadonlyArray<Numbered | UnreadableRow> => {
      if (line.trim() === "") return [];
      const value = jsonOf(line);
      return [value === undefined ? { ...jsonMistake(line), line: i + 1 } : { line: i + 1, value, key: null }];
    }),
    columns,
    wanted,
  );
};

/** The rows of a table. */
export const rowsOfRecords = (
  records: ReadonlyArray<JsonObject>,
  columns: DatasetColumns = {},
  wanted: Wanted = "statement",
): ParsedRows =>
  collect(
    "row",
    records.map((value, i) => ({ line: i + 1, value, key: null })),
    columns,
    wanted,
  );
