/** The figures of an online comparison as text. */
import type { FailedJob, OnlineRun } from "./compare-online.ts";
import type { Measure, MeasuredVariant } from "./online-statistics.ts";

/** A finished comparison of full runs. */
export interface OnlineComparison {
  readonly name: string;
  readonly folder: string;
  readonly variants: ReadonlyArray<{
    readonly name: string;
    readonly parameters: Readonly<Record<string, unknown>>;
  }>;
  readonly seeds: ReadonlyArray<number>;
  readonly runs: ReadonlyArray<OnlineRun>;
  readonly failed: ReadonlyArray<FailedJob>;
  readonly measures: ReadonlyArray<Measure>;
}

const plusMinus = (mean: number, halfWidth: number | null): string =>
  `${mean.toFixed(4)}${halfWidth === null ? "" : ` ± ${halfWidth.toFixed(4)}`}`;

const signed = (value: number): string => `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(4)}`;

/** The p-value with as many digits as the draws allow. */
const pValueText = (value: number): string => (value < 0.001 ? "< 0.001" : value.toFixed(3));

export const measureColumns = [
  "variant",
  "seeds",
  "mean ± 95%",
  "difference by seed",
  "by statement [95%]",
  "p",
  "difference?",
];

/** A variant's row of a measure, against the first variant. */
export const measureRow = ({ difference, halfWidth, mean, seeds, variant }: MeasuredVariant): ReadonlyArray<string> => {
  if (difference === null) return [variant, String(seeds.length), plusMinus(mean, halfWidth), "", "", "", ""];
  const { bySeed, byStatement, isClaimed } = difference;
  const half = bySeed.halfWidth === null ? "" : ` ± ${bySeed.halfWidth.toFixed(4)}`;
  return [
    variant,
    String(seeds.length),
    plusMinus(mean, halfWidth),
    `${signed(bySeed.mean)}${half}`,
    `${signed(byStatement.difference)} [${signed(byStatement.low)}, ${signed(byStatement.high)}]`,
    pValueText(byStatement.pValue),
    isClaimed ? (bySeed.mean > 0 ? "higher" : "lower") : "none shown",
  ];
};

/** The measures as plain tables, for the terminal. */
export const onlineTables = (measures: ReadonlyArray<Measure>) =>
  measures.map(({ basis, name, variants }) => ({
    title: `${name}: ${basis}`,
    columns: measureColumns,
    rows: variants.map(measureRow),
  }));
