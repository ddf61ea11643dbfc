/** Statistics against hand-computed values, their boundaries and their symmetries. */
import { describe, expect, it } from "vitest";
import { deriveStream } from "../../src/domain/index.ts";
import {
  effectiveSampleSize,
  entropy,
  histogram,
  jaccard,
  pairedBootstrap,
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

describe("the paired bootstrap", () => {
  it("finds a clear difference, and none between equal lists", () => {
    const a = Array.from({ length: 200 }, (_, i) => (i % 2 === 0 ? 0 : 1));
    const better = a.map((value, i) => (i % 4 === 0 ? 1 : value));
    const clear = pairedBootstrap(a, better, deriveStream(1, "step", "bootstrap"));
    expect(clear.difference).toBeCloseTo(0.25, 12);
    expect(clear.low).toBeGreaterThan(0);
    expect(clear.pValue).toBeLessThan(0.001);
    const none = pairedBootstrap(a, a, deriveStream(1, "step", "bootstrap"));
    expect(none).toMatchObject({ difference: 0, low: 0, high: 0, pValue: 1 });
  });
  it("has an interval that covers the truth about 95 times in 100", () => {
    const stream = deriveStream(2, "data", "coverage");
    let covered = 0;
    for (let trial = 0; trial < 200; trial++) {
      const a = Array.from({ length: 60 }, () => stream.nextDouble());
      const b = a.map((value) => value + 0.1 + (stream.nextDouble() - 0.5));
      const { high, low } = pairedBootstrap(a, b, deriveStream(3, "step", trial), 500);
      if (low <= 0.1 && 0.1 <= high) covered++;
    }
    expect(covered).toBeGreaterThan(178);
    expect(covered).toBeLessThan(200);
  });
  it("is the same for the same stream, and refuses lists that do not pair", () => {
    const one = pairedBootstrap([0, 1, 0], [1, 1, 0], deriveStream(5, "step"));
    expect(pairedBootstrap([0, 1, 0], [1, 1, 0], deriveStream(5, "step"))).toEqual(one);
    expect(() => pairedBootstrap([1], [1, 2], deriveStream(5, "step"))).toThrow(/1 with 2/);
  });
});

describe("histogram", () => {
  it("puts 0 into the first bin and 1 into the last", () => {
    expect(histogram([0, 1, 0.5, 0.49], 2)).toEqual([2, 2]);
    expect(histogram([], 3)).toEqual([0, 0, 0]);
  });
});
