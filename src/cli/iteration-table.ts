/** The figures of a run's iterations and its headline, for people. */
import type { IterationMetrics, PassAtK, RunSummary } from "../domain/index.ts";
import { benchmarkPassAtK } from "../reward/index.ts";
import type { Evaluation } from "../selfplay/index.ts";
import { type Column, count, share, table } from "./table.ts";

/** An iteration's figures; `proofsPerSecond` is null where this process did not run it. */
export interface IterationRow {
  readonly metrics: IterationMetrics;
  readonly proofsPerSecond: number | null;
}

const figure = (title: string, of: (metrics: IterationMetrics) => number): Column<IterationRow> => ({
  title,
  align: "right",
  cell: ({ metrics }) => count(of(metrics)),
});

const COLUMNS: ReadonlyArray<Column<IterationRow>> = [
  figure("iteration", (metrics) => metrics.iteration),
  figure("statements\nattempted", (metrics) => metrics.statementsAttempted),
  figure("proofs\nsampled", (metrics) => metrics.proofsSampled),
  figure("proofs\ndistinct", (metrics) => metrics.proofsDistinct),
  figure("proofs\naccepted", (metrics) => metrics.proofsAccepted),
  figure("proofs\nundecided", (metrics) => metrics.proofsUndecided),
  figure("conjectures\ngenerated", (metrics) => metrics.conjecturesGenerated),
  figure("conjectures\ndistinct", (metrics) => metrics.conjecturesDistinct),
  figure("conjectures\nselected", (metrics) => metrics.conjecturesSelected),
  { title: "cumulative\npass rate", align: "right", cell: ({ metrics }) => share(metrics.cumulativePassRate) },
];

const SPEED: Column<IterationRow> = {
  title: "proofs\na second",
  align: "right",
  cell: ({ proofsPerSecond }) => (proofsPerSecond === null ? "-" : count(proofsPerSecond)),
};

/** A row per iteration; with speeds where any is known. */
export const iterationTable = (rows: ReadonlyArray<IterationRow>): string =>
  table(rows.some((row) => row.proofsPerSecond !== null) ? [...COLUMNS, SPEED] : COLUMNS, rows);

/** e.g. `pass@1 0.131, pass@16 0.352`. */
export const passAtKText = (passAtK: ReadonlyArray<PassAtK>): string =>
  passAtK.map(({ k, value }) => `pass@${k} ${share(value)}`).join(", ");

/** pass@k over all statements, with what was not decided counted as wrong; `± ` is 95% over statements, of one run. */
const overAll = (counts: Evaluation["counts"], k: number) => {
  const all = counts.map(({ accepted, samples, undecided }) => ({ accepted, samples: samples + undecided }));
  return benchmarkPassAtK(all, k);
};

/**
 * What was measured on the held-out set, with what it was measured on; null without such a set. Where samples were not
 * decided, pass@k is told twice: with them as wrong, over every statement, and with them left out, over those that have
 * k others.
 */
export const heldOutText = ({ counts, passAtK, samples }: Evaluation): string | null => {
  if (counts.length === 0) return null;
  const lines = passAtK.map(({ k }) => {
    const { halfWidthOverProblems, mean } = overAll(counts, k);
    return `pass@${k} ${share(mean)}${halfWidthOverProblems === null ? "" : ` ± ${share(halfWidthOverProblems)}`}`;
  });
  const undecided = counts.reduce((sum, one) => sum + one.undecided, 0);
  const all = counts.reduce((sum, one) => sum + one.samples + one.undecided, 0);
  const measured = `n = ${samples} proofs of each of ${count(counts.length)} held-out statements, ± 95% over statements`;
  const main = `${lines.join(", ")} (${measured})`;
  if (undecided === 0) return main;
  const left = passAtK.map(
    ({ k, statements, value }) => `pass@${k} ${share(value)} of ${count(statements)} statements`,
  );
  return `${main}\n          ${((100 * undecided) / all).toFixed(1)}% of the proofs were not decided and count as wrong; left out: ${left.join(", ")}`;
};

/** A line of `--json` for an iteration: its metrics, its wall seconds and its speed, null where they are not known. */
export const iterationJson = ({ metrics, proofsPerSecond }: IterationRow, seconds: number | null): string =>
  JSON.stringify({ ...metrics, seconds, proofsPerSecond });

/** The last line of `--json`; `heldOut` has a key per k of the experiment. */
export const summaryJson = (run: string, digest: string, summary: RunSummary | null, seconds: number): string =>
  JSON.stringify({ run, digest, ...(summary === null ? {} : headline(summary)), seconds });

const headline = (summary: RunSummary) => ({
  provedTrain: summary.provedTrain,
  trainSize: summary.trainSize,
  proofsSampled: summary.proofsSampled,
  proofsVerified: summary.proofsVerified,
  conjectures: summary.conjectures,
  heldOut: Object.fromEntries(summary.heldOut.map(({ k, value }) => [`pass@${k}`, value])),
});
