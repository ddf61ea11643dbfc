/**
 * Self-play: the loop walks the run's plan. Every step reads the state, which is a fold over the log, and writes one
 * record (sampling and verifying: one a batch). A step that the log has is not done again, so a killed run goes on after
 * its last committed step. The loop prints nothing, knows no back end and names no step.
 */
import { Effect } from "effect";
import { type RunSummary, SETUP_ITERATION, type UserError } from "../domain/index.ts";
import { Progress, RunLog } from "../services/index.ts";
import { DataSource, type RawData } from "./data-files.ts";
import { NoProgress } from "./errors.ts";
import { closingStep, lastKey, Plan, type Stage, stagesOf, stepNamed } from "./plan.ts";
import { doStep, isCommitted, iterationTimes, openRun, type Run, runDigest } from "./run.ts";
import type { RunState } from "./run-state.ts";

/** What a finished run reports. */
export interface RunResult {
  /** Null where the plan sums nothing up. */
  readonly summary: RunSummary | null;
  /** What the log folds to. */
  readonly state: RunState;
  /** SHA-256 over the log, the same for every concurrency and after any kill and resume. */
  readonly digest: string;
}

const doStage = Effect.fn("doStage")(function* (run: Run, stage: Stage, iteration: number) {
  if (stage.run !== null) return yield* stage.run(run, iteration);
  for (const step of stage.steps) yield* doStep(run, step, iteration);
});

/** One iteration; the set-up and the end are iterations of their own. */
const iterate = Effect.fn("iterate")(function* (run: Run, iteration: number) {
  const { experiment, state } = run;
  const { iterations } = experiment;
  for (const stage of stagesOf(state.plan, experiment, iteration)) yield* doStage(run, stage, iteration);
  if (iteration === SETUP_ITERATION || iteration === iterations) return;
  const progress = yield* Progress;
  const metrics = state.metrics.at(-1) ?? null;
  const proofsSoFar = state.metrics.reduce((sum, { proofsSampled }) => sum + proofsSampled, 0);
  const { samplingSeconds = 0, seconds = 0 } = (yield* iterationTimes).get(iteration) ?? {};
  const event = { iteration, iterations, metrics, proofsSoFar, seconds, samplingSeconds };
  yield* progress.report({ _tag: "iteration", ...event });
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
    summary: state.summary,
    state,
    digest: runDigest(plan, experiment, yield* log.committed),
  } satisfies RunResult;
});
