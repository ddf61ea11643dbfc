/** The figures of the reports, by Observable Plot rendered to SVG without a browser. */
import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";
import type { Html } from "./html.ts";

const width = 820;

/** Renders a plot; colours come from the page, so that it reads in light, dark and print. */
const render = (options: Plot.PlotOptions): Html => {
  const { document } = parseHTML("<html><body></body></html>");
  const plot = Plot.plot({
    width,
    marginLeft: 56,
    marginBottom: 44,
    style: { background: "transparent", fontSize: "12px" },
    document: document as unknown as NonNullable<Plot.PlotOptions["document"]>,
    ...options,
  });
  return { html: plot.outerHTML };
};

const colours = (domain: ReadonlyArray<string>): Plot.ScaleOptions => ({
  // More than ten series repeat a hue, so they get a scheme of as many steps.
  ...(domain.length <= 10 ? { scheme: "observable10" } : { type: "categorical", scheme: "paired" }),
  domain: [...domain],
  legend: true,
});

export interface CurvePoint {
  readonly series: string;
  readonly x: number;
  readonly y: number;
  /** The band around y. */
  readonly low: number;
  readonly high: number;
}

/** Lines with bands, one a series. */
export const curvePlot = (
  points: ReadonlyArray<CurvePoint>,
  labels: { readonly x: string; readonly y: string },
): Html => {
  const series = [...new Set(points.map((point) => point.series))];
  return render({
    height: 360,
    color: colours(series),
    x: { label: labels.x, labelOffset: 40, zero: true },
    y: { label: labels.y, grid: true, zero: true },
    marks: [
      Plot.ruleY([0], { strokeOpacity: 0.4 }),
      Plot.areaY(points, { x: "x", y1: "low", y2: "high", fill: "series", fillOpacity: 0.15 }),
      Plot.lineY(points, { x: "x", y: "y", stroke: "series", strokeWidth: 2 }),
      Plot.dot(points, { x: "x", y: "y", fill: "series", r: 2.5 }),
    ],
  });
};

export interface HistogramPart {
  readonly panel: string;
  /** Share of the panel's items in each bin of [0, 1]. */
  readonly shares: ReadonlyArray<number>;
}

/** Histograms over [0, 1] below one another, on one scale. */
export const histogramPlot = (
  parts: ReadonlyArray<HistogramPart>,
  label: string,
  type: "linear" | "log" = "linear",
): Html => {
  const bars = parts
    .flatMap(({ panel, shares }) =>
      shares.map((share, bin) => ({ panel, share, from: bin / shares.length, to: (bin + 1) / shares.length })),
    )
    .filter(({ share }) => type === "linear" || share > 0);
  // A logarithmic scale has no 0 to stand on: bars begin at half of the smallest share.
  const ground = type === "linear" ? 0 : Math.min(1, ...bars.map(({ share }) => share)) / 2;
  return render({
    height: 90 + 90 * parts.length,
    marginRight: 160,
    x: { label, labelOffset: 40, domain: [0, 1] },
    y: {
      label: "share",
      grid: true,
      ticks: 3,
      type,
      ...(type === "log" ? { domain: [ground, 1], tickFormat: "~g" } : {}),
    },
    fy: { label: null, domain: parts.map(({ panel }) => panel), padding: 0.25 },
    marks: [
      Plot.ruleY([ground], { strokeOpacity: 0.4 }),
      Plot.rectY(bars, { x1: "from", x2: "to", y1: ground, y2: "share", fy: "panel", fill: "#4269d0", inset: 0.5 }),
    ],
  });
};

export interface WeightPoint {
  readonly series: string;
  readonly weight: number;
}

/** Every weight as a tick on its series' line. */
export const weightPlot = (points: ReadonlyArray<WeightPoint>, series: ReadonlyArray<string>, label: string): Html =>
  render({
    height: 70 + 30 * series.length,
    marginLeft: 150,
    x: { label, labelOffset: 40, grid: true, zero: true },
    y: { label: null, domain: [...series] },
    marks: [Plot.tickX(points, { x: "weight", y: "series", stroke: "#4269d0", strokeOpacity: 0.35 })],
  });

export interface Cell {
  readonly row: string;
  readonly column: string;
  readonly value: number;
}

/** A matrix of values in [0, 1] with the numbers written in. */
export const matrixPlot = (cells: ReadonlyArray<Cell>, names: ReadonlyArray<string>): Html =>
  render({
    height: 150 + 34 * names.length,
    marginLeft: 150,
    marginBottom: 130,
    // The numbers stand in the cells; a legend of a continuous scale would need a canvas.
    color: { scheme: "blues", domain: [0, 1] },
    x: { label: null, domain: [...names], tickRotate: -45 },
    y: { label: null, domain: [...names] },
    marks: [
      Plot.cell(cells, { x: "column", y: "row", fill: "value", inset: 0.5 }),
      Plot.text(cells, {
        x: "column",
        y: "row",
        text: (cell: Cell) => cell.value.toFixed(2),
        fill: (cell: Cell) => (cell.value > 0.55 ? "white" : "black"),
      }),
    ],
  });
