/** What a run's log says in short, without folding it: state, last metrics, headline. */
import { Effect } from "effect";
import type { IterationMetrics, RunSummary } from "../domain/index.ts";
import { committedInOrder, lastKey, Plan } from "../selfplay/index.ts";
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
  /** Wall seconds of all committed steps; proving and verifying overlap and are counted apart. */
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
  const lastOf = Effect.fnUntraced(function* <A>(part: "metrics" | "summary") {
    const found = steps.findLast(({ step }) => step.headline === part);
    if (found === undefined) return null;
    const record = (yield* log.read(found.key, found.step)) as unknown as { readonly [key: string]: A };
    return record[part] ?? null;
  });
  return {
    info,
    state: isFinished ? "finished" : (yield* log.isBeingWritten) ? "running" : "stopped",
    finishedIterations: Math.max(0, yield* finishedIterations),
    metrics: yield* lastOf<IterationMetrics>("metrics"),
    summary: yield* lastOf<RunSummary>("summary"),
    seconds: steps.reduce((sum, { key }) => sum + key.milliseconds, 0) / 1000,
  } satisfies RunListing;
});
