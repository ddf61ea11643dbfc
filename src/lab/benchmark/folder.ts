/**
 * A benchmark on disk. `benchmark.json` says what is measured, `problems.jsonl` has a line a problem: while it is
 * measured those that are done, in the order in which they were; in the end all, in the order of the sets, beside
 * `summary.json` and the proofs. Nothing in the files depends on when or how often it was started.
 */
import path from "node:path";
import { Effect, FileSystem, Option, type PlatformError, Schema } from "effect";
import { codePointLength, foundOnDisk, type Json, jsonOf, UserError } from "../../domain/index.ts";
import { theoremsApart } from "../../lean-text/index.ts";
import { passAtK } from "../../reward/index.ts";
import { firstDifference } from "../difference.ts";
import { Measurement } from "./measure.ts";
import type { BenchmarkSet, BenchmarkStatement } from "./sets.ts";

const SETTINGS_FILE = "benchmark.json";
const PROBLEMS_FILE = "problems.jsonl";
const SUMMARY_FILE = "summary.json";
export const PROOFS_FOLDER = "proofs";
/** Where the trainer keeps what it has to; it may be removed when all is measured. */
export const MODEL_FOLDER = "model";

const cannot = (file: string, expected: string) => (error: PlatformError.PlatformError) =>
  new UserError({ place: file, expected, found: foundOnDisk(error) });

/** Writes a file so that it is there whole or not at all. */
const writeWhole = Effect.fn("benchmark.writeWhole")(function* (file: string, text: string) {
  const fileSystem = yield* FileSystem.FileSystem;
  const temporary = `${file}.new`;
  yield* fileSystem
    .writeFileString(temporary, text)
    .pipe(
      Effect.andThen(fileSystem.rename(temporary, file)),
      Effect.mapError(cannot(file, "a file that can be written")),
    );
});

/** The text of a file; null where there is none. */
const readIfThere = Effect.fn("benchmark.readIfThere")(function* (file: string) {
  const fileSystem = yield* FileSystem.FileSystem;
  return yield* fileSystem.readFileString(file).pipe(
    Effect.catchIf(
      ({ reason }) => reason._tag === "NotFound",
      () => Effect.succeed(null),
    ),
    Effect.mapError(cannot(file, "a file that can be read")),
  );
});

const otherFolder = (folder: string, found: string) =>
  new UserError({
    place: folder,
    expected: "a new folder, or one of this benchmark",
    found,
    hint: "name another folder with --out",
  });

/** Fails where a folder holds anything but a benchmark. */
export const requireBenchmarkFolder = Effect.fn("benchmark.requireFolder")(function* (folder: string) {
  const fileSystem = yield* FileSystem.FileSystem;
  const entries = yield* Effect.orElseSucceed(fileSystem.readDirectory(folder), () => []);
  // The model is there before the first statement is measured.
  const others = entries.filter((name) => name !== MODEL_FOLDER);
  if (others.length === 0 || others.includes(SETTINGS_FILE)) return;
  return yield* otherFolder(folder, others.slice(0, 3).join(", "));
});

/** Takes the folder for what is measured; fails where something else was measured in it. */
const claim = Effect.fn("benchmark.claim")(function* (folder: string, what: Json) {
  const file = path.join(folder, SETTINGS_FILE);
  const text = yield* readIfThere(file);
  if (text === null) return yield* writeWhole(file, `${JSON.stringify(what, null, 2)}\n`);
  const before = jsonOf(text);
  if (before === undefined) return yield* otherFolder(file, "no JSON");
  const difference = firstDifference(before, what);
  if (difference === null) return;
  const { logged, path: at, recomputed } = difference;
  return yield* otherFolder(file, `one with ${at} ${logged}, where this one has ${recomputed}`);
});

const decodeLine = Schema.decodeUnknownOption(Schema.fromJsonString(Measurement));

/** A folder of results, and what it has of the statements so far. */
export interface BenchmarkFolder {
  readonly known: ReadonlyMap<string, Measurement>;
  readonly keep: (lines: ReadonlyArray<string>) => Effect.Effect<void, UserError, FileSystem.FileSystem>;
}

/** Opens a folder, which exists, for what is measured; a line that was not written to its end is measured again. */
export const openFolder = Effect.fn("benchmark.openFolder")(function* (folder: string, what: Json) {
  yield* requireBenchmarkFolder(folder);
  yield* claim(folder, what);
  const file = path.join(folder, PROBLEMS_FILE);
  const text = (yield* readIfThere(file)) ?? "";
  const known = new Map(
    text.split("\n").flatMap((line) => {
      const measurement = decodeLine(line);
      return Option.isNone(measurement) ? [] : [[measurement.value.statementId, measurement.value] as const];
    }),
  );
  let isLineOpen = text !== "" && !text.endsWith("\n");
  return {
    known,
    keep: Effect.fnUntraced(function* (lines) {
      const fileSystem = yield* FileSystem.FileSystem;
      const more = `${isLineOpen ? "\n" : ""}${lines.join("")}`;
      isLineOpen = false;
      yield* Effect.mapError(
        fileSystem.writeFileString(file, more, { flag: "a" }),
        cannot(file, "a file that can be written"),
      );
    }),
  } satisfies BenchmarkFolder;
});

/** The line of a problem: a statement of a set, what came of its proofs, and pass@k over all that were asked for. */
export const problemLine = (
  set: string,
  { header, line, name, text }: BenchmarkStatement,
  measurement: Measurement,
  ks: ReadonlyArray<number>,
): string => {
  const { accepted, n, notJudged, proofs, statementId, ...counts } = measurement;
  const rate = (k: number): number | null => (notJudged === null ? passAtK(n, accepted, k) : null);
  const passRates = Object.fromEntries(ks.map((k) => [`pass@${k}`, rate(k)]));
  const place = { set, name, line, statementId, statement: text, header };
  return `${JSON.stringify({ ...place, n, accepted, ...counts, ...passRates, notJudged, proofs })}\n`;
};

/** A set with what was measured of its statements, in their order. */
export interface MeasuredSet {
  readonly set: BenchmarkSet;
  readonly measurements: ReadonlyArray<Measurement>;
}

const shortest = (proofs: Measurement["proofs"]): string =>
  proofs
    .map(({ proof }) => proof)
    .reduce((best, proof) => (codePointLength(proof) < codePointLength(best) ? proof : best));

/**
 * The Lean files of a set's proofs, the shortest of each statement: a file for each header, since a file has one.
 * `defaultHeader` is that of statements without one.
 */
export const proofFiles = (
  { measurements, set }: MeasuredSet,
  defaultHeader: string,
): ReadonlyArray<{ readonly name: string; readonly text: string }> => {
  const proved = set.statements.flatMap((statement, i) => {
    const { n, proofs, accepted } = measurements[i]!;
    return proofs.length === 0 ? [] : [{ ...statement, n, accepted, proof: shortest(proofs) }];
  });
  const byHeader = [...Map.groupBy(proved, ({ header }) => (header ?? defaultHeader).trim())];
  return byHeader.map(([header, theorems], i) => {
    const apart = theoremsApart();
    const texts = theorems.map(
      ({ accepted, line, n, name, proof, text }) =>
        `-- ${name}, row ${line} of the file, ${accepted} of ${n} samples accepted\n${apart(text.trim(), proof)}\n`,
    );
    const number = byHeader.length === 1 ? "" : `.header-${i + 1}`;
    const parts = header === "" ? texts : [`${header}\n`, ...texts];
    return { name: `${set.name.replaceAll("/", "-")}${number}.lean`, text: parts.join("\n") };
  });
};

/** Writes the results; what a benchmark of other sets left in the folder goes. */
export const writeResults = Effect.fn("benchmark.writeResults")(function* (
  folder: string,
  sets: ReadonlyArray<MeasuredSet>,
  ks: ReadonlyArray<number>,
  defaultHeader: string,
  summary: Json,
) {
  const fileSystem = yield* FileSystem.FileSystem;
  const lines = sets.flatMap(({ measurements, set }) =>
    set.statements.map((statement, i) => problemLine(set.name, statement, measurements[i]!, ks)),
  );
  yield* writeWhole(path.join(folder, PROBLEMS_FILE), lines.join(""));
  const proofs = path.join(folder, PROOFS_FOLDER);
  yield* fileSystem
    .remove(proofs, { recursive: true, force: true })
    .pipe(
      Effect.andThen(fileSystem.makeDirectory(proofs)),
      Effect.mapError(cannot(proofs, "a folder that can be made anew")),
    );
  const files = sets.flatMap((set) => proofFiles(set, defaultHeader));
  for (const { name, text } of files) yield* writeWhole(path.join(proofs, name), text);
  yield* writeWhole(path.join(folder, SUMMARY_FILE), `${JSON.stringify(summary, null, 2)}\n`);
  return files.map(({ name }) => path.join(proofs, name));
});
