/**
 * The rows of a dataset file, pure: JSON Lines, a JSON array, or an object keyed by id, in the shapes of the public
 * benchmarks (miniF2F, ProofNet, PutnamBench). A row that holds no statement is reported with its line, and the rest go on.
 */
import { isJsonObject, type Json, type JsonObject, statementEnd } from "../domain/index.ts";
import { theoremName } from "./conjecture.ts";

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

/**
 * Drops a closing `sorry`, alone or run together with a `by` or `end` that follows it (miniF2F has `sorryby`); a `sorry`
 * that something else follows belongs to the statement.
 */
const withoutSorry = (text: string): string => text.replace(/\bsorry\s*(?:by|end)?\s*$/, "").trim();

/** The header that a text begins with, if it begins with an import, and the rest. */
const splitHeader = (text: string): readonly [header: string | null, statement: string] => {
  if (!/^\s*import\s/.test(text)) return [null, text];
  const start = text.search(/^(?:\/--|@\[|theorem\s|lemma\s|example\s|noncomputable\s|def\s)/m);
  return start < 0 ? [null, text] : [text.slice(0, start), text.slice(start)];
};

/** A statement that ends in `:=` or `:= by`. */
const withEnding = (text: string): string =>
  /:=\s*(?:by)?$/.test(text) ? text : statementEnd(text, "top-level") < 0 ? `${text} := by` : text;

/** The row of a parsed value, or what is wrong with it. */
const readRow = (value: Json, line: number, key: string | null): DatasetRow | UnreadableRow => {
  if (!isJsonObject(value)) return { line, message: `expected an object, found ${JSON.stringify(value).slice(0, 80)}` };
  const written = firstString(value, STATEMENT_KEYS);
  if (written === null || written.trim() === "")
    return { line, message: `expected a statement under one of the keys ${STATEMENT_KEYS.join(", ")}` };
  const [ownHeader, statement] = splitHeader(written);
  const text = withEnding(withoutSorry(statement.trim()));
  if (!/:=\s*(?:by)?$/.test(text))
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
