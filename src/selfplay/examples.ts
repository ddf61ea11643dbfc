/**
 * Step 7, pure: the weighted examples of an iteration, for both roles (STP, section 6 of the reference). Proofs come
 * from the replay window, conjectures from the current iteration alone.
 */
import {
  codePointLength,
  deriveStream,
  type ExampleReference,
  type StatementId,
  type StepOf,
  shuffled,
} from "../domain/index.ts";
import { exampleWeight } from "../reward/index.ts";
import { attemptKey, type PromptFormatShape } from "../services/index.ts";
import { renderedDigest } from "./render.ts";
import { doneRecord, type ProofRecord, type RunState, tallyOf } from "./run-state.ts";
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

/** The proofs grouped by statement, newest first within a statement, statements by id. */
export const byStatement = (
  proofs: ReadonlyArray<ProofRecord>,
): ReadonlyArray<readonly [StatementId, ReadonlyArray<ProofRecord>]> => {
  const groups = new Map<StatementId, Array<ProofRecord>>();
  for (const record of proofs) {
    const group = groups.get(record.statementId);
    if (group === undefined) groups.set(record.statementId, [record]);
    else group.push(record);
  }
  const newestFirst = (a: ProofRecord, b: ProofRecord): number =>
    b.iteration - a.iteration || (a.proofId < b.proofId ? -1 : 1);
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, group]) => [id, group.sort(newestFirst)] as const);
};

/** The first record of each distinct proof of one statement, then at most `limit` of them, drawn at random. */
export const distinctProofs = (
  state: RunState,
  iteration: number,
  records: ReadonlyArray<ProofRecord>,
  limit: number | null,
): ReadonlyArray<ProofRecord> => {
  const distinct = [...new Map(records.toReversed().map((record) => [record.proofId, record])).values()].reverse();
  if (limit === null || distinct.length <= limit) return distinct;
  const id = (records[0] as ProofRecord).statementId;
  return shuffled(distinct, deriveStream(state.experiment.seed, "train", iteration, "proofs", id)).slice(0, limit);
};

/** The proofs to train on, with their weights, by statement id and newest first. */
export const proofExamples = (state: RunState, iteration: number): ReadonlyArray<ExampleReference> => {
  const { examples: settings } = state.experiment;
  const first = windowStart(state, iteration);
  const window = state.proofs.filter((record) => record.iteration >= first && record.iteration <= iteration);
  return byStatement(window).flatMap(([statementId, records]) => {
    const newest = (records[0] as ProofRecord).iteration;
    const from = settings.passRateOver === "window" ? first : newest;
    const rate = passRateOver(state, statementId, from, settings.passRateOver === "window" ? iteration : newest);
    if (rate === null || rate > settings.maximumPassRate) return [];
    if (rate === settings.maximumPassRate && settings.maximumPassRateIs === "excluded") return [];
    const kept = distinctProofs(state, iteration, records, settings.proofsPerStatement);
    const rule = { ...settings, shareAmongProofs: settings.shareAmong !== "nothing" };
    const proofsOfStatement = settings.shareAmong === "records" ? records.length : kept.length;
    return kept.map(({ proof, proofId, seconds }): ExampleReference => {
      const weight = exampleWeight({ length: codePointLength(proof), seconds, proofsOfStatement }, rule);
      return { role: "prover", statementId, proofId, lemma: null, weight };
    });
  });
};

/** The conjectures to train on: what the reward kept with a positive weight, in its order. */
const conjectureExamples = (state: RunState, iteration: number): ReadonlyArray<ExampleReference> => {
  const made = new Map((state.conjecturesOf.get(iteration) ?? []).map((conjecture) => [conjecture.id, conjecture]));
  return doneRecord(state, "reward", iteration).kept.flatMap(
    ({ id, lemma, weight }): ReadonlyArray<ExampleReference> => {
      const conjecture = made.get(id);
      if (conjecture === undefined || weight === 0) return [];
      return [{ role: "conjecturer", statementId: id, proofId: conjecture.seedProofId, lemma, weight }];
    },
  );
};

/** The examples that an iteration trains on. */
export const chooseExamples = (state: RunState, iteration: number, format: PromptFormatShape): StepOf<"examples"> => {
  const examples = [...proofExamples(state, iteration), ...conjectureExamples(state, iteration)];
  return { _tag: "examples", iteration, examples, rendered: renderedDigest(state, iteration, examples, format) };
};

/** Used by tests and by the metrics: the key of the proof an example trains on. */
export const exampleKey = (example: ExampleReference): string => `${example.role} ${attemptKey(example)}`;
