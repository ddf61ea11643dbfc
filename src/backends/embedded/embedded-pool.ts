/** The worker threads of the embedded back end, and what a failed task of theirs says. */
import type { VerdictTag } from "../../domain/index.ts";
import type { EmbeddedTasks } from "./tasks.ts";
import { makeWorkerPool, type TaskFailure, type WorkerPool } from "./worker-pool.ts";

export type EmbeddedPool = WorkerPool<EmbeddedTasks>;

/** At most `size` worker threads, started when first needed. */
export const makeEmbeddedPool = (size: number) =>
  makeWorkerPool<EmbeddedTasks>({ size, entry: new URL("./worker.ts", import.meta.url) });

/** The verdict on a proof whose task failed: it says nothing about the proof. */
export const failureVerdictOfTask = (
  failure: TaskFailure,
): { readonly _tag: VerdictTag & ("timeout" | "memory" | "crashed"); readonly message: string } => ({
  _tag: failure.reason === "deadline" ? "timeout" : failure.reason === "memory" ? "memory" : "crashed",
  message: failure.detail,
});
