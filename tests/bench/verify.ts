/**
 * `npm run bench:verify`: proofs verified per second, kernel re-check included, on a fixed corpus of distinct proofs whose
 * statements are elaborated already; no verdict is cached. The time the library takes to load; on one core, by length of
 * proof; on all cores with worker threads; the rate of single steps of proofs that are walked tactic by tactic; and memory
 * over a million proofs. Rates on one core are those of the median pass over the proofs, by the clock and by processor
 * time (the collector's threads too), and of the fastest pass: what the core does when nothing slows it down. The lengths
 * take turns.
 *
 *     npm run bench:verify -- [--seconds 10] [--proofs 1000000]
 */
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import { medianSorted } from "simple-statistics";
import { count, table } from "../../src/cli/table.ts";
import { type Library, loadLibrary, openProof, runTactic, verifyProof, withTermScope } from "../../src/lean/index.ts";
import { machineText, scriptCommand } from "./machine.ts";
import { type ElaboratedProof, elaborateCorpus } from "./verify-corpus.ts";

const { values: options } = parseArgs({
  options: { seconds: { type: "string", default: "10" }, proofs: { type: "string", default: "1000000" } },
});
const seconds = Number(options.seconds);
const millionProofs = Number(options.proofs);

/** Seconds by the clock and of processor time. */
interface Duration {
  readonly clock: number;
  readonly processor: number;
}

const timed = (work: () => void): Duration => {
  const startedAt = performance.now();
  const usedBefore = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(usedBefore);
  return { clock: (performance.now() - startedAt) / 1000, processor: (user + system) / 1e6 };
};

interface Measured {
  /** Medians of the passes. */
  readonly clock: number;
  readonly processor: number;
  /** The fastest pass, by the clock. */
  readonly fastest: number;
}

const measured = (passes: ReadonlyArray<Duration>): Measured => {
  const sorted = (seconds: (pass: Duration) => number) => passes.map(seconds).sort((a, b) => a - b);
  const clock = sorted((pass) => pass.clock);
  return { clock: medianSorted(clock), processor: medianSorted(sorted((pass) => pass.processor)), fastest: clock[0]! };
};

/** Passes over each of the works in turn for `limit` seconds: a slow spell of the machine is everyone's. */
const inTurn = (works: ReadonlyArray<() => void>, limit: number): ReadonlyArray<Measured> => {
  const passes = works.map((): Array<Duration> => []);
  for (const startedAt = performance.now(); performance.now() - startedAt < limit * 1000; )
    works.forEach((work, i) => {
      passes[i]!.push(timed(work));
    });
  return passes.map(measured);
};

const milliseconds = (seconds: number): string => (seconds * 1000).toFixed(0);

let library!: Library;
const loading = timed(() => {
  library = loadLibrary();
});
const corpus = elaborateCorpus(library);

const verify = ({ proof, statement }: ElaboratedProof): void => {
  if (verifyProof(library, statement, proof).kind !== "accepted") throw new Error(`not accepted: ${proof}`);
};

const oneCore = (): void => {
  const lengths = [...new Set(corpus.map(({ tactics }) => tactics))].sort((a, b) => a - b);
  const groups = [
    ...lengths.map((tactics) => ({
      tactics: String(tactics),
      proofs: corpus.filter((proof) => proof.tactics === tactics),
    })),
    { tactics: "all", proofs: corpus },
  ];
  const works = groups.map(
    ({ proofs }) =>
      () =>
        proofs.forEach(verify),
  );
  // The first passes go into making machine code.
  inTurn(works, seconds / 2);
  const measures = inTurn(works, 2 * seconds);
  const rows = groups.map(({ proofs, tactics }, i) => {
    const { clock, fastest, processor } = measures[i]!;
    const { length } = proofs;
    return {
      tactics,
      proofs: length,
      rate: length / clock,
      processorRate: length / processor,
      fastestRate: length / fastest,
    };
  });
  console.log(
    table(
      [
        { title: "tactics", align: "right", cell: (row) => row.tactics },
        { title: "proofs", align: "right", cell: (row) => count(row.proofs) },
        { title: "verified a second", align: "right", cell: (row) => count(row.rate) },
        { title: "a second of processor time", align: "right", cell: (row) => count(row.processorRate) },
        { title: "in the fastest pass", align: "right", cell: (row) => count(row.fastestRate) },
      ],
      rows,
    ),
  );
  const median = medianSorted(corpus.map(({ tactics }) => tactics).sort((a, b) => a - b));
  const atMedian = rows.find(({ tactics }) => tactics === String(Math.round(median)))!;
  const all = rows.at(-1)!;
  const both = (row: typeof all): string =>
    `${count(row.rate)} proofs a second (${count(row.fastestRate)} in the fastest pass)`;
  console.log(`one core: ${both(atMedian)} at the median length (${median} tactics), ${both(all)} over the corpus`);
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
  const [walked] = inTurn([walkAll], seconds / 2);
  const { clock, processor } = walked!;
  console.log(
    `incremental: ${count(steps / clock)} tactics a second on one core (${count(steps / processor)} by processor time), over ${count(walks.length)} proofs walked step by step`,
  );
};

console.log(machineText(scriptCommand("bench:verify")));
console.log(
  `library: loaded and checked by the kernel in ${milliseconds(loading.clock)} ms (${milliseconds(loading.processor)} ms of processor time)`,
);
console.log(
  `corpus: ${count(corpus.length)} distinct proofs of ${count(new Set(corpus.map(({ statement }) => statement)).size)} statements`,
);
corpus.forEach(verify); // Warm-up, and every proof is accepted.
oneCore();
await allCores();
incremental();
memory();
