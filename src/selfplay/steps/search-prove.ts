/** The proofs that searches have found, verified as any others; and the measurement of held-out searches by passes. */
import type { StatementId } from "../../domain/index.ts";
import { pureStepInsteadOf } from "../step.ts";
import { EMPTY_TALLY } from "../tally.ts";
import { evaluate, evaluatingFound, evaluationOf, heldOutCount } from "./evaluate.ts";
import { provingFound } from "./prove.ts";
import { foundProofs, searchesIn, searchingHeldOut, searchingSelected } from "./search.ts";
import { refuseContradiction } from "./twins.ts";

export const provingSearched = provingFound(
  [searchingSelected.searched],
  foundProofs(searchingSelected),
  refuseContradiction,
);

export const evaluatingSearched = evaluatingFound([searchingHeldOut.searched], foundProofs(searchingHeldOut));

/**
 * Passes in place of samples: one that ended without a proof counts as a wrong sample, one that was stopped as undecided,
 * one with a proof as that proof was judged.
 */
export const evaluateSearched = pureStepInsteadOf(evaluate, {
  reads: [searchingHeldOut.searched, evaluatingSearched.judged],
  compute: (state, iteration) => {
    const searches = Map.groupBy(searchesIn(state, searchingHeldOut, iteration), ({ statementId }) => statementId);
    const ended = (id: StatementId, ...ends: ReadonlyArray<string>): number =>
      (searches.get(id) ?? []).filter(({ tree }) => ends.includes(tree.end._tag)).length;
    const { timeoutCounts } = state.experiment.verify;
    return evaluationOf(
      state,
      state.heldOut.map(({ id }) => {
        const judged = heldOutCount(id, state.evaluation.get(id) ?? EMPTY_TALLY, timeoutCounts);
        const samples = judged.samples + ended(id, "exhausted", "spent");
        return { ...judged, samples, undecided: judged.undecided + ended(id, "timed-out", "crashed") };
      }),
    );
  },
});
