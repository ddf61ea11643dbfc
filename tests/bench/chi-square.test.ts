import { describe, expect, it } from "vitest";
import { deriveStream } from "../../src/domain/index.ts";
import { homogeneity } from "./chi-square.ts";

const counts = (numbers: ReadonlyArray<number>) => new Map(numbers.map((count, i) => [String(i), count]));

describe("the chi-square test of two samples", () => {
  it("gives the statistic computed by hand", () => {
    // Expected 15 in each of four cells: 4 × 25 / 15.
    const { degrees, pValue, statistic } = homogeneity([[counts([10, 20]), counts([20, 10])]]);
    expect(statistic).toBeCloseTo(20 / 3, 10);
    expect(degrees).toBe(1);
    expect(pValue).toBeCloseTo(0.0098, 2);
  });

  it("adds tables up, and counts rare categories together", () => {
    const rare = [counts([40, 1, 1, 1, 2, 1]), counts([40, 0, 1, 1, 1, 2])] as const;
    expect(homogeneity([rare]).degrees).toBe(1);
    expect(homogeneity([rare, rare]).degrees).toBe(2);
  });

  it("has p-values that are uniform for one distribution and vanish for two", () => {
    const stream = deriveStream("chi-square", "prover");
    const draw = (shares: ReadonlyArray<number>) => {
      const drawn = shares.map(() => 0);
      for (let i = 0; i < 2_000; i++) {
        let at = 0;
        for (let left = stream.nextDouble() - shares[0]!; left > 0; left -= shares[++at]!);
        drawn[at]! += 1;
      }
      return counts(drawn);
    };
    const shares = [0.3, 0.2, 0.2, 0.1, 0.1, 0.05, 0.05];
    const pValues = Array.from({ length: 400 }, () => homogeneity([[draw(shares), draw(shares)]]).pValue);
    for (const level of [0.1, 0.5, 0.9]) {
      const below = pValues.filter((pValue) => pValue < level).length / pValues.length;
      expect(Math.abs(below - level)).toBeLessThan(0.08);
    }
    expect(homogeneity([[draw(shares), draw([0.25, 0.25, 0.2, 0.1, 0.1, 0.05, 0.05])]]).pValue).toBeLessThan(0.01);
  });
});
