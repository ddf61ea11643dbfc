/**
 * `npm run bench:selfplay`: STP, the four expert iterations and parallel sampling at equal proof budget, over seeds, on each
 * set of statements. Runs lie in `runs/bench/`; finished ones are reused and stopped ones resumed, so the benchmark can be
 * interrupted. Prints means with 95% intervals, and differences and ratios paired by seed. Or the throughput of one core.
 *
 *     npm run bench:selfplay -- [--seeds 8] [--first-seed 1] [--sets gap,desert] [--algorithms stp,…] [--jobs 2]
 *       [--set key=value]…
 *     npm run bench:selfplay -- --throughput-only [--against CHECKOUT]
 */
import { availableParallelism } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { machineText, scriptCommand } from "./machine.ts";
import { ARMS, type Arm, experimentOf, runOf, summaryOfArm } from "./selfplay-runs.ts";
import { algorithmTable, DIFFERENCES, pairTable, RATIOS, type RunFigures } from "./selfplay-table.ts";
import { throughputText } from "./throughput.ts";

const { values: options } = parseArgs({
  options: {
    seeds: { type: "string", default: "8" },
    "first-seed": { type: "string", default: "1" },
    sets: { type: "string", default: "gap,desert" },
    algorithms: { type: "string", default: ARMS.map(({ name }) => name).join(",") },
    jobs: { type: "string", default: String(availableParallelism()) },
    set: { type: "string", multiple: true, default: [] },
    "throughput-only": { type: "boolean", default: false },
    against: { type: "string" },
  },
});

const figuresOf = async (experiment: string, arm: Arm, seed: number): Promise<RunFigures> => {
  const { evaluations, proofsSampled, provedTrain, seconds, trainSize } = await summaryOfArm(
    experiment,
    arm,
    seed,
    options.set,
    sharing,
  );
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
const sharing = { isAlone: jobs === 1 };

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

console.log(machineText(scriptCommand("bench:selfplay")));
for (const set of sets) {
  const experiment = experimentOf(set);
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
  for (const [what, comparison] of [
    ["differences", DIFFERENCES],
    ["ratios, geometric means", RATIOS],
  ] as const) {
    console.log(`\n${set}: ${what} within a seed, for all intervals of the table together 95% (Bonferroni)`);
    console.log(pairTable(runs, "stp", names, comparison));
  }
}
if (options["throughput-only"]) {
  const world = experimentOf("gap");
  const { directory } = await runOf(world, "stp", 1, options.set, { isAlone: true });
  console.log(
    await throughputText(directory, world, options.against === undefined ? null : path.resolve(options.against)),
  );
}
