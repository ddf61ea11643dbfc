/**
 * Self-play, as the table of the architecture has it: every step reads the state, which is a fold over the log, and
 * writes one record (proving and verifying: one a batch). A step that the log has is not done again, so a killed run
 * goes on after its last committed step. The loop prints nothing and knows no back end.
 */
import { Clock, Effect } from "effect";
import { type RunSummary, SETUP_ITERATION, type UserError } from "../domain/index.ts";
import { Progress, RunLog, Trainer, Verifier, VerifierError } from "../services/index.ts";
import { makeConjectures } from "./conjecture.ts";
import { prepareData, type RawData } from "./data.ts";
import { runDigest } from "./digest.ts";
import { NoProgress, TooManyCrashes } from "./errors.ts";
import { evaluateHeldOut, selectHeldOut } from "./evaluate.ts";
import { chooseExamples } from "./examples.ts";
import { chooseFinalExamples } from "./final.ts";
import { finish, iterationMetrics } from "./metrics.ts";
import { probeConjectures } from "./probe.ts";
import { proveAndVerify } from "./prove.ts";
import { embedStatements, rewardConjectures } from "./reward.ts";
import { isCommitted, openRun, pureStep, type Run, step } from "./run.ts";
import { countsOf, doneRecord } from "./run-state.ts";
import { chooseSeeds } from "./seeds.ts";
import { selectStatements } from "./select.ts";
import { fitInitialModel, retrain, trainIteration } from "./train.ts";

/** What a finished run reports. */
export interface RunResult {
  readonly summary: RunSummary;
  /** SHA-256 over the log, the same for every concurrency and after any kill and resume. */
  readonly digest: string;
}

/** Reads the data and fits the initial model; a resumed run gets its current model back. */
const setUp = Effect.fn("setUp")(function* <E, R>(run: Run, data: Effect.Effect<RawData, E | UserError, R>) {
  const resumed = run.state.version;
  yield* step(run, "data", SETUP_ITERATION, ({ experiment }) =>
    Effect.flatMap(data, (raw) => prepareData(experiment, raw)),
  );
  yield* step(run, "initial", SETUP_ITERATION, fitInitialModel);
  yield* refuseOtherEnvironment(run);
  if (resumed === null) return;
  const log = yield* RunLog;
  const trainer = yield* Trainer;
  yield* trainer.restore({ version: resumed, parameters: yield* log.parameters(resumed) });
});

/** A run is judged by one verifier from beginning to end. */
const refuseOtherEnvironment = Effect.fn("refuseOtherEnvironment")(function* (run: Run) {
  const judgedBy = doneRecord(run.state, "initial", SETUP_ITERATION).environment;
  const { environment } = yield* Verifier;
  if (environment === judgedBy) return;
  return yield* new VerifierError({
    reason: "environment",
    message: `the run was judged in the environment ${judgedBy}, this verifier's is ${environment}; resume it with the program and libraries it was started with`,
    isRetryable: false,
  });
});

const refuseCrashes = Effect.fn("refuseCrashes")(function* (run: Run, iteration: number) {
  const { crashedDistinct: crashed, distinct: attempts } = countsOf(run.state, iteration);
  const limit = run.experiment.verify.maximumCrashedShare;
  if (crashed > limit * attempts) return yield* new TooManyCrashes({ iteration, crashed, attempts, limit });
});

const evaluate = Effect.fn("evaluate")(function* (run: Run, iteration: number) {
  if (isCommitted(run, "evaluate", iteration)) return;
  yield* proveAndVerify(run, "evaluate", iteration, selectHeldOut(run.state));
  yield* pureStep(run, "evaluate", iteration, evaluateHeldOut);
});

const every = (iteration: number, period: number): boolean => period > 0 && (iteration + 1) % period === 0;

/** One iteration of self-play. */
const iterate = Effect.fn("iterate")(function* (run: Run, iteration: number) {
  const { evaluate: measure, train } = run.experiment;
  if (isCommitted(run, "metrics", iteration)) return;
  const startedAt = yield* Clock.currentTimeMillis;

  yield* pureStep(run, "seeds", iteration, chooseSeeds);
  yield* step(run, "conjecture", iteration, makeConjectures);
  yield* pureStep(run, "select", iteration, selectStatements);
  const proveStartedAt = yield* Clock.currentTimeMillis;
  yield* proveAndVerify(run, "prove", iteration, doneRecord(run.state, "select", iteration).selected);
  const proveSeconds = ((yield* Clock.currentTimeMillis) - proveStartedAt) / 1000;
  yield* refuseCrashes(run, iteration);
  yield* step(run, "probe", iteration, probeConjectures);
  yield* step(run, "embed", iteration, embedStatements);
  yield* step(run, "reward", iteration, rewardConjectures);
  if (train.enabled && every(iteration, train.refreshEvery)) yield* refresh(run, iteration);
  else if (train.enabled) {
    yield* pureStep(run, "examples", iteration, chooseExamples);
    yield* step(run, "train", iteration, trainIteration);
  }
  if (every(iteration, measure.every)) yield* evaluate(run, iteration);
  yield* pureStep(run, "metrics", iteration, iterationMetrics);

  const progress = yield* Progress;
  const metrics = run.state.metrics.at(-1);
  const seconds = ((yield* Clock.currentTimeMillis) - startedAt) / 1000;
  if (metrics !== undefined) yield* progress.report({ _tag: "iteration", metrics, seconds, proveSeconds });
});

/** Re-trains from the base model on what was proved so far. */
const refresh = Effect.fn("refresh")(function* (run: Run, iteration: number) {
  yield* pureStep(run, "final-examples", iteration, chooseFinalExamples);
  yield* step(run, "final-train", iteration, retrain);
});

/**
 * Runs the experiment of the log to its end, from wherever the log ends. `data` is read only if the log has no data yet.
 * Fails with `NoProgress` if there was nothing left to do.
 */
export const runSelfPlay = Effect.fn("runSelfPlay")(function* <E, R>(data: Effect.Effect<RawData, E | UserError, R>) {
  const log = yield* RunLog;
  const run = yield* openRun();
  const { final, iterations } = run.experiment;
  if (isCommitted(run, "done", iterations)) return yield* new NoProgress({ directory: log.info.directory });

  yield* setUp(run, data);
  for (let iteration = 0; iteration < iterations; iteration++) yield* iterate(run, iteration);
  if (final.enabled) yield* refresh(run, iterations);
  yield* evaluate(run, iterations);
  yield* pureStep(run, "done", iterations, finish);

  const { summary } = doneRecord(run.state, "done", iterations);
  return { summary, digest: runDigest(yield* log.committed) } satisfies RunResult;
});
