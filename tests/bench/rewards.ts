/**
 * `npm run bench:rewards`: the reward variants in the world where self-play matters. For each seed, STP's run on `desert` is
 * gone on with from one iteration under each variant, at equal proof budget: the branches share model, proofs and window, so
 * that a difference is of what the variants choose. Resumable, as `npm run bench:selfplay` is, whose runs it starts from.
 *
 *     npm run bench:rewards -- [--seeds 8] [--first-seed 1] [--rewards stp,uniform,…] [--from 20] [--to 28] [--jobs 2]
 */
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { rewardVariants } from "../../rewards/index.ts";
import { machineText, scriptCommand } from "./machine.ts";
import { branchOf, experimentOf, inParallel, runOf } from "./selfplay-runs.ts";
import { comparisonText, runFigures } from "./selfplay-table.ts";

const { values: options } = parseArgs({
  options: {
    seeds: { type: "string", default: "8" },
    "first-seed": { type: "string", default: "1" },
    rewards: { type: "string", default: Object.keys(rewardVariants).join(",") },
    from: { type: "string", default: "20" },
    to: { type: "string", default: "28" },
    jobs: { type: "string", default: String(availableParallelism()) },
  },
});

const world = experimentOf("desert");
const seeds = Array.from({ length: Number(options.seeds) }, (_, i) => i + Number(options["first-seed"]));
const rewards = options.rewards.split(",");
const jobs = Number(options.jobs);
const isAlone = jobs === 1;
const from = Number(options.from);
const shared = [`iterations=${options.to}`, `evaluate.every=${options.to}`, ...(isAlone ? [] : ["concurrency=1"])];

console.log(machineText(scriptCommand("bench:rewards")));
const parents = await inParallel(
  seeds.map((seed) => async () => (await runOf(world, "stp", seed, [], { isAlone })).directory),
  jobs,
);
// Seeds one after the other, so that a stopped benchmark has whole ones.
const runs = await inParallel(
  seeds.flatMap((seed, i) =>
    rewards.map((reward) => async () => {
      const changes = [`reward.variant=${reward}`, ...shared];
      const set = [`from=${from}`, ...changes];
      const summary = await branchOf(world, { directory: parents[i]!, from }, reward, seed, set, changes);
      return runFigures(reward, seed, summary);
    }),
  ),
  jobs,
);
console.log(comparisonText(`desert, iterations ${from} to ${Number(options.to) - 1}`, runs, rewards, seeds.length));
