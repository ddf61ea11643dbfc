/**
 * Self-play: the loop walks the run's plan. Every step reads the state, which is a fold over the log, and writes one
 * record (sampling and verifying: one a batch). A step that the log has is not done again, so a killed run goes on after
 * its last committed step. The loop prints nothing, knows no back end and names no step.
 */
import { Clock, Effect } from "effect";
import { type IterationMetrics, type RunSummary, SETUP_ITERATION, type UserError } from "../domain/index.ts";
import { Progress, RunLog } from "../services/index.ts";
import { DataSource, type RawData } from "./data-files.ts";
import { NoProgress } from "./errors.ts";
import { closingStep, lastKey, Plan, type Stage, stagesOf, stepNamed } from "./plan.ts";
import { doStep, isCommitted, openRun, type Run, runDigest } from "./run.ts";
import type { Evaluation } from "./run-state.ts";

/** What a finished run reports. */
export interface RunResult {
  /** Of all its iterations, those of earlier processes included. */
  readonly metrics: ReadonlyArray<IterationMetrics>;
  /** Null where the plan sums nothing up. */
  readonly summary: RunSummary | null;
  /** The last measurement on the held-out set; null where there was none. */
  readonly evaluated: Evaluation | null;
  /** SHA-256 over the log, the same for every concurrency and after any kill and resume. */
  readonly digest: string;
}

const doStage = Effect.fn("doStage")(function* (run: Run, stage: Stage, iteration: number) {
  const startedAt = yield* Clock.currentTimeMillis;
  if (stage.run === null) for (const step of stage.steps) yield* doStep(run, step, iteration);
  else yield* stage.run(run, iteration);
  return ((yield* Clock.currentTimeMillis) - startedAt) / 1000;
});

/** One iteration; the set-up and the end are iterations of their own. */
const iterate = Effect.fn("iterate")(function* (run: Run, iteration: number) {
  const { experiment, state } = run;
  const { iterations } = experiment;
  let seconds = 0;
  let samplingSeconds = 0;
  for (const stage of stagesOf(state.plan, experiment, iteration)) {
    const spent = yield* doStage(run, stage, iteration);
    seconds += spent;
    if (stage.samples) samplingSeconds += spent;
  }
  if (iteration === SETUP_ITERATION || iteration === iterations) return;
  const progress = yield* Progress;
  const metrics = state.metrics.at(-1) ?? null;
  yield* progress.report({ _tag: "iteration", iteration, iterations, metrics, seconds, samplingSeconds });
});

/**
 * Runs the experiment of the log to its end, from wherever the log ends. `data` is read only if the log has no data yet.
 * Fails with `NoProgress` if there was nothing left to do.
 */
export const runSelfPlay = Effect.fn("runSelfPlay")(function* <R>(data: Effect.Effect<RawData, UserError, R>) {
  const log = yield* RunLog;
  const plan = yield* Plan;
  const run = yield* openRun();
  const { experiment, state } = run;
  const { iterations } = experiment;
  const last = lastKey(plan, experiment);
  const isDone = (step: string, iteration: number): boolean => {
    const found = stepNamed(plan, step);
    return found !== null && isCommitted(run, found, iteration);
  };
  if (isDone(last.step, last.iteration)) return yield* new NoProgress({ directory: log.info.directory });
  const around = yield* Effect.context<R>();
  const source = { read: Effect.provide(data, around) };
  const closing = closingStep(plan).name;
  for (let iteration = SETUP_ITERATION; iteration <= iterations; iteration++)
    if (!isDone(closing, iteration)) yield* Effect.provideService(iterate(run, iteration), DataSource, source);
  return {
    metrics: state.metrics,
    summary: state.summary,
    evaluated: state.evaluated,
    digest: runDigest(plan, experiment, yield* log.committed),
  } satisfies RunResult;
});
