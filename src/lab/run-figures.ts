/** Figures of a run, the same wherever they are told. */
import type { IterationMetrics, PassAtK } from "../domain/index.ts";
import { type BenchmarkPassAtK, benchmarkPassAtK, passWithin } from "../reward/index.ts";
import type { Evaluation } from "../selfplay/index.ts";

/** What keeps a figure from meaning all that was asked for: proofs without a verdict, not given, or cut short. */
export interface Shortfall {
  readonly asked: number;
  readonly undecided: number;
  /** Asked of the model, which gave fewer. */
  readonly missing: number;
  /** Ended by the limit of tokens. */
  readonly cut: number;
}

/** Of everything sampled in iterations. */
export const shortfallOf = (iterations: ReadonlyArray<IterationMetrics>): Shortfall => {
  const sum = (of: (metrics: IterationMetrics) => number | undefined): number =>
    iterations.reduce((total, metrics) => total + (of(metrics) ?? 0), 0);
  const missing = sum(({ proofsMissing }) => proofsMissing);
  return {
    asked: sum(({ proofsSampled }) => proofsSampled) + missing,
    undecided: sum(({ proofsUndecided }) => proofsUndecided),
    missing,
    cut: sum(({ proofsCut }) => proofsCut),
  };
};

/** Of measurements on the held-out set. */
export const heldOutShortfall = (
  evaluations: ReadonlyArray<Pick<Evaluation, "counts" | "cut" | "samples">>,
): Shortfall => {
  const counts = evaluations.flatMap((evaluation) => evaluation.counts);
  const sum = (of: (count: (typeof counts)[number]) => number): number =>
    counts.reduce((total, count) => total + of(count), 0);
  const asked = evaluations.reduce((total, one) => total + one.samples * one.counts.length, 0);
  const undecided = sum((count) => count.undecided);
  const cut = evaluations.reduce((total, one) => total + (one.cut ?? 0), 0);
  return { asked, undecided, missing: asked - undecided - sum(({ samples }) => samples), cut };
};

/** A share in percent, e.g. `3.2%`; `-` of nothing. */
export const percent = (part: number, whole: number): string => {
  const text = ((100 * part) / whole).toFixed(1);
  return whole === 0 ? "-" : part > 0 && text === "0.0" ? "<0.1%" : `${text}%`;
};

/** e.g. `3.2% not decided, 1.0% cut at the limit of tokens`; null where nothing is amiss. */
export const shortfallText = ({ asked, cut, missing, undecided }: Shortfall): string | null => {
  const parts = [
    [undecided, "not decided"],
    [missing, "not given"],
    [cut, "cut at the limit of tokens"],
  ] as const;
  const told = parts.flatMap(([part, what]) => (part === 0 ? [] : [`${percent(part, asked)} ${what}`]));
  return told.length === 0 ? null : told.join(", ");
};

/** pass@k with what was not decided or not given counted as wrong, and with it left out. */
export interface HeldOutFigure extends BenchmarkPassAtK {
  /** Over the statements that have k decided proofs. */
  readonly leftOut: PassAtK;
}

/** A figure for each k; none without held-out statements. */
export const heldOutFigures = ({
  counts,
  passAtK,
  samples,
}: Pick<Evaluation, "counts" | "passAtK" | "samples">): ReadonlyArray<HeldOutFigure> =>
  counts.length === 0 ? [] : passAtK.map((leftOut) => ({ ...benchmarkPassAtK(counts, samples, leftOut.k), leftOut }));

/** pass@1 within a context, with what was not decided or not given counted as wrong, and with it left out. */
export interface ContextFigure {
  /** Longest context, in tokens. */
  readonly tokens: number;
  /** Both null where the model does not count. */
  readonly value: number | null;
  readonly leftOut: number | null;
}

/** A figure for each of `evaluate.contextTokens`; none without held-out statements. */
export const contextFigures = ({
  counts,
  passWithin: leftOut = [],
  samples,
}: Pick<Evaluation, "counts" | "passWithin" | "samples">): ReadonlyArray<ContextFigure> => {
  if (counts.length === 0) return [];
  const asked = counts.map((count) => ({ ...count, samples }));
  const lengths = leftOut.map(({ tokens }) => tokens);
  return passWithin(asked, lengths).map((one, i) => ({ ...one, leftOut: leftOut[i]!.value }));
};

/** Proofs sampled up to the end of each iteration, from the first on. */
export const proofsSoFar = (iterations: ReadonlyArray<IterationMetrics>): ReadonlyArray<number> => {
  let sum = 0;
  return iterations.map(({ proofsSampled }) => {
    sum += proofsSampled;
    return sum;
  });
};
