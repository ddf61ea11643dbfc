/**
 * Rewards against each other in full runs: every variant × seed from the same initial model at the same proof budget. A
 * sweep is the list of its runs, each in its own folder; what is finished is read, what is stopped goes on, what is
 * missing starts, and a run that fails is told and does not stop the others.
 */
import { Cause, Effect, Exit } from "effect";
import type { Experiment, IterationMetrics, ModelVersion, StatementId } from "../domain/index.ts";
import { type Evaluation, foldLog } from "../selfplay/index.ts";
import { RunLog } from "../services/index.ts";

/** One run of a sweep. */
export interface SweepJob {
  readonly variant: string;
  readonly seed: number;
  readonly directory: string;
  readonly experiment: Experiment;
}

/** What a finished run says for the comparison. */
export interface OnlineRun {
  readonly variant: string;
  readonly seed: number;
  readonly directory: string;
  readonly initialVersion: ModelVersion | null;
  readonly proofsSampled: number;
  readonly trainSize: number;
  /** Every training statement: proved in any iteration or not. */
  readonly proved: ReadonlyMap<StatementId, boolean>;
  /** The last measurement on the held-out set; null where there was none. */
  readonly evaluated: Evaluation | null;
  readonly metrics: ReadonlyArray<IterationMetrics>;
}

export interface FailedJob {
  readonly variant: string;
  readonly seed: number;
  readonly directory: string;
  readonly message: string;
}

/** Reads a finished run for the comparison. */
export const readOnlineRun = Effect.fn("readOnlineRun")(function* (variant: string, seed: number) {
  const log = yield* RunLog;
  const { directory } = log.info;
  const state = yield* foldLog();
  return {
    variant,
    seed,
    directory,
    initialVersion: state.initialVersion,
    proofsSampled: state.metrics.reduce((sum, { proofsSampled }) => sum + proofsSampled, 0),
    trainSize: state.train.length,
    proved: new Map(state.train.map(({ id }) => [id, state.proved.has(id)])),
    evaluated: state.evaluations.at(-1) ?? null,
    metrics: state.metrics,
  } satisfies OnlineRun;
});

/** A name that can be a folder's: of a variant given by name, of its file, or of settings. */
const folderName = (variant: string): string =>
  variant
    .replace(/^.*[/\\]/, "")
    .replace(/\.[cm]?[jt]s$/, "")
    .replaceAll(/[^A-Za-z0-9._-]/g, "-");

/** A choice of settings that a sweep runs with every seed. */
export interface SweepArm {
  readonly name: string;
  /** Its name and seed are replaced in each run. */
  readonly experiment: Experiment;
}

/** The jobs of a sweep, seed by seed, so that an interrupted sweep has comparable runs. */
export const armJobs = (
  arms: ReadonlyArray<SweepArm>,
  seeds: ReadonlyArray<number>,
  folder: string,
): ReadonlyArray<SweepJob> =>
  seeds.flatMap((seed) =>
    arms.map(({ experiment, name: variant }, index) => {
      // Two files of the same name in different folders keep apart by their place in the list.
      const twin = arms.some(({ name }, at) => at < index && folderName(name) === folderName(variant));
      const name = `${folderName(variant)}${twin ? `-${index + 1}` : ""}-seed-${seed}`;
      return { variant, seed, directory: `${folder}/${name}`, experiment: { ...experiment, name, seed } };
    }),
  );

/** The jobs of a sweep over reward variants. */
export const sweepJobs = (
  experiment: Experiment,
  variants: ReadonlyArray<{ readonly name: string; readonly file: string }>,
  seeds: ReadonlyArray<number>,
  folder: string,
): ReadonlyArray<SweepJob> =>
  armJobs(
    variants.map(({ file, name }) => {
      const parameters = experiment.reward.variant === name ? experiment.reward.parameters : {};
      return { name, experiment: { ...experiment, reward: { variant: file, parameters } } };
    }),
    seeds,
    folder,
  );

export interface Sweep {
  readonly runs: ReadonlyArray<OnlineRun>;
  readonly failed: ReadonlyArray<FailedJob>;
}

/**
 * Does every job with `run`, up to `concurrency` at once; `run` decides what of it is missing. A job that fails or dies
 * is noted with its message; an interruption stops the sweep.
 */
export const runSweep = Effect.fn("runSweep")(function* <E, R>(
  jobs: ReadonlyArray<SweepJob>,
  concurrency: number,
  run: (job: SweepJob) => Effect.Effect<OnlineRun, E, R>,
) {
  const outcomes = yield* Effect.forEach(
    jobs,
    Effect.fnUntraced(function* (job) {
      const exit = yield* Effect.exit(run(job));
      if (Exit.isSuccess(exit)) return exit.value;
      if (Cause.hasInterruptsOnly(exit.cause)) return yield* Effect.interrupt;
      const error = Cause.squash(exit.cause);
      const message = error instanceof Error && error.message !== "" ? error.message : String(error);
      const { directory, seed, variant } = job;
      return { directory, seed, variant, message } satisfies FailedJob;
    }),
    { concurrency },
  );
  return {
    runs: outcomes.filter((outcome): outcome is OnlineRun => "metrics" in outcome),
    failed: outcomes.filter((outcome): outcome is FailedJob => "message" in outcome),
  } satisfies Sweep;
});
