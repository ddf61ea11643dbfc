/** The measurement on the held-out set, pure: counts of each statement and pass@k by the unbiased estimator. */
import type { HeldOutCount, PassAtK, Selected, StepOf } from "../domain/index.ts";
import { passAtK } from "../reward/index.ts";
import type { RunState } from "./run-state.ts";
import { EMPTY_TALLY, labelledSamples, undecidedSamples } from "./tally.ts";

/** Every held-out statement with the samples of the evaluation. */
export const selectHeldOut = (state: RunState): ReadonlyArray<Selected> =>
  state.heldOut.map(({ id }) => ({ statementId: id, samples: state.experiment.evaluate.samples }));

/** Mean of the statements' estimates; a statement with fewer than k decided samples is left out and counted. */
export const meanPassAtK = (counts: ReadonlyArray<HeldOutCount>, k: number): PassAtK => {
  const entered = counts.filter(({ samples }) => samples >= k);
  const sum = entered.reduce((total, { accepted, samples }) => total + passAtK(samples, accepted, k), 0);
  const value = entered.length === 0 ? null : sum / entered.length;
  return { k, value, statements: entered.length, leftOut: counts.length - entered.length };
};

/** The result of an evaluation whose attempts are all judged. */
export const evaluateHeldOut = (state: RunState, iteration: number): StepOf<"evaluate"> => {
  const { evaluate, verify } = state.experiment;
  const counts = state.heldOut.map(({ id }): HeldOutCount => {
    const tally = state.evaluation.get(id) ?? EMPTY_TALLY;
    return {
      statementId: id,
      samples: labelledSamples(tally, verify.timeoutCounts),
      accepted: tally.accepted,
      undecided: undecidedSamples(tally, verify.timeoutCounts),
    };
  });
  if (state.version === null) throw new Error("no model has been trained yet");
  const passAt = evaluate.k.map((k) => meanPassAtK(counts, k));
  return {
    _tag: "evaluate",
    iteration,
    policyVersion: state.version,
    samples: evaluate.samples,
    counts,
    passAtK: passAt,
  };
};
