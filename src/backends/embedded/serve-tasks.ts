/** The side of a worker thread: answers each task message by running the task of that name. */
import { parentPort } from "node:worker_threads";
import type { TaskMessage, TaskReply, Tasks } from "./worker-pool.ts";

/** Serves `tasks` to the thread that started this one; does nothing on the main thread. */
export const serveTasks = (tasks: Tasks): void => {
  const port = parentPort;
  if (port === null) return;
  port.on("message", ({ input, name }: TaskMessage) => {
    const startedAt = performance.now();
    const reply = (answer: TaskReply) => port.postMessage(answer);
    try {
      const task = tasks[name];
      if (task === undefined) throw new Error(`no task is called ${name}`);
      const output = task(input as never, () => reply({ advanced: true }));
      reply({ output, milliseconds: performance.now() - startedAt });
    } catch (error) {
      reply({ thrown: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  });
};
