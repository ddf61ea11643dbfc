/** A worker whose tasks fail in every way a task can. */
import { serveTasks } from "../../../src/backends/embedded/serve-tasks.ts";

export const faultyTasks = {
  double: (x: number) => x * 2,
  wait: (milliseconds: number) => {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
    return milliseconds;
  },
  /** So many parts, each of which takes so long. */
  waitInParts: ([parts, milliseconds]: readonly [number, number], advance: () => void) => {
    for (let part = 0; part < parts; part++) {
      faultyTasks.wait(milliseconds);
      advance();
    }
    return parts;
  },
  throwError: (message: string): never => {
    throw new Error(message);
  },
  exit: (code: number): void => process.exit(code),
  spin: (_: null): never => {
    for (;;);
  },
  recurse: (_: null): number => {
    const deeper = (n: number): number => deeper(n + 1) + 1;
    return deeper(0);
  },
  exhaust: (_: null): number => {
    const kept: Array<Array<number>> = [];
    for (;;) kept.push(new Array(100_000).fill(1));
  },
};

serveTasks(faultyTasks);
