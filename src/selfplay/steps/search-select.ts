/** What a searching plan attempts, pure: every candidate of the dataset, `search.passes` times. It makes the records of `select`. */
import { datasetCandidates } from "../budget.ts";
import { pureStepInsteadOf } from "../step.ts";
import { select } from "./select.ts";

export const searchSelect = pureStepInsteadOf(select, {
  reads: [],
  compute: (state, iteration) => ({
    selected: datasetCandidates(state, iteration).map(({ id }) => ({
      statementId: id,
      samples: state.experiment.search.passes,
    })),
  }),
});
