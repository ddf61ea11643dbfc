/** The report of an online comparison: full runs of every variant, over seeds, with intervals and p-values. */
import type { OnlineRun } from "./compare-online.ts";
import { type Html, html, htmlFigure, htmlPage, htmlTable } from "./html.ts";
import { cumulativeCurves, type Measure, unequalStarts } from "./online-statistics.ts";
import { measureColumns, measureRow, type OnlineComparison } from "./online-tables.ts";
import { curvePlot, histogramPlot } from "./plots.ts";

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
export const onlinePage = (comparison: OnlineComparison): string => {
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
