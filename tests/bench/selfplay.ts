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
import { chosenArms, chosenSeeds, namesOf } from "./selection.ts";
import { ARMS, type Arm, experimentOf, inParallel, runOf, summaryOfArm } from "./selfplay-runs.ts";
import { comparisonText, type RunFigures, runFigures } from "./selfplay-table.ts";
import { throughputText } from "./throughput.ts";

const { values: options } = parseArgs({
  options: {
    seeds: { type: "string", default: "8" },
    "first-seed": { type: "string", default: "1" },
    sets: { type: "string", default: "gap,desert" },
    algorithms: { type: "string", default: namesOf(ARMS) },
    jobs: { type: "string", default: String(availableParallelism()) },
    set: { type: "string", multiple: true, default: [] },
    "throughput-only": { type: "boolean", default: false },
    against: { type: "string" },
  },
});

const figuresOf = async (experiment: string, arm: Arm, seed: number): Promise<RunFigures> =>
  runFigures(arm.name, seed, await summaryOfArm(experiment, arm, seed, options.set, sharing));

const seeds = chosenSeeds(options);
const arms = chosenArms("--algorithms", options.algorithms, ARMS);
const sets = options["throughput-only"] ? [] : options.sets.split(",");
const jobs = Number(options.jobs);
const sharing = { isAlone: jobs === 1 };

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
    jobs,
  );
  const names = arms.map(({ name }) => name);
  console.log(comparisonText(set, columns.flat(), names, seeds.length));
}
if (options["throughput-only"]) {
  const world = experimentOf("gap");
  const { directory } = await runOf(world, "stp", 1, options.set, { isAlone: true });
  console.log(
    await throughputText(directory, world, options.against === undefined ? null : path.resolve(options.against)),
  );
}
