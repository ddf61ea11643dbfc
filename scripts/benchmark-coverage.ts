/**
 * How much of the public benchmarks' statements the fragment covers: `npm run coverage:benchmarks [FOLDER]`.
 *
 * Prints, per file: rows, rows split into header, name, binders and goal, rows the parser reads whole, rows whose
 * statement elaborates; then how many rows each unsupported construct keeps outside. A row counts once per construct.
 */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { elaborateStatement, type Failure, type Library, loadLibrary, withTermScope } from "../src/lean/index.ts";
import { parseStatement, splitBenchmarkStatement } from "../src/lean/syntax/index.ts";

const files = ["miniF2F_lean.json", "proofnet.jsonl", "putnam_bench.jsonl"];

interface Row {
  readonly formal_statement: string;
  readonly header?: string;
}

interface Coverage {
  readonly file: string;
  rows: number;
  split: number;
  parsed: number;
  elaborated: number;
  /** Rows by what keeps them outside the fragment, or by the first error. */
  readonly outside: Map<string, number>;
}

function readRows(text: string): readonly Row[] {
  const trimmed = text.trim();
  return trimmed.startsWith("[") ? JSON.parse(trimmed) : trimmed.split("\n").map((line) => JSON.parse(line));
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** What keeps a statement outside the fragment; empty when it elaborates. */
function constructsOutside(library: Library, text: string): ReadonlySet<string> {
  const { unsupported } = parseStatement(text);
  if (unsupported.length > 0) return new Set(unsupported.map(({ construct }) => construct));
  return withTermScope(() => {
    const result = elaborateStatement(library, text);
    return new Set("kind" in result ? [reason(result)] : []);
  });
}

const unknownName =
  /^(?:Unknown (?:constant|identifier) |auto-bound implicit variable |.* The environment does not contain )(`[^`]*`)/;

/** What a failed elaboration counts as; a name that the library does not have counts as that name. */
function reason(failure: Failure): string {
  const isUnsupported = failure.kind === "unsupported";
  const text = isUnsupported ? failure.construct : failure.message.split("\n")[0]!;
  return unknownName.exec(text)?.[1] ?? (isUnsupported ? text : `${failure.kind}: ${text}`);
}

function cover(library: Library, folder: string, file: string): Coverage {
  const coverage: Coverage = { file, rows: 0, split: 0, parsed: 0, elaborated: 0, outside: new Map() };
  for (const row of readRows(readFileSync(path.join(folder, file), "utf8"))) {
    coverage.rows += 1;
    const parts = splitBenchmarkStatement(row.formal_statement, row.header);
    if (!("goal" in parts)) {
      count(coverage.outside, `not split: ${parts.message}`);
      continue;
    }
    coverage.split += 1;
    if (parseStatement(parts.text).error === null) coverage.parsed += 1;
    const constructs = constructsOutside(library, parts.text);
    if (constructs.size === 0) coverage.elaborated += 1;
    for (const construct of constructs) count(coverage.outside, construct);
  }
  return coverage;
}

function printTable(rows: readonly (readonly (string | number)[])[]): void {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => [...String(row[column])].length)));
  for (const row of rows) {
    const cells = row.map((cell, column) => {
      const padding = " ".repeat(widths[column]! - [...String(cell)].length);
      return typeof cell === "number" ? padding + cell : cell + padding;
    });
    console.log(cells.join("  ").trimEnd());
  }
}

const folder = path.resolve(process.argv[2] ?? path.join(import.meta.dirname, "../../shared/data"));
const missing = files.filter((file) => !existsSync(path.join(folder, file)));
if (missing.length > 0) {
  console.error(`${folder} lacks ${missing.join(", ")}; give the folder that holds them`);
  process.exitCode = 2;
} else {
  const library = loadLibrary();
  const coverages = files.map((file) => cover(library, folder, file));
  printTable([
    ["file", "rows", "split", "parsed", "elaborated"],
    ...coverages.map(({ file, rows, split, parsed, elaborated }) => [file, rows, split, parsed, elaborated]),
  ]);
  const constructs = [...new Set(coverages.flatMap(({ outside }) => [...outside.keys()]))];
  const total = (construct: string): number =>
    coverages.reduce((sum, { outside }) => sum + (outside.get(construct) ?? 0), 0);
  constructs.sort((left, right) => total(right) - total(left) || left.localeCompare(right));
  console.log();
  printTable([
    ["outside the fragment", ...files, "rows"],
    ...constructs.map((construct) => [
      construct,
      ...coverages.map(({ outside }) => outside.get(construct) ?? 0),
      total(construct),
    ]),
  ]);
}
