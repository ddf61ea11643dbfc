/**
 * A thread of `npm run bench:verify`: verifies the corpus with the `src/lean` of one checkout. It is asked for one pass
 * over the proofs of some length, for passes over all of them for some seconds, or for the stages that take its time.
 */
import path from "node:path";
import { pathToFileURL } from "node:url";
import { parentPort, workerData } from "node:worker_threads";
import type * as Lean from "../../src/lean/index.ts";
import { elaborateCorpus } from "./verify-corpus.ts";
import { profileStages, type StageShares } from "./verify-stages.ts";

/** `tactics`: the length of the proofs; null: all. */
export type Request =
  | { readonly kind: "pass"; readonly tactics: number | null }
  | { readonly kind: "run"; readonly seconds: number }
  | { readonly kind: "stages"; readonly tactics: number | null; readonly seconds: number };

/** Seconds by the clock and of processor time. */
export interface Duration {
  readonly clock: number;
  readonly processor: number;
}

export interface Replies {
  readonly pass: Duration;
  readonly run: { readonly proofs: number; readonly seconds: number };
  readonly stages: StageShares;
}

const { root } = workerData as { readonly root: string };
const lean: typeof Lean = await import(pathToFileURL(path.join(root, "src/lean/index.ts")).href);
const library = lean.loadLibrary();
const corpus = elaborateCorpus(lean, library);

const passOver = (tactics: number | null): (() => void) => {
  const proofs = tactics === null ? corpus : corpus.filter((proof) => proof.tactics === tactics);
  return () => {
    for (const { proof, statement } of proofs)
      if (lean.verifyProof(library, statement, proof).kind !== "accepted") throw new Error(`not accepted: ${proof}`);
  };
};

const timed = (work: () => void): Duration => {
  const startedAt = performance.now();
  const usedBefore = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(usedBefore);
  return { clock: (performance.now() - startedAt) / 1000, processor: (user + system) / 1e6 };
};

/** Passes until the time is up; how many, and the seconds taken. */
const passesFor = (pass: () => void, limit: number): { readonly passes: number; readonly seconds: number } => {
  const startedAt = performance.now();
  let passes = 0;
  let seconds = 0;
  for (; seconds < limit; seconds = (performance.now() - startedAt) / 1000) {
    pass();
    passes++;
  }
  return { passes, seconds };
};

const answer = (request: Request): Replies[keyof Replies] | Promise<StageShares> => {
  switch (request.kind) {
    case "pass":
      return timed(passOver(request.tactics));
    case "run": {
      const { passes, seconds } = passesFor(passOver(null), request.seconds);
      return { proofs: passes * corpus.length, seconds };
    }
    case "stages":
      return profileStages(() => passesFor(passOver(request.tactics), request.seconds));
  }
};

passOver(null)(); // Every proof is accepted.
parentPort?.on("message", async (request: Request) => parentPort?.postMessage(await answer(request)));
parentPort?.postMessage("ready");
