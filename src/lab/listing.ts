/** What a run's log says in short, without folding it: state, last metrics, headline. */
import { Effect } from "effect";
import type { IterationMetrics, RunSummary } from "../domain/index.ts";
import { committedInOrder, data, type Evaluation, evaluate, lastKey, Plan, type Step } from "../selfplay/index.ts";
import { type RunInfo, RunLog } from "../services/index.ts";

export interface RunListing {
  readonly info: RunInfo;
  /** `running`: a process writes to it; `stopped`: it can be resumed. */
  readonly state: "finished" | "running" | "stopped";
  /** Iterations that are done. */
  readonly finishedIterations: number;
  /** Metrics of the last finished iteration, and the headline of a finished run. */
  readonly metrics: IterationMetrics | null;
  readonly summary: RunSummary | null;
  /** The last measurement on the held-out set. */
  readonly evaluated: Evaluation | null;
  /** Rows of the data that the run does not use, of all but the library's; null where it has not read its data. */
  readonly refused: { readonly rows: number; readonly of: number } | null;
  /** Wall seconds of its steps, of all processes that worked on it. */
  readonly seconds: number;
}

/** Iterations that the log has to their end; −1 where not even the set-up is done. */
export const finishedIterations = Effect.gen(function* () {
  const plan = yield* Plan;
  const steps = yield* committedInOrder;
  const setUp = plan.setUp.at(-1)?.steps.at(-1);
  const closing = plan.iteration.at(-1)?.steps.at(-1);
  return steps.some(({ step }) => step === setUp) ? steps.filter(({ step }) => step === closing).length : -1;
});

export const runListing = Effect.gen(function* () {
  const log = yield* RunLog;
  const plan = yield* Plan;
  const { info } = log;
  const steps = yield* committedInOrder;
  const last = lastKey(plan, info.experiment);
  const isFinished = steps.some(({ key }) => key.step === last.step && key.iteration === last.iteration);
  const lastOf = Effect.fnUntraced(function* <Body extends object>(isWanted: (step: Step<Body>) => boolean) {
    const found = steps.findLast(({ step }) => isWanted(step));
    return found === undefined ? null : yield* log.read<Body>(found.key, found.step);
  });
  const recordOf = <Body extends object>(wanted: Step<Body>) => lastOf<Body>(({ name }) => name === wanted.name);
  const read = yield* recordOf(data);
  const used = read === null ? 0 : read.train.length + read.heldOut.length;
  return {
    info,
    evaluated: yield* recordOf(evaluate),
    refused: read === null ? null : { rows: read.refused.length, of: read.refused.length + used },
    state: isFinished ? "finished" : (yield* log.isBeingWritten) ? "running" : "stopped",
    finishedIterations: Math.max(0, yield* finishedIterations),
    metrics: (yield* lastOf<{ metrics: IterationMetrics }>(({ headline }) => headline === "metrics"))?.metrics ?? null,
    summary: (yield* lastOf<{ summary: RunSummary }>(({ headline }) => headline === "summary"))?.summary ?? null,
    seconds: steps.reduce((sum, { key }) => sum + key.milliseconds, 0) / 1000,
  } satisfies RunListing;
});
