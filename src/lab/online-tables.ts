/** The figures of an online comparison as text. */
import type { Json } from "../domain/index.ts";
import type { FailedJob, OnlineRun } from "./compare-online.ts";
import { cumulativeCurves, type Measure, type MeasuredVariant, type Measures } from "./online-statistics.ts";
import { settingText } from "./setting-differences.ts";

/** A finished comparison of full runs. */
export interface OnlineComparison extends Measures {
  readonly name: string;
  /** What the variants are: rewards with their parameters, or settings by path. */
  readonly of: "rewards" | "settings";
  readonly folder: string;
  readonly variants: ReadonlyArray<{
    readonly name: string;
    readonly parameters: Readonly<Record<string, unknown>>;
  }>;
  readonly seeds: ReadonlyArray<number>;
  /** The most seeds that a variant has in common with the first. */
  readonly pairedSeeds: number;
  readonly runs: ReadonlyArray<OnlineRun>;
  readonly failed: ReadonlyArray<FailedJob>;
}

const plusMinus = (value: string, half: number | null): string =>
  half === null ? value : `${value} ± ${half.toFixed(4)}`;

const signed = (value: number): string => `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(4)}`;

const pValueText = (value: number): string => (value < 0.001 ? "< 0.001" : value.toFixed(3));

/** The level of the intervals, e.g. `99.5%`. */
const levelText = (confidence: number): string => `${Number((100 * confidence).toFixed(2))}%`;

/** A variant's row of a measure, against the first variant. */
const measureRow = ({ deviation, difference, mean, seeds, variant }: MeasuredVariant): ReadonlyArray<string> => {
  const own = [variant, String(seeds.length), plusMinus(mean.toFixed(4), deviation)];
  if (difference === null) return [...own, "", "", ""];
  const { halfWidth, mean: by, pValue } = difference;
  const shown = pValue !== null && pValue < 0.05 ? (by > 0 ? "higher" : "lower") : "none";
  return [...own, plusMinus(signed(by), halfWidth), pValue === null ? "-" : pValueText(pValue), shown];
};

/** A measure as a table, a row a variant; one run a variant has neither interval nor p, one variant no difference. */
export const measureTable = ({ variants }: Measure, confidence: number) => {
  const single = variants.every(({ difference }) => difference === null || difference.halfWidth === null);
  const own = ["variant", "seeds", "mean ± sd"];
  const columns =
    variants.length < 2
      ? own
      : single
        ? [...own, "difference"]
        : [...own, `difference ± ${levelText(confidence)}`, "p", "shown"];
  return { columns, rows: variants.map((one) => measureRow(one).slice(0, columns.length)) };
};

/** How to read the differences; `seeds` are those that are paired. */
export const differencesText = ({ comparisons, confidence }: Measures, first: string, seeds: number): string =>
  comparisons === 0
    ? "There is one variant, so that nothing is compared; sd is over seeds."
    : seeds < 2
      ? "One run a variant says nothing of what another seed would give: no interval, no p, no difference is claimed."
      : `sd is over seeds. Differences are from ${first}, paired by seed. An interval is the wider of Student's over seeds and over statements, of ${levelText(confidence)}, and p the larger, corrected, so that all ${comparisons} of this comparison hold together with 95%. A difference is shown where p < 0.05.`;

/** The settings of each variant, a row each; null where the variants are rewards. */
export const settingsTable = ({ of, variants }: Pick<OnlineComparison, "of" | "variants">) => {
  const paths = Object.keys(variants[0]?.parameters ?? {});
  if (of === "rewards" || paths.length === 0) return null;
  return {
    columns: ["variant", ...paths],
    rows: variants.map(({ name, parameters }) => [name, ...paths.map((path) => settingText(parameters[path] as Json))]),
  };
};

/** The curves as a table: proofs sampled so far, from the run of the fewest to that of the most, and a column a variant. */
export const curveTable = (runs: ReadonlyArray<OnlineRun>, variants: ReadonlyArray<string>) => {
  const points = cumulativeCurves(runs, variants);
  const iterations = [...new Set(points.map(({ iteration }) => iteration))];
  return {
    columns: ["iteration", "proofs", ...variants],
    rows: iterations.map((iteration) => {
      const here = points.filter((point) => point.iteration === iteration);
      const proofs = here.map((point) => Math.round(point.proofs));
      const range = [...new Set([Math.min(...proofs), Math.max(...proofs)])];
      const rates = variants.map((variant) => {
        const point = here.find((one) => one.variant === variant);
        return point === undefined ? "" : plusMinus(point.mean.toFixed(4), point.deviation);
      });
      return [String(iteration), range.map((value) => value.toLocaleString("en-US")).join(" to "), ...rates];
    }),
  };
};
