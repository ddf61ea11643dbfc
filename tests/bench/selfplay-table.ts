/** The figures of the self-play benchmark: means over seeds with 95% intervals, and differences paired by seed. */
import { type Column, table } from "../../src/cli/table.ts";
import { meanOfValues } from "../../src/reward/index.ts";

/** One finished run. */
export interface RunFigures {
  readonly algorithm: string;
  readonly seed: number;
  /** Shares in [0, 1]. */
  readonly train: number;
  /** Of the model of the end. */
  readonly passAt1: number;
  readonly passAt16: number;
  /** Of the last iteration's model, before it is trained again. */
  readonly lastPassAt1: number;
  readonly lastPassAt16: number;
  readonly proofsSampled: number;
  readonly seconds: number;
}

const FIGURES = [
  { title: "train proved", of: (run: RunFigures) => run.train },
  { title: "held-out\npass@1", of: (run: RunFigures) => run.passAt1 },
  { title: "held-out\npass@16", of: (run: RunFigures) => run.passAt16 },
  { title: "pass@1, last\niteration", of: (run: RunFigures) => run.lastPassAt1 },
  { title: "pass@16, last\niteration", of: (run: RunFigures) => run.lastPassAt16 },
] as const;

/** `mean ± half-width` of a two-sided 95% interval (Student's t); without interval for a single value. */
export const interval = (values: ReadonlyArray<number>, digits = 3): string => {
  const { halfWidth, mean } = meanOfValues(values);
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
export const algorithmTable = (runs: ReadonlyArray<RunFigures>, algorithms: ReadonlyArray<string>): string => {
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

/** A row per figure of `first` against each other algorithm; `alpha` is shared among the intervals of the table. */
export const pairTable = (
  runs: ReadonlyArray<RunFigures>,
  first: string,
  algorithms: ReadonlyArray<string>,
  alpha = 0.05,
): string => {
  const others = algorithms.filter((other) => other !== first && paired(runs, first, other).length > 0);
  const columns = (share: number): ReadonlyArray<Column<string>> => [
    { title: "against", align: "left", cell: (other) => other },
    ...FIGURES.map(
      ({ of, title }): Column<string> => ({
        title,
        align: "right",
        cell: (other) =>
          ratio(
            paired(runs, first, other).map(([a, b]) => of(a) / of(b)),
            share,
          ),
      }),
    ),
    { title: "seeds", align: "right", cell: (other) => String(paired(runs, first, other).length) },
  ];
  return table(columns(alpha / Math.max(1, others.length * FIGURES.length)), others);
};

/** Geometric mean of ratios with the interval of their logarithms, at the level 1 - `alpha`. */
export const ratio = (values: ReadonlyArray<number>, alpha = 0.05): string => {
  if (values.some((value) => !(value > 0 && value < Infinity))) return "-";
  const { halfWidth, mean } = meanOfValues(values.map(Math.log), alpha);
  const middle = Math.exp(mean).toFixed(2);
  return halfWidth === null
    ? middle
    : `${middle} (${Math.exp(mean - halfWidth).toFixed(2)} to ${Math.exp(mean + halfWidth).toFixed(2)})`;
};
