/** pass@k: unbiased over all outcomes, its variance exact, its estimated variance unbiased, refused when k > n. */
import { describe, expect, it } from "vitest";
import {
  benchmarkPassAtK,
  estimatePassAtKVariance,
  meanInterval,
  passAtK,
  passAtKVariance,
} from "../../src/reward/index.ts";

const choose = (n: number, k: number): number => {
  let out = 1;
  for (let i = 1; i <= k; i++) out = (out * (n - k + i)) / i;
  return out;
};
/** Expectation over c ~ Binomial(n, p). */
const expectation = (n: number, p: number, of: (c: number) => number): number => {
  let sum = 0;
  for (let c = 0; c <= n; c++) sum += choose(n, c) * p ** c * (1 - p) ** (n - c) * of(c);
  return sum;
};

const grid = [3, 8, 17].flatMap((n) =>
  [1, 2, Math.floor(n / 2), n].flatMap((k) => [0, 0.1, 0.5, 0.9, 1].map((p) => ({ n, k, p }))),
);

describe("the estimator", () => {
  it("equals 1 − C(n − c, k) / C(n, k)", () => {
    for (let n = 1; n <= 20; n++)
      for (let c = 0; c <= n; c++)
        for (let k = 1; k <= n; k++)
          expect(passAtK(n, c, k)).toBeCloseTo(n - c < k ? 1 : 1 - choose(n - c, k) / choose(n, k), 12);
  });
  it("is unbiased for 1 − (1 − p)^k, and its exact variance is its variance", () => {
    for (const { k, n, p } of grid) {
      const mean = expectation(n, p, (c) => passAtK(n, c, k));
      expect(mean).toBeCloseTo(1 - (1 - p) ** k, 10);
      expect(passAtKVariance(n, p, k)).toBeCloseTo(
        expectation(n, p, (c) => (passAtK(n, c, k) - mean) ** 2),
        10,
      );
    }
  });
  it("has the expectations of the reference", () => {
    expect(expectation(10, 0.2, (c) => passAtK(10, c, 3))).toBeCloseTo(0.488, 6);
    expect(expectation(32, 0.05, (c) => passAtK(32, c, 8))).toBeCloseTo(0.33658, 5);
    expect(expectation(8, 0.1, (c) => passAtK(8, c, 8))).toBeCloseTo(0.569533, 6);
  });
  it("is refused when k > n and for counts that are none", () => {
    expect(() => passAtK(4, 1, 5)).toThrow(expect.objectContaining({ _tag: "PassAtKError", reason: "KAboveN" }));
    for (const [n, c, k] of [
      [4, 5, 1],
      [4, -1, 1],
      [4, 1, 0],
      [4.5, 1, 1],
    ] as const)
      expect(() => passAtK(n, c, k)).toThrow(
        expect.objectContaining({
          reason: "BadCount",
          message: `expected integers 0 ≤ c ≤ n and k ≥ 1, found n = ${n}, c = ${c}, k = ${k}`,
        }),
      );
    expect(() => passAtKVariance(4, 0.5, 5)).toThrow("pass@5 needs at least 5 samples, found n = 4");
    expect(() => estimatePassAtKVariance(4, 1, 5)).toThrow("pass@5 needs at least 5 samples, found n = 4");
  });
});

describe("the estimated variance", () => {
  it("is unbiased where n ≥ 2k", () => {
    for (const { k, n, p } of grid.filter((one) => one.n >= 2 * one.k)) {
      expect(estimatePassAtKVariance(n, 0, k).method).toBe("unbiased");
      const mean = expectation(n, p, (c) => estimatePassAtKVariance(n, c, k).value);
      expect(mean).toBeCloseTo(passAtKVariance(n, p, k), 10);
    }
  });
  it("is the exact bootstrap elsewhere, and says so", () => {
    const { method, value } = estimatePassAtKVariance(5, 2, 4);
    expect(method).toBe("bootstrap");
    const mean = expectation(5, 0.4, (c) => passAtK(5, c, 4));
    expect(value).toBeCloseTo(
      expectation(5, 0.4, (c) => (passAtK(5, c, 4) - mean) ** 2),
      12,
    );
    expect(estimatePassAtKVariance(5, 0, 4)).toEqual({ value: 0, method: "bootstrap" });
    expect(estimatePassAtKVariance(5, 5, 4)).toEqual({ value: 0, method: "bootstrap" });
    expect(estimatePassAtKVariance(8, 2, 4).method).toBe("unbiased");
  });
  it("stays finite for the largest published budgets", () => {
    expect(estimatePassAtKVariance(25_600, 3, 3_200).value).toBeGreaterThan(0);
    expect(passAtK(25_600, 3, 3_200)).toBeCloseTo(1 - (1 - 3200 / 25_600) ** 3, 3);
  });
});

describe("a benchmark", () => {
  it("has the mean of its problems, a narrow interval for them and a wider one for others of their kind", () => {
    const problems = Array.from({ length: 40 }, (_, i) => ({ samples: 32, accepted: i % 4 === 0 ? 8 : 0 }));
    const result = benchmarkPassAtK(problems, 8);
    expect(result.mean).toBeCloseTo(passAtK(32, 8, 8) / 4, 12);
    expect(result).toMatchObject({ k: 8, problems: 40, samples: [32, 32], varianceMethod: "unbiased" });
    expect(result.halfWidthOverProblems!).toBeGreaterThan(result.halfWidthFixedProblems);
  });
  it("has the 95% half-width of the sum of its problems' variances, and says how these were made", () => {
    const one = benchmarkPassAtK(
      [
        { samples: 8, accepted: 2 },
        { samples: 5, accepted: 2 },
      ],
      4,
    );
    const [unbiased, bootstrap] = [estimatePassAtKVariance(8, 2, 4).value, estimatePassAtKVariance(5, 2, 4).value];
    expect(one).toMatchObject({ samples: [5, 8], varianceMethod: "both", problems: 2 });
    expect(one.halfWidthFixedProblems).toBeCloseTo(1.959963984540054 * Math.sqrt((unbiased + bootstrap) / 4), 12);
    const single = benchmarkPassAtK([{ samples: 5, accepted: 2 }], 4);
    expect(single).toMatchObject({ varianceMethod: "bootstrap", halfWidthOverProblems: null });
    // An unbiased variance may come out below 0.
    expect(estimatePassAtKVariance(8, 0, 3).value).toBeLessThan(0);
    expect(benchmarkPassAtK([{ samples: 8, accepted: 0 }], 3).halfWidthFixedProblems).toBe(0);
  });
  it("is refused where a problem has fewer than k samples, or there is none", () => {
    expect(() => benchmarkPassAtK([{ samples: 4, accepted: 1 }], 8)).toThrow(
      expect.objectContaining({ reason: "KAboveN" }),
    );
    expect(() => benchmarkPassAtK([], 8)).toThrow(expect.objectContaining({ reason: "BadCount" }));
  });
});

describe("the mean of few values", () => {
  it("is refused for none", () => {
    expect(() => meanInterval([])).toThrow(
      expect.objectContaining({ reason: "BadCount", message: "the mean of no value is not defined" }),
    );
  });
  it("has Student's interval, none for a single value", () => {
    // t(0.975, 4) = 2.776445
    expect(meanInterval([1, 2, 3, 4, 5]).halfWidth).toBeCloseTo(2.776445105 * Math.sqrt(2.5 / 5), 8);
    expect(meanInterval([0.3])).toEqual({ mean: 0.3, halfWidth: null });
  });
});
