/** A run under way: its state, its log, and the one way in which a step becomes part of both. */
import { Clock, Effect } from "effect";
import { type Experiment, type StepKey, type StepRecord, sha256, stepKey, thrownText } from "../domain/index.ts";
import { type CommittedStep, CorruptRun, Learning, Progress, RewardFunction, RunLog } from "../services/index.ts";
import { inOrder, Plan, type PlanShape, stepNamed } from "./plan.ts";
import { applyRecord, initialState, type RunState } from "./run-state.ts";
import type { Step } from "./step.ts";

export interface Run {
  readonly experiment: Experiment;
  readonly state: RunState;
  /** Keys of the steps that the log has, as `step iteration part`. */
  readonly committed: Set<string>;
  /** When this process committed last, in milliseconds since 1970; 0 before. */
  lastCommitAt: number;
}

const keyText = ({ iteration, part, step }: StepKey): string => `${step} ${iteration} ${part}`;

/**
 * The digest of a record, 64 hexadecimal digits: SHA-256 over its step's lines. Left out there is what may differ
 * between two equal runs: wall times, token counts, messages, file paths, and whether a verdict was taken over.
 */
export const recordDigest = (step: Step, record: StepRecord): string =>
  sha256(`${record._tag} ${record.iteration}\n${step.digestLines(record).join("\n")}`);

/** The digest of a run: over its records' digests in the order of its plan. */
export const runDigest = (plan: PlanShape, experiment: Experiment, committed: ReadonlyArray<CommittedStep>): string =>
  sha256(
    inOrder(plan, experiment, committed)
      .map(({ digest, iteration, part, step }) => `${iteration} ${step} ${part} ${digest}`)
      .join("\n"),
  );

/** Wall seconds of an iteration (the set-up and the end included), and of its sampling and verifying. */
export interface IterationTimes {
  readonly seconds: number;
  readonly samplingSeconds: number;
}

/** The times of each iteration of the log, those of all processes that worked on it. */
export const iterationTimes = Effect.gen(function* () {
  const { committed } = yield* RunLog;
  const { iteration: stages } = yield* Plan;
  const sampling = new Set(
    stages.filter(({ samples }) => samples).flatMap(({ steps }) => steps.map(({ name }) => name)),
  );
  const times = new Map<number, IterationTimes>();
  for (const { iteration, milliseconds, step } of yield* committed) {
    const { samplingSeconds, seconds } = times.get(iteration) ?? { seconds: 0, samplingSeconds: 0 };
    const more = milliseconds / 1000;
    times.set(iteration, {
      seconds: seconds + more,
      samplingSeconds: samplingSeconds + (sampling.has(step) ? more : 0),
    });
  }
  return times;
});

/** The committed steps of the log, in the order of its plan; a step that the plan does not have is damage. */
export const committedInOrder = Effect.gen(function* () {
  const log = yield* RunLog;
  const plan = yield* Plan;
  const { directory, experiment } = log.info;
  const committed = inOrder(plan, experiment, yield* log.committed);
  const steps: Array<{ readonly key: CommittedStep; readonly step: Step }> = [];
  for (const key of committed) {
    const step = stepNamed(plan, key.step);
    if (step === null)
      return yield* new CorruptRun({ directory, detail: `the algorithm ${plan.name} has no step ${key.step}` });
    steps.push({ key, step });
  }
  return steps;
});

/** Folds a record of a log into a state. */
export const applyLogged = Effect.fnUntraced(function* (state: RunState, record: StepRecord) {
  const { directory } = (yield* RunLog).info;
  yield* Effect.try({
    try: () => applyRecord(state, record),
    catch: (cause) => new CorruptRun({ directory, detail: thrownText(cause) }),
  });
});

/**
 * The state that a log's records fold to. `visit` sees every record with the state before it. Every record's digest is
 * compared with the one written beside it, so a log edited by hand is found out (`CorruptRun`).
 */
export const foldLog = Effect.fn("foldLog")(function* <E = never, R = never>(
  visit: (state: RunState, record: StepRecord, step: Step) => Effect.Effect<void, E, R> = () => Effect.void,
  keeps: RunState["keeps"] = "accepted",
  rewardReads: RunState["rewardReads"] = [],
) {
  const log = yield* RunLog;
  const { directory, experiment } = log.info;
  const state = initialState(yield* Plan, experiment, keeps, rewardReads);
  for (const { key, step } of yield* committedInOrder) {
    const record: StepRecord = yield* log.read(key, step);
    if (recordDigest(step, record) !== key.digest)
      return yield* new CorruptRun({
        directory,
        detail: `step ${key.step} of iteration ${key.iteration}, part ${key.part}, was changed after it was written`,
      });
    yield* visit(state, record, step);
    yield* applyLogged(state, record);
  }
  return state;
});

/** The run of the log, ready to go on. */
export const openRun = Effect.fn("openRun")(function* () {
  const log = yield* RunLog;
  const { reads } = yield* Learning;
  const { reads: rewardReads } = yield* RewardFunction;
  const state = yield* foldLog(undefined, reads, rewardReads);
  const committed = new Set((yield* log.committed).map(keyText));
  return { experiment: state.experiment, state, committed, lastCommitAt: 0 } satisfies Run;
});

export const isCommitted = (run: Run, step: Step, iteration: number, part = 0): boolean =>
  run.committed.has(keyText({ iteration, part, step: step.name }));

/**
 * Writes a record to the log, then into the state. Its wall time begins where that of the record before it ends, so that
 * the times of steps that overlap add up to what a clock on the wall shows.
 */
export const commitRecord = Effect.fn("commitRecord")(function* <Body extends object>(
  run: Run,
  step: Step<Body>,
  at: { readonly iteration: number; readonly part: number },
  body: Body,
  startedAt: number,
) {
  const log = yield* RunLog;
  const now = yield* Clock.currentTimeMillis;
  const record: StepRecord<Body> = { ...body, _tag: step.name, iteration: at.iteration, part: at.part };
  yield* log.commit(record, step, recordDigest(step, record), now - Math.max(startedAt, run.lastCommitAt));
  run.lastCommitAt = now;
  applyRecord(run.state, record);
  run.committed.add(keyText(stepKey(record)));
});

/** Does a step unless the log has it. */
export const doStep = Effect.fn("doStep")(function* (run: Run, step: Step, iteration: number) {
  if (isCommitted(run, step, iteration)) return yield* step.resume?.(run) ?? Effect.void;
  yield* tellStep(run, step, [], iteration, 0, 1, "records");
  const startedAt = yield* Clock.currentTimeMillis;
  yield* commitRecord(run, step, { iteration, part: 0 }, yield* step.make(run, iteration), startedAt);
  yield* tellStep(run, step, [], iteration, 1, 1, "records");
});

/** Tells the progress of a step, which goes on beside others. */
export const tellStep = Effect.fnUntraced(function* (
  run: Run,
  step: Step,
  beside: ReadonlyArray<Step>,
  iteration: number,
  done: number,
  total: number,
  unit: string,
) {
  const progress = yield* Progress;
  const { iterations } = run.experiment;
  const others = beside.map(({ name }) => name);
  yield* progress.report({ _tag: "step", iteration, iterations, step: step.name, beside: others, done, total, unit });
});
