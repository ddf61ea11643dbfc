/** The stages that the algorithms share, in the order of the table in docs/architecture.md. */
import type { Stage } from "../plan.ts";
import { when } from "../plan.ts";
import type { Step } from "../step.ts";
import { conjecture } from "../steps/conjecture.ts";
import { data } from "../steps/data.ts";
import { embed } from "../steps/embed.ts";
import { evaluate, evaluating } from "../steps/evaluate.ts";
import { examples } from "../steps/examples.ts";
import { finalExamples, retrain } from "../steps/final.ts";
import { initial } from "../steps/initial.ts";
import { done, metrics } from "../steps/metrics.ts";
import { probe } from "../steps/probe.ts";
import { proving } from "../steps/prove.ts";
import { reward } from "../steps/reward.ts";
import { seeds } from "../steps/seeds.ts";
import { select } from "../steps/select.ts";
import { train } from "../steps/train.ts";

const every = (iteration: number, period: number): boolean => period > 0 && (iteration + 1) % period === 0;

const refreshes: Stage["when"] = ({ train: { enabled, refreshEvery } }, iteration) =>
  enabled && every(iteration, refreshEvery);
const trains: Stage["when"] = (experiment, iteration) => experiment.train.enabled && !refreshes(experiment, iteration);
const measures: Stage["when"] = (experiment, iteration) => every(iteration, experiment.evaluate.every);

export const setUp = [data, initial];

/** Conjectures from proved statements, proofs of both, and what each conjecture is worth. */
export const playing = [seeds, conjecture, select, proving, probe, embed, reward];

/** The model learns from what a step chose, or, every so often, again from its base on what another chose. */
const learningFromEither = (chosen: typeof examples, again: typeof finalExamples): ReadonlyArray<Stage> => [
  ...when(trains, chosen, train),
  ...when(refreshes, again, retrain),
];

/** From what a step chose, and again on everything proved so far. */
export const learningFrom = (chosen: typeof examples): ReadonlyArray<Stage> =>
  learningFromEither(chosen, finalExamples);

/** From the window, and again on what a step chose. */
export const learningOn = (again: typeof finalExamples): ReadonlyArray<Stage> => learningFromEither(examples, again);

/** From the window. */
export const learning = learningFrom(examples);

/** Stages that are due where the held-out set is measured. */
export const measured = (...stages: ReadonlyArray<Stage | Step>): ReadonlyArray<Stage> => when(measures, ...stages);

export const measuring = [...measured(evaluating, evaluate), metrics];

export const final = [...when(({ final: { enabled } }) => enabled, finalExamples, retrain), evaluating, evaluate, done];
