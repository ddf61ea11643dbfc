/** Quantiles against values of scipy.stats 1.17 and against their own distribution functions. */
import { describe, expect, it } from "vitest";
import { betaDistribution, betaQuantile, studentDistribution, studentQuantile } from "../../src/reward/index.ts";

describe("Student's t", () => {
  it("has scipy's quantiles", () => {
    for (const [probability, degrees, expected] of [
      [0.975, 1, 12.706204736174694],
      [0.975, 2, 4.302652729749462],
      [0.975, 4, 2.7764451051977934],
      [0.01, 30, -2.4572615424005915],
      [0.975, 1000, 1.9623390808264083],
    ] as const)
      expect(studentQuantile(probability, degrees)).toBeCloseTo(expected, 8);
    expect(studentQuantile(0.5, 3)).toBe(0);
  });
  it("inverts its distribution function", () => {
    for (const degrees of [1, 3, 12])
      for (const probability of [0.001, 0.2, 0.5, 0.8, 0.999])
        expect(studentDistribution(studentQuantile(probability, degrees), degrees)).toBeCloseTo(probability, 9);
  });
});

describe("the beta distribution", () => {
  it("has scipy's values, 0 and 1 at the ends, and a quantile that inverts it", () => {
    expect(betaDistribution(0.3, 2, 5)).toBeCloseTo(0.579825, 12);
    expect(betaDistribution(0, 2, 5)).toBe(0);
    expect(betaDistribution(1, 2, 5)).toBe(1);
    for (const [a, b] of [
      [0.5, 0.5],
      [8.5, 24.5],
      [0.5, 100],
    ] as const)
      for (const probability of [0.025, 0.5, 0.975])
        expect(betaDistribution(betaQuantile(probability, a, b), a, b)).toBeCloseTo(probability, 8);
  });
});
