/**
 * Step 3, pure: which statements are attempted and with how many samples. The samples of an iteration add up to
 * budget × K for every algorithm, as long as there is a dataset statement to attempt.
 */
import { Schema } from "effect";
import { type DatasetStatement, deriveStream, Selected, type StatementId, shuffled } from "../../domain/index.ts";
import { conjectureBudget, datasetBudget, datasetCandidates, samplesPerAttempt } from "../budget.ts";
import { conjecturesIn, doneRecord, type RunState, recordOf } from "../run-state.ts";
import { pureStep } from "../step.ts";
import { conjecture } from "./conjecture.ts";
import { seeds } from "./seeds.ts";

const fields = Schema.Struct({ selected: Schema.Array(Selected) });

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

/** The dataset statements among which the budget is spread. */
const toAttempt = (state: RunState, iteration: number): ReadonlyArray<DatasetStatement> => {
  const { prove, select: settings } = state.experiment;
  const hasSeeds = prove.conjectureShare === 0 || (recordOf(state, seeds, iteration)?.seeds.length ?? 0) > 0;
  return hasSeeds || settings.withoutSeeds === "candidates" ? datasetCandidates(state, iteration) : state.train;
};

/** What is attempted of these: dataset statements in dataset order, then conjectures in their order. */
export const selectStatements = (
  state: RunState,
  iteration: number,
  attempted: ReadonlyArray<DatasetStatement> = toAttempt(state, iteration),
): typeof fields.Type => {
  const samples = samplesPerAttempt(state, iteration);
  const share = conjectureBudget(state, iteration);
  const conjectures = [...conjecturesIn(state, iteration).values()].slice(0, share);
  const candidates = ordered(state, attempted, iteration);
  const forDataset = datasetBudget(state, iteration, candidates.length, conjectures.length);
  const attempts = candidates.length === 0 ? [] : spread(forDataset, candidates.length);
  const attemptsOf = new Map(candidates.map(({ id }, i) => [id, attempts[i] as number]));
  const dataset = state.train.flatMap(({ id }): ReadonlyArray<Selected> => {
    const times = attemptsOf.get(id) ?? 0;
    return times === 0 ? [] : [{ statementId: id, samples: times * samples }];
  });
  const invented = conjectures.map(({ id }): Selected => ({ statementId: id, samples }));
  return { selected: [...dataset, ...invented] };
};

export const select = pureStep({
  name: "select",
  fields,
  reads: [seeds, conjecture],
  compute: (state, iteration) => selectStatements(state, iteration),
  tell: ({ selected }) => ({ count: selected.length, unit: "statements" }),
});

/** The conjectures that an iteration attempted, in its order. */
export const attemptedConjectures = (state: RunState, iteration: number): ReadonlyArray<StatementId> =>
  doneRecord(state, select, iteration)
    .selected.map(({ statementId }) => statementId)
    .filter((id) => state.conjectures.has(id));
