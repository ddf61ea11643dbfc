/** The embedded tasks without threads: what a test needs that is not about threads. */
import { Effect, Layer } from "effect";
import { embeddedTasks } from "../../../src/backends/embedded/tasks.ts";
import { EmbeddedWorkers } from "../../../src/backends/embedded/workers.ts";

const run = (name: keyof typeof embeddedTasks, input: never) =>
  Effect.sync(() => ({ output: embeddedTasks[name](input), runMilliseconds: 0, queueMilliseconds: 0 }));

export const DirectWorkers = Layer.succeed(EmbeddedWorkers, {
  size: 1,
  run,
} as unknown as typeof EmbeddedWorkers.Service);
