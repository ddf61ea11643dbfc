/**
 * The empirical pass rate of a statement and its uncertainty. What was not decided (timeout, crash, unsupported) is no
 * sample: a statement without a decided sample has no pass rate, never the pass rate 0.
 */
import { type BoundaryTable, refusal } from "./boundary.ts";
import { betaQuantile, normal95 } from "./distributions.ts";

/** An interval of probabilities, 0 ≤ low ≤ high ≤ 1. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

export class PassRateError extends Error {
  readonly _tag = "PassRateError";
}

const refuseBadCounts = (accepted: number, samples: number): void => {
  if (!Number.isInteger(accepted) || !Number.isInteger(samples) || accepted < 0 || accepted > samples)
    throw new PassRateError(`expected integers 0 ≤ accepted ≤ samples, found ${accepted} of ${samples}`);
};

/** accepted / samples in [0, 1], both with multiplicity (STP, section 4.6 of the reference); null without a sample. */
export const passRate = (accepted: number, samples: number): number | null => {
  refuseBadCounts(accepted, samples);
  return samples === 0 ? null : accepted / samples;
};

/** Wilson's score interval (Wilson 1927), 95% unless another two-sided normal point `z` is given; [0, 1] without a sample. */
export const wilsonInterval = (accepted: number, samples: number, z = normal95): Interval => {
  refuseBadCounts(accepted, samples);
  if (samples === 0) return { low: 0, high: 1 };
  const rate = accepted / samples;
  const scale = 1 + (z * z) / samples;
  const centre = (rate + (z * z) / (2 * samples)) / scale;
  const half = (z / scale) * Math.sqrt((rate * (1 - rate)) / samples + (z * z) / (4 * samples * samples));
  return {
    low: accepted === 0 ? 0 : Math.max(0, centre - half),
    high: accepted === samples ? 1 : Math.min(1, centre + half),
  };
};

/**
 * Equal-tailed interval of the Beta(accepted + prior, rejected + prior) posterior; prior ½ is Jeffreys' (Brown, Cai and
 * DasGupta 2001), with their convention that the end is 0 at no success and 1 at no failure. `level` in (0, 1).
 */
export const betaInterval = (accepted: number, samples: number, level = 0.95, prior = 0.5): Interval => {
  refuseBadCounts(accepted, samples);
  const tail = (1 - level) / 2;
  const a = accepted + prior;
  const b = samples - accepted + prior;
  return {
    low: accepted === 0 ? 0 : betaQuantile(tail, a, b),
    high: accepted === samples ? 1 : betaQuantile(1 - tail, a, b),
  };
};

const rounded = (interval: Interval): ReadonlyArray<number> =>
  [interval.low, interval.high].map((value) => Math.round(value * 1e4) / 1e4);

export const passRateBoundaries: ReadonlyArray<BoundaryTable> = [
  {
    formula: "pass rate = accepted / samples, counted with multiplicity",
    source: "STP section 4 (Dong and Ma 2025); undecided samples are left out",
    cases: [
      { given: "0 of 32", expected: 0, compute: () => passRate(0, 32) ?? "none" },
      { given: "32 of 32", expected: 1, compute: () => passRate(32, 32) ?? "none" },
      { given: "no decided sample", expected: "none", compute: () => passRate(0, 0) ?? "none" },
      {
        given: "3 of 2",
        expected: "refused: expected integers 0 ≤ accepted ≤ samples, found 3 of 2",
        compute: () => refusal(() => passRate(3, 2) ?? "none"),
      },
    ],
  },
  {
    formula: "Wilson 95% interval of the pass rate",
    source: "Wilson 1927",
    cases: [
      { given: "0 of 32", expected: [0, 0.1072], compute: () => rounded(wilsonInterval(0, 32)) },
      { given: "8 of 32", expected: [0.1325, 0.4211], compute: () => rounded(wilsonInterval(8, 32)) },
      { given: "32 of 32", expected: [0.8928, 1], compute: () => rounded(wilsonInterval(32, 32)) },
      { given: "no sample", expected: [0, 1], compute: () => rounded(wilsonInterval(0, 0)) },
    ],
  },
  {
    formula: "Jeffreys 95% interval: quantiles of Beta(accepted + ½, rejected + ½)",
    source: "Brown, Cai and DasGupta 2001",
    cases: [
      { given: "0 of 32", expected: [0, 0.0749], compute: () => rounded(betaInterval(0, 32)) },
      { given: "8 of 32", expected: [0.1259, 0.417], compute: () => rounded(betaInterval(8, 32)) },
      { given: "32 of 32", expected: [0.9251, 1], compute: () => rounded(betaInterval(32, 32)) },
      { given: "no sample", expected: [0, 1], compute: () => rounded(betaInterval(0, 0)) },
    ],
  },
];
