/** The report of an offline comparison: what each reward selects from one log, and where they disagree. */
import { exactInterval } from "../reward/index.ts";
import { type Disputed, type OfflineComparison, parameterDifferences, passRateBins } from "./compare-offline.ts";
import { type Html, html, htmlFigure, htmlPage, htmlTable } from "./html.ts";
import {
  decimals,
  figuresOfVariant,
  meanOfKnown,
  pairColumns,
  pairRows,
  summaryColumns,
  summaryRows,
} from "./offline-tables.ts";
import { type Cell, curvePlot, histogramPlot, matrixPlot, weightPlot } from "./plots.ts";
import type { LineFit, SearchEffort } from "./search-effort.ts";
import { shares } from "./statistics.ts";

const summary = (comparison: OfflineComparison): Html =>
  htmlTable(
    `Means over ${comparison.iterations.length} iterations. Effective sample size (Σw)²/Σw²; entropy in nats; exact 1-Wasserstein distance (1 − cosine) between the weighted conjectures and the statements still unproved.`,
    summaryColumns,
    summaryRows(comparison),
  );

const settings = ({ variants }: OfflineComparison): Html => {
  const rows = parameterDifferences(variants);
  const names = variants.map(({ name }) => name);
  return rows.length === 0
    ? html`<p>The variants have the same parameters.</p>`
    : htmlTable(
        "Parameters that not all variants have alike; – where a variant has no such parameter.",
        ["parameter", ...names],
        rows.map(({ parameter, values }) => [html`<code>${parameter}</code>`, ...values]),
      );
};

const added = (lists: ReadonlyArray<ReadonlyArray<number>>): ReadonlyArray<number> =>
  Array.from({ length: passRateBins }, (_, bin) => lists.reduce((sum, list) => sum + (list[bin] ?? 0), 0));

const histograms = ({ iterations, variants }: OfflineComparison): Html =>
  htmlFigure(
    histogramPlot(
      [
        {
          panel: "statements attempted",
          shares: shares(added(iterations.map(({ statementHistogram }) => statementHistogram))),
        },
        ...variants.map(({ name }, v) => ({
          panel: name,
          shares: shares(added(figuresOfVariant(iterations, v).map(({ passRateHistogram }) => passRateHistogram))),
        })),
      ],
      "pass rate",
    ),
    "Pass rates of the unproved dataset statements that were attempted, and of the conjectures that each variant keeps, over all compared iterations. A statement that is not proved gives no signal; a useful conjecture lies low but above 0.",
  );

/** The paper's figure 4 (right). */
const checkpointFigure = ({ conjectures, dataset, iteration }: NonNullable<OfflineComparison["checkpoint"]>): Html =>
  htmlFigure(
    histogramPlot(
      [
        { panel: "statements attempted", shares: shares(dataset) },
        { panel: "conjectures", shares: shares(conjectures) },
      ],
      "pass rate",
      "log",
    ),
    `Pass rates in iteration ${iteration} alone, the last with conjectures: shares on a logarithmic scale of the statements and of all conjectures that were attempted, kept or not; what was never decided is in neither.`,
  );

const weights = ({ iterations, variants }: OfflineComparison): Html =>
  htmlFigure(
    weightPlot(
      variants.flatMap(({ name }, v) =>
        figuresOfVariant(iterations, v).flatMap((figures) => {
          const list = Object.values(figures.weights);
          const total = list.reduce((sum, weight) => sum + weight, 0);
          return total === 0 ? [] : list.map((weight) => ({ series: name, weight: (weight * list.length) / total }));
        }),
      ),
      variants.map(({ name }) => name),
      "weight, scaled to mean 1 within variant and iteration",
    ),
    "A tick a kept conjecture. A single column at 1 is a variant that weighs all alike.",
  );

const overlap = (comparison: OfflineComparison): Html => {
  const { iterations, variants } = comparison;
  const names = variants.map(({ name }) => name);
  const between = (a: string, b: string): number | null =>
    meanOfKnown(
      iterations.flatMap(({ pairs }) =>
        pairs.filter(({ variants: [x, y] }) => x === a && y === b).map(({ weightedJaccard }) => weightedJaccard),
      ),
    );
  const cells = names.flatMap((row, i) =>
    names.flatMap((column, j): ReadonlyArray<Cell> => {
      const value = i === j ? 1 : i < j ? between(row, column) : between(column, row);
      return value === null ? [] : [{ row, column, value }];
    }),
  );
  return html`${htmlFigure(
    matrixPlot(cells, names),
    "Σ min / Σ max of the weights scaled to sum 1, mean over iterations: 1 where two variants weigh alike, 0 where they share no conjecture.",
  )}${htmlTable(
    "Overlap of the kept conjectures, overlap of the weights, and Spearman's rank correlation over the proved conjectures; means over iterations.",
    pairColumns,
    pairRows(comparison),
  )}`;
};

const cumulative = ({ cumulativePassRate, proofsSampled, trainSize }: OfflineComparison): Html =>
  htmlFigure(
    curvePlot(
      cumulativePassRate.map((y, i) => {
        const { high, low } = exactInterval(y, trainSize);
        return { series: "this run", x: proofsSampled[i]!, y, low, high };
      }),
      { x: "proofs sampled", y: "cumulative pass rate" },
    ),
    `Share of the ${trainSize} dataset statements proved so far in the run that the log is of, with the exact 95% interval over statements. A single run says nothing of how it varies with the seed.`,
  );

/** The line through some points, as a row. */
const fitRow = (what: string, fit: LineFit | null): ReadonlyArray<string> => [
  what,
  decimals(fit?.slope ?? null),
  fit === null || fit.halfWidth === null
    ? "–"
    : `${decimals(fit.slope - fit.halfWidth)} to ${decimals(fit.slope + fit.halfWidth)}`,
];

const searches = ({ fits, solved, solvedShare, unsolved }: SearchEffort): Html =>
  html`${htmlTable(
    `A problem is a statement with its negation; seconds are wall time of searches and verdicts. Of the seconds ${decimals(solvedShare.seconds)} fell on solved problems, of the tactics ${decimals(solvedShare.tactics)}.`,
    ["problems", "number", "searches", "expansions", "tactics", "seconds"],
    [
      { side: "solved", ...solved },
      { side: "unsolved", ...unsolved },
    ].map(({ expansions, problems, searches: made, seconds, side, tactics }) => [
      side,
      ...[problems, made, expansions, tactics].map(String),
      decimals(seconds, 1),
    ]),
  )}${htmlTable(
    "Least squares, with the 95% interval of the slope by Student's t: that of a line through the points of this run, which are not independent.",
    ["line", "slope", "95%"],
    [
      fitRow("solved so far, by ln of the tactics", fits.byTactics),
      fitRow("solved so far, by ln of the seconds", fits.bySeconds),
      fitRow("ln of the problems, by tactics of the shortest proof", fits.byLength),
    ],
  )}`;

const disputedArticle = (names: ReadonlyArray<string>, one: Disputed): Html => html`<article>
<h3>${one.id}, iteration ${one.iteration}, pass rate ${decimals(one.passRate)}</h3>
<pre>${one.statement}</pre>
<p>Lemma <code>${one.lemma === "" ? "(trivial)" : one.lemma}</code>, made from the seed</p>
<pre>${one.seed}</pre>
<p>${one.proofs.length === 1 ? "Its proof" : "Its shortest proofs"}</p>
${one.proofs.map((proof) => html`<pre>${proof}</pre>`)}
${htmlTable(
  "Share of each variant's weight in the iteration.",
  ["variant", "share"],
  names.map((name, v) => [name, `${(100 * one.shares[v]!).toFixed(2)}%`]),
)}
</article>`;

/** The report as a self-contained page. */
export const offlinePage = (comparison: OfflineComparison): string => {
  const { checkpoint, disputed, effort, iterations, name, run, variants } = comparison;
  const names = variants.map((variant) => variant.name);
  const lead = `Rewards compared offline on the run ${run}: the same conjectures, verdicts and embeddings, judged by ${names.length} variants. It shows what each selects, not what would have come of it.`;
  const nothing = html`<p>No conjecture was proved in this run, so there is nothing to reward.</p>`;
  return htmlPage(`Rewards on the log of ${name}`, lead, [
    html`<h2>Settings that differ</h2>${settings(comparison)}`,
    html`<h2>Variants</h2><dl>${variants.map(
      (variant) => html`<dt><strong>${variant.name}</strong></dt><dd>${variant.summary}</dd>`,
    )}</dl>`,
    ...(iterations.length === 0
      ? [nothing]
      : [
          html`<h2>What they select</h2>${summary(comparison)}`,
          html`<h2>Pass rates</h2>${histograms(comparison)}${checkpoint === null ? "" : checkpointFigure(checkpoint)}`,
          html`<h2>Weights</h2>${weights(comparison)}`,
          ...(names.length < 2 ? [] : [html`<h2>Agreement</h2>${overlap(comparison)}`]),
        ]),
    html`<h2>The run</h2>${cumulative(comparison)}`,
    ...(effort === undefined ? [] : [html`<h2>Its searches</h2>${searches(effort)}`]),
    ...(names.length < 2 || disputed.length === 0
      ? []
      : [
          html`<h2>Where they disagree most</h2><p>The conjectures whose share of the weight differs most between the variants.</p>${disputed.map(
            (one) => disputedArticle(names, one),
          )}`,
        ]),
  ]);
};
