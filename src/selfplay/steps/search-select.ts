/**
 * What a searching plan attempts, pure: every candidate of the dataset, and its negation as long as neither is proved, each
 * `search.passes` times. With `search.shorten` what is proved as well. It makes the records of `select`.
 */
import type { StatementId } from "../../domain/index.ts";
import { datasetCandidates } from "../budget.ts";
import type { RunState } from "../run-state.ts";
import { pureStepInsteadOf } from "../step.ts";
import { select } from "./select.ts";
import { isDisproved, negationOf } from "./twins.ts";

/** What is searched of a statement and its negation. */
const searchedOf = (state: RunState, id: StatementId, isCandidate: boolean): ReadonlyArray<StatementId> => {
  const { shorten } = state.experiment.search;
  const negation = negationOf(state, id);
  if (negation !== null && isDisproved(state, id)) return shorten ? [negation] : [];
  if (state.proved.has(id)) return isCandidate || shorten ? [id] : [];
  return negation === null ? [id] : [id, negation];
};

export const searchSelect = pureStepInsteadOf(select, {
  reads: [],
  compute: (state, iteration) => {
    const candidates = new Set(datasetCandidates(state, iteration));
    const searched = state.train.flatMap((one) => searchedOf(state, one.id, candidates.has(one)));
    return { selected: searched.map((statementId) => ({ statementId, samples: state.experiment.search.passes })) };
  },
});
