/** A thread of `npm run bench:verify`: verifies the corpus over and over for the seconds asked, and says how many. */
import { parentPort, workerData } from "node:worker_threads";
import { loadLibrary, verifyProof } from "../../src/lean/index.ts";
import { elaborateCorpus } from "./verify-corpus.ts";

const { seconds } = workerData as { readonly seconds: number };
const library = loadLibrary();
const corpus = elaborateCorpus(library);

/** Verifies proofs until the time is up; returns how many, and the seconds taken. */
const verifyFor = (limit: number): { readonly proofs: number; readonly seconds: number } => {
  const startedAt = performance.now();
  let proofs = 0;
  let elapsed = 0;
  while (elapsed < limit) {
    for (const { proof, statement } of corpus) {
      if (verifyProof(library, statement, proof).kind !== "accepted") throw new Error(`not accepted: ${proof}`);
    }
    proofs += corpus.length;
    elapsed = (performance.now() - startedAt) / 1000;
  }
  return { proofs, seconds: elapsed };
};

verifyFor(1); // Warm-up: the compiler of the JavaScript engine.
parentPort?.postMessage("ready");
parentPort?.once("message", () => parentPort?.postMessage(verifyFor(seconds)));
