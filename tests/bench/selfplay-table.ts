/** The figures of the self-play benchmark: means over seeds with 95% intervals, differences and ratios paired by seed. */
import { type Column, table } from "../../src/cli/table.ts";
import { meanOfValues } from "../../src/reward/index.ts";
import type { Summary } from "./selfplay-runs.ts";

/** One finished run. */
export interface RunFigures {
  readonly algorithm: string;
  readonly seed: number;
  /** Shares in [0, 1]. */
  readonly train: number;
  /** Of the model of the end. */
  readonly passAt1: number;
  readonly passAt16: number;
  /** Of the last iteration's model, before it is trained again; NaN where it was not measured. */
  readonly lastPassAt1: number;
  readonly lastPassAt16: number;
  readonly proofsSampled: number;
  readonly seconds: number;
}

/** The figures of a finished run from its headline. */
export const runFigures = (algorithm: string, seed: number, summary: Summary): RunFigures => {
  const { evaluations, proofsSampled, provedTrain, seconds, trainSize } = summary;
  const passAt = (k: number, back: number): number =>
    evaluations.at(-back)?.passAtK.find((evaluated) => evaluated.k === k)?.value ?? Number.NaN;
  return {
    algorithm,
    seed,
    train: provedTrain / trainSize,
    passAt1: passAt(1, 1),
    passAt16: passAt(16, 1),
    lastPassAt1: passAt(1, 2),
    lastPassAt16: passAt(16, 2),
    proofsSampled,
    seconds,
  };
};

const FIGURES = [
  { title: "train proved", of: (run: RunFigures) => run.train },
  { title: "held-out\npass@1", of: (run: RunFigures) => run.passAt1 },
  { title: "held-out\npass@16", of: (run: RunFigures) => run.passAt16 },
  { title: "pass@1, last\niteration", of: (run: RunFigures) => run.lastPassAt1 },
  { title: "pass@16, last\niteration", of: (run: RunFigures) => run.lastPassAt16 },
] as const;

/** `mean ± half-width` of a two-sided interval (Student's t); without interval for a single value, `-` if one is missing. */
export const interval = (values: ReadonlyArray<number>, digits = 3, alpha = 0.05): string => {
  if (values.some(Number.isNaN)) return "-";
  const { halfWidth, mean } = meanOfValues(values, alpha);
  return halfWidth === null ? mean.toFixed(digits) : `${mean.toFixed(digits)} ± ${halfWidth.toFixed(digits)}`;
};

/** The runs of `algorithm`, by seed. */
const ofAlgorithm = (runs: ReadonlyArray<RunFigures>, algorithm: string) =>
  runs.filter((run) => run.algorithm === algorithm).sort((a, b) => a.seed - b.seed);

/** Pairs of runs with equal seed. */
const paired = (runs: ReadonlyArray<RunFigures>, first: string, second: string) =>
  ofAlgorithm(runs, first).flatMap((run) => {
    const other = ofAlgorithm(runs, second).find((candidate) => candidate.seed === run.seed);
    return other === undefined ? [] : [[run, other] as const];
  });

/** A row per algorithm. */
const algorithmTable = (runs: ReadonlyArray<RunFigures>, algorithms: ReadonlyArray<string>): string => {
  const columns: ReadonlyArray<Column<string>> = [
    { title: "algorithm", align: "left", cell: (algorithm) => algorithm },
    ...FIGURES.map(
      ({ of, title }): Column<string> => ({
        title,
        align: "right",
        cell: (algorithm) => interval(ofAlgorithm(runs, algorithm).map(of)),
      }),
    ),
    {
      title: "proofs a run",
      align: "right",
      cell: (algorithm) =>
        interval(
          ofAlgorithm(runs, algorithm).map((run) => run.proofsSampled),
          0,
        ),
    },
    {
      title: "step seconds",
      align: "right",
      cell: (algorithm) =>
        interval(
          ofAlgorithm(runs, algorithm).map((run) => run.seconds),
          0,
        ),
    },
  ];
  return table(
    columns,
    algorithms.filter((algorithm) => ofAlgorithm(runs, algorithm).length > 0),
  );
};

/** A way to hold two runs of one seed against each other, as a cell; `alpha` is the error of its interval. */
interface Comparison {
  readonly of: (first: number, other: number) => number;
  readonly cell: (values: ReadonlyArray<number>, alpha: number) => string;
}

const DIFFERENCES: Comparison = {
  of: (first, other) => first - other,
  cell: (values, alpha) => interval(values, 3, alpha),
};

const RATIOS: Comparison = {
  of: (first, other) => first / other,
  cell: (values, alpha) => ratio(values, alpha),
};

/** `first` against each other algorithm, a row each, paired by seed; the intervals of the table hold together with 95%. */
const pairTable = (
  runs: ReadonlyArray<RunFigures>,
  first: string,
  algorithms: ReadonlyArray<string>,
  { cell, of: compared }: Comparison,
): string => {
  const others = algorithms.filter((other) => other !== first && paired(runs, first, other).length > 0);
  const alpha = 0.05 / Math.max(1, others.length * FIGURES.length);
  const columns: ReadonlyArray<Column<string>> = [
    { title: `${first} against`, align: "left", cell: (other) => other },
    ...FIGURES.map(
      ({ of, title }): Column<string> => ({
        title,
        align: "right",
        cell: (other) =>
          cell(
            paired(runs, first, other).map(([a, b]) => compared(of(a), of(b))),
            alpha,
          ),
      }),
    ),
    { title: "seeds", align: "right", cell: (other) => String(paired(runs, first, other).length) },
  ];
  return table(columns, others);
};

/** `first` against each other algorithm: differences and ratios, paired by seed. */
export const pairedText = (
  set: string,
  runs: ReadonlyArray<RunFigures>,
  first: string,
  others: ReadonlyArray<string>,
): string => {
  const within = "within a seed, for all intervals of the table together 95% (Bonferroni)";
  return [
    `\n${set}: differences ${within}`,
    pairTable(runs, first, others, DIFFERENCES),
    `\n${set}: ratios, geometric means, ${within}`,
    pairTable(runs, first, others, RATIOS),
  ].join("\n");
};

/** All of a set's tables: the means of each algorithm, and STP against each other one. */
export const comparisonText = (
  set: string,
  runs: ReadonlyArray<RunFigures>,
  algorithms: ReadonlyArray<string>,
  seeds: number,
): string =>
  [
    `\n${set}: mean ± 95% interval (Student's t) over ${seeds} seeds, equal proof budget`,
    algorithmTable(runs, algorithms),
    pairedText(set, runs, "stp", algorithms),
  ].join("\n");

/** Geometric mean of ratios with the interval of their logarithms, at the level 1 - `alpha`. */
export const ratio = (values: ReadonlyArray<number>, alpha = 0.05): string => {
  if (values.some((value) => !(value > 0 && value < Infinity))) return "-";
  const { halfWidth, mean } = meanOfValues(values.map(Math.log), alpha);
  const middle = Math.exp(mean).toFixed(2);
  return halfWidth === null
    ? middle
    : `${middle} (${Math.exp(mean - halfWidth).toFixed(2)} to ${Math.exp(mean + halfWidth).toFixed(2)})`;
};
