/** Statistics against hand-computed values, their boundaries and their symmetries. */
import { describe, expect, it } from "vitest";
import {
  effectiveSampleSize,
  entropy,
  histogram,
  jaccard,
  rankCorrelation,
  weightedJaccard,
} from "../../src/lab/index.ts";

describe("effective sample size", () => {
  it("is the number of equal weights, 1 for a single one, 0 for none", () => {
    expect(effectiveSampleSize([2, 2, 2])).toBeCloseTo(3, 12);
    expect(effectiveSampleSize([5, 0, 0])).toBe(1);
    expect(effectiveSampleSize([])).toBe(0);
    expect(effectiveSampleSize([0, 0])).toBe(0);
  });
});

describe("entropy", () => {
  it("is ln n over n equal masses, 0 over one or none, whatever their sum", () => {
    expect(entropy([3, 3, 3, 3])).toBeCloseTo(Math.log(4), 12);
    expect(entropy([7])).toBe(0);
    expect(entropy([])).toBe(0);
  });
});

describe("overlap", () => {
  it("counts shared over all, null where both are empty", () => {
    expect(jaccard(new Set(["a", "b"]), new Set(["b", "c"]))).toBeCloseTo(1 / 3, 12);
    expect(jaccard(new Set(), new Set(["b"]))).toBe(0);
    expect(jaccard(new Set(), new Set())).toBeNull();
  });
  it("by weight does not see the scale, null where a side has no weight", () => {
    const a = new Map([
      ["x", 1],
      ["y", 1],
    ]);
    const b = new Map([
      ["x", 10],
      ["y", 30],
    ]);
    expect(weightedJaccard(a, b)).toBeCloseTo(0.75 / 1.25, 12);
    expect(weightedJaccard(a, a)).toBe(1);
    expect(weightedJaccard(a, new Map())).toBeNull();
  });
});

describe("rank correlation", () => {
  it("is 1 and −1 for monotone lists, and uses mean ranks for ties", () => {
    expect(rankCorrelation([1, 2, 3], [10, 20, 300])).toBeCloseTo(1, 12);
    expect(rankCorrelation([1, 2, 3], [3, 2, 1])).toBeCloseTo(-1, 12);
    // scipy.stats.spearmanr([1, 2, 2, 4], [1, 3, 2, 4])
    expect(rankCorrelation([1, 2, 2, 4], [1, 3, 2, 4])).toBeCloseTo(0.9486832980505139, 12);
  });
  it("is null for a constant list and for fewer than two values", () => {
    expect(rankCorrelation([1, 1], [1, 2])).toBeNull();
    expect(rankCorrelation([1], [2])).toBeNull();
  });
});

describe("histogram", () => {
  it("puts 0 into the first bin and 1 into the last", () => {
    expect(histogram([0, 1, 0.5, 0.49], 2)).toEqual([2, 2]);
    expect(histogram([], 3)).toEqual([0, 0, 0]);
  });
});
