/**
 * `npm run bench:selfplay`: STP, the four expert iterations and parallel sampling at equal proof budget, over seeds, on each
 * set of statements. Runs lie in `runs/bench/`; finished ones are reused and stopped ones resumed, so the benchmark can be
 * interrupted. Prints means with 95% intervals, differences and ratios paired by seed, and the throughput of one core.
 *
 *     npm run bench:selfplay -- [--seeds 8] [--first-seed 1] [--sets gap,desert] [--algorithms stp,…] [--jobs 2]
 *       [--set key=value]… [--throughput-only]
 */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { machineText, scriptCommand } from "./machine.ts";
import { algorithmTable, pairTable, type RunFigures } from "./selfplay-table.ts";
import { throughputText } from "./throughput.ts";

const STP = new URL("../../bin/stp.js", import.meta.url).pathname;

/** What is compared: an algorithm, or another one's run gone on with from its last iteration under other settings. */
interface Arm {
  readonly name: string;
  readonly algorithm: string;
  readonly endsWith: ReadonlyArray<string>;
}

const algorithm = (name: string): Arm => ({ name, algorithm: name, endsWith: [] });

const ARMS: ReadonlyArray<Arm> = [
  algorithm("parallel-sampling"),
  algorithm("expert-iteration"),
  algorithm("expert-iteration-vanilla"),
  algorithm("expert-iteration-optimised"),
  algorithm("expert-iteration-released"),
  algorithm("stp"),
  { name: "stp-without-conjectures-in-the-end", algorithm: "stp", endsWith: ["final.conjectures=false"] },
];

const { values: options } = parseArgs({
  options: {
    seeds: { type: "string", default: "8" },
    "first-seed": { type: "string", default: "1" },
    sets: { type: "string", default: "gap,desert" },
    algorithms: { type: "string", default: ARMS.map(({ name }) => name).join(",") },
    jobs: { type: "string", default: String(availableParallelism()) },
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
  /** In the order in which they were made; the last one is that of the end. */
  readonly evaluations: ReadonlyArray<{
    readonly passAtK: ReadonlyArray<{ readonly k: number; readonly value: number }>;
  }>;
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
const runDirectory = (experiment: string, arm: string, seed: number, set: ReadonlyArray<string>): string => {
  const content = createHash("sha256")
    .update(JSON.stringify([readFileSync(experiment, "utf8"), set, sourceDigest]))
    .digest("hex");
  return `runs/bench/${experiment.replace(/^.*\/|\.json$/g, "")}-${arm}-${seed}-${content.slice(0, 8)}`;
};

/** The headline of the run in the folder, which `start` makes or which is resumed if need be. */
const finishedRun = async (directory: string, start: ReadonlyArray<string>): Promise<Summary> => {
  const headline = async () => (existsSync(directory) ? summaryOf(await stp("show", directory, "--json")) : null);
  const known = await headline();
  if (known !== null) return known;
  console.error(directory);
  if (existsSync(directory)) await stp("run", "--resume", directory, "--json");
  else await stp(...start);
  const summary = await headline();
  if (summary === null) throw new Error(`${directory}: the run did not finish`);
  return summary;
};

const overriding = (set: ReadonlyArray<string>): ReadonlyArray<string> => set.flatMap((text) => ["--set", text]);

/** A run of an algorithm. One that shares the cores with others takes one thread. */
const runOf = async (experiment: string, algorithm: string, seed: number, set: ReadonlyArray<string>) => {
  const directory = runDirectory(experiment, algorithm, seed, set);
  const settings = [`seed=${seed}`, `algorithm=${algorithm}`, ...set, ...(jobs > 1 ? ["concurrency=1"] : [])];
  const summary = await finishedRun(directory, [
    "run",
    experiment,
    "--out",
    directory,
    ...overriding(settings),
    "--json",
  ]);
  return { directory, summary };
};

const summaryOfArm = async (experiment: string, { algorithm, endsWith, name }: Arm, seed: number): Promise<Summary> => {
  const { directory, summary } = await runOf(experiment, algorithm, seed, options.set);
  if (endsWith.length === 0) return summary;
  const branch = runDirectory(experiment, name, seed, [...options.set, ...endsWith]);
  const { iterations } = JSON.parse(readFileSync(path.join(directory, "experiment.json"), "utf8"));
  const from = ["--from", String(iterations)];
  return finishedRun(branch, ["replay", directory, ...from, "--out", branch, ...overriding(endsWith)]);
};

const figuresOf = async (experiment: string, arm: Arm, seed: number): Promise<RunFigures> => {
  const { evaluations, proofsSampled, provedTrain, seconds, trainSize } = await summaryOfArm(experiment, arm, seed);
  const passAt = (k: number, back: number): number =>
    evaluations.at(-back)?.passAtK.find((evaluated) => evaluated.k === k)?.value ?? Number.NaN;
  return {
    algorithm: arm.name,
    seed,
    train: provedTrain / trainSize,
    passAt1: passAt(1, 1),
    passAt16: passAt(16, 1),
    lastPassAt1: passAt(1, 2),
    lastPassAt16: passAt(16, 2),
    proofsSampled,
    seconds,
  };
};

const seeds = Array.from({ length: Number(options.seeds) }, (_, i) => i + Number(options["first-seed"]));
const arms = options.algorithms.split(",").map((name) => {
  const arm = ARMS.find((candidate) => candidate.name === name);
  if (arm === undefined)
    throw new Error(`--algorithms: expected some of ${ARMS.map((known) => known.name).join(", ")}`);
  return arm;
});
const sets = options["throughput-only"] ? [] : options.sets.split(",");
const jobs = Number(options.jobs);

/** The results of all tasks in their order, `jobs` of them at once. */
const inParallel = async <A>(tasks: ReadonlyArray<() => Promise<A>>): Promise<Array<A>> => {
  const results: Array<A> = [];
  let next = 0;
  const worker = async () => {
    for (let i = next++; i < tasks.length; i = next++) results[i] = await tasks[i]!();
  };
  await Promise.all(Array.from({ length: jobs }, worker));
  return results;
};

mkdirSync("runs/bench", { recursive: true });
console.log(machineText(scriptCommand("bench:selfplay")));
for (const set of sets) {
  const experiment = `experiments/bench-selfplay-${set}.json`;
  // Seeds one after the other, so that a stopped benchmark has whole ones; an arm that goes on from another's run waits for it.
  const columns = await inParallel(
    seeds.flatMap((seed) =>
      [...Map.groupBy(arms, (arm) => arm.algorithm).values()].map((sharing) => async () => {
        const figures: Array<RunFigures> = [];
        for (const arm of sharing) figures.push(await figuresOf(experiment, arm, seed));
        return figures;
      }),
    ),
  );
  const runs = columns.flat();
  const names = arms.map(({ name }) => name);
  console.log(`\n${set}: mean ± 95% interval (Student's t) over ${seeds.length} seeds, equal proof budget`);
  console.log(algorithmTable(runs, names));
  console.log(`\n${set}: paired by seed, for all intervals together 95% (Bonferroni)`);
  console.log(pairTable(runs, "stp", names));
}
const quickstart = await runOf("experiments/quickstart.json", "stp", 1, []);
console.log(`\n${await throughputText(quickstart.directory)}`);
