/**
 * What a searching plan attempts, pure: every candidate of the dataset, and its negation as long as neither is proved, or the
 * share of them that the critic values most, each `search.passes` times. With `search.shorten` what is proved as well. It
 * makes the records of `select`.
 */
import type { StatementId } from "../../domain/index.ts";
import { datasetCandidates } from "../budget.ts";
import { criticOf } from "../critic.ts";
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

/** What is still to be proved, of the dataset's statements and their negations, in the order of the dataset. */
export const openStatements = (state: RunState): ReadonlyArray<StatementId> =>
  state.train.flatMap(({ id }) => (state.proved.has(id) || isDisproved(state, id) ? [] : searchedOf(state, id, true)));

/** Those of the largest values, so large a share of them; those without a value come last, then the first ones. */
const mostValued = (
  open: ReadonlyArray<StatementId>,
  values: ReadonlyMap<StatementId, number | null>,
  share: number,
): ReadonlySet<StatementId> => {
  const value = (id: StatementId): number => values.get(id) ?? Number.NEGATIVE_INFINITY;
  const inOrder = open.toSorted((a, b) => (value(a) === value(b) ? 0 : value(b) - value(a)));
  return new Set(inOrder.slice(0, Math.ceil(share * open.length)));
};

export const searchSelect = pureStepInsteadOf(select, {
  reads: [],
  compute: (state, iteration) => {
    const { passes, selectShare } = state.experiment.search;
    const { openingValues } = criticOf(state);
    const candidates = new Set(datasetCandidates(state, iteration));
    const searched = state.train.flatMap((one) => searchedOf(state, one.id, candidates.has(one)));
    const open = openStatements(state);
    const chosen =
      selectShare < 1 && openingValues.size > 0 ? mostValued(open, openingValues, selectShare) : new Set(open);
    const left = new Set(open.filter((id) => !chosen.has(id)));
    return {
      selected: searched.filter((id) => !left.has(id)).map((statementId) => ({ statementId, samples: passes })),
    };
  },
});
