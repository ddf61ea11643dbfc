/**
 * What the loop knows: a fold over the records of the log, in their order. `applyRecord` is the only place where the
 * state changes, so a resumed run and a replay, which fold the same records, know the same. The steps only read it.
 */
import {
  type Attempt,
  type Conjecture,
  type DatasetStatement,
  type Experiment,
  type LibraryLemma,
  type PolicyVersion,
  type ProofId,
  type Statement,
  type StatementId,
  type StepName,
  type StepOf,
  type StepRecord,
  stepKey,
  type VerdictTag,
} from "../domain/index.ts";
import { attemptKey } from "../services/index.ts";
import { countVerdict, EMPTY_TALLY, type Tally, tallyPassRate } from "./tally.ts";

/** An accepted proof in the iteration that sampled it. */
export interface ProofRecord {
  readonly iteration: number;
  readonly statementId: StatementId;
  readonly proofId: ProofId;
  readonly proof: string;
  readonly invokes: ReadonlyArray<string>;
  readonly multiplicity: number;
  readonly seconds: number;
}

/** Counts of the attempts of one iteration and purpose. */
export interface AttemptCounts {
  sampled: number;
  distinct: number;
  /** Distinct attempts that were sent to the verifier rather than answered from the log. */
  verified: number;
  acceptedDistinct: number;
  crashedDistinct: number;
  tokens: number | null;
  readonly verdicts: Map<VerdictTag, number>;
}

const noCounts = (): AttemptCounts => ({
  sampled: 0,
  distinct: 0,
  verified: 0,
  acceptedDistinct: 0,
  crashedDistinct: 0,
  tokens: null,
  verdicts: new Map(),
});

export interface RunState {
  readonly experiment: Experiment;
  train: ReadonlyArray<DatasetStatement>;
  heldOut: ReadonlyArray<DatasetStatement>;
  library: ReadonlyArray<LibraryLemma>;
  readonly libraryByName: Map<string, LibraryLemma>;
  /** Every statement of the dataset and every conjecture, by id. */
  readonly statements: Map<StatementId, Statement>;
  readonly trainById: Map<StatementId, DatasetStatement>;
  /** Conjectures, as first made. */
  readonly conjectures: Map<StatementId, Conjecture>;
  /** Forms of the training and held-out statements, against which conjectures are compared. */
  readonly normalForms: Set<string>;
  readonly nearForms: Set<string>;
  /** Forms of the conjectures of finished iterations, against which novelty is measured. */
  readonly archive: Set<string>;
  initialVersion: PolicyVersion | null;
  /** The version that samples now. */
  version: PolicyVersion | null;
  /** Statements and conjectures proved in any iteration. */
  readonly proved: Set<StatementId>;
  /** Best pass rate over the iterations; absent where no sample was decided. */
  readonly bestPassRate: Map<StatementId, number>;
  /** Samples drawn for a dataset statement so far. */
  readonly samplesDrawn: Map<StatementId, number>;
  /** Accepted proofs of all iterations, in the order of the log. */
  readonly proofs: Array<ProofRecord>;
  /** The newest record of each (statement, proof), by `attemptKey`. */
  readonly proofByKey: Map<string, ProofRecord>;
  /** Per iteration, the tally of each attempted statement. */
  readonly tallies: Map<number, Map<StatementId, Tally>>;
  readonly counts: Map<number, AttemptCounts>;
  /** Per iteration, the conjectures that it attempted or could have. */
  readonly conjecturesOf: Map<number, ReadonlyArray<Conjecture>>;
  /** Attempts whose verdict is not known yet, by `attemptKey`, by purpose. */
  readonly pending: Map<string, Attempt>;
  /** Held-out tallies of the evaluation that is under way. */
  readonly evaluation: Map<StatementId, Tally>;
  readonly evaluationPending: Map<string, Attempt>;
  /** First iteration whose proofs the replay window may reach; moves when the model is refreshed from its base. */
  windowStart: number;
  /** (statement, proof) pairs for which the trivial lemma was once drawn, where draws persist. */
  readonly trivialDrawn: Set<string>;
  /** Records of the iteration under way (and of the set-up), by `step` or `step part`. */
  readonly records: Map<string, StepRecord>;
  /** Metrics of finished iterations, in order. */
  readonly metrics: Array<StepOf<"metrics">["metrics"]>;
  /** The last evaluation. */
  evaluated: StepOf<"evaluate"> | null;
}

export const initialState = (experiment: Experiment): RunState => ({
  experiment,
  train: [],
  heldOut: [],
  library: [],
  libraryByName: new Map(),
  statements: new Map(),
  trainById: new Map(),
  conjectures: new Map(),
  normalForms: new Set(),
  nearForms: new Set(),
  archive: new Set(),
  initialVersion: null,
  version: null,
  proved: new Set(),
  bestPassRate: new Map(),
  samplesDrawn: new Map(),
  proofs: [],
  proofByKey: new Map(),
  tallies: new Map(),
  counts: new Map(),
  conjecturesOf: new Map(),
  pending: new Map(),
  evaluation: new Map(),
  evaluationPending: new Map(),
  windowStart: 0,
  trivialDrawn: new Set(),
  records: new Map(),
  metrics: [],
  evaluated: null,
});

const recordName = (step: StepName, iteration: number, part: number): string => `${iteration} ${step} ${part}`;

/** A record of the iteration under way or of the set-up; null if it is not there (yet). */
export const recordOf = <Name extends StepName>(
  state: RunState,
  step: Name,
  iteration: number,
  part = 0,
): StepOf<Name> | null => (state.records.get(recordName(step, iteration, part)) as StepOf<Name> | undefined) ?? null;

/** As `recordOf`, where the step is known to be done. */
export const doneRecord = <Name extends StepName>(state: RunState, step: Name, iteration: number): StepOf<Name> => {
  const record = recordOf(state, step, iteration);
  if (record === null) throw new Error(`step ${step} of iteration ${iteration} is not done`);
  return record;
};

/** The normal form of each conjecture of an iteration under way, or its id where no form is known. */
export const conjectureForms = (state: RunState, iteration: number): ReadonlyMap<StatementId, string> => {
  const inspections = recordOf(state, "conjecture", iteration)?.inspections ?? [];
  const forms = new Map(inspections.map(({ normalForm, text }) => [text, normalForm]));
  return new Map((state.conjecturesOf.get(iteration) ?? []).map(({ id, text }) => [id, forms.get(text) ?? id]));
};

/** The counts of an iteration, zero where nothing was sampled. */
export const countsOf = (state: RunState, iteration: number): AttemptCounts =>
  state.counts.get(iteration) ?? noCounts();

export const tallyOf = (state: RunState, iteration: number, id: StatementId): Tally =>
  state.tallies.get(iteration)?.get(id) ?? EMPTY_TALLY;

/** The statement of an id that the log knows. */
export const statementOf = (state: RunState, id: StatementId): Statement => {
  const statement = state.statements.get(id);
  if (statement === undefined) throw new Error(`no statement has the id ${id}`);
  return statement;
};

/** The accepted proof that a seed or an example names. */
export const proofOf = (
  state: RunState,
  key: { readonly statementId: StatementId; readonly proofId: ProofId },
): ProofRecord => {
  const record = state.proofByKey.get(attemptKey(key));
  if (record === undefined) throw new Error(`no accepted proof ${key.proofId} of ${key.statementId} is in the log`);
  return record;
};

/** 0 for a dataset statement, n for a conjecture made from a seed of level n − 1. */
export const levelOf = (state: RunState, id: StatementId): number => state.conjectures.get(id)?.level ?? 0;

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
  state.records.set(recordName(step, iteration, part), record);
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
