/** Pass rates as self-guided self-play rewards them: what it gives no reward for is no solution. */
import type { Experiment, StatementId } from "../domain/index.ts";
import { leanTokens } from "../lean-text/index.ts";
import type { SolveRate } from "../learning/index.ts";
import { proofsIn, type RunState, tallyOf } from "./run-state.ts";
import { labelledSamples } from "./tally.ts";

/** Whether an accepted proof has no reward for the tactic `try`. */
export const isBarred = (proof: string, { tryTactic }: Experiment["sgs"]): boolean => {
  if (tryTactic === "rewarded" || !proof.includes("try")) return false;
  return leanTokens(proof).some(({ kind, text }) =>
    tryTactic === "text" ? text.includes("try") : kind === "name" && text === "try",
  );
};

/** Samples of each statement in an iteration that were accepted and have no reward. */
const barredSamples = (state: RunState, iteration: number): ReadonlyMap<StatementId, number> => {
  const { sgs } = state.experiment;
  const barred = new Map<StatementId, number>();
  if (sgs.tryTactic === "rewarded") return barred;
  for (const [id, proofs] of proofsIn(state, iteration))
    for (const { multiplicity, proof } of proofs)
      if (isBarred(proof, sgs)) barred.set(id, (barred.get(id) ?? 0) + multiplicity);
  return barred;
};

/** Rewarded over labelled samples of a statement in an iteration, in [0, 1]; null where none has a label. */
export const solveRateOf = (state: RunState): SolveRate => {
  const barred = new Map<number, ReadonlyMap<StatementId, number>>();
  return (id, iteration) => {
    const tally = tallyOf(state, iteration, id);
    const samples = labelledSamples(tally, state.experiment.verify.timeoutCounts);
    if (samples === 0) return null;
    if (!barred.has(iteration)) barred.set(iteration, barredSamples(state, iteration));
    return (tally.accepted - (barred.get(iteration)?.get(id) ?? 0)) / samples;
  };
};
