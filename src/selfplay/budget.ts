/** The proof budget of an iteration: how many attempts, and how many of them conjectures may take. */
import type { DatasetStatement } from "../domain/index.ts";
import { deriveStream } from "../domain/index.ts";
import type { RunState } from "./run-state.ts";

/** Proofs sampled for an attempt of this iteration. */
export const samplesPerAttempt = (state: RunState, iteration: number): number => {
  const { firstSamplesPerStatement, samplesPerStatement } = state.experiment.prove;
  return iteration === 0 && firstSamplesPerStatement !== null ? firstSamplesPerStatement : samplesPerStatement;
};

/**
 * Dataset statements that an iteration may attempt, in dataset order: the unproved ones and those to be proved again
 * (STP, section 4.3). One draw a statement, whatever else is proved.
 */
export const datasetCandidates = (state: RunState, iteration: number): ReadonlyArray<DatasetStatement> => {
  const { seed, select } = state.experiment;
  return state.train.filter(({ id }) => {
    if (!state.proved.has(id)) return true;
    if ((state.bestPassRate.get(id) ?? 0) < select.reproveBelow) return true;
    if (select.reproveProbability === 0) return false;
    return deriveStream(seed, "step", iteration, "reprove", id).nextDouble() < select.reproveProbability;
  });
};

/** Whether every kept conjecture is attempted, whatever their share; without a share there are none. */
const attemptsAllKept = ({ experiment: { prove } }: RunState): boolean =>
  prove.conjectures === "all-kept" && prove.conjectureShare > 0;

/** Attempts of an iteration, of dataset statements and conjectures together. */
export const attemptBudget = (state: RunState, iteration: number): number => {
  const { budget } = state.experiment.prove;
  return budget === "all" ? 2 * datasetCandidates(state, iteration).length : budget;
};

/** Most attempts that conjectures may take. */
export const conjectureBudget = (state: RunState, iteration: number): number =>
  attemptsAllKept(state)
    ? state.train.length
    : Math.floor(attemptBudget(state, iteration) * state.experiment.prove.conjectureShare);

/** Attempts that the dataset's candidates share, beside `conjectures` conjectures. */
export const datasetBudget = (state: RunState, iteration: number, candidates: number, conjectures: number): number => {
  const { budget, unspent } = state.experiment.prove;
  if (attemptsAllKept(state) && budget === "all") return candidates;
  const taken = unspent === "dataset" ? conjectures : conjectureBudget(state, iteration);
  return Math.max(0, attemptBudget(state, iteration) - taken);
};

/** Most conjectures that are kept in an iteration (STP, section 4.2); 0 switches conjecturing off. */
export const conjectureLimit = (state: RunState, iteration: number): number => {
  const budget = conjectureBudget(state, iteration);
  if (budget === 0) return 0;
  switch (state.experiment.conjecture.cap) {
    case "budget":
      return budget;
    case "statements":
      return state.train.length;
    case "unproved":
      return state.train.filter(({ id }) => !state.proved.has(id)).length;
  }
};
