/** What a sweep shows: means over seeds with intervals, and differences from the first variant with their p-values. */
import { deriveStream } from "../domain/index.ts";
import { meanInterval, passAtK } from "../reward/index.ts";
import type { OnlineRun } from "./compare-online.ts";
import { type BootstrapDifference, pairedBootstrap } from "./statistics.ts";

/** One variant's values of a measure, seed by seed. */
export interface MeasuredVariant {
  readonly variant: string;
  readonly seeds: ReadonlyArray<number>;
  readonly values: ReadonlyArray<number>;
  readonly mean: number;
  /** Half of the 95% interval by Student's t over seeds; null with one seed. */
  readonly halfWidth: number | null;
  /** From the first variant, over the seeds that both have; null for the first itself. */
  readonly difference: MeasuredDifference | null;
}

export interface MeasuredDifference {
  /** Mean over seeds of the paired differences, with its t interval. */
  readonly bySeed: { readonly mean: number; readonly halfWidth: number | null };
  /** Over statements, each with its mean over seeds. */
  readonly byStatement: BootstrapDifference;
  /** Both intervals exclude zero. Only then is a difference claimed. */
  readonly isClaimed: boolean;
}

export interface Measure {
  readonly name: string;
  /** What it was measured on, for the reader: n, k, statements, undecided share. */
  readonly basis: string;
  readonly variants: ReadonlyArray<MeasuredVariant>;
}

/** A run's value for each statement, in [0, 1]. */
type ByStatement = ReadonlyMap<string, number>;

const averageOf = (values: ByStatement): number => {
  let sum = 0;
  for (const value of values.values()) sum += value;
  return values.size === 0 ? 0 : sum / values.size;
};

/** Each statement's mean over the runs; statements that not every run has are left out. */
const overRuns = (runs: ReadonlyArray<ByStatement>): ByStatement => {
  const [first = new Map<string, number>(), ...rest] = runs;
  const out = new Map<string, number>();
  for (const [id, value] of first) {
    const others = rest.map((run) => run.get(id));
    if (others.some((other) => other === undefined)) continue;
    out.set(id, (value + others.reduce<number>((sum, other) => sum + other!, 0)) / runs.length);
  }
  return out;
};

const differenceOf = (
  name: string,
  baseline: ReadonlyArray<readonly [OnlineRun, ByStatement]>,
  own: ReadonlyArray<readonly [OnlineRun, ByStatement]>,
): MeasuredDifference | null => {
  const pairs = own.flatMap(([run, values]) => {
    const other = baseline.find(([candidate]) => candidate.seed === run.seed);
    return other === undefined ? [] : [[other[1], values] as const];
  });
  if (pairs.length === 0) return null;
  const bySeed = meanInterval(pairs.map(([a, b]) => averageOf(b) - averageOf(a)));
  const a = overRuns(pairs.map(([values]) => values));
  const b = overRuns(pairs.map(([, values]) => values));
  const shared = [...a.keys()].filter((id) => b.has(id));
  if (shared.length === 0) return null;
  const byStatement = pairedBootstrap(
    shared.map((id) => a.get(id)!),
    shared.map((id) => b.get(id)!),
    deriveStream(0, "evaluation", "paired bootstrap", name, own[0]![0].variant),
  );
  const seedsExclude = bySeed.halfWidth !== null && Math.abs(bySeed.mean) > bySeed.halfWidth;
  const statementsExclude = byStatement.low > 0 || byStatement.high < 0;
  return { bySeed, byStatement, isClaimed: seedsExclude && statementsExclude };
};

const measure = (
  name: string,
  basis: string,
  runs: ReadonlyArray<OnlineRun>,
  variants: ReadonlyArray<string>,
  valuesOf: (run: OnlineRun) => ByStatement,
): Measure => {
  const ofVariant = (variant: string) =>
    runs
      .filter((run) => run.variant === variant)
      .map((run) => [run, valuesOf(run)] as const)
      .filter(([, values]) => values.size > 0);
  const baseline = ofVariant(variants[0] ?? "");
  return {
    name,
    basis,
    variants: variants.flatMap((variant, index): ReadonlyArray<MeasuredVariant> => {
      const own = ofVariant(variant);
      if (own.length === 0) return [];
      const values = own.map(([, byStatement]) => averageOf(byStatement));
      const difference = index === 0 ? null : differenceOf(name, baseline, own);
      return [{ variant, seeds: own.map(([run]) => run.seed), values, ...meanInterval(values), difference }];
    }),
  };
};

/** pass@k of each held-out statement with at least k decided samples. */
const passAtKOf =
  (k: number) =>
  (run: OnlineRun): ByStatement =>
    new Map(
      run.heldOut
        .filter(({ samples }) => samples >= k)
        .map(({ accepted, samples, statementId }) => [statementId, passAtK(samples, accepted, k)]),
    );

const share = (part: number, whole: number): string => (whole === 0 ? "none" : `${((100 * part) / whole).toFixed(1)}%`);

const heldOutBasis = (runs: ReadonlyArray<OnlineRun>, k: number): string => {
  const counts = runs.flatMap(({ heldOut }) => heldOut);
  const undecided = counts.reduce((sum, count) => sum + count.undecided, 0);
  const drawn = counts.reduce((sum, { samples, undecided: open }) => sum + samples + open, 0);
  const sizes = [...new Set(runs.map(({ heldOut }) => heldOut.length))].join(" or ");
  const n = [...new Set(runs.map(({ samples }) => samples))].join(" or ");
  return `n = ${n} proofs, k = ${k}, ${sizes} held-out statements, ${share(undecided, drawn)} of the samples undecided; unbiased estimator`;
};

/** The measures of a sweep: cumulative pass rate on the training set, then pass@k on the held-out set. */
export const onlineMeasures = (
  runs: ReadonlyArray<OnlineRun>,
  variants: ReadonlyArray<string>,
): ReadonlyArray<Measure> => {
  const sampled = [...new Set(runs.map(({ proofsSampled }) => proofsSampled))].sort((a, b) => a - b);
  const budget = sampled.length <= 1 ? `${sampled[0] ?? 0}` : `${sampled[0]} to ${sampled.at(-1)}`;
  const sizes = [...new Set(runs.map(({ trainSize }) => trainSize))].join(" or ");
  const ks = [...new Set(runs.flatMap(({ k, heldOut }) => (heldOut.length === 0 ? [] : k)))].sort((a, b) => a - b);
  return [
    measure(
      "cumulative pass rate",
      `${sizes} training statements, ${budget} proofs sampled a run`,
      runs,
      variants,
      (run) => new Map([...run.proved].map(([id, proved]) => [id, proved ? 1 : 0])),
    ),
    ...ks.map((k) => measure(`held-out pass@${k}`, heldOutBasis(runs, k), runs, variants, passAtKOf(k))),
  ];
};

/** Seeds on which the variants did not start from the same initial model: their comparison is not paired. */
export const unequalStarts = (runs: ReadonlyArray<OnlineRun>): ReadonlyArray<number> => {
  const versions = new Map<number, Set<string>>();
  for (const { initialVersion, seed } of runs)
    versions.set(seed, (versions.get(seed) ?? new Set()).add(initialVersion ?? "none"));
  return [...versions].filter(([, set]) => set.size > 1).map(([seed]) => seed);
};

/** Mean over seeds of the cumulative pass rate after each iteration, with the t interval, for the curves. */
export const cumulativeCurves = (runs: ReadonlyArray<OnlineRun>, variants: ReadonlyArray<string>) =>
  variants.flatMap((variant) => {
    const own = runs.filter((run) => run.variant === variant).map(({ metrics }) => metrics);
    const length = own.length === 0 ? 0 : Math.min(...own.map((metrics) => metrics.length));
    return Array.from({ length }, (_, iteration) => {
      const { halfWidth, mean } = meanInterval(own.map((metrics) => metrics[iteration]!.cumulativePassRate));
      return { variant, iteration, mean, low: mean - (halfWidth ?? 0), high: mean + (halfWidth ?? 0) };
    });
  });
