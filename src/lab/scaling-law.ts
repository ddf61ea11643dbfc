/**
 * How the cumulative solve rate grows with what the model generates, after SGS (Bailey et al., arXiv 2604.20209):
 *
 *     R(C) = R0 + (A − R0) / (1 + (M / C)^B)
 *
 * C counts generations (conjectures and proofs) since the first point, whose rate is R0; A is the asymptote, M the
 * generations to half of the way there, B the steepness. Least squares in A, M and B, with A at most 1. Pure.
 */
import type { IterationMetrics } from "../domain/index.ts";

/** What an iteration had reached at its end. */
export interface ScalePoint {
  /** Conjectures and proofs sampled in the run so far. */
  readonly generations: number;
  /** Share of the targets with a verified proof in any iteration so far, in [0, 1]. */
  readonly rate: number;
}

export interface ScalingFit {
  /** A, in [R0, 1]. */
  readonly asymptote: number;
  /** M, > 0: generations after the first point. */
  readonly midpoint: number;
  /** B, > 0. */
  readonly steepness: number;
  /** The first point, which is not fitted. */
  readonly first: ScalePoint;
  /** Points fitted, the first not among them. */
  readonly points: number;
  /** Root of the mean squared residual, a difference of rates. */
  readonly error: number;
}

/** A point an iteration. */
export const scalePoints = (metrics: ReadonlyArray<IterationMetrics>): ReadonlyArray<ScalePoint> => {
  let generations = 0;
  return metrics.map(({ conjecturesGenerated, cumulativePassRate, proofsSampled }) => {
    generations += conjecturesGenerated + proofsSampled;
    return { generations, rate: cumulativePassRate };
  });
};

/** R(C) of a fit at a number of generations of the run, from that of its first point on. */
export const rateAt = (
  { asymptote, first, midpoint, steepness }: Pick<ScalingFit, "asymptote" | "first" | "midpoint" | "steepness">,
  generations: number,
): number => {
  const since = generations - first.generations;
  return since <= 0 ? first.rate : first.rate + (asymptote - first.rate) / (1 + (midpoint / since) ** steepness);
};

/** Generations after the first point, and what the rate rose since. */
interface Rise {
  readonly since: number;
  readonly by: number;
}

interface Candidate {
  readonly logMidpoint: number;
  readonly logSteepness: number;
  /** A − R0: the best for these two, which is a matter of one division. */
  readonly height: number;
  readonly squares: number;
}

const candidate = (
  rises: ReadonlyArray<Rise>,
  highest: number,
  logMidpoint: number,
  logSteepness: number,
): Candidate => {
  const steepness = Math.exp(logSteepness);
  const shapes = rises.map(({ since }) => 1 / (1 + Math.exp(steepness * (logMidpoint - Math.log(since)))));
  const along = rises.reduce((sum, { by }, i) => sum + by * shapes[i]!, 0);
  const norm = shapes.reduce((sum, shape) => sum + shape * shape, 0);
  const height = Math.min(highest, Math.max(0, norm === 0 ? 0 : along / norm));
  const squares = rises.reduce((sum, { by }, i) => sum + (by - height * shapes[i]!) ** 2, 0);
  return { logMidpoint, logSteepness, height, squares };
};

/** Parameters of a law with fewer points are anybody's guess. */
const FEWEST_POINTS = 3;
/** Midpoints are sought from a tenth of the first rise to ten thousand times the last, steepness in these bounds. */
const MIDPOINTS = { below: Math.log(10), beyond: Math.log(1e4) };
const STEEPNESS = { least: Math.log(0.1), most: Math.log(10) };
const GRID = 24;
const SMALLEST_STEP = 1e-9;

/**
 * The law through the points from the first one on; null where fewer than four points are left or the rate never rises,
 * since nothing can be told then. Ascending in generations.
 */
export const fitScalingLaw = (points: ReadonlyArray<ScalePoint>): ScalingFit | null => {
  const [first, ...others] = points;
  if (first === undefined) return null;
  const rises = others
    .map(({ generations, rate }) => ({ since: generations - first.generations, by: rate - first.rate }))
    .filter(({ since }) => since > 0);
  if (rises.length < FEWEST_POINTS || rises.every(({ by }) => by <= 0)) return null;
  const from = Math.log(rises[0]!.since) - MIDPOINTS.below;
  const to = Math.log(rises.at(-1)!.since) + MIDPOINTS.beyond;
  const at = (logMidpoint: number, logSteepness: number) => candidate(rises, 1 - first.rate, logMidpoint, logSteepness);
  const better = (a: Candidate, b: Candidate): Candidate => (b.squares < a.squares ? b : a);
  const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));

  let best = at(from, 0);
  for (let i = 0; i <= GRID; i++)
    for (let j = 0; j <= GRID; j++)
      best = better(
        best,
        at(from + ((to - from) * i) / GRID, STEEPNESS.least + ((STEEPNESS.most - STEEPNESS.least) * j) / GRID),
      );
  // Around the best of the grid: to the best neighbour while there is one, then in steps of half the size.
  for (let step = 1; step > SMALLEST_STEP; ) {
    let next = best;
    for (const right of [-step, 0, step])
      for (const up of [-step, 0, step])
        next = better(
          next,
          at(clamp(best.logMidpoint + right, from, to), clamp(best.logSteepness + up, STEEPNESS.least, STEEPNESS.most)),
        );
    if (next === best) step /= 2;
    best = next;
  }
  return {
    asymptote: first.rate + best.height,
    midpoint: Math.exp(best.logMidpoint),
    steepness: Math.exp(best.logSteepness),
    first,
    points: rises.length,
    error: Math.sqrt(best.squares / rises.length),
  };
};

/** What of the points was left out at the end, as a share, and the law through the others. */
export interface TailFit {
  readonly leftOut: number;
  readonly fit: ScalingFit | null;
}

/**
 * The law through the points of at least `leastGenerations`, and through those without their last 10, 20 and 30 %: if A
 * moves with what is left out, it cannot be told yet.
 */
export const scalingFits = (points: ReadonlyArray<ScalePoint>, leastGenerations = 0): ReadonlyArray<TailFit> => {
  const kept = points.filter(({ generations }) => generations >= leastGenerations);
  return [0, 0.1, 0.2, 0.3].map((leftOut) => ({
    leftOut,
    fit: fitScalingLaw(kept.slice(0, kept.length - Math.round(leftOut * kept.length))),
  }));
};
