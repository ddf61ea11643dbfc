/** The report of an online comparison: full runs of every variant, over seeds, with their differences and curves. */
import type { OnlineRun } from "./compare-online.ts";
import { type Html, html, htmlFigure, htmlPage, htmlTable } from "./html.ts";
import { cumulativeCurves, type Measure, unequalStarts } from "./online-statistics.ts";
import { differencesText, measureTable, type OnlineComparison } from "./online-tables.ts";
import { curvePlot, histogramPlot } from "./plots.ts";
import { histogramOf, shares } from "./statistics.ts";

const measureSection = (measure: Measure, confidence: number): Html => {
  const { columns, rows } = measureTable(measure, confidence);
  return html`<h3>${measure.name}</h3>${htmlTable(`${measure.basis}.`, columns, rows)}`;
};

const histograms = (runs: ReadonlyArray<OnlineRun>, variants: ReadonlyArray<string>): Html => {
  const bins = 16;
  const pooled = (own: ReadonlyArray<OnlineRun>, of: "dataset" | "conjectures"): ReadonlyArray<number> => {
    const counts = own.flatMap(({ metrics }) => metrics.flatMap(({ passRateHistogram }) => passRateHistogram[of]));
    return shares(histogramOf(counts, bins));
  };
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
      cumulativeCurves(runs, variants).map(({ deviation, mean, proofs, variant }) => ({
        series: variant,
        x: proofs,
        y: mean,
        low: mean - (deviation ?? 0),
        high: mean + (deviation ?? 0),
      })),
      { x: "proofs sampled", y: "cumulative pass rate" },
    ),
    "Share of the training statements proved so far: mean over seeds, and one standard deviation over seeds beside it.",
  );

const warnings = ({ failed, runs }: OnlineComparison): ReadonlyArray<Html> => {
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
  ];
};

/** The report as a self-contained page. */
export const onlinePage = (comparison: OnlineComparison): string => {
  const { confidence, folder, measures, name, of, pairedSeeds, runs, seeds, variants } = comparison;
  const names = variants.map((variant) => variant.name);
  const title = of === "rewards" ? `Rewards in full runs of ${name}` : `Settings in full runs of ${name}`;
  const lead =
    of === "rewards"
      ? `Full runs of ${name} with ${names.length} rewards and ${seeds.length} seeds each, from the same initial model at the same proof budget; the runs are in ${folder}.`
      : `${runs.length} full runs with ${names.length} choices of settings and ${seeds.length} seeds; the runs are in ${folder}.`;
  return htmlPage(title, lead, [
    ...warnings(comparison),
    ...(runs.length === 0
      ? [html`<p>No run was finished.</p>`]
      : [
          html`<h2>Results</h2><p>${differencesText(comparison, names[0]!, pairedSeeds)}</p>${measures.map((one) => measureSection(one, confidence))}`,
          html`<h2>Curves</h2>${curves(runs, names)}`,
          html`<h2>Pass rates</h2>${histograms(runs, names)}`,
        ]),
    html`<h2>${of === "rewards" ? "Parameters" : "Settings"}</h2>${htmlTable(
      of === "rewards"
        ? "Parameters of each variant, defaults included."
        : "The settings in which the variants differ.",
      ["variant", of === "rewards" ? "parameters" : "settings"],
      variants.map((variant) => [variant.name, html`<code>${JSON.stringify(variant.parameters)}</code>`]),
      "text",
    )}`,
  ]);
};
