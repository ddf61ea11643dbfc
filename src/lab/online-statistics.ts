/**
 * What a sweep shows: means over seeds, and differences from the first variant. A difference is over runs and over
 * statements, so its interval is the wider of Student's over either and its p-value the larger: what one seed did is no
 * evidence, nor what equal counts of few seeds seem to say. Both hold for all comparisons at once (Bonferroni).
 */
import { type MeanOfValues, meanOfValues, passAtK } from "../reward/index.ts";
import type { OnlineRun } from "./compare-online.ts";
import { heldOutShortfall, proofsSoFar, shortfallOf, shortfallText } from "./run-figures.ts";

/** One variant's values of a measure, seed by seed. */
export interface MeasuredVariant {
  readonly variant: string;
  readonly seeds: ReadonlyArray<number>;
  readonly values: ReadonlyArray<number>;
  readonly mean: number;
  /** Standard deviation over seeds; null with one seed. */
  readonly deviation: number | null;
  /** From the first variant, over the seeds that both have; null for the first itself, and without such a seed. */
  readonly difference: MeasuredDifference | null;
}

export interface MeasuredDifference {
  readonly mean: number;
  /** Half of the interval; null where there is one seed or one statement, which shows nothing of chance. */
  readonly halfWidth: number | null;
  /** Corrected for the number of comparisons, in [0, 1]; below 0.05 where the interval excludes 0. */
  readonly pValue: number | null;
}

export interface Measure {
  readonly name: string;
  /** What it was measured on, for the reader: n, k, statements, what was not decided. */
  readonly basis: string;
  readonly variants: ReadonlyArray<MeasuredVariant>;
}

/** All that a sweep measures. */
export interface Measures {
  /** Differences told at once. */
  readonly comparisons: number;
  /** Of each interval alone, in [0, 1], so that all hold together with 0.95. */
  readonly confidence: number;
  readonly measures: ReadonlyArray<Measure>;
}

/** A run's value for each statement, in [0, 1]. */
type ByStatement = ReadonlyMap<string, number>;

interface MeasureSpec {
  readonly name: string;
  /** Of how many statements. */
  readonly basis: (statements: number) => string;
  readonly valuesOf: (run: OnlineRun) => ByStatement;
}

/** A single difference is seldom the only one that was looked at. */
const leastComparisons = 5;

const mean = (values: ReadonlyArray<number>): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Of a matrix of differences, a row a seed and a column a statement. */
const differenceOf = (rows: ReadonlyArray<ReadonlyArray<number>>, corrected: number): MeasuredDifference | null => {
  if (rows.length === 0) return null;
  const test = (values: ReadonlyArray<number>): MeanOfValues => meanOfValues(values, 0.05 / corrected);
  const overSeeds = test(rows.map(mean));
  const overStatements = test(rows[0]!.map((_, j) => mean(rows.map((row) => row[j]!))));
  const isShown = overSeeds.halfWidth !== null && overStatements.halfWidth !== null;
  return {
    mean: overSeeds.mean,
    halfWidth: isShown ? Math.max(overSeeds.halfWidth, overStatements.halfWidth) : null,
    pValue: isShown ? Math.min(1, corrected * Math.max(overSeeds.pValue!, overStatements.pValue!)) : null,
  };
};

/** Over the statements that every run has a value for. */
const measure = (
  { basis, name, valuesOf }: MeasureSpec,
  runs: ReadonlyArray<OnlineRun>,
  variants: ReadonlyArray<string>,
  corrected: number,
): Measure => {
  const measured = runs.map((run) => ({ ...run, byStatement: valuesOf(run) }));
  const shared = [...(measured[0]?.byStatement.keys() ?? [])].filter((id) =>
    measured.every(({ byStatement }) => byStatement.has(id)),
  );
  const valuesIn = ({ byStatement }: (typeof measured)[number]): ReadonlyArray<number> =>
    shared.map((id) => byStatement.get(id)!);
  const ofVariant = (variant: string) => measured.filter((run) => run.variant === variant);
  const baseline = ofVariant(variants[0] ?? "");
  const compared = variants.flatMap((variant, index): ReadonlyArray<MeasuredVariant> => {
    const own = ofVariant(variant);
    if (own.length === 0 || shared.length === 0) return [];
    const values = own.map((run) => mean(valuesIn(run)));
    const rows = own.flatMap((run) => {
      const other = baseline.find(({ seed }) => seed === run.seed);
      return other === undefined ? [] : [valuesIn(run).map((value, j) => value - valuesIn(other)[j]!)];
    });
    const difference = index === 0 ? null : differenceOf(rows, corrected);
    const { deviation, mean: overSeeds } = meanOfValues(values);
    return [{ variant, seeds: own.map(({ seed }) => seed), values, mean: overSeeds, deviation, difference }];
  });
  return { name, basis: basis(shared.length), variants: compared };
};

const several = (values: ReadonlyArray<number>): string =>
  [...new Set(values)]
    .sort((a, b) => a - b)
    .map((value) => value.toLocaleString("en-US"))
    .join(" or ");

/** pass@k of each held-out statement: over all n proofs, or over those that were decided where there are k of them. */
const passAtKOf =
  (k: number, over: "all" | "decided") =>
  ({ evaluated }: OnlineRun): ByStatement =>
    new Map(
      (evaluated?.counts ?? [])
        .filter(({ samples }) => over === "all" || samples >= k)
        .map(({ accepted, samples, statementId }) => [
          statementId,
          passAtK(over === "all" ? evaluated!.samples : samples, accepted, k),
        ]),
    );

const heldOutSpecs = (runs: ReadonlyArray<OnlineRun>): ReadonlyArray<MeasureSpec> => {
  const evaluations = runs.flatMap(({ evaluated }) => (evaluated === null ? [] : [evaluated]));
  const ks = [...new Set(evaluations.flatMap(({ passAtK: told }) => told.map(({ k }) => k)))].sort((a, b) => a - b);
  const short = heldOutShortfall(evaluations);
  const amiss = shortfallText(short) ?? "all decided";
  const asked = `n = ${several(evaluations.map(({ samples }) => samples))} proofs asked of each of`;
  return ks.flatMap((k): ReadonlyArray<MeasureSpec> => {
    const name = `held-out pass@${k}`;
    const all: MeasureSpec = {
      name,
      basis: (statements) => `${asked} ${statements} held-out statements, ${amiss}`,
      valuesOf: passAtKOf(k, "all"),
    };
    if (short.undecided + short.missing === 0) return [all];
    return [
      { ...all, name: `${name}, the undecided as wrong` },
      {
        name: `${name}, the undecided left out`,
        basis: (statements) =>
          `${asked} ${statements} held-out statements with at least ${k} decided in every run, ${amiss}`,
        valuesOf: passAtKOf(k, "decided"),
      },
    ];
  });
};

/** The measures of a sweep: cumulative pass rate on the training set, then pass@k on the held-out set. */
export const onlineMeasures = (runs: ReadonlyArray<OnlineRun>, variants: ReadonlyArray<string>): Measures => {
  const amiss = shortfallText(shortfallOf(runs.flatMap(({ metrics }) => metrics)));
  const sampled = several(runs.map(({ proofsSampled }) => proofsSampled));
  const specs: ReadonlyArray<MeasureSpec> = [
    {
      name: "cumulative pass rate",
      basis: (statements: number) =>
        `${statements} training statements, ${sampled} proofs sampled a run, ${amiss ?? "all decided"}`,
      valuesOf: (run) => new Map([...run.proved].map(([id, proved]) => [id, proved ? 1 : 0])),
    },
    ...heldOutSpecs(runs),
  ];
  const comparisons = specs.length * Math.max(0, new Set(runs.map(({ variant }) => variant)).size - 1);
  const corrected = Math.max(leastComparisons, comparisons);
  return {
    comparisons,
    confidence: 1 - 0.05 / corrected,
    measures: specs.map((spec) => measure(spec, runs, variants, corrected)),
  };
};

/** Seeds on which the variants did not start from the same initial model: their comparison is not paired. */
export const unequalStarts = (runs: ReadonlyArray<OnlineRun>): ReadonlyArray<number> => {
  const versions = new Map<number, Set<string>>();
  for (const { initialVersion, seed } of runs)
    versions.set(seed, (versions.get(seed) ?? new Set()).add(initialVersion ?? "none"));
  return [...versions].filter(([, set]) => set.size > 1).map(([seed]) => seed);
};

/** After each iteration: proofs sampled so far (mean over seeds), and the cumulative pass rate with its deviation over seeds. */
export const cumulativeCurves = (runs: ReadonlyArray<OnlineRun>, variants: ReadonlyArray<string>) =>
  variants.flatMap((variant) => {
    const own = runs.filter((run) => run.variant === variant).map(({ metrics }) => metrics);
    const length = own.length === 0 ? 0 : Math.min(...own.map((metrics) => metrics.length));
    const proofs = own.map(proofsSoFar);
    return Array.from({ length }, (_, iteration) => {
      const { deviation, mean: rate } = meanOfValues(own.map((metrics) => metrics[iteration]!.cumulativePassRate));
      return { variant, iteration, proofs: mean(proofs.map((soFar) => soFar[iteration]!)), mean: rate, deviation };
    });
  });
