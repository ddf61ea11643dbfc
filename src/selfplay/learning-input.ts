/** What a learning rule sees of a run, built from the state alone. */
import type { StatementId } from "../domain/index.ts";
import type { LearningConjecture, LearningInput, LearningStatement } from "../learning/index.ts";
import { type AttemptRecord, type RunState, tallyOf } from "./run-state.ts";
import { lengthInTactics, shortestProofs } from "./shortest-proofs.ts";
import { addTallies, EMPTY_TALLY, tallyPassRate } from "./tally.ts";

/** First iteration of the replay window that ends with `iteration`. */
export const windowStart = (state: RunState, iteration: number): number => {
  const { window } = state.experiment.examples;
  return Math.max(state.windowStart, window === "all" ? 0 : iteration - window + 1);
};

/** Pass rate of a statement over the iterations from `first` to `last`; null where no sample was decided. */
export const passRateOver = (state: RunState, id: StatementId, first: number, last: number): number | null => {
  let tally = EMPTY_TALLY;
  for (let i = first; i <= last; i++) tally = addTallies(tally, tallyOf(state, i, id));
  return tallyPassRate(tally, state.experiment.verify.timeoutCounts);
};

const byStatement = (state: RunState, attempts: ReadonlyArray<AttemptRecord>): ReadonlyArray<LearningStatement> =>
  [...Map.groupBy(attempts, ({ statementId }) => statementId)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, group]) => ({ id, source: state.conjectures.has(id) ? "conjecture" : "dataset", attempts: group }));

/** Without the proofs of a search that are not the shortest of their statement. */
const shortestAlone = (attempts: ReadonlyArray<AttemptRecord>): ReadonlyArray<AttemptRecord> => {
  const shortest = shortestProofs(attempts);
  return attempts.filter(
    (one) =>
      one.outcome !== "proved" ||
      lengthInTactics(one) === null ||
      shortest.get(one.statementId)?.proofId === one.proofId,
  );
};

/** The input of a rule for the window from `firstIteration` to `iteration`. */
export const learningInput = (
  state: RunState,
  iteration: number,
  firstIteration: number,
  conjectures: ReadonlyArray<LearningConjecture>,
  reads: RunState["keeps"],
): LearningInput => {
  const { examples: settings, search, seed } = state.experiment;
  const kept = reads === "judged" ? [...state.judged.values()].flatMap((judged) => [...judged.values()]) : state.proofs;
  const window = kept.filter(({ iteration: made }) => made >= firstIteration && made <= iteration);
  return {
    iteration,
    seed,
    firstIteration,
    statements: byStatement(state, search.shorten ? shortestAlone(window) : window),
    conjectures,
    settings,
    passRate: (id, first, last) => passRateOver(state, id, first, last),
    firstProof: (id) => state.firstProof.get(id) ?? null,
  };
};
