/**
 * The empirical pass rate of a statement and its uncertainty. What was not decided (timeout, crash, unsupported) is no
 * sample: a statement without a decided sample has no pass rate, never the pass rate 0.
 */
import { type BoundaryTable, refusal } from "./boundary.ts";
import { betaQuantile } from "./distributions.ts";

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

/**
 * 95% interval of the mean of `items` values in [0, 1], whose mean is `mean`: Clopper and Pearson's (1934) with items ·
 * mean successes, which covers at least so often, no values in [0, 1] being more spread than 0 and 1. [0, 1] without an item.
 */
export const exactInterval = (mean: number, items: number): Interval => {
  if (!(mean >= 0 && mean <= 1)) throw new PassRateError(`expected a mean in [0, 1], found ${mean}`);
  const successes = mean * items;
  return {
    low: successes === 0 ? 0 : betaQuantile(0.025, successes, items - successes + 1),
    high: successes === items ? 1 : betaQuantile(0.975, successes + 1, items - successes),
  };
};

const rounded = (interval: Interval): ReadonlyArray<number> =>
  [interval.low, interval.high].map((value) => Math.round(value * 1e4) / 1e4);

export const passRateBoundaries: ReadonlyArray<BoundaryTable> = [
  {
    formula: "pass rate = accepted / samples, counted with multiplicity",
    source: "STP section 4 (Dong and Ma 2025); undecided samples are left out",
    cases: [
      { given: "0 of 32", expected: 0, compute: () => passRate(0, 32)! },
      { given: "32 of 32", expected: 1, compute: () => passRate(32, 32)! },
      { given: "no decided sample", expected: "none", compute: () => passRate(0, 0) ?? "none" },
      {
        given: "3 of 2",
        expected: "refused: expected integers 0 ≤ accepted ≤ samples, found 3 of 2",
        compute: () => refusal(() => passRate(3, 2)!),
      },
    ],
  },
  {
    formula: "exact 95% interval of a mean in [0, 1]: quantiles of Beta(s, n − s + 1) and Beta(s + 1, n − s)",
    source: "Clopper and Pearson 1934",
    cases: [
      { given: "0 of 32", expected: [0, 0.1089], compute: () => rounded(exactInterval(0, 32)) },
      { given: "12 of 32", expected: [0.211, 0.5631], compute: () => rounded(exactInterval(0.375, 32)) },
      { given: "32 of 32", expected: [0.8911, 1], compute: () => rounded(exactInterval(1, 32)) },
      { given: "no value", expected: [0, 1], compute: () => rounded(exactInterval(0, 0)) },
    ],
  },
];
