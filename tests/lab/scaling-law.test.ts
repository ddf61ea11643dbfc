/** The scaling law finds the parameters that points were made with, and says where there is nothing to find. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { IterationMetrics } from "../../src/domain/index.ts";
import { fitScalingLaw, rateAt, type ScalePoint, scalePoints, scalingFits } from "../../src/lab/index.ts";

interface Law {
  readonly asymptote: number;
  readonly midpoint: number;
  readonly steepness: number;
  readonly first: ScalePoint;
}

/** The law of SGS's main run. */
const SGS: Law = { asymptote: 0.671, midpoint: 1_252_336, steepness: 0.585, first: { generations: 1e5, rate: 0.2 } };

const pointsOf = (law: Law, number: number, apart: number): ReadonlyArray<ScalePoint> =>
  Array.from({ length: number }, (_, i) => {
    const generations = law.first.generations + i * apart;
    return { generations, rate: rateAt(law, generations) };
  });

describe("the law at a number of generations", () => {
  it("is the first rate at the first point, half of the way at the midpoint, and near the asymptote far out", () => {
    expect(rateAt(SGS, 1e5)).toBe(0.2);
    expect(rateAt(SGS, 1e5 + SGS.midpoint)).toBeCloseTo((0.2 + 0.671) / 2, 12);
    expect(rateAt(SGS, 1e30)).toBeCloseTo(0.671, 6);
    // B = 1, M = 300: 0.1 + 0.8 · 100 / 400.
    expect(
      rateAt({ asymptote: 0.9, midpoint: 300, steepness: 1, first: { generations: 0, rate: 0.1 } }, 100),
    ).toBeCloseTo(0.3, 12);
  });
});

describe("the fit", () => {
  it("finds the parameters of the paper's main run from its curve", () => {
    const fit = fitScalingLaw(pointsOf(SGS, 120, 50_000))!;
    expect(fit.asymptote).toBeCloseTo(0.671, 4);
    expect(fit.midpoint / SGS.midpoint).toBeCloseTo(1, 3);
    expect(fit.steepness).toBeCloseTo(0.585, 4);
    expect(fit).toMatchObject({ points: 119, first: SGS.first });
    expect(fit.error).toBeLessThan(1e-6);
  });

  it("finds any parameters from a curve that goes beyond its midpoint", () => {
    const laws = fc.record({
      asymptote: fc.double({ min: 0.5, max: 0.95, noNaN: true }),
      midpoint: fc.integer({ min: 1000, max: 20_000 }),
      steepness: fc.double({ min: 0.6, max: 3, noNaN: true }),
      first: fc.record({
        generations: fc.integer({ min: 0, max: 5000 }),
        rate: fc.double({ min: 0, max: 0.3, noNaN: true }),
      }),
    });
    fc.assert(
      fc.property(laws, (law) => {
        const fit = fitScalingLaw(pointsOf(law, 60, 2000))!;
        expect(fit.asymptote).toBeCloseTo(law.asymptote, 2);
        expect(fit.error).toBeLessThan(1e-4);
      }),
      { numRuns: 20 },
    );
  });

  it("does not promise more than all targets", () => {
    // A straight line that would go on.
    const points = Array.from({ length: 10 }, (_, i) => ({ generations: 100 * i, rate: 0.09 * i }));
    expect(fitScalingLaw(points)!.asymptote).toBeLessThanOrEqual(1);
  });

  it("is none where there are fewer than four points, or the rate never rises", () => {
    expect(fitScalingLaw([])).toBeNull();
    expect(fitScalingLaw(pointsOf(SGS, 3, 1e6))).toBeNull();
    expect(fitScalingLaw(pointsOf({ ...SGS, asymptote: 0.2 }, 9, 1e6))).toBeNull();
    // Four points, of which two are at one place with the first.
    expect(fitScalingLaw(pointsOf(SGS, 4, 0))).toBeNull();
  });
});

describe("the fits without the last points", () => {
  it("leave 10, 20 and 30 % out, and agree where the points are the law's", () => {
    const fits = scalingFits(pointsOf(SGS, 100, 60_000));
    expect(fits.map(({ fit, leftOut }) => [leftOut, fit?.points])).toStrictEqual([
      [0, 99],
      [0.1, 89],
      [0.2, 79],
      [0.3, 69],
    ]);
    for (const { fit } of fits) expect(fit?.asymptote).toBeCloseTo(0.671, 3);
  });

  it("drop the points before a number of generations, and count from the first that is kept", () => {
    const early = Array.from({ length: 10 }, (_, i) => ({ generations: 10_000 * i, rate: 0.02 * i }));
    const [all] = scalingFits([...early, ...pointsOf(SGS, 100, 60_000)], 100_000);
    expect(all?.fit?.first).toStrictEqual(SGS.first);
    expect(all?.fit?.asymptote).toBeCloseTo(0.671, 3);
    expect(scalingFits(early, 1e9).map(({ fit }) => fit)).toStrictEqual([null, null, null, null]);
  });
});

describe("the points of a run", () => {
  it("count conjectures and proofs of all iterations so far", () => {
    const metrics = [
      { conjecturesGenerated: 10, proofsSampled: 100, cumulativePassRate: 0.25 },
      { conjecturesGenerated: 0, proofsSampled: 50, cumulativePassRate: 0.5 },
    ] as unknown as ReadonlyArray<IterationMetrics>;
    expect(scalePoints(metrics)).toStrictEqual([
      { generations: 110, rate: 0.25 },
      { generations: 160, rate: 0.5 },
    ]);
  });
});
