/**
 * The runs of the self-play benchmark: which there are, where each lies, and how a missing one is made. A folder's name
 * changes with everything that decides on its figures, so that no stale run is read.
 */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";

const HERE = path.resolve(import.meta.dirname, "../..");
const FOLDER = "runs/bench";

/** What is compared: an algorithm, or another one's run gone on with from its last iteration under other settings. */
export interface Arm {
  readonly name: string;
  readonly algorithm: string;
  readonly endsWith: ReadonlyArray<string>;
}

const algorithm = (name: string): Arm => ({ name, algorithm: name, endsWith: [] });

export const ARMS: ReadonlyArray<Arm> = [
  algorithm("parallel-sampling"),
  algorithm("expert-iteration"),
  algorithm("expert-iteration-vanilla"),
  algorithm("expert-iteration-optimised"),
  algorithm("expert-iteration-released"),
  algorithm("stp"),
  { name: "stp-without-conjectures-in-the-end", algorithm: "stp", endsWith: ["final.conjectures=false"] },
];

interface Finished {
  readonly code: number;
  readonly lines: ReadonlyArray<string>;
}

/** Runs the command line of this program, or of another checkout's; progress goes to our standard error. */
const stpOf = (checkout: string, ...commandLine: ReadonlyArray<string>): Promise<Finished> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(checkout, "bin/stp.js"), ...commandLine], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? 1, lines: output.split("\n").filter((line) => line !== "") }));
  });

export const stp = (...commandLine: ReadonlyArray<string>): Promise<Finished> => stpOf(HERE, ...commandLine);

export interface Summary {
  readonly provedTrain: number;
  readonly trainSize: number;
  readonly proofsSampled: number;
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
export const runDirectory = (experiment: string, arm: string, seed: number, set: ReadonlyArray<string>): string => {
  const content = createHash("sha256")
    .update(JSON.stringify([readFileSync(experiment, "utf8"), set, sourceDigest]))
    .digest("hex");
  return `${FOLDER}/${experiment.replace(/^.*\/|\.json$/g, "")}-${arm}-${seed}-${content.slice(0, 8)}`;
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

/** Settings that change no result; a run that shares the cores with others takes one thread. */
export interface Sharing {
  readonly isAlone: boolean;
}

/** The finished run of an algorithm, made or gone on with if need be. */
export const runOf = async (
  experiment: string,
  algorithm: string,
  seed: number,
  set: ReadonlyArray<string>,
  { isAlone }: Sharing,
) => {
  mkdirSync(FOLDER, { recursive: true });
  const directory = runDirectory(experiment, algorithm, seed, set);
  const settings = [`seed=${seed}`, `algorithm=${algorithm}`, ...set, ...(isAlone ? [] : ["concurrency=1"])];
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

/** A run of STP's first iterations that is made now, by this checkout or another one, to be timed; its folder. */
export const timedRun = async (checkout: string, experiment: string, iterations: number): Promise<string> => {
  mkdirSync(FOLDER, { recursive: true });
  const directory = path.resolve(FOLDER, `timed-${createHash("sha256").update(checkout).digest("hex").slice(0, 8)}`);
  rmSync(directory, { recursive: true, force: true });
  const file = path.join(checkout, experiment);
  const set = overriding(["seed=1", "algorithm=stp", `iterations=${iterations}`]);
  const { code } = await stpOf(checkout, "run", file, "--out", directory, ...set, "--json");
  if (code !== 0) throw new Error(`${directory}: the run did not finish`);
  return directory;
};

/** The headline of an arm's run. */
export const summaryOfArm = async (
  experiment: string,
  { algorithm, endsWith, name }: Arm,
  seed: number,
  set: ReadonlyArray<string>,
  sharing: Sharing,
): Promise<Summary> => {
  const { directory, summary } = await runOf(experiment, algorithm, seed, set, sharing);
  if (endsWith.length === 0) return summary;
  const { iterations } = JSON.parse(readFileSync(path.join(directory, "experiment.json"), "utf8"));
  return branchOf(experiment, { directory, from: iterations }, name, seed, [...set, ...endsWith], endsWith);
};

/** A finished run and how many of its iterations a branch shares. */
export interface BranchPoint {
  readonly directory: string;
  readonly from: number;
}

/** The headline of a branch that goes on from a finished run under other settings; `set` has all that tell it apart. */
export const branchOf = (
  experiment: string,
  { directory, from }: BranchPoint,
  name: string,
  seed: number,
  set: ReadonlyArray<string>,
  changes: ReadonlyArray<string>,
): Promise<Summary> => {
  const branch = runDirectory(experiment, name, seed, set);
  return finishedRun(branch, ["replay", directory, "--from", String(from), "--out", branch, ...overriding(changes)]);
};

/** The results of all tasks in their order, `jobs` of them at once. */
export const inParallel = async <A>(tasks: ReadonlyArray<() => Promise<A>>, jobs: number): Promise<Array<A>> => {
  const results: Array<A> = [];
  let next = 0;
  const worker = async () => {
    for (let i = next++; i < tasks.length; i = next++) results[i] = await tasks[i]!();
  };
  await Promise.all(Array.from({ length: jobs }, worker));
  return results;
};

/** The experiment file of a set. */
export const experimentOf = (set: string): string => `experiments/bench-selfplay-${set}.json`;

/** The lines of `stp show RUN --json`: an object an iteration, then the headline. */
export const listingOf = async (directory: string): Promise<ReadonlyArray<Readonly<Record<string, unknown>>>> => {
  const { code, lines } = await stp("show", directory, "--json");
  if (code !== 0) throw new Error(`${directory}: no finished run`);
  return lines.map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
};
