/** The stages of Spark-Prover-X1 over the iterations of a run, and which statements are hard (arXiv 2511.13043). */
import type { DatasetStatement, Experiment } from "../domain/index.ts";
import { type RunState, tallyOf } from "./run-state.ts";
import { addTallies, EMPTY_TALLY, tallyPassRate } from "./tally.ts";

/** Whether an iteration is of the third stage, on hard statements; the others are of the second. */
export const isHardIteration = ({ iterations, spark }: Experiment, iteration: number): boolean =>
  iteration >= iterations - spark.hardIterations;

/** Pass rate of a statement over all iterations so far, in [0, 1]; null where no sample was decided. */
const passRateSoFar = (state: RunState, { id }: DatasetStatement): number | null => {
  const tallies = [...state.tallies.keys()].map((iteration) => tallyOf(state, iteration, id));
  return tallyPassRate(tallies.reduce(addTallies, EMPTY_TALLY), state.experiment.verify.timeoutCounts);
};

/** The hard statements, those of the lowest pass rate first. */
export const hardStatements = (state: RunState): ReadonlyArray<DatasetStatement> => {
  const { hardest, hardPassRate, unproved } = state.experiment.spark;
  return state.train
    .flatMap((statement) => {
      const rate = passRateSoFar(state, statement);
      const isHard = rate !== null && rate <= hardPassRate && (rate > 0 || unproved === "kept");
      return isHard ? [{ statement, rate }] : [];
    })
    .toSorted((a, b) => a.rate - b.rate)
    .slice(0, hardest ?? undefined)
    .map(({ statement }) => statement);
};
