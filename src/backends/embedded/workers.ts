/** The worker threads that all embedded services of a process share. */
import { Context, Effect, Layer } from "effect";
import type { VerdictTag } from "../../domain/index.ts";
import { RunContext } from "../../services/index.ts";
import type { EmbeddedTasks } from "./tasks.ts";
import { makeWorkerPool, type TaskFailure, type TaskResult, type WorkerPool } from "./worker-pool.ts";

const pool = (size: number, memory: { readonly memoryMegabytes?: number } = {}) =>
  makeWorkerPool<EmbeddedTasks>({ size, entry: new URL("./worker.ts", import.meta.url), ...memory });

export class EmbeddedWorkers extends Context.Service<EmbeddedWorkers, WorkerPool<EmbeddedTasks>>()(
  "stp/EmbeddedWorkers",
) {
  /** At most `size` threads, started when first needed, ended with the scope. */
  static readonly layer = (size: number) => Layer.effect(EmbeddedWorkers, pool(size));
  /** As many as the run may have, each with the memory that one attempt may take. */
  static readonly layerOfRun = Layer.effect(
    EmbeddedWorkers,
    Effect.flatMap(RunContext, ({ experiment, threads }) =>
      pool(threads, { memoryMegabytes: experiment.verify.memoryMegabytes }),
    ),
  );
}

/** The output of a sampling task. A worker may have died of something else; what fails twice is a defect of the sampler. */
export const sampled = <A>(task: Effect.Effect<TaskResult<A>, TaskFailure>): Effect.Effect<A, TaskFailure> =>
  Effect.map(Effect.retry(task, { times: 1 }), ({ output }) => output);

/** The verdict on a proof whose task failed: it says nothing about the proof. */
export const undecidedVerdict = (
  failure: TaskFailure,
): { readonly _tag: VerdictTag & ("timeout" | "memory" | "crashed"); readonly message: string } => ({
  _tag: failure.reason === "deadline" ? "timeout" : failure.reason === "memory" ? "memory" : "crashed",
  message: failure.detail,
});
