/**
 * Mutation testing of the rules, `npm run mutation`: Stryker changes `src/selfplay`, `src/learning` and `src/reward` in one
 * place at a time and runs the tests that reach it; what no test notices is listed. Survivors that are known to change nothing
 * stand in `docs/mutation.md`.
 *
 *   --seed N       which mutants are drawn (1); several with commas between them have a score each
 *   --share X      how many of all, in [0, 1] (0.12)
 *   --mutate GLOB  only these files
 *   --workers N    processes that test at once (2)
 *   --listed       the listed one-line changes instead
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { isDrawn, SEED_VARIABLE, SHARE_VARIABLE } from "./draw.ts";
import { runListed } from "./listed.ts";

const ROOT = path.join(import.meta.dirname, "../..");
const REPORT = path.join(ROOT, "tmp/mutation/report.json");

/** What of Stryker's report is read. */
interface Mutant {
  readonly id: string;
  readonly mutatorName: string;
  readonly replacement?: string;
  readonly status: "Killed" | "Timeout" | "Survived" | "NoCoverage" | "RuntimeError" | "CompileError" | "Ignored";
  readonly location: { readonly start: Point; readonly end: Point };
}
interface Point {
  readonly line: number;
  readonly column: number;
}
interface Report {
  readonly files: Readonly<Record<string, { readonly source: string; readonly mutants: ReadonlyArray<Mutant> }>>;
}

const DETECTED = ["Killed", "Timeout"];
const UNDETECTED = ["Survived", "NoCoverage"];

const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`;

/** The text of a place, on one line. */
const textAt = (source: string, { end, start }: Mutant["location"]): string => {
  const lines = source.split("\n").slice(start.line - 1, end.line);
  const last = lines.length - 1;
  lines[last] = lines[last]?.slice(0, end.column - 1) ?? "";
  lines[0] = lines[0]?.slice(start.column - 1) ?? "";
  return lines.join(" ").replaceAll(/\s+/g, " ");
};

const columnsFromZero = ({ end, start }: Mutant["location"]): Mutant["location"] => ({
  start: { ...start, column: start.column - 1 },
  end: { ...end, column: end.column - 1 },
});

const cut = (text: string): string => (text.length > 100 ? `${text.slice(0, 100)}…` : text);

/** A score, on the left of what it is of. */
const score = (killed: number, all: number): string =>
  `${percent(killed, all).padStart(8)}  ${`${killed}/${all}`.padStart(9)}`;

/** Prints the survivors, and the score of each file and of each seed. */
const report = (seeds: ReadonlyArray<string>, share: number): void => {
  const { files } = JSON.parse(readFileSync(REPORT, "utf8")) as Report;
  const ofSeeds = new Map(seeds.map((seed) => [seed, { killed: 0, all: 0 }]));
  const scores: Array<string> = [];
  for (const [file, { mutants, source }] of Object.entries(files)) {
    let killed = 0;
    let all = 0;
    for (const { location, mutatorName, replacement = "", status } of mutants) {
      const isKilled = DETECTED.includes(status);
      const drawnBy = seeds.filter((seed) => isDrawn(seed, share, file, columnsFromZero(location)));
      if (drawnBy.length === 0 || !(isKilled || UNDETECTED.includes(status))) continue;
      for (const sums of drawnBy.map((seed) => ofSeeds.get(seed)!)) {
        sums.killed += Number(isKilled);
        sums.all++;
      }
      killed += Number(isKilled);
      all++;
      if (!isKilled)
        console.log(
          `${file}:${location.start.line}:${location.start.column}  ${status}  ${mutatorName}\n  ${cut(textAt(source, location))}\n  → ${cut(replacement.replaceAll(/\s+/g, " "))}`,
        );
    }
    if (all > 0) scores.push(`${score(killed, all)}  ${file}`);
  }
  for (const [seed, { all, killed }] of ofSeeds)
    scores.push(`${score(killed, all)}  drawn mutants killed, seed ${seed}`);
  console.log(`\n${scores.join("\n")}`);
};

const { values } = parseArgs({
  options: {
    listed: { type: "boolean", default: false },
    mutate: { type: "string", multiple: true },
    seed: { type: "string", default: "1" },
    share: { type: "string", default: "0.12" },
    workers: { type: "string", default: "2" },
  },
});

if (values.listed) process.exitCode = runListed() === 0 ? 0 : 1;
else {
  const { mutate, seed, share, workers } = values;
  const settings = JSON.parse(readFileSync(path.join(import.meta.dirname, "stryker.config.json"), "utf8")) as object;
  const config = path.join(ROOT, "tmp/mutation/stryker.config.json");
  mkdirSync(path.dirname(config), { recursive: true });
  writeFileSync(
    config,
    JSON.stringify({ ...settings, concurrency: Number(workers), ...(mutate === undefined ? {} : { mutate }) }),
  );
  const compiled = { NODE_COMPILE_CACHE: path.join(ROOT, "tmp/mutation/compiled") };
  const env = { ...process.env, ...compiled, [SEED_VARIABLE]: seed, [SHARE_VARIABLE]: share };
  const stryker = path.join(ROOT, "node_modules/@stryker-mutator/core/bin/stryker.js");
  const { status } = spawnSync(process.execPath, [stryker, "run", config], { cwd: ROOT, env, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
  report(seed.split(","), Number(share));
}
