/**
 * What the loop knows: a fold over the records of the log, in their order (`applyRecord`). A resumed run and a replay,
 * which fold the same records, know the same. The steps only read it.
 */
import type {
  Attempt,
  Conjecture,
  DatasetStatement,
  Experiment,
  LibraryLemma,
  ModelVersion,
  ProofId,
  Statement,
  StatementId,
  StepKey,
  StepName,
  StepOf,
  StepRecord,
  VerdictTag,
} from "../domain/index.ts";
import { attemptKey } from "../services/index.ts";
import { EMPTY_TALLY, type Tally } from "./tally.ts";

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

export const noCounts = (): AttemptCounts => ({
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
  initialVersion: ModelVersion | null;
  /** The version that samples now. */
  version: ModelVersion | null;
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

/** The key of a record in `records`. */
export const recordName = ({ iteration, part, step }: StepKey): string => `${iteration} ${step} ${part}`;

/** A record of the iteration under way or of the set-up; null if it is not there (yet). */
export const recordOf = <Name extends StepName>(
  state: RunState,
  step: Name,
  iteration: number,
  part = 0,
): StepOf<Name> | null =>
  (state.records.get(recordName({ step, iteration, part })) as StepOf<Name> | undefined) ?? null;

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
