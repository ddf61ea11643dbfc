/**
 * `npm run bench:verify`: proofs verified per second, kernel re-check included, on a fixed corpus of distinct proofs whose
 * statements are elaborated already; no verdict is cached. The time the library takes to load; on one core, by length of
 * proof, with another checkout's figures taken in turn with these where one is given, and what the stages cost; on all
 * cores with worker threads; the rate of single steps of proofs that are walked tactic by tactic; and memory over a
 * million proofs. Rates on one core are those of the median pass over the proofs, by the clock and by processor time, and
 * of the fastest pass: what the core does when nothing slows it down. They stand beside multiples of the fixed workload.
 *
 *     npm run bench:verify -- [--against DIRECTORY] [--seconds 10] [--proofs 1000000]
 */
import { availableParallelism } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { medianSorted } from "simple-statistics";
import { type Column, count, table } from "../../src/cli/table.ts";
import * as lean from "../../src/lean/index.ts";
import { type Library, loadLibrary, openProof, runTactic, verifyProof, withTermScope } from "../../src/lean/index.ts";
import { machineText, rateText, scriptCommand } from "./machine.ts";
import { type ElaboratedProof, elaborateCorpus } from "./verify-corpus.ts";
import { STAGES } from "./verify-stages.ts";
import { type Measured, passesInTurn, startThread, type Thread } from "./verify-threads.ts";

const { values: options } = parseArgs({
  options: {
    against: { type: "string" },
    seconds: { type: "string", default: "10" },
    proofs: { type: "string", default: "1000000" },
  },
});
const seconds = Number(options.seconds);
const millionProofs = Number(options.proofs);

const HERE = path.resolve(import.meta.dirname, "../..");
const checkouts = [HERE, ...(options.against === undefined ? [] : [path.resolve(options.against)])];

const milliseconds = (seconds: number): string => (seconds * 1000).toFixed(0);

let library!: Library;
const loadedAt = performance.now();
library = loadLibrary();
const loading = (performance.now() - loadedAt) / 1000;
const corpus = elaborateCorpus(lean, library);

const verify = ({ proof, statement }: ElaboratedProof): void => {
  if (verifyProof(library, statement, proof).kind !== "accepted") throw new Error(`not accepted: ${proof}`);
};

const lengths = [...new Set(corpus.map(({ tactics }) => tactics))].sort((a, b) => a - b);
const medianLength = Math.round(medianSorted(corpus.map(({ tactics }) => tactics).sort((a, b) => a - b)));

/** Proofs of one length, with the passes of this checkout and, where there is one, of the other. */
interface Row {
  readonly tactics: number | null;
  readonly proofs: number;
  readonly measures: ReadonlyArray<Measured>;
}

const rateOf = (row: Row, side: number, by: keyof Measured): number => row.proofs / row.measures[side]![by];

const columns: ReadonlyArray<Column<Row>> = [
  { title: "tactics", align: "right", cell: (row) => (row.tactics === null ? "all" : String(row.tactics)) },
  { title: "proofs", align: "right", cell: (row) => count(row.proofs) },
  { title: "verified a second", align: "right", cell: (row) => rateText(rateOf(row, 0, "clock")) },
  { title: "a second of\nprocessor time", align: "right", cell: (row) => count(rateOf(row, 0, "processor")) },
  { title: "in the\nfastest pass", align: "right", cell: (row) => count(rateOf(row, 0, "fastest")) },
  ...(options.against === undefined ? [] : againstColumns()),
];

function againstColumns(): ReadonlyArray<Column<Row>> {
  const times = (row: Row, by: keyof Measured) => (rateOf(row, 0, by) / rateOf(row, 1, by)).toFixed(2);
  return [
    { title: "other checkout,\na second", align: "right", cell: (row) => count(rateOf(row, 1, "clock")) },
    { title: "times as many\nhere, by the clock", align: "right", cell: (row) => times(row, "clock") },
    { title: "by processor\ntime", align: "right", cell: (row) => times(row, "processor") },
    { title: "in the\nfastest pass", align: "right", cell: (row) => times(row, "fastest") },
  ];
}

const oneCore = async (threads: ReadonlyArray<Thread>): Promise<void> => {
  const groups = [...lengths, null];
  // The first passes go into making machine code.
  await passesInTurn(threads, groups, seconds / 2);
  const measures = await passesInTurn(threads, groups, 2 * seconds);
  const rows = groups.map((tactics, i): Row => {
    const proofs = corpus.filter((proof) => tactics === null || proof.tactics === tactics).length;
    return { tactics, proofs, measures: measures[i]! };
  });
  console.log(table(columns, rows));
  const atMedian = rows.find(({ tactics }) => tactics === medianLength)!;
  const both = (row: Row): string =>
    `${rateText(rateOf(row, 0, "clock"))} proofs a second (${count(rateOf(row, 0, "fastest"))} in the fastest pass)`;
  console.log(
    `one core: ${both(atMedian)} at the median length (${medianLength} tactics), ${both(rows.at(-1)!)} over the corpus`,
  );
  const perProof = 1e6 / rateOf(atMedian, 0, "processor");
  for (const [side, thread] of threads.entries()) {
    const shares = await thread.ask({ kind: "stages", tactics: medianLength, seconds: seconds / 2 });
    const cost = side === 0 ? perProof : 1e6 / rateOf(atMedian, side, "processor");
    const parts = STAGES.map((stage) => `${stage} ${(shares[stage] * cost).toFixed(0)}`).join(", ");
    console.log(
      `${side === 0 ? "here" : "other checkout"}, microseconds of a proof of ${medianLength} tactics: ${cost.toFixed(0)}: ${parts}`,
    );
  }
};

/** Proofs a second of the threads together. */
const rateTogether = async (threads: ReadonlyArray<Thread>): Promise<number> => {
  const runs = await Promise.all(threads.map((thread) => thread.ask({ kind: "run", seconds: seconds / 4 })));
  return runs.reduce((sum, { proofs, seconds }) => sum + proofs / seconds, 0);
};

const allCores = async (): Promise<void> => {
  const threads = await Promise.all(Array.from({ length: availableParallelism() }, () => startThread(HERE)));
  await rateTogether(threads);
  const rounds: Array<{ readonly one: number; readonly all: number }> = [];
  for (let round = 0; round < 4; round++)
    rounds.push({ one: await rateTogether(threads.slice(0, 1)), all: await rateTogether(threads) });
  await Promise.all(threads.map((thread) => thread.end()));
  const median = (values: ReadonlyArray<number>) => medianSorted([...values].sort((a, b) => a - b));
  const [one, all] = [median(rounds.map(({ one }) => one)), median(rounds.map(({ all }) => all))];
  const times = median(rounds.map(({ all, one }) => all / one));
  console.log(
    `worker threads: 1: ${rateText(one)} proofs a second; ${threads.length}: ${rateText(all)}, ${times.toFixed(2)} times as many in the median of ${rounds.length} rounds`,
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
  const rates: Array<number> = [];
  for (const startedAt = performance.now(); performance.now() - startedAt < seconds * 500; ) {
    const begunAt = performance.now();
    const steps = walkAll();
    rates.push((steps * 1000) / (performance.now() - begunAt));
  }
  console.log(
    `incremental: ${rateText(medianSorted(rates.sort((a, b) => a - b)))} tactics a second on one core, over ${count(walks.length)} proofs walked step by step`,
  );
};

console.log(machineText(scriptCommand("bench:verify")));
console.log(`library: loaded and checked by the kernel in ${milliseconds(loading)} ms`);
console.log(
  `corpus: ${count(corpus.length)} distinct proofs of ${count(new Set(corpus.map(({ statement }) => statement)).size)} statements`,
);
const threads = await Promise.all(checkouts.map(startThread));
await oneCore(threads);
await Promise.all(threads.map((thread) => thread.end()));
await allCores();
incremental();
memory();
