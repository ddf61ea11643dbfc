/** The figures of an offline comparison as text. */
import type { ComparedIteration, OfflineComparison, PairFigures, VariantFigures } from "./compare-offline.ts";

/** A figure with so many decimals; – where there is none. */
export const decimals = (value: number | null, digits = 3): string => (value === null ? "–" : value.toFixed(digits));

/** Mean of what is known; null where nothing is. */
export const meanOfKnown = (values: ReadonlyArray<number | null>): number | null => {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
};

/** The figures of one variant in every compared iteration. */
export const figuresOfVariant = (
  iterations: ReadonlyArray<ComparedIteration>,
  variant: number,
): ReadonlyArray<VariantFigures> => iterations.map(({ variants }) => variants[variant]!);

/** What is told of a variant: under which title, which figure, with how many decimals. */
const SUMMARY: ReadonlyArray<readonly [title: string, of: (one: VariantFigures) => number | null, digits: number]> = [
  ["selected", ({ selected }) => selected, 1],
  ["effective sample size", ({ effectiveSampleSize }) => effectiveSampleSize, 1],
  ["entropy over lemmas", ({ lemmaEntropy }) => lemmaEntropy, 2],
  ["Wasserstein distance", ({ wasserstein }) => wasserstein, 4],
  ["pass rate", ({ meanPassRate }) => meanPassRate, 3],
  ["pass rate by weight", ({ weightedPassRate }) => weightedPassRate, 3],
  ["proof / statement length", ({ meanLengthRatio }) => meanLengthRatio, 2],
];

export const summaryColumns = ["variant", ...SUMMARY.map(([title]) => title)];

/** One row a variant: means over the compared iterations. */
export const summaryRows = ({ iterations, variants }: OfflineComparison): ReadonlyArray<ReadonlyArray<string>> =>
  variants.map(({ name }, v) => {
    const figures = figuresOfVariant(iterations, v);
    return [name, ...SUMMARY.map(([, of, digits]) => decimals(meanOfKnown(figures.map(of)), digits))];
  });

/** How two variants agree, in the same way. */
const AGREEMENT: ReadonlyArray<readonly [title: string, of: (pair: PairFigures) => number | null]> = [
  ["Jaccard", ({ jaccard }) => jaccard],
  ["weighted Jaccard", ({ weightedJaccard }) => weightedJaccard],
  ["rank correlation", ({ rankCorrelation }) => rankCorrelation],
];

export const pairColumns = ["pair", ...AGREEMENT.map(([title]) => title)];

/** One row a pair of variants: overlap of what they keep and of their weights, Spearman; means over the iterations. */
export const pairRows = ({ iterations, variants }: OfflineComparison): ReadonlyArray<ReadonlyArray<string>> =>
  variants.flatMap(({ name: a }, i) =>
    variants.slice(i + 1).map(({ name: b }) => {
      const own = iterations.flatMap(({ pairs }) => pairs.filter(({ variants: [x, y] }) => x === a && y === b));
      return [`${a} – ${b}`, ...AGREEMENT.map(([, of]) => decimals(meanOfKnown(own.map(of))))];
    }),
  );
