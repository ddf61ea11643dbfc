/**
 * Step 3, pure: which statements are attempted and with how many samples. The samples of an iteration add up to
 * budget × K for every algorithm, as long as there is a dataset statement to attempt.
 */
import { type DatasetStatement, deriveStream, type Selected, type StepOf, shuffled } from "../domain/index.ts";
import { attemptBudget, conjectureBudget, datasetCandidates, samplesPerAttempt } from "./budget.ts";
import type { RunState } from "./run-state.ts";

/** The candidates in the order in which the budget reaches them. */
const ordered = (
  state: RunState,
  candidates: ReadonlyArray<DatasetStatement>,
  iteration: number,
): ReadonlyArray<DatasetStatement> => {
  const drawn = shuffled(candidates, deriveStream(state.experiment.seed, "step", iteration, "select"));
  if (state.experiment.select.order === "uniform") return drawn;
  const samples = (statement: DatasetStatement): number => state.samplesDrawn.get(statement.id) ?? 0;
  // Stable: the draw decides among equals.
  return drawn.sort((a, b) => samples(a) - samples(b));
};

/** `attempts` spread over the candidates in their order, round after round. */
const spread = (attempts: number, size: number): ReadonlyArray<number> =>
  Array.from({ length: size }, (_, i) => Math.floor(attempts / size) + (i < attempts % size ? 1 : 0));

/** What is attempted: dataset statements in dataset order, then conjectures in their order. */
export const selectStatements = (state: RunState, iteration: number): StepOf<"select"> => {
  const samples = samplesPerAttempt(state, iteration);
  const budget = attemptBudget(state, iteration);
  const share = conjectureBudget(state, iteration);
  const conjectures = (state.conjecturesOf.get(iteration) ?? []).slice(0, share);
  const candidates = ordered(state, datasetCandidates(state, iteration), iteration);
  const { unspent } = state.experiment.prove;
  const forDataset = budget - (unspent === "dataset" ? conjectures.length : share);
  const attempts = candidates.length === 0 ? [] : spread(forDataset, candidates.length);
  const attemptsOf = new Map(candidates.map(({ id }, i) => [id, attempts[i] as number]));
  const dataset = state.train.flatMap(({ id }): ReadonlyArray<Selected> => {
    const times = attemptsOf.get(id) ?? 0;
    return times === 0 ? [] : [{ statementId: id, samples: times * samples }];
  });
  const invented = conjectures.map(({ id }): Selected => ({ statementId: id, samples }));
  return { _tag: "select", iteration, selected: [...dataset, ...invented] };
};
