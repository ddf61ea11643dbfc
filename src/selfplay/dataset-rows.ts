/**
 * The rows of a dataset file, pure: JSON Lines, a JSON array, or an object keyed by id, in the shapes of the public
 * benchmarks (miniF2F, ProofNet, PutnamBench). A row that holds no statement is reported with its line, and the rest go on.
 */
import { isJsonObject, type Json, type JsonObject } from "../domain/index.ts";
import { endedStatement, splitHeader, statementEnding, theoremName, withoutSorry } from "../lean-text/index.ts";

export interface DatasetRow {
  /** Line of a JSON Lines file, position in an array or object; from 1. */
  readonly line: number;
  readonly name: string;
  /** Ends in `:= by` or `:=`. */
  readonly text: string;
  readonly header: string | null;
  readonly proof: string | null;
  readonly split: string | null;
}

export interface UnreadableRow {
  readonly line: number;
  readonly message: string;
}

export interface DatasetRows {
  readonly rows: ReadonlyArray<DatasetRow>;
  readonly unreadable: ReadonlyArray<UnreadableRow>;
}

const NAME_KEYS = ["name", "full_name", "problem_id", "id"];
const STATEMENT_KEYS = ["formal_statement", "statement", "theorem", "lean4_formalization"];
const HEADER_KEYS = ["header", "lean4_src_header"];

const firstString = (row: JsonObject, keys: ReadonlyArray<string>): string | null => {
  for (const key of keys) {
    const value = row[key];
    if (typeof value === "string") return value;
  }
  return null;
};

/** The row of a parsed value, or what is wrong with it. */
const readRow = (value: Json, line: number, key: string | null): DatasetRow | UnreadableRow => {
  if (!isJsonObject(value)) return { line, message: `expected an object, found ${JSON.stringify(value).slice(0, 80)}` };
  const written = firstString(value, STATEMENT_KEYS);
  if (written === null || written.trim() === "")
    return { line, message: `expected a statement under one of the keys ${STATEMENT_KEYS.join(", ")}` };
  const [ownHeader, statement] = splitHeader(written);
  const text = endedStatement(withoutSorry(statement));
  if (statementEnding(text) === "open")
    return { line, message: "expected a statement that ends in `:=`, `:= by` or a closing sorry" };
  const name = firstString(value, NAME_KEYS) ?? key ?? theoremName(text);
  const header = firstString(value, HEADER_KEYS) ?? ownHeader;
  return { line, name, text, header, proof: firstString(value, ["proof"]), split: firstString(value, ["split"]) };
};

const isRow = (row: DatasetRow | UnreadableRow): row is DatasetRow => "text" in row;

const collect = (rows: ReadonlyArray<DatasetRow | UnreadableRow>): DatasetRows => ({
  rows: rows.filter(isRow),
  unreadable: rows.filter((row): row is UnreadableRow => !isRow(row)),
});

const parseJson = (text: string): Json | undefined => {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
};

/** The rows of a file's text. */
export const parseDataset = (text: string): DatasetRows => {
  const first = text.trimStart().charAt(0);
  const lines = text.split("\n");
  // One value over the whole file: an array, or an object keyed by id.
  const whole =
    first === "[" || (first === "{" && parseJson(lines[0] as string) === undefined) ? parseJson(text) : undefined;
  if (Array.isArray(whole)) return collect((whole as ReadonlyArray<Json>).map((row, i) => readRow(row, i + 1, null)));
  if (isJsonObject(whole)) {
    if (firstString(whole, STATEMENT_KEYS) !== null) return collect([readRow(whole, 1, null)]);
    return collect(Object.entries(whole).map(([key, row], i) => readRow(row, i + 1, key)));
  }
  return collect(
    lines.flatMap((line, i) => {
      if (line.trim() === "") return [];
      const value = parseJson(line);
      return [value === undefined ? { line: i + 1, message: "expected JSON" } : readRow(value, i + 1, null)];
    }),
  );
};
