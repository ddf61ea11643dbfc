/**
 * The steps that a log has to have, in order, from its experiment and from what the records before say: so that a log
 * with a step cut out of the middle is told from one that merely ends early.
 */
import { type Experiment, SETUP_ITERATION, type StepKey, type StepName } from "../domain/index.ts";
import type { RunState } from "../selfplay/index.ts";

const every = (iteration: number, period: number): boolean => period > 0 && (iteration + 1) % period === 0;

const key = (iteration: number, step: StepName, part = 0): StepKey => ({ iteration, step, part });

/** The parts of a campaign over `count` statements: sampled and judged ones, in the order of the log. */
const batches = (
  experiment: Experiment,
  iteration: number,
  count: number,
  names: readonly [StepName, StepName],
): ReadonlyArray<StepKey> => {
  const parts = Math.ceil(count / experiment.prove.batch);
  return names.flatMap((name) => Array.from({ length: parts }, (_, part) => key(iteration, name, part)));
};

const evaluation = (state: RunState, iteration: number): ReadonlyArray<StepKey> => [
  ...batches(state.experiment, iteration, state.heldOut.length, ["evaluate-prove", "evaluate-verify"]),
  key(iteration, "evaluate"),
];

/**
 * The steps of an iteration (the set-up and the end included) in the log's order. `selected` is the number of
 * statements that its `select` record attempts, null while that is not known.
 */
export const expectedSteps = (state: RunState, iteration: number, selected: number | null): ReadonlyArray<StepKey> => {
  const { evaluate, final, iterations, train } = state.experiment;
  if (iteration === SETUP_ITERATION) return [key(iteration, "data"), key(iteration, "initial")];
  const retraining = [key(iteration, "final-examples"), key(iteration, "final-train")];
  if (iteration === iterations)
    return [...(final.enabled ? retraining : []), ...evaluation(state, iteration), key(iteration, "done")];
  const proving = selected === null ? [] : batches(state.experiment, iteration, selected, ["prove", "verify"]);
  const refreshed = train.enabled && every(iteration, train.refreshEvery);
  return [
    key(iteration, "seeds"),
    key(iteration, "conjecture"),
    key(iteration, "select"),
    ...proving,
    key(iteration, "probe"),
    key(iteration, "embed"),
    key(iteration, "reward"),
    ...(refreshed ? retraining : train.enabled ? [key(iteration, "examples"), key(iteration, "train")] : []),
    ...(every(iteration, evaluate.every) ? evaluation(state, iteration) : []),
    key(iteration, "metrics"),
  ];
};
