/** The report of an online comparison: full runs of every variant, over seeds, with intervals and p-values. */
import type { FailedJob, OnlineRun } from "./compare-online.ts";
import { type Html, html, htmlFigure, htmlPage, htmlTable } from "./html.ts";
import { cumulativeCurves, type Measure, type MeasuredVariant, unequalStarts } from "./online-statistics.ts";
import { curvePlot, histogramPlot } from "./plots.ts";

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

const measureSection = ({ basis, name, variants }: Measure): Html =>
  html`<h3>${name}</h3>${htmlTable(`${basis}.`, measureColumns, variants.map(measureRow))}`;

const howToRead = (first: string): Html =>
  html`<p>Mean and 95% interval over seeds (Student's t). Differences are from ${first}: paired by seed, and by paired bootstrap over statements with its two-sided p-value. A difference is claimed only where both intervals exclude zero.</p>`;

const shareOf = (
  counts: ReadonlyArray<readonly [rate: number, count: number]>,
  bins: number,
): ReadonlyArray<number> => {
  const out = new Array<number>(bins).fill(0);
  const total = counts.reduce((sum, [, count]) => sum + count, 0);
  for (const [rate, count] of counts) out[Math.min(bins - 1, Math.floor(rate * bins))]! += count / total;
  return out;
};

const histograms = (runs: ReadonlyArray<OnlineRun>, variants: ReadonlyArray<string>): Html => {
  const bins = 16;
  const pooled = (own: ReadonlyArray<OnlineRun>, of: "dataset" | "conjectures") =>
    shareOf(
      own.flatMap(({ metrics }) => metrics.flatMap(({ passRateHistogram }) => passRateHistogram[of])),
      bins,
    );
  const ofVariant = (variant: string) => runs.filter((run) => run.variant === variant);
  return htmlFigure(
    histogramPlot(
      [
        { panel: "statements attempted", shares: pooled(runs, "dataset") },
        ...variants.map((variant) => ({ panel: variant, shares: pooled(ofVariant(variant), "conjectures") })),
      ],
      "pass rate",
    ),
    "Pass rates of the unproved dataset statements that were attempted (all runs), and of the conjectures attempted under each variant, over all iterations and seeds.",
  );
};

const curves = (runs: ReadonlyArray<OnlineRun>, variants: ReadonlyArray<string>): Html =>
  htmlFigure(
    curvePlot(
      cumulativeCurves(runs, variants).map(({ high, iteration, low, mean, variant }) => ({
        series: variant,
        x: iteration,
        y: mean,
        low,
        high,
      })),
      { x: "iteration", y: "cumulative pass rate" },
    ),
    "Share of the training statements proved so far: mean over seeds with its 95% interval.",
  );

const warnings = ({ failed, runs, seeds }: OnlineComparison): ReadonlyArray<Html> => {
  const unequal = unequalStarts(runs);
  return [
    ...(failed.length === 0
      ? []
      : [
          htmlTable(
            "Runs that failed and are not in the figures.",
            ["run", "message"],
            failed.map(({ message, seed, variant }) => [`${variant}, seed ${seed}`, message]),
            "text",
          ),
        ]),
    ...(unequal.length === 0
      ? []
      : [html`<p>The variants did not start from the same initial model with seed ${unequal.join(", ")}.</p>`]),
    ...(seeds.length > 1
      ? []
      : [html`<p>One seed shows nothing of how the figures vary; no difference is claimed.</p>`]),
  ];
};

/** The report as a self-contained page. */
export const onlineReport = (comparison: OnlineComparison): string => {
  const { folder, measures, name, runs, seeds, variants } = comparison;
  const names = variants.map((variant) => variant.name);
  const lead = `Full runs of ${name} with ${names.length} rewards and ${seeds.length} seeds each, from the same initial model at the same proof budget; the runs are in ${folder}.`;
  return htmlPage(`Rewards in full runs of ${name}`, lead, [
    ...warnings(comparison),
    ...(runs.length === 0
      ? [html`<p>No run was finished.</p>`]
      : [
          html`<h2>Results</h2>${howToRead(names[0] ?? "the first variant")}${measures.map(measureSection)}`,
          html`<h2>Curves</h2>${curves(runs, names)}`,
          html`<h2>Pass rates</h2>${histograms(runs, names)}`,
        ]),
    html`<h2>Parameters</h2>${htmlTable(
      "Parameters of each variant, defaults included.",
      ["variant", "parameters"],
      variants.map((variant) => [variant.name, html`<code>${JSON.stringify(variant.parameters)}</code>`]),
      "text",
    )}`,
  ]);
};
