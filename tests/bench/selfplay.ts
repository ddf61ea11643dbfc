/**
 * `npm run bench:selfplay`: STP, expert iteration and parallel sampling at equal proof budget, over seeds, on each set
 * of statements. Runs lie in `runs/bench/`; finished ones are reused and stopped ones resumed, so the benchmark can be
 * interrupted. Prints means with 95% intervals, differences paired by seed, and the throughput of one core.
 *
 *     npm run bench:selfplay -- [--seeds 5] [--sets workbook,gap] [--algorithms stp,…] [--set key=value]… [--throughput-only]
 */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { machineText, scriptCommand } from "./machine.ts";
import { algorithmTable, pairTable, type RunFigures } from "./selfplay-table.ts";
import { throughputText } from "./throughput.ts";

const STP = new URL("../../bin/stp.js", import.meta.url).pathname;

const PAIRS = [
  ["expert-iteration", "parallel-sampling"],
  ["stp", "expert-iteration"],
  ["stp", "parallel-sampling"],
] as const;

const { values: options } = parseArgs({
  options: {
    seeds: { type: "string", default: "5" },
    sets: { type: "string", default: "workbook,gap" },
    algorithms: { type: "string", default: "parallel-sampling,expert-iteration,stp" },
    set: { type: "string", multiple: true, default: [] },
    "throughput-only": { type: "boolean", default: false },
  },
});

interface Finished {
  readonly code: number;
  readonly lines: ReadonlyArray<string>;
}

/** Runs the command line of this program; progress goes to our standard error. */
const stp = (...commandLine: ReadonlyArray<string>): Promise<Finished> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [STP, ...commandLine], { stdio: ["ignore", "pipe", "inherit"] });
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? 1, lines: output.split("\n").filter((line) => line !== "") }));
  });

interface Summary {
  readonly provedTrain: number;
  readonly trainSize: number;
  readonly proofsSampled: number;
  readonly heldOut: Readonly<Record<string, number | null>>;
  /** Wall seconds of all steps; proving and verifying overlap and are counted apart. */
  readonly seconds: number;
}

/** The last line of a finished run's `--json`, or null. */
const summaryOf = ({ code, lines }: Finished): Summary | null => {
  const last: unknown = lines.length === 0 ? null : JSON.parse(lines.at(-1)!);
  return code === 0 && typeof last === "object" && last !== null && "digest" in last
    ? (last as unknown as Summary)
    : null;
};

/** What decides on a run's figures besides its experiment file. */
const SOURCES = [
  "src/{domain,embedded-model,lean,lean-text,learning,reward,selfplay}/**/*.{ts,lean}",
  "src/backends/embedded/*.ts",
  "rewards/*.ts",
  "experiments/data/*.jsonl",
];

const sourceDigest = (() => {
  const hash = createHash("sha256");
  for (const file of globSync(SOURCES).sort()) hash.update(`${file}\n`).update(readFileSync(file));
  return hash.digest("hex");
})();

/** A folder name that changes with the experiment, the overrides and the program, so that no stale run is reused. */
const runDirectory = (experiment: string, algorithm: string, seed: number, set: ReadonlyArray<string>): string => {
  const content = createHash("sha256")
    .update(JSON.stringify([readFileSync(experiment, "utf8"), set, sourceDigest]))
    .digest("hex");
  return `runs/bench/${experiment.replace(/^.*\/|\.json$/g, "")}-${algorithm}-${seed}-${content.slice(0, 8)}`;
};

/** The folder of a finished run of the experiment, which is run or resumed if need be, and its headline. */
const finishedRun = async (experiment: string, algorithm: string, seed: number, set: ReadonlyArray<string>) => {
  const directory = runDirectory(experiment, algorithm, seed, set);
  const headline = async () => (existsSync(directory) ? summaryOf(await stp("show", directory, "--json")) : null);
  const known = await headline();
  if (known !== null) return { directory, summary: known };
  console.error(directory);
  const overrides = [`seed=${seed}`, `algorithm=${algorithm}`, ...set].flatMap((text) => ["--set", text]);
  await stp(
    "run",
    ...(existsSync(directory) ? ["--resume", directory] : [experiment, "--out", directory, ...overrides]),
    "--json",
  );
  const summary = await headline();
  if (summary === null) throw new Error(`${directory}: the run did not finish`);
  return { directory, summary };
};

const figuresOf = async (experiment: string, algorithm: string, seed: number): Promise<RunFigures> => {
  const { summary } = await finishedRun(experiment, algorithm, seed, options.set);
  const heldOut = (k: number) => summary.heldOut[`pass@${k}`] ?? Number.NaN;
  return {
    algorithm,
    seed,
    train: summary.provedTrain / summary.trainSize,
    passAt1: heldOut(1),
    passAt16: heldOut(16),
    proofsSampled: summary.proofsSampled,
    seconds: summary.seconds,
  };
};

const seeds = Array.from({ length: Number(options.seeds) }, (_, i) => i + 1);
const algorithms = options.algorithms.split(",");
const sets = options["throughput-only"] ? [] : options.sets.split(",");

mkdirSync("runs/bench", { recursive: true });
console.log(machineText(scriptCommand("bench:selfplay")));
for (const set of sets) {
  const runs: Array<RunFigures> = [];
  for (const seed of seeds)
    for (const algorithm of algorithms) runs.push(await figuresOf(`experiments/bench-${set}.json`, algorithm, seed));
  console.log(`\n${set}: mean ± 95% interval (Student's t) over ${seeds.length} seeds, equal proof budget`);
  console.log(algorithmTable(runs, algorithms));
  console.log(`\n${set}: differences within a seed; the ratio is a geometric mean with its 95% interval`);
  console.log(pairTable(runs, PAIRS));
}
const quickstart = await finishedRun("experiments/quickstart.json", "stp", 1, []);
console.log(`\n${await throughputText(quickstart.directory)}`);
