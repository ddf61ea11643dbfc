/**
 * What the loop knows: a fold over the records of the log, in their order (`applyRecord`). A resumed run and a replay,
 * which fold the same records, know the same. The steps only read it.
 */
import {
  type Attempt,
  attemptKey,
  type Conjecture,
  type ContextCount,
  type DatasetStatement,
  type Experiment,
  type HeldOutCount,
  type InformalText,
  type IterationMetrics,
  type Lemma,
  type LibraryLemma,
  type ModelVersion,
  NO_PROOF,
  type PassAtK,
  type PassWithin,
  type ProofId,
  type RunSummary,
  type Short,
  type Statement,
  type StatementId,
  type StepKey,
  type StepRecord,
  stepKey,
  type TrainedBody,
} from "../domain/index.ts";
import type { LearningAttempt, LearningRule } from "../learning/index.ts";
import type { RewardReading } from "../reward/index.ts";
import { closingStep, type PlanShape, stepNamed } from "./plan.ts";
import type { Step } from "./step.ts";
import { EMPTY_TALLY, type Tally } from "./tally.ts";

/** A judged attempt in the iteration that sampled it. */
export interface AttemptRecord extends LearningAttempt {
  readonly statementId: StatementId;
}

/** An accepted proof, with the library theorems that it uses. */
export interface ProofRecord extends AttemptRecord {
  readonly invokes: ReadonlyArray<string>;
}

/** A measurement on the held-out set. */
export interface Evaluation {
  /** After which iteration; the number of iterations for the one at the end. */
  readonly iteration: number;
  readonly modelVersion: ModelVersion;
  /** n, proofs sampled for a statement. */
  readonly samples: number;
  readonly counts: ReadonlyArray<HeldOutCount>;
  readonly passAtK: ReadonlyArray<PassAtK>;
  /** For each of `evaluate.contextTokens`; absent without these. */
  readonly passWithin?: ReadonlyArray<PassWithin>;
  /** Proofs that the limit of tokens ended; absent where none. */
  readonly cut?: number;
}

/** What a trainer reported. */
export interface Training {
  readonly iteration: number;
  readonly step: string;
  readonly report: Readonly<Record<string, number>>;
}

/** Counts of the attempts of one iteration and purpose. */
export interface AttemptCounts {
  sampled: number;
  distinct: number;
  /** Distinct attempts that were sent to the verifier rather than answered from the log. */
  verified: number;
  acceptedDistinct: number;
  crashedDistinct: number;
  missing: number;
  cut: number;
  tokens: number | null;
  readonly verdicts: Map<string, number>;
}

export const noCounts = (): AttemptCounts => ({
  sampled: 0,
  distinct: 0,
  verified: 0,
  acceptedDistinct: 0,
  crashedDistinct: 0,
  missing: 0,
  cut: 0,
  tokens: null,
  verdicts: new Map(),
});

/** Where a statement was placed. */
export interface PlacedStatement {
  readonly space: string;
  readonly embedding: Float32Array;
}

/** Where an iteration's attempted conjectures were placed. */
export interface PlacedConjectures {
  /** What placed them: rows of another space say nothing beside them. */
  readonly space: string;
  readonly placed: ReadonlyArray<{ readonly id: StatementId; readonly embedding: Float32Array }>;
}

export interface RunState {
  readonly plan: PlanShape;
  readonly experiment: Experiment;
  /** Which judged attempts are kept for the learning rule. */
  readonly keeps: LearningRule["reads"];
  /** What is gathered for the reward. */
  readonly rewardReads: ReadonlyArray<RewardReading>;
  train: ReadonlyArray<DatasetStatement>;
  heldOut: ReadonlyArray<DatasetStatement>;
  library: ReadonlyArray<LibraryLemma>;
  /** Texts to be formalised, and texts with their statements. */
  informal: ReadonlyArray<InformalText>;
  paired: ReadonlyArray<InformalText>;
  /** The lemmas that seeds may have. */
  readonly lemmaByName: Map<string, Lemma>;
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
  /** The iteration of their first proof. */
  readonly firstProof: Map<StatementId, number>;
  /** Best pass rate over the iterations; absent where no sample was decided. */
  readonly bestPassRate: Map<StatementId, number>;
  /** Samples drawn for a dataset statement so far. */
  readonly samplesDrawn: Map<StatementId, number>;
  /** Accepted proofs of all iterations, in the order of the log. */
  readonly proofs: Array<ProofRecord>;
  /** All judged attempts per iteration by `attemptKey`, where the learning rule reads them: those of the replay window. */
  readonly judged: Map<number, Map<string, AttemptRecord>>;
  /** The newest record of each (statement, proof), by `attemptKey`. */
  readonly proofByKey: Map<string, ProofRecord>;
  /** Per iteration, the tally of each attempted statement. */
  readonly tallies: Map<number, Map<StatementId, Tally>>;
  readonly counts: Map<number, AttemptCounts>;
  /** Per iteration, the conjectures that it attempted or could have. */
  readonly conjecturesOf: Map<number, ReadonlyArray<Conjecture>>;
  /** Per iteration of the replay window, its conjectures in the embedder's space, where the reward reads `earlier`. */
  readonly placedConjectures: Map<number, PlacedConjectures>;
  /**
   * The last place of each statement that may be a seed, the dataset's and the proved conjectures, where the reward reads
   * `seedEmbeddings`.
   */
  readonly placedStatements: Map<StatementId, PlacedStatement>;
  /** Attempts whose verdict is not known yet, by `attemptKey`, by purpose. */
  readonly pending: Map<string, Attempt>;
  /** Held-out tallies of the evaluation that is under way. */
  readonly evaluation: Map<StatementId, Tally>;
  readonly evaluationPending: Map<string, Attempt>;
  /** Its accepted samples by the context that they took. */
  readonly evaluationContexts: Map<StatementId, ReadonlyArray<ContextCount>>;
  /** Its proofs that the limit of tokens ended. */
  evaluationCut: number;
  /** Of all conjecturer completions that were asked for. */
  conjecturesShort: Short;
  /** First iteration whose proofs the replay window may reach; moves when the model is refreshed from its base. */
  windowStart: number;
  /** (statement, proof) pairs for which the trivial lemma was once drawn, where draws persist. */
  readonly trivialDrawn: Set<string>;
  /** Records of the iteration under way (and of the set-up), by `step` or `step part`. */
  readonly records: Map<string, StepRecord>;
  /** Metrics of finished iterations, in order. */
  readonly metrics: Array<IterationMetrics>;
  /** Measurements on the held-out set, in order. */
  readonly evaluations: Array<Evaluation>;
  /** What trainers reported, in order. */
  readonly trainings: Array<Training>;
  /** The headline of a finished run. */
  summary: RunSummary | null;
  /** What steps of other plans remember, by slice. */
  readonly slices: Map<Slice<unknown>, unknown>;
}

/** A part of the state that belongs to steps of a plan of its own. */
export interface Slice<A> {
  readonly initial: () => A;
}

/** The part of the state that a slice names; steps change it when their records are folded. */
export const sliceOf = <A>(state: RunState, slice: Slice<A>): A => {
  if (!state.slices.has(slice)) state.slices.set(slice, slice.initial());
  return state.slices.get(slice) as A;
};

export const initialState = (
  plan: PlanShape,
  experiment: Experiment,
  keeps: LearningRule["reads"] = "accepted",
  rewardReads: ReadonlyArray<RewardReading> = [],
): RunState => ({
  plan,
  experiment,
  keeps,
  rewardReads,
  train: [],
  heldOut: [],
  library: [],
  informal: [],
  paired: [],
  lemmaByName: new Map(),
  statements: new Map(),
  trainById: new Map(),
  conjectures: new Map(),
  normalForms: new Set(),
  nearForms: new Set(),
  archive: new Set(),
  initialVersion: null,
  version: null,
  proved: new Set(),
  firstProof: new Map(),
  bestPassRate: new Map(),
  samplesDrawn: new Map(),
  proofs: [],
  judged: new Map(),
  proofByKey: new Map(),
  tallies: new Map(),
  counts: new Map(),
  conjecturesOf: new Map(),
  placedConjectures: new Map(),
  placedStatements: new Map(),
  pending: new Map(),
  evaluation: new Map(),
  evaluationPending: new Map(),
  evaluationContexts: new Map(),
  evaluationCut: 0,
  conjecturesShort: { missing: 0, cut: 0 },
  windowStart: 0,
  trivialDrawn: new Set(),
  records: new Map(),
  metrics: [],
  evaluations: [],
  trainings: [],
  summary: null,
  slices: new Map(),
});

const recordName = ({ iteration, part, step }: StepKey): string => `${iteration} ${step} ${part}`;

/** A record of the iteration under way or of the set-up; null if it is not there (yet). */
export const recordOf = <Body extends object>(
  state: RunState,
  step: Step<Body>,
  iteration: number,
  part = 0,
): StepRecord<Body> | null =>
  (state.records.get(recordName({ step: step.name, iteration, part })) as StepRecord<Body> | undefined) ?? null;

/** As `recordOf`, where the step is known to be done. */
export const doneRecord = <Body extends object>(
  state: RunState,
  step: Step<Body>,
  iteration: number,
): StepRecord<Body> => {
  const record = recordOf(state, step, iteration);
  if (record === null) throw new Error(`step ${step.name} of iteration ${iteration} is not done`);
  return record;
};

/** Folds one record into the state: the only way in which the state of a run changes. Throws where it does not fit. */
export const applyRecord = (state: RunState, record: StepRecord): void => {
  const { iteration } = record;
  const step = stepNamed(state.plan, record._tag);
  if (step === null) throw new Error(`the plan ${state.plan.name} has no step ${record._tag}`);
  state.records.set(recordName(stepKey(record)), record);
  step.fold(state, record);
  if (step.form === "trained") {
    const { report } = record as StepRecord<TrainedBody>;
    state.trainings.push({ iteration, step: step.name, report });
  }
  if (step !== closingStep(state.plan)) return;
  // What only the iteration under way needs; the set-up stays.
  for (const [name, other] of state.records) if (other.iteration === iteration) state.records.delete(name);
};

/** The counts of an iteration, zero where nothing was sampled. */
export const countsOf = (state: RunState, iteration: number): AttemptCounts =>
  state.counts.get(iteration) ?? noCounts();

export const tallyOf = (state: RunState, iteration: number, id: StatementId): Tally =>
  state.tallies.get(iteration)?.get(id) ?? EMPTY_TALLY;

/** The version that samples now; throws before the initial model. */
export const versionOf = ({ version }: RunState): ModelVersion => {
  if (version === null) throw new Error("no model has been trained yet");
  return version;
};

/** The conjectures that an iteration attempted or could have, in its order, by id. */
export const conjecturesIn = (state: RunState, iteration: number): ReadonlyMap<StatementId, Conjecture> =>
  new Map((state.conjecturesOf.get(iteration) ?? []).map((one) => [one.id, one]));

/** The accepted proofs of an iteration in the order of the log, by statement. */
export const proofsIn = (state: RunState, iteration: number): ReadonlyMap<StatementId, ReadonlyArray<ProofRecord>> =>
  Map.groupBy(
    state.proofs.filter((record) => record.iteration === iteration),
    ({ statementId }) => statementId,
  );

/** The statement of an id that the log knows. */
export const statementOf = (state: RunState, id: StatementId): Statement => {
  const statement = state.statements.get(id);
  if (statement === undefined) throw new Error(`no statement has the id ${id}`);
  return statement;
};

/** The attempt that an example names: an accepted proof, or one of the window where the learning rule reads all. */
export const attemptOf = (
  state: RunState,
  key: { readonly statementId: StatementId; readonly proofId: ProofId },
): AttemptRecord => {
  const name = attemptKey(key);
  for (const judged of state.judged.values()) {
    const attempt = judged.get(name);
    if (attempt !== undefined) return attempt;
  }
  return proofOf(state, key);
};

/** The attempt as an iteration sampled it: any of the window that the learning rule reads, or an accepted one of any. */
export const sampledAttemptOf = (
  state: RunState,
  key: { readonly statementId: StatementId; readonly proofId: ProofId },
  iteration: number,
): AttemptRecord => {
  const name = attemptKey(key);
  const isSame = (one: AttemptRecord): boolean => one.iteration === iteration && attemptKey(one) === name;
  const attempt = state.judged.get(iteration)?.get(name) ?? state.proofs.find(isSame);
  if (attempt === undefined) throw new Error(`iteration ${iteration} has no judged attempt ${name}`);
  return attempt;
};

/** The accepted proof that a seed or a conjecture names. */
export const proofOf = (
  state: RunState,
  key: { readonly statementId: StatementId; readonly proofId: ProofId },
): ProofRecord => {
  const record = state.proofByKey.get(attemptKey(key));
  if (record === undefined) throw new Error(`no accepted proof ${key.proofId} of ${key.statementId} is in the log`);
  return record;
};

/** The text of a seed's proof; empty for a target, which has none. */
export const seedProofText = (state: RunState, statementId: StatementId, proofId: ProofId): string =>
  proofId === NO_PROOF ? "" : proofOf(state, { statementId, proofId }).proof;

/** How many nearest conjectures a dataset statement raises in an iteration. */
export const matchingWeightOf = (state: RunState, statement: DatasetStatement, iteration: number): number => {
  const later = state.experiment.data.train.find(({ path }) => path === statement.source)?.laterWeights ?? [];
  return later.findLast(({ fromIteration }) => fromIteration <= iteration)?.matchingWeight ?? statement.matchingWeight;
};

/** 0 for a dataset statement, n for a conjecture made from a seed of level n − 1. */
export const levelOf = (state: RunState, id: StatementId): number => state.conjectures.get(id)?.level ?? 0;
