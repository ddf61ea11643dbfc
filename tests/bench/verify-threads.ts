/** Worker threads that verify with the `src/lean` of a checkout, as the main thread of `npm run bench:verify` drives them. */
import { Worker } from "node:worker_threads";
import { medianSorted } from "simple-statistics";
import type { Duration, Replies, Request } from "./verify-worker.ts";

export interface Thread {
  readonly ask: <Kind extends Request["kind"]>(request: Request & { readonly kind: Kind }) => Promise<Replies[Kind]>;
  readonly end: () => Promise<number>;
}

/** The memory for short-lived objects that the program's own workers have. */
const YOUNG_GENERATION_MEGABYTES = 64;

/** A thread over the checkout at `root`, its library loaded and its corpus elaborated. */
export const startThread = async (root: string): Promise<Thread> => {
  const worker = new Worker(new URL("./verify-worker.ts", import.meta.url), {
    workerData: { root },
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MEGABYTES },
  });
  const reply = <A>(): Promise<A> =>
    new Promise<A>((resolve, reject) => {
      const settle = (value: A): void => {
        worker.off("error", reject);
        resolve(value);
      };
      worker.once("message", settle).once("error", reject);
    });
  await reply();
  return {
    ask: (request) => {
      const answer = reply<never>();
      worker.postMessage(request);
      return answer;
    },
    end: () => worker.terminate(),
  };
};

/** Passes over proofs of one length by one thread. */
export interface Measured {
  /** Medians of the passes. */
  readonly clock: number;
  readonly processor: number;
  /** The fastest pass, by processor time. */
  readonly fastest: number;
}

const measured = (passes: ReadonlyArray<Duration>): Measured => {
  const sorted = (seconds: (pass: Duration) => number) => passes.map(seconds).sort((a, b) => a - b);
  const processor = sorted((pass) => pass.processor);
  return {
    clock: medianSorted(sorted((pass) => pass.clock)),
    processor: medianSorted(processor),
    fastest: processor[0]!,
  };
};

/**
 * Passes of every thread over the proofs of every length, in turn for `seconds`: a slow spell of the machine is
 * everyone's. Answers a row for each length, with an entry for each thread.
 */
export const passesInTurn = async (
  threads: ReadonlyArray<Thread>,
  lengths: ReadonlyArray<number | null>,
  seconds: number,
): Promise<ReadonlyArray<ReadonlyArray<Measured>>> => {
  const passes = lengths.map(() => threads.map((): Array<Duration> => []));
  const startedAt = performance.now();
  do {
    for (const [row, tactics] of lengths.entries())
      for (const [column, thread] of threads.entries())
        passes[row]![column]!.push(await thread.ask({ kind: "pass", tactics }));
  } while (performance.now() - startedAt < seconds * 1000);
  return passes.map((row) => row.map(measured));
};
