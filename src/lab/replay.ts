/**
 * A replay proves a log: every record is computed again from the records before it, without model or verifier, and
 * compared with what was logged, and its digest with the one written beside it. Nothing is written.
 */
import { Effect } from "effect";
import {
  attemptKey,
  type JudgedBody,
  SETUP_ITERATION,
  type StepKey,
  type StepRecord,
  type Verdict,
} from "../domain/index.ts";
import {
  applyLogged,
  type Coverage,
  committedInOrder,
  expectedKeys,
  initialState,
  Plan,
  type RunState,
  recordDigest,
  runDigest,
  type Step,
} from "../selfplay/index.ts";
import { type CommittedStep, type CorruptRun, Learning, RewardFunction, RunLog } from "../services/index.ts";
import { type Difference, firstDifference } from "./difference.ts";

/** A record that was gone through. `shared`: it belongs to the run this one branched from; its digest was compared. */
export interface ReplayedStep extends StepKey {
  readonly coverage: Coverage | "shared";
  /** Entries of the record's main list (seeds, attempts, …), 1 where it has none. */
  readonly entries: number;
}

/** The first record that does not agree. */
export interface ReplayDifference extends StepKey, Difference {}

export interface ReplayReport {
  readonly records: number;
  /** Null if every record agrees. */
  readonly difference: ReplayDifference | null;
  /** Whether the log reaches the end of its experiment, or the step that it would go on with. */
  readonly complete: boolean;
  readonly next: StepKey | null;
  readonly digest: string;
}

const sameKey = (a: StepKey, b: StepKey): boolean =>
  a.iteration === b.iteration && a.step === b.step && a.part === b.part;

/** Goes along the records that the plan asks for; a stage's batches are known when its turn comes. */
const sequence = (state: RunState) => {
  let iteration = SETUP_ITERATION;
  let expected: ReadonlyArray<StepKey> = [];
  let at = 0;
  // Once an iteration is closed, its batches are no longer known.
  const learnBatches = (): void => {
    const known = expectedKeys(state.plan, state, iteration);
    if (known.length > expected.length) expected = known;
  };
  return {
    /** The record that has to come next; null after the last. */
    next: (): StepKey | null => {
      learnBatches();
      if (at === expected.length && iteration < state.experiment.iterations) {
        iteration++;
        at = 0;
        expected = [];
        learnBatches();
      }
      return expected[at] ?? null;
    },
    /** Moves past a record, which is folded. */
    passed: (): void => {
      at++;
    },
  };
};

/** The verdicts that the records so far decided, by `attemptKey`, the first of each. */
type DecidedVerdicts = Map<string, Verdict>;

const noteVerdicts = (decided: DecidedVerdicts, step: Step, record: StepRecord): void => {
  if (step.form !== "judged") return;
  for (const judgement of (record as StepRecord<JudgedBody>).judgements) {
    const { verdict } = judgement;
    const key = attemptKey(judgement);
    if ((verdict._tag === "accepted" || verdict._tag === "rejected") && !decided.has(key)) decided.set(key, verdict);
  }
};

const agree = (step: Step, record: StepRecord, key: CommittedStep, recomputed: object): Difference | null => {
  const logged = Object.fromEntries(
    Object.keys(recomputed).map((name) => [name, (record as unknown as Record<string, unknown>)[name]]),
  );
  const difference = firstDifference(logged, recomputed);
  if (difference !== null) return difference;
  const digest = recordDigest(step, record);
  return digest === key.digest ? null : { path: "digest", logged: key.digest, recomputed: digest };
};

/** A step's record; one that was changed after it was written comes with what is wrong with it. */
const readStored = Effect.fnUntraced(function* (log: RunLog["Service"], key: CommittedStep, step: Step) {
  return yield* log.read(key, step).pipe(
    Effect.map((record: StepRecord) => ({ record, damage: null as Difference | null })),
    Effect.catchIf(
      (error) => error._tag === "CorruptRun" && error.record !== undefined,
      (error) =>
        Effect.succeed({
          record: (error as CorruptRun).record as StepRecord,
          damage: { path: "checksum", logged: "the one written with the step", recomputed: "another one" },
        }),
    ),
  );
});

/** Replays the log, telling every record that agrees, up to the first that does not. */
export const replayRun = Effect.fn("replayRun")(function* <E, R>(
  onStep: (step: ReplayedStep) => Effect.Effect<void, E, R>,
) {
  const log = yield* RunLog;
  const plan = yield* Plan;
  const { reads } = yield* Learning;
  const { reads: rewardReads } = yield* RewardFunction;
  const { experiment, lineage } = log.info;
  const state = initialState(plan, experiment, reads, rewardReads);
  const decided: DecidedVerdicts = new Map();
  const committed = yield* committedInOrder;
  const order = sequence(state);
  const digest = runDigest(
    plan,
    experiment,
    committed.map(({ key }) => key),
  );
  let records = 0;
  const stop = (key: StepKey, difference: Difference): ReplayReport => {
    const { iteration, part, step } = key;
    return { records, difference: { iteration, step, part, ...difference }, complete: false, next: null, digest };
  };
  for (const { key, step } of committed) {
    const due = order.next();
    if (due === null || !sameKey(due, key))
      return stop(due ?? key, {
        path: "the order of the steps",
        logged: `${key.step} of iteration ${key.iteration}, part ${key.part}`,
        recomputed: due === null ? "nothing" : `${due.step} of iteration ${due.iteration}, part ${due.part}`,
      });
    const { damage, record } = yield* readStored(log, key, step);
    const shared = lineage !== null && key.iteration < lineage.fromIteration;
    const recomputed = shared ? {} : yield* step.recompute(state, record, { decided });
    const difference = agree(step, record, key, recomputed) ?? damage;
    if (difference !== null) return stop(key, difference);
    noteVerdicts(decided, step, record);
    yield* applyLogged(state, record);
    order.passed();
    records++;
    const { iteration, part } = key;
    const coverage = shared ? "shared" : step.coverage;
    yield* onStep({ iteration, part, step: step.name, coverage, entries: step.tell(record).count });
  }
  const next = order.next();
  return { records, difference: null, complete: next === null, next, digest } satisfies ReplayReport;
});
