/**
 * A replay proves a log: every record is computed again from the records before it, without model or verifier, and
 * compared with what was logged, and its digest with the one written beside it. Nothing is written.
 */
import { Effect } from "effect";
import { compareStepKeys, SETUP_ITERATION, type StepKey, type StepRecord } from "../domain/index.ts";
import { applyRecord, doneRecord, initialState, type RunState, recordDigest, runDigest } from "../selfplay/index.ts";
import { type CommittedStep, CorruptRun, RunLog } from "../services/index.ts";
import { type Difference, firstDifference } from "./difference.ts";
import { expectedSteps } from "./expected-steps.ts";
import { type Coverage, coverageOf, type DecidedVerdicts, noteVerdicts, recompute } from "./recompute.ts";

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

const entriesOf = (record: StepRecord): number => {
  switch (record._tag) {
    case "data":
      return record.train.length + record.heldOut.length + record.library.length;
    case "seeds":
      return record.seeds.length;
    case "conjecture":
      return record.conjectures.length;
    case "select":
      return record.selected.length;
    case "prove":
    case "evaluate-prove":
      return record.attempts.length;
    case "verify":
    case "evaluate-verify":
      return record.judgements.length;
    case "probe":
      return record.examined.length;
    case "embed":
      return record.statementIds.length;
    case "reward":
      return record.kept.length;
    case "examples":
    case "final-examples":
      return record.examples.length;
    case "evaluate":
      return record.counts.length;
    default:
      return 1;
  }
};

const sameKey = (a: StepKey, b: StepKey): boolean => compareStepKeys(a, b) === 0;

/** Goes along the steps that the experiment asks for; `missing` is one that the log has skipped. */
const sequence = () => {
  let iteration = SETUP_ITERATION;
  let expected: ReadonlyArray<StepKey> | null = null;
  let at = 0;
  const steps = (state: RunState): ReadonlyArray<StepKey> => {
    if (expected === null) expected = expectedSteps(state, iteration, null);
    return expected;
  };
  return {
    /** The step that has to come next; null after the last. */
    next: (state: RunState): StepKey | null => {
      if (at === steps(state).length && iteration < state.experiment.iterations) {
        iteration++;
        at = 0;
        expected = null;
      }
      return steps(state)[at] ?? null;
    },
    /** Moves past a step, after it was folded. */
    passed: (state: RunState, step: StepKey): void => {
      at++;
      if (step.step === "select")
        expected = expectedSteps(state, iteration, doneRecord(state, "select", iteration).selected.length);
    },
  };
};

const agree = (record: StepRecord, key: CommittedStep, recomputed: object): Difference | null => {
  const logged = Object.fromEntries(
    Object.keys(recomputed).map((name) => [name, (record as unknown as Record<string, unknown>)[name]]),
  );
  const difference = firstDifference(logged, recomputed);
  if (difference !== null) return difference;
  const digest = recordDigest(record);
  return digest === key.digest ? null : { path: "digest", logged: key.digest, recomputed: digest };
};

/** A step's record; one that was changed after it was written comes with what is wrong with it. */
const readStored = Effect.fnUntraced(function* (log: RunLog["Service"], key: CommittedStep) {
  return yield* log.read(key).pipe(
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
  const { directory, experiment, lineage } = log.info;
  const state = initialState(experiment);
  const decided: DecidedVerdicts = new Map();
  const committed = yield* log.committed;
  const order = sequence();
  const digest = runDigest(committed);
  let records = 0;
  const stop = (key: StepKey, difference: Difference): ReplayReport => {
    const { iteration, part, step } = key;
    return { records, difference: { iteration, step, part, ...difference }, complete: false, next: null, digest };
  };
  for (const key of committed) {
    const due = order.next(state);
    if (due === null || !sameKey(due, key))
      return stop(due ?? key, {
        path: "the order of the steps",
        logged: `${key.step} of iteration ${key.iteration}, part ${key.part}`,
        recomputed: due === null ? "nothing" : `${due.step} of iteration ${due.iteration}, part ${due.part}`,
      });
    const { damage, record } = yield* readStored(log, key);
    const shared = lineage !== null && key.iteration < lineage.fromIteration;
    const recomputed = shared ? {} : yield* recompute(state, record, decided);
    const difference = agree(record, key, recomputed) ?? damage;
    if (difference !== null) return stop(key, difference);
    noteVerdicts(decided, record);
    yield* Effect.try({
      try: () => applyRecord(state, record),
      catch: (cause) => new CorruptRun({ directory, detail: cause instanceof Error ? cause.message : String(cause) }),
    });
    order.passed(state, key);
    records++;
    const { iteration, part, step } = key;
    yield* onStep({
      iteration,
      part,
      step,
      coverage: shared ? "shared" : coverageOf[step],
      entries: entriesOf(record),
    });
  }
  const next = order.next(state);
  return { records, difference: null, complete: next === null, next, digest } satisfies ReplayReport;
});
