/**
 * `npm run bench:rewards`: the reward variants in the world where self-play matters. For each seed, STP's run on a set is
 * gone on with from one iteration under each variant, at equal proof budget: the branches share model, proofs and window, so
 * that a difference is of what the variants choose. From iteration 0, every variant has whole runs of its own. Resumable, as
 * `npm run bench:selfplay` is, whose runs it starts from.
 *
 *     npm run bench:rewards -- [--set desert] [--seeds 8] [--first-seed 1] [--rewards stp,uniform,…] [--from 20] [--to 28] [--jobs 2]
 */
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { rewardVariants } from "../../rewards/index.ts";
import { machineText, scriptCommand } from "./machine.ts";
import { chosenSeeds } from "./selection.ts";
import { branchOf, experimentOf, inParallel, runOf } from "./selfplay-runs.ts";
import { comparisonText, runFigures } from "./selfplay-table.ts";

const { values: options } = parseArgs({
  options: {
    set: { type: "string", default: "desert" },
    seeds: { type: "string", default: "8" },
    "first-seed": { type: "string", default: "1" },
    rewards: { type: "string", default: Object.keys(rewardVariants).join(",") },
    from: { type: "string", default: "20" },
    to: { type: "string", default: "28" },
    jobs: { type: "string", default: String(availableParallelism()) },
  },
});

const world = experimentOf(options.set);
const seeds = chosenSeeds(options);
const rewards = options.rewards.split(",");
const jobs = Number(options.jobs);
const isAlone = jobs === 1;
const from = Number(options.from);
/** The variant of the benchmark's own runs. */
const PLAIN = "stp";
const shared = [`iterations=${options.to}`, `evaluate.every=${options.to}`, ...(isAlone ? [] : ["concurrency=1"])];

console.log(machineText(scriptCommand("bench:rewards")));
/** The headline of STP's whole run under a variant, and where it lies. */
const wholeRun = (reward: string, seed: number) =>
  runOf(world, "stp", seed, reward === PLAIN ? [] : [`reward.variant=${reward}`], { isAlone });
const parents = await inParallel(
  seeds.map((seed) => async () => (await wholeRun(PLAIN, seed)).directory),
  jobs,
);
// Seeds one after the other, so that a stopped benchmark has whole ones.
const runs = await inParallel(
  seeds.flatMap((seed, i) =>
    rewards.map((reward) => async () => {
      if (from === 0) return runFigures(reward, seed, (await wholeRun(reward, seed)).summary);
      const changes = [`reward.variant=${reward}`, ...shared];
      const set = [`from=${from}`, ...changes];
      const summary = await branchOf(world, { directory: parents[i]!, from }, reward, seed, set, changes);
      return runFigures(reward, seed, summary);
    }),
  ),
  jobs,
);
const what = from === 0 ? "whole runs" : `iterations ${from} to ${Number(options.to) - 1}`;
console.log(comparisonText(`${options.set}, ${what}`, runs, rewards, seeds.length));
