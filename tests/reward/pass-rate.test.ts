import { describe, expect, it } from "vitest";
import { betaInterval, insideWindow, passRate, wilsonInterval } from "../../src/reward/index.ts";

describe("a pass rate", () => {
  it.each([
    [0.5, 1],
    [1, 1.5],
    [-1, 2],
    [3, 2],
    [Number.NaN, 2],
  ])("of %d of %d is refused, and so are its intervals", (accepted, samples) => {
    const refusal = expect.objectContaining({
      _tag: "PassRateError",
      message: `expected integers 0 ≤ accepted ≤ samples, found ${accepted} of ${samples}`,
    });
    for (const of of [passRate, wilsonInterval, betaInterval]) expect(() => of(accepted, samples)).toThrow(refusal);
  });

  it("has Wilson's interval for another point of the normal distribution, within [0, 1]", () => {
    // (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n) with p = 1/4, n = 8, z = 2.
    const half = 2 * Math.sqrt(0.1875 / 8 + 4 / (4 * 64));
    expect(wilsonInterval(2, 8, 2).low).toBeCloseTo((0.25 + 4 / 16 - half) / 1.5, 12);
    expect(wilsonInterval(2, 8, 2).high).toBeCloseTo((0.25 + 4 / 16 + half) / 1.5, 12);
    expect(wilsonInterval(0, 8).low).toBe(0);
    expect(wilsonInterval(8, 8).high).toBe(1);
  });

  it("has the interval of the level and the prior asked for", () => {
    // Beta(1, 1) after 0 of 1: the distribution 1 − (1 − x)².
    expect(betaInterval(0, 1, 0.5, 1)).toEqual({ low: 0, high: expect.closeTo(1 - Math.sqrt(0.25), 8) });
    expect(betaInterval(1, 1, 0.5, 1)).toEqual({ low: expect.closeTo(Math.sqrt(0.25), 8), high: 1 });
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
