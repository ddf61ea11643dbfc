/** pass@k: unbiased over all outcomes, its deviation over windows that of all orders, refused when k > n. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { benchmarkPassAtK, macroPassAtK, meanOfValues, passAtK } from "../../src/reward/index.ts";
import { forAll } from "../support/for-all.ts";

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
  it("is unbiased for 1 − (1 − p)^k", () => {
    for (const { k, n, p } of grid)
      expect(expectation(n, p, (c) => passAtK(n, c, k))).toBeCloseTo(1 - (1 - p) ** k, 10);
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
    expect(() => passAtK(4, 1, 5)).toThrow("pass@5 needs at least 5 samples, found n = 4");
  });
});

/** Every way to order the samples of the statements, each with its windows: the mean square deviation of what they prove. */
const overAllOrders = (n: number, k: number, accepted: ReadonlyArray<number>): number => {
  const orders = (c: number): ReadonlyArray<ReadonlyArray<number>> => {
    const out: Array<ReadonlyArray<number>> = [];
    for (let set = 0; set < 2 ** n; set++) {
      const samples = Array.from({ length: n }, (_, i) => (set >> i) & 1);
      if (samples.reduce((sum, one) => sum + one, 0) === c) out.push(samples);
    }
    return out;
  };
  const windows = Math.floor(n / k);
  const proved = (samples: ReadonlyArray<number>): ReadonlyArray<number> =>
    Array.from({ length: windows }, (_, w) => Math.max(...samples.slice(w * k, (w + 1) * k)));
  let all: ReadonlyArray<ReadonlyArray<number>> = [Array.from({ length: windows }, () => 0)];
  for (const c of accepted)
    all = all.flatMap((sums) => orders(c).map((o) => proved(o).map((one, w) => sums[w]! + one)));
  const variance = (values: ReadonlyArray<number>): number => {
    const mean = values.reduce((sum, one) => sum + one, 0) / windows;
    return values.reduce((sum, one) => sum + (one - mean) ** 2, 0) / windows;
  };
  const square = all.reduce((sum, sums) => sum + variance(sums.map((one) => one / accepted.length)), 0) / all.length;
  return Math.sqrt(square);
};

describe("a benchmark", () => {
  const counts = (...accepted: ReadonlyArray<number>) => accepted.map((one) => ({ accepted: one }));

  it("has the mean of its statements, every proof asked for counted, and an interval over statements that has a width", () => {
    const mixed = benchmarkPassAtK(counts(8, 0, 0, 0), 32, 8);
    expect(mixed.value).toBeCloseTo(passAtK(32, 8, 8) / 4, 12);
    expect(mixed.interval.low).toBeGreaterThan(0);
    expect(mixed.interval.high).toBeLessThan(1);
    // 0.025 = x⁴: four statements, all proved.
    expect(benchmarkPassAtK(counts(4, 4, 4, 4), 4, 1)).toMatchObject({ value: 1, interval: { high: 1 } });
    expect(benchmarkPassAtK(counts(4, 4, 4, 4), 4, 1).interval.low).toBeCloseTo(0.025 ** 0.25, 9);
  });
  it("has the deviation over windows that all orders of its samples have, none for fewer than four windows", () => {
    for (const [n, k, accepted] of [
      [4, 1, [1, 3]],
      [5, 1, [2, 2]],
      [8, 2, [1]],
      [9, 2, [3]],
    ] as const)
      expect(benchmarkPassAtK(counts(...accepted), n, k).windowDeviation).toBeCloseTo(
        overAllOrders(n, k, accepted),
        12,
      );
    expect(benchmarkPassAtK(counts(1, 2), 7, 2).windowDeviation).toBeNull();
  });
  it("stays finite for the largest published budgets", () => {
    expect(benchmarkPassAtK(counts(3), 25_600, 3_200).windowDeviation).toBeGreaterThan(0);
    expect(passAtK(25_600, 3, 3_200)).toBeCloseTo(1 - (1 - 3200 / 25_600) ** 3, 3);
  });
  it("is refused where fewer than k proofs were asked for, or there is no statement", () => {
    expect(() => benchmarkPassAtK(counts(1), 4, 8)).toThrow(expect.objectContaining({ reason: "KAboveN" }));
    expect(() => benchmarkPassAtK([], 4, 1)).toThrow(expect.objectContaining({ reason: "BadCount" }));
  });
});

describe("the mean of few values", () => {
  it("is refused for none", () => {
    expect(() => meanOfValues([])).toThrow(
      expect.objectContaining({ reason: "BadCount", message: "the mean of no value is not defined" }),
    );
  });
  it("has Student's interval and test, none for a single value", () => {
    const few = meanOfValues([1, 2, 3, 4, 5]);
    // t(0.975, 4) = 2.776445; scipy.stats.ttest_1samp([1, 2, 3, 4, 5], 0)
    expect(few.halfWidth).toBeCloseTo(2.776445105 * Math.sqrt(2.5 / 5), 8);
    expect(few.pValue).toBeCloseTo(0.0132356, 6);
    expect(meanOfValues([0.3])).toEqual({ mean: 0.3, deviation: null, halfWidth: null, pValue: null });
  });
  it("is 0 beyond doubt where all values are 0, and anything else where they are equal", () => {
    expect(meanOfValues([0, 0])).toMatchObject({ halfWidth: 0, pValue: 1 });
    expect(meanOfValues([0.5, 0.5])).toMatchObject({ halfWidth: 0, pValue: 0 });
  });
});

describe("the mean over benchmarks", () => {
  const half = { k: 1, value: 0.5, interval: { low: 0.4, high: 0.7 } };
  const tenth = { k: 1, value: 0.1, interval: { low: 0.06, high: 0.25 } };

  it("weighs each alike, and its interval is at the root of the summed squares of their distances", () => {
    const { interval, k, sets, value } = macroPassAtK([half, tenth]);
    expect([k, sets]).toEqual([1, 2]);
    expect(value).toBeCloseTo(0.3, 12);
    // √(0.1² + 0.04²) / 2 and √(0.2² + 0.15²) / 2
    expect(interval.low).toBeCloseTo(0.3 - 0.053852, 6);
    expect(interval.high).toBeCloseTo(0.3 + 0.125, 6);
  });

  it("of one benchmark is that benchmark's figure", () => {
    expect(macroPassAtK([half])).toEqual({ ...half, sets: 1 });
  });

  it("of none is refused", () => {
    expect(() => macroPassAtK([])).toThrow("the mean of no benchmark is not defined");
  });

  it("lies in its interval and in [0, 1], whatever the benchmarks, in any order", () => {
    const counts = fc.array(fc.record({ accepted: fc.nat(4) }), { minLength: 1, maxLength: 12 });
    forAll(fc.array(counts, { minLength: 1, maxLength: 5 }), (all) => {
      const figures = all.map((some) => benchmarkPassAtK(some, 4, 2));
      const { interval, value } = macroPassAtK(figures);
      expect(interval.low).toBeGreaterThanOrEqual(0);
      expect(interval.high).toBeLessThanOrEqual(1);
      expect(interval.low).toBeLessThanOrEqual(value);
      expect(interval.high).toBeGreaterThanOrEqual(value);
      const turned = macroPassAtK(figures.toReversed());
      expect(turned.value).toBeCloseTo(value, 12);
      expect(turned.interval.low).toBeCloseTo(interval.low, 12);
    });
  });
});
