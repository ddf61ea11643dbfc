/**
 * `npm run figures`: the two figures of the paper from the runs of the self-play benchmark, as SVG files in
 * `docs/figures/`: statements proved against proofs sampled (figure 2), and the pass rates of the conjectures over the
 * iterations (figure 4). Lines are means over seeds, bands one standard deviation. Runs that are missing are an error:
 * `npm run bench:selfplay` makes them.
 *
 *     npm run figures -- [--seeds 8] [--sets gap,desert] [--algorithms stp,…]
 */
import { parseArgs } from "node:util";
import * as Plot from "@observablehq/plot";
import { meanOfValues } from "../../src/reward/index.ts";
import { PICTURE, writePicture } from "./picture.ts";
import { ARMS, experimentOf, listingOf, runDirectory } from "./selfplay-runs.ts";

const { values: options } = parseArgs({
  options: {
    seeds: { type: "string", default: "8" },
    sets: { type: "string", default: "gap,desert" },
    algorithms: {
      type: "string",
      default: ARMS.filter(({ endsWith }) => endsWith.length === 0)
        .map(({ name }) => name)
        .join(","),
    },
  },
});

/** What of an iteration's line is drawn. */
interface Iteration {
  readonly iteration: number;
  readonly proofsSoFar: number;
  readonly cumulativePassRate: number;
  /** Pairs of a pass rate and how many had it. */
  readonly passRateHistogram: { readonly conjectures: ReadonlyArray<readonly [rate: number, count: number]> };
}

interface Point {
  readonly set: string;
  readonly series: string;
  readonly x: number;
  readonly y: number;
  readonly low: number;
  readonly high: number;
}

const seeds = Array.from({ length: Number(options.seeds) }, (_, i) => i + 1);
const algorithms = options.algorithms.split(",");
const sets = options.sets.split(",");

const iterationsOf = async (set: string, algorithm: string): Promise<ReadonlyArray<ReadonlyArray<Iteration>>> => {
  const runs: Array<ReadonlyArray<Iteration>> = [];
  for (const seed of seeds) {
    const lines = await listingOf(runDirectory(experimentOf(set), algorithm, seed, []));
    runs.push(lines.filter((line) => "cumulativePassRate" in line) as unknown as ReadonlyArray<Iteration>);
  }
  return runs;
};

/** Mean and standard deviation over the runs, iteration by iteration; what is null in one run is left out. */
const over = (
  runs: ReadonlyArray<ReadonlyArray<Iteration>>,
  place: { readonly set: string; readonly series: string },
  x: (iteration: Iteration) => number,
  y: (iteration: Iteration) => number | null,
): ReadonlyArray<Point> =>
  runs[0]!.flatMap((first, i) => {
    const values = runs.flatMap((run) => (run[i] === undefined ? [] : (y(run[i]) ?? [])));
    if (values.length === 0) return [];
    const { deviation, mean } = meanOfValues(values);
    return [{ ...place, x: x(first), y: mean, low: mean - (deviation ?? 0), high: mean + (deviation ?? 0) }];
  });

const RATES = [
  { series: "not proved", holds: (rate: number) => rate === 0 },
  { series: "up to 1/4", holds: (rate: number) => rate > 0 && rate <= 0.25 },
  { series: "above 1/4", holds: (rate: number) => rate > 0.25 },
] as const;

const shareOf = ({ passRateHistogram }: Iteration, holds: (rate: number) => boolean): number | null => {
  const all = passRateHistogram.conjectures.reduce((sum, [, count]) => sum + count, 0);
  const those = passRateHistogram.conjectures.reduce((sum, [rate, count]) => sum + (holds(rate) ? count : 0), 0);
  return all === 0 ? null : those / all;
};

/** Least distance of two names at the ends of lines, as a share of the panel's height. */
const APART = 0.055;

/** The ends of a panel's lines with where their names stand: as near as they can without touching. */
const namedEnds = (points: ReadonlyArray<Point>, highest: number): ReadonlyArray<Point> => {
  let free = 0;
  return [...points]
    .sort((a, b) => a.y - b.y)
    .map((point) => {
      const y = Math.max(point.y, free);
      free = y + APART * highest;
      return { ...point, y };
    });
};

/** One panel a set; each line has its name at its end, so that nothing rests on colour alone. */
const write = (name: string, points: ReadonlyArray<Point>, labels: { readonly x: string; readonly y: string }) => {
  const series = [...new Set(points.map((point) => point.series))];
  const highest = Math.max(...points.map(({ high }) => high));
  const ends = sets.flatMap((set) =>
    namedEnds(
      series.flatMap((one) => points.findLast((point) => point.set === set && point.series === one) ?? []),
      highest,
    ),
  );
  const svg = Plot.plot({
    width: 420 * sets.length,
    height: 350,
    marginTop: 50,
    marginLeft: 50,
    marginRight: 170,
    marginBottom: 45,
    ...PICTURE,
    color: { domain: series, scheme: "observable10" },
    fx: { label: null, domain: sets },
    x: { label: labels.x, labelAnchor: "center", ticks: 4, tickFormat: "~s" },
    y: { label: labels.y, grid: true, zero: true },
    marks: [
      Plot.ruleY([0], { strokeOpacity: 0.4 }),
      Plot.areaY(points, { fx: "set", x: "x", y1: "low", y2: "high", fill: "series", fillOpacity: 0.18 }),
      Plot.lineY(points, { fx: "set", x: "x", y: "y", stroke: "series", strokeWidth: 1.8 }),
      Plot.text(ends, { fx: "set", x: "x", y: "y", text: "series", fill: "series", dx: 5, textAnchor: "start" }),
    ],
  });
  writePicture(name, svg, `${labels.y}, by ${labels.x}; ${sets.join(", ")}`);
};

const proved: Array<Point> = [];
const rates: Array<Point> = [];
for (const set of sets) {
  for (const series of algorithms) {
    const runs = await iterationsOf(set, series);
    proved.push(
      ...over(
        runs,
        { set, series },
        ({ proofsSoFar }) => proofsSoFar,
        ({ cumulativePassRate }) => cumulativePassRate,
      ),
    );
    if (series !== "stp") continue;
    for (const { holds, series: share } of RATES)
      rates.push(
        ...over(
          runs,
          { set, series: share },
          ({ iteration }) => iteration,
          (one) => shareOf(one, holds),
        ),
      );
  }
}
write("proved", proved, { x: "proofs sampled", y: "share of the training statements proved" });
if (rates.length > 0) write("pass-rates", rates, { x: "iteration", y: "share of STP's conjectures, by pass rate" });
