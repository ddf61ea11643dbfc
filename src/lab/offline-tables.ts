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

/** One row a variant: means over the compared iterations. */
export const summaryRows = ({ iterations, variants }: OfflineComparison): ReadonlyArray<ReadonlyArray<string>> =>
  variants.map(({ name }, v) => {
    const figures = figuresOfVariant(iterations, v);
    const mean = (of: (one: VariantFigures) => number | null): number | null => meanOfKnown(figures.map(of));
    return [
      name,
      decimals(
        mean(({ selected }) => selected),
        1,
      ),
      decimals(
        mean(({ effectiveSampleSize }) => effectiveSampleSize),
        1,
      ),
      decimals(
        mean(({ lemmaEntropy }) => lemmaEntropy),
        2,
      ),
      decimals(
        mean(({ wasserstein }) => wasserstein),
        4,
      ),
      decimals(mean(({ meanPassRate }) => meanPassRate)),
      decimals(mean(({ weightedPassRate }) => weightedPassRate)),
      decimals(
        mean(({ meanLengthRatio }) => meanLengthRatio),
        2,
      ),
    ];
  });

export const summaryColumns = [
  "variant",
  "selected",
  "effective sample size",
  "entropy over lemmas",
  "Wasserstein distance",
  "pass rate",
  "pass rate by weight",
  "proof / statement length",
];

export const pairColumns = ["pair", "Jaccard", "weighted Jaccard", "rank correlation"];

/** One row a pair of variants: overlap of what they keep and of their weights, Spearman; means over the iterations. */
export const pairRows = ({ iterations, variants }: OfflineComparison): ReadonlyArray<ReadonlyArray<string>> =>
  variants.flatMap(({ name: a }, i) =>
    variants.slice(i + 1).map(({ name: b }) => {
      const own = iterations.flatMap(({ pairs }) => pairs.filter(({ variants: [x, y] }) => x === a && y === b));
      const mean = (of: (pair: PairFigures) => number | null): string => decimals(meanOfKnown(own.map(of)));
      return [
        `${a} – ${b}`,
        mean(({ jaccard }) => jaccard),
        mean(({ weightedJaccard }) => weightedJaccard),
        mean(({ rankCorrelation }) => rankCorrelation),
      ];
    }),
  );
