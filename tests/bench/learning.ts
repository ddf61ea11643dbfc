/**
 * `npm run bench:learning`: what is learned from attempts, in the world where self-play matters. On `desert`, at equal proof
 * budget: STP, SGS, REINFORCE-1/2 on data alone, and GRPO on data alone and with conjectures. Resumable, as `npm run bench:selfplay`
 * is, whose runs of STP and of expert iteration it shares.
 *
 *     npm run bench:learning -- [--seeds 8] [--first-seed 1] [--arms stp,sgs,…] [--jobs 2]
 */
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { machineText, scriptCommand } from "./machine.ts";
import { chosenArms, chosenSeeds, namesOf } from "./selection.ts";
import { experimentOf, inParallel, runOf } from "./selfplay-runs.ts";
import { comparisonText, pairedText, runFigures } from "./selfplay-table.ts";

interface LearningArm {
  readonly name: string;
  readonly algorithm: string;
  readonly set: ReadonlyArray<string>;
}

const arm = (name: string, algorithm: string, ...set: ReadonlyArray<string>): LearningArm => ({ name, algorithm, set });

/** Learns from the samples of its own iteration alone, and is not trained again in the end. */
const rule = (name: string): ReadonlyArray<string> => [
  `examples.rule=${name}`,
  "examples.window=1",
  "final.enabled=false",
];
const GRPO = [...rule("grpo"), "model.givenUp=written", "trainer.importanceLevel=choice"];

const ARMS: ReadonlyArray<LearningArm> = [
  arm("stp", "stp"),
  arm("expert-iteration", "expert-iteration"),
  arm("sgs", "sgs"),
  arm("reinforce-half", "expert-iteration", ...rule("reinforce-half")),
  arm("grpo", "expert-iteration", ...GRPO),
  arm("grpo-conjectures", "stp", ...GRPO),
];

const { values: options } = parseArgs({
  options: {
    seeds: { type: "string", default: "8" },
    "first-seed": { type: "string", default: "1" },
    arms: { type: "string", default: namesOf(ARMS) },
    jobs: { type: "string", default: String(availableParallelism()) },
  },
});

const arms = chosenArms("--arms", options.arms, ARMS);
const names = arms.map(({ name }) => name);
const seeds = chosenSeeds(options);
const jobs = Number(options.jobs);
const world = experimentOf("desert");

console.log(machineText(scriptCommand("bench:learning")));
// Seeds one after the other, so that a stopped benchmark has whole ones.
const runs = await inParallel(
  seeds.flatMap((seed) =>
    arms.map(({ algorithm, name, set }) => async () => {
      const { summary } = await runOf(world, algorithm, seed, set, { isAlone: jobs === 1 });
      return runFigures(name, seed, summary);
    }),
  ),
  jobs,
);
console.log(comparisonText("desert", runs, names, seeds.length));
// What conjectures bring under each rule, where both arms are there.
for (const [first, other] of [
  ["sgs", "expert-iteration"],
  ["grpo-conjectures", "grpo"],
] as const)
  if (names.includes(first) && names.includes(other)) console.log(pairedText("desert", runs, first, [other]));
