import { describe, expect, it } from "vitest";
import { exactInterval, insideWindow, passRate } from "../../src/reward/index.ts";

describe("a pass rate", () => {
  it.each([
    [0.5, 1],
    [1, 1.5],
    [-1, 2],
    [3, 2],
    [Number.NaN, 2],
  ])("of %d of %d is refused", (accepted, samples) => {
    const refusal = expect.objectContaining({
      _tag: "PassRateError",
      message: `expected integers 0 ≤ accepted ≤ samples, found ${accepted} of ${samples}`,
    });
    expect(() => passRate(accepted, samples)).toThrow(refusal);
  });

  it("has an interval that refuses a mean outside [0, 1], and covers 0 and 1 at its ends", () => {
    for (const mean of [-0.1, 1.1, Number.NaN])
      expect(() => exactInterval(mean, 4)).toThrow(`expected a mean in [0, 1], found ${mean}`);
    // One value: 0.975 = 1 − (1 − x).
    expect(exactInterval(0, 1)).toEqual({ low: 0, high: expect.closeTo(0.975, 9) });
    expect(exactInterval(1, 1)).toEqual({ low: expect.closeTo(0.025, 9), high: 1 });
  });

  it("has an interval that misses the truth at most 5 times in 100, whatever the rate (all outcomes of 12)", () => {
    const binomial = (n: number, k: number, p: number): number => {
      let out = p ** k * (1 - p) ** (n - k);
      for (let i = 1; i <= k; i++) out = (out * (n - k + i)) / i;
      return out;
    };
    for (const rate of [0.01, 0.1, 0.25, 0.5, 0.8, 0.97]) {
      let missed = 0;
      for (let k = 0; k <= 12; k++) {
        const { high, low } = exactInterval(k / 12, 12);
        if (rate < low || rate > high) missed += binomial(12, k, rate);
      }
      expect(missed).toBeLessThanOrEqual(0.05);
    }
  });
});

describe("a window of pass rates", () => {
  it("has its ends or not, on both sides", () => {
    const inside = (minimumEnd: "open" | "closed", maximumEnd: "open" | "closed") =>
      [0.1, 0.2, 0.3, 0.4, 0.5].filter((rate) =>
        insideWindow(rate, { minimum: 0.2, minimumEnd, maximum: 0.4, maximumEnd }),
      );
    expect(inside("open", "open")).toEqual([0.3]);
    expect(inside("closed", "open")).toEqual([0.2, 0.3]);
    expect(inside("open", "closed")).toEqual([0.3, 0.4]);
    expect(inside("closed", "closed")).toEqual([0.2, 0.3, 0.4]);
  });
});
