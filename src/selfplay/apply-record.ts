/** The fold of the log: the only place where the state of a run changes. */
import { type Attempt, type StatementId, type StepOf, type StepRecord, stepKey } from "../domain/index.ts";
import { attemptKey } from "../services/index.ts";
import { conjectureForms, noCounts, type RunState, recordName } from "./run-state.ts";
import { countVerdict, EMPTY_TALLY, type Tally, tallyPassRate } from "./tally.ts";

const entry = <K, V>(map: Map<K, V>, key: K, make: () => V): V => {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
};

const applyData = (state: RunState, record: StepOf<"data">): void => {
  state.train = record.train;
  state.heldOut = record.heldOut;
  state.library = record.library;
  for (const lemma of record.library) state.libraryByName.set(lemma.name, lemma);
  for (const statement of record.train) state.trainById.set(statement.id, statement);
  for (const statement of [...record.train, ...record.heldOut]) state.statements.set(statement.id, statement);
  for (const { nearForm, normalForm } of record.forms) {
    state.normalForms.add(normalForm);
    if (nearForm !== null) state.nearForms.add(nearForm);
  }
};

const applyProve = (state: RunState, record: StepOf<"prove">): void => {
  const counts = entry(state.counts, record.iteration, noCounts);
  for (const attempt of record.attempts) {
    state.pending.set(attemptKey(attempt), attempt);
    counts.sampled += attempt.multiplicity;
    counts.distinct++;
    if (attempt.tokens !== null) counts.tokens = (counts.tokens ?? 0) + attempt.tokens;
    const drawn = state.samplesDrawn.get(attempt.statementId) ?? 0;
    state.samplesDrawn.set(attempt.statementId, drawn + attempt.multiplicity);
  }
};

const takeAttempt = (pending: Map<string, Attempt>, judgement: StepOf<"verify">["judgements"][number]): Attempt => {
  const key = attemptKey(judgement);
  const attempt = pending.get(key);
  if (attempt === undefined) throw new Error(`a verdict for ${key}, which was not sampled`);
  pending.delete(key);
  return attempt;
};

const applyVerify = (state: RunState, record: StepOf<"verify">): void => {
  const { timeoutCounts } = state.experiment.verify;
  const counts = entry(state.counts, record.iteration, noCounts);
  const tallies = entry(state.tallies, record.iteration, () => new Map<StatementId, Tally>());
  const touched = new Set<StatementId>();
  for (const judgement of record.judgements) {
    const { proof, proofId, statementId, multiplicity } = takeAttempt(state.pending, judgement);
    const { verdict } = judgement;
    tallies.set(statementId, countVerdict(tallies.get(statementId) ?? EMPTY_TALLY, verdict._tag, multiplicity));
    touched.add(statementId);
    counts.verdicts.set(verdict._tag, (counts.verdicts.get(verdict._tag) ?? 0) + multiplicity);
    if (judgement.cachedFrom === null) counts.verified++;
    if (verdict._tag === "crashed") counts.crashedDistinct++;
    if (verdict._tag !== "accepted") continue;
    counts.acceptedDistinct++;
    state.proved.add(statementId);
    const seconds = judgement.runMilliseconds / 1000;
    const { invokes } = verdict;
    const found = { iteration: record.iteration, statementId, proofId, proof, invokes, multiplicity, seconds };
    state.proofs.push(found);
    state.proofByKey.set(attemptKey(found), found);
  }
  // All attempts of a statement are in one part, so its tally is complete.
  for (const id of touched) {
    const rate = tallyPassRate(tallies.get(id) ?? EMPTY_TALLY, timeoutCounts);
    if (rate !== null) state.bestPassRate.set(id, Math.max(rate, state.bestPassRate.get(id) ?? 0));
  }
};

const applyEvaluation = (state: RunState, record: StepOf<"evaluate-verify">): void => {
  for (const judgement of record.judgements) {
    const { multiplicity, statementId } = takeAttempt(state.evaluationPending, judgement);
    const tally = state.evaluation.get(statementId) ?? EMPTY_TALLY;
    state.evaluation.set(statementId, countVerdict(tally, judgement.verdict._tag, multiplicity));
  }
};

const applyConjectures = (state: RunState, record: StepOf<"conjecture">): void => {
  state.conjecturesOf.set(record.iteration, record.conjectures);
  for (const conjecture of record.conjectures) {
    if (!state.conjectures.has(conjecture.id)) state.conjectures.set(conjecture.id, conjecture);
    if (!state.statements.has(conjecture.id)) state.statements.set(conjecture.id, conjecture);
  }
};

/** Drops what only the iteration under way needs; the set-up stays. */
const forgetIteration = (state: RunState, iteration: number): void => {
  for (const [name, record] of state.records) if (record.iteration === iteration) state.records.delete(name);
};

/** Folds one record into the state; records come in the order of `compareStepKeys` or of their commits. */
export const applyRecord = (state: RunState, record: StepRecord): void => {
  const { iteration, part, step } = stepKey(record);
  state.records.set(recordName({ step, iteration, part }), record);
  switch (record._tag) {
    case "data":
      applyData(state, record);
      break;
    case "initial":
      state.initialVersion = record.version;
      state.version = record.version;
      break;
    case "seeds":
      for (const key of record.trivialDrawn) state.trivialDrawn.add(key);
      break;
    case "conjecture":
      applyConjectures(state, record);
      break;
    case "prove":
      applyProve(state, record);
      break;
    case "verify":
      applyVerify(state, record);
      break;
    case "train":
      state.version = record.version;
      break;
    case "final-train":
      state.version = record.version;
      state.windowStart = iteration + 1;
      break;
    case "evaluate-prove":
      for (const attempt of record.attempts) state.evaluationPending.set(attemptKey(attempt), attempt);
      break;
    case "evaluate-verify":
      applyEvaluation(state, record);
      break;
    case "evaluate":
      state.evaluated = record;
      state.evaluation.clear();
      break;
    case "metrics":
      state.metrics.push(record.metrics);
      for (const form of conjectureForms(state, iteration).values()) state.archive.add(form);
      forgetIteration(state, iteration);
      break;
  }
};
