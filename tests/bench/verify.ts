/**
 * `npm run bench:verify`: proofs verified per second, kernel re-check included, on a fixed corpus of distinct proofs whose
 * statements are elaborated already; no verdict is cached. On one core, by length of proof; on all cores with worker
 * threads; memory over a million proofs; and the rate of single steps of proofs that are walked tactic by tactic.
 *
 *     npm run bench:verify -- [--seconds 10] [--proofs 1000000]
 */
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import { medianSorted } from "simple-statistics";
import { count, table } from "../../src/cli/table.ts";
import { loadLibrary, openProof, runTactic, verifyProof, withTermScope } from "../../src/lean/index.ts";
import { machineText, scriptCommand } from "./machine.ts";
import { type ElaboratedProof, elaborateCorpus } from "./verify-corpus.ts";

const { values: options } = parseArgs({
  options: { seconds: { type: "string", default: "10" }, proofs: { type: "string", default: "1000000" } },
});
const seconds = Number(options.seconds);
const millionProofs = Number(options.proofs);

const timed = (work: () => void): number => {
  const startedAt = performance.now();
  work();
  return (performance.now() - startedAt) / 1000;
};

const library = loadLibrary();
const corpus = elaborateCorpus(library);

const verify = ({ proof, statement }: ElaboratedProof): void => {
  if (verifyProof(library, statement, proof).kind !== "accepted") throw new Error(`not accepted: ${proof}`);
};

/** Seconds a pass over some proofs takes: the median of passes for `limit` seconds. */
const passSeconds = (proofs: ReadonlyArray<ElaboratedProof>, limit: number): number => {
  const passes: Array<number> = [];
  for (let sum = 0; sum < limit; sum += passes.at(-1)!) passes.push(timed(() => proofs.forEach(verify)));
  return medianSorted(passes.sort((a, b) => a - b));
};

const oneCore = (): void => {
  const lengths = [...new Set(corpus.map(({ tactics }) => tactics))].sort((a, b) => a - b);
  const rows = lengths.map((tactics) => {
    const proofs = corpus.filter((proof) => proof.tactics === tactics);
    return { tactics, proofs: proofs.length, rate: proofs.length / passSeconds(proofs, seconds / lengths.length) };
  });
  const all = corpus.length / passSeconds(corpus, seconds);
  const median = medianSorted(corpus.map(({ tactics }) => tactics).sort((a, b) => a - b));
  console.log(
    table(
      [
        { title: "tactics", align: "right", cell: (row) => String(row.tactics) },
        { title: "proofs", align: "right", cell: (row) => count(row.proofs) },
        { title: "verified a second", align: "right", cell: (row) => count(row.rate) },
        { title: "µs a proof", align: "right", cell: (row) => (1e6 / row.rate).toFixed(0) },
      ],
      rows,
    ),
  );
  const atMedian = rows.find(({ tactics }) => tactics === Math.round(median));
  console.log(
    `one core: ${count(all)} proofs a second over the corpus, ${count(atMedian?.rate ?? Number.NaN)} at its median length (${median} tactics)`,
  );
};

/** Proofs a second of `threads` worker threads together. */
const threadsRate = async (threads: number): Promise<number> => {
  const workers = Array.from(
    { length: threads },
    () => new Worker(new URL("./verify-worker.ts", import.meta.url), { workerData: { seconds } }),
  );
  const message = <A>(worker: Worker) =>
    new Promise<A>((resolve, reject) => {
      worker.once("message", resolve).once("error", reject);
    });
  await Promise.all(workers.map((worker) => message(worker)));
  const answers = workers.map((worker) => message<{ proofs: number; seconds: number }>(worker));
  for (const worker of workers) worker.postMessage("start");
  const rates = (await Promise.all(answers)).map((answer) => answer.proofs / answer.seconds);
  await Promise.all(workers.map((worker) => worker.terminate()));
  return rates.reduce((sum, rate) => sum + rate, 0);
};

const allCores = async (): Promise<void> => {
  const cores = availableParallelism();
  const one = await threadsRate(1);
  const all = await threadsRate(cores);
  console.log(
    `worker threads: 1: ${count(one)} proofs a second; ${cores}: ${count(all)}, ${(all / one).toFixed(2)} times as many`,
  );
};

const memory = (): void => {
  const megabytes = () => (process.memoryUsage().rss / 2 ** 20).toFixed(0);
  const readings: Array<string> = [];
  let next = 0;
  for (let done = 0; done < millionProofs; done++) {
    if (done >= next) {
      readings.push(`${count(done)}: ${megabytes()} MB`);
      next += millionProofs / 10;
    }
    verify(corpus[done % corpus.length]!);
  }
  console.log(
    `resident memory after so many proofs: ${readings.join(", ")}, ${count(millionProofs)}: ${megabytes()} MB`,
  );
};

/** The tactics of a proof that is one tactic a line, or null. */
const flatTactics = (proof: string): ReadonlyArray<string> | null => {
  const lines = proof.split("\n").filter((line) => line.trim() !== "");
  const indent = /^ */.exec(lines[0] ?? "")![0];
  const isFlat = lines.every((line) => line.startsWith(indent) && !/^[\s·|]/.test(line.slice(indent.length)));
  return isFlat && !lines.some((line) => / with$/.test(line)) ? lines.map((line) => line.trim()) : null;
};

const incremental = (): void => {
  const walks = corpus.flatMap(({ proof, statement }) => {
    const tactics = flatTactics(proof);
    return tactics === null ? [] : [{ statement, tactics }];
  });
  const walkAll = (): number => {
    let steps = 0;
    for (const { statement, tactics } of walks)
      withTermScope(() => {
        let state = openProof(library, statement);
        for (const tactic of tactics) {
          const result = runTactic(state, tactic);
          if (!("next" in result)) throw new Error(`${tactic}: ${result.failure.kind}`);
          state = result.next;
        }
        steps += tactics.length;
      });
    return steps;
  };
  const steps = walkAll();
  const passes: Array<number> = [];
  for (let sum = 0; sum < seconds / 2; sum += passes.at(-1)!) passes.push(timed(walkAll));
  const rate = steps / medianSorted(passes.sort((a, b) => a - b));
  console.log(
    `incremental: ${count(rate)} tactics a second on one core, over ${count(walks.length)} proofs walked step by step`,
  );
};

console.log(machineText(scriptCommand("bench:verify")));
console.log(
  `corpus: ${count(corpus.length)} distinct proofs of ${count(new Set(corpus.map(({ statement }) => statement)).size)} statements`,
);
corpus.forEach(verify); // Warm-up, and every proof is accepted.
oneCore();
await allCores();
incremental();
memory();
