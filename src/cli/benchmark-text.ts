/** The figures of a benchmark for people: a table of the sets and all of them, and what the figures are of. */
import { type BenchmarkSummary, percent, type StatementFigures } from "../lab/index.ts";
import type { BenchmarkPassAtK, Interval, MacroPassAtK } from "../reward/index.ts";
import { type Column, count, figureColumn, labelled, paragraph, plural, share, table, wordColumn } from "./table.ts";

interface Row {
  readonly set: string;
  readonly statements: string;
  readonly judged: string;
  readonly k: number;
  readonly value: number;
  readonly interval: Interval;
  readonly ofJudged: number | null;
  readonly undecided: string;
}

const COLUMNS: ReadonlyArray<Column<Row>> = [
  wordColumn("set", ({ set }) => set),
  figureColumn("state-\nments", ({ statements }) => statements),
  figureColumn("can be\njudged", ({ judged }) => judged),
  figureColumn("k", ({ k }) => String(k)),
  figureColumn("pass@k", ({ value }) => share(value)),
  figureColumn("95% over\nstatements", ({ interval: { high, low } }) => `${share(low)} to ${share(high)}`),
  figureColumn("of\njudged", ({ ofJudged }) => share(ofJudged)),
  figureColumn("un-\ndecided", ({ undecided }) => undecided),
];

const valueAt = (figures: ReadonlyArray<BenchmarkPassAtK | MacroPassAtK>, k: number): number | null =>
  figures.find((figure) => figure.k === k)?.value ?? null;

/** A row for each k; what does not change stands in the first. */
const rowsOf = (set: string, figures: StatementFigures): ReadonlyArray<Row> =>
  figures.passAtK.map(({ interval, k, value }, i) => {
    const first = (text: string): string => (i === 0 ? text : "");
    return {
      set: first(set),
      statements: first(count(figures.statements)),
      judged: first(count(figures.judged)),
      k,
      value,
      interval,
      ofJudged: valueAt(figures.passAtKOfJudged, k),
      undecided: first(percent(figures.undecided, figures.asked)),
    };
  });

const macroRows = ({ macroAverage, macroAverageOfJudged }: BenchmarkSummary): ReadonlyArray<Row> =>
  macroAverage.map(({ interval, k, sets, value }, i) => ({
    set: i === 0 ? `mean of ${sets} sets` : "",
    statements: "",
    judged: "",
    k,
    value,
    interval,
    ofJudged: valueAt(macroAverageOfJudged, k),
    undecided: "",
  }));

/** A row for each set and k, and with several sets for their mean and for all their statements. */
export const benchmarkTable = (summary: BenchmarkSummary): string =>
  table(COLUMNS, [
    ...summary.sets.flatMap((set) => rowsOf(set.name, set)),
    ...(summary.sets.length < 2 ? [] : [...macroRows(summary), ...rowsOf("all statements", summary.all)]),
  ]);

const MOST_REASONS = 3;

/** e.g. `3 of 10 statements, undecided without being sampled: matrices (2); sums (1)`. */
const notJudgedText = ({ judged, statements }: StatementFigures, reasons: ReadonlyMap<string, number>): string => {
  const sorted = [...reasons].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const told = sorted.slice(0, MOST_REASONS).map(([reason, number]) => `${reason.split("\n")[0]} (${count(number)})`);
  const rest = sorted.length - told.length;
  const more = rest > 0 ? [`${count(rest)} other reasons`] : [];
  return `${count(statements - judged)} of ${plural(statements, "statement")}, undecided without being sampled: ${[...told, ...more].join("; ")}`;
};

/** What makes a set mean something else than it says. */
export const benchmarkWarnings = ({ sets }: BenchmarkSummary): ReadonlyArray<string> =>
  sets.flatMap(({ inTraining, name, statements, unreadable }) => [
    ...(unreadable > 0 ? [`${name}: ${plural(unreadable, "row")} of its file without a statement, left out`] : []),
    ...(inTraining !== null && inTraining > 0
      ? [
          `${name}: ${count(inTraining)} of ${plural(statements, "statement")} are among those that the run was to prove`,
        ]
      : []),
  ]);

const afterText = (iteration: number): string => (iteration < 0 ? "the initial model" : `after iteration ${iteration}`);

/** What is printed in the end. */
export const benchmarkText = (
  summary: BenchmarkSummary,
  reasons: ReadonlyMap<string, number>,
  isLast: boolean,
): string => {
  const { all, environment, iteration, of, samples, seed, verifier, version } = summary;
  const when = isLast ? "its last" : afterText(iteration);
  const short = [
    ...(all.missing > 0 ? [`${percent(all.missing, all.asked)} not given`] : []),
    ...(all.cut > 0 ? [`${percent(all.cut, all.asked)} cut at the limit of tokens`] : []),
  ];
  return [
    benchmarkTable(summary),
    paragraph(
      "pass@k has what was not decided or not given as wrong; `of judged` is the same over the statements that can be judged. 95% covers other statements of the kind, with this model: it says nothing of other seeds.",
    ),
    "",
    labelled("model", `${version.slice(0, 16)}, ${when}, of ${of}`),
    labelled("judged by", `${verifier}, environment ${environment.slice(0, 16)}`),
    labelled("asked", [`n = ${samples} proofs of each statement, seed ${seed}`, ...short].join(", ")),
    labelled("solved", `${count(all.solved)} of ${plural(all.statements, "statement")}`),
    ...(all.judged === all.statements ? [] : [labelled("unjudged", notJudgedText(all, reasons))]),
  ].join("\n");
};
