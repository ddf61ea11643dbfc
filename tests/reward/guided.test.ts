/** The reward of self-guided self-play: values by hand, and what holds for every batch. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { batchWeights, type SolveRule, solveRewards } from "../../src/reward/index.ts";

const CODE: SolveRule = { topShare: 0.3, topShareOf: "between", topShareTies: "kept" };

describe("how hard a conjecture is", () => {
  it.each<[string, Partial<SolveRule>, ReadonlyArray<number | null>, ReadonlyArray<number>]>([
    // Of 1/8, 1/4, 1/2, 5/8, 3/4 and 7/8 the fourth from 0, ⌊4.2⌋, is 3/4.
    [
      "1 − s up to the threshold of the rates between 0 and 1",
      {},
      [0, 0.125, 0.25, 0.5, 0.625, 0.75, 0.875, 1, null],
      [0, 0.875, 0.75, 0.5, 0.375, 0.25, 0, 0, 0],
    ],
    ["0 at the threshold where ties are dropped", { topShareTies: "dropped" }, [0.125, 0.25, 0.5], [0.875, 0.75, 0]],
    // Of all seven the fourth from 0, ⌊4.9⌋, is 1/2.
    [
      "less often above 0 where unsolved ones are in the share",
      { topShareOf: "all" },
      [0, 0, 0, 0.25, 0.5, 0.75, 1],
      [0, 0, 0, 0.75, 0.5, 0, 0],
    ],
    ["kept for all of equal rates", {}, [0.5, 0.5, 0.5, 0.5], [0.5, 0.5, 0.5, 0.5]],
    ["0 for all of equal rates where ties are dropped", { topShareTies: "dropped" }, [0.5, 0.5], [0, 0]],
    [
      "1 − s for all but the solved ones where there is no top",
      { topShare: 0 },
      [0.25, 0.875, 1, 0],
      [0.75, 0.125, 0, 0],
    ],
    ["above 0 for the least alone where all are the top", { topShare: 1 }, [0.5, 0.25, 0.75], [0, 0.75, 0]],
    ["0 where none is solved now and then", {}, [0, 1, 0, null], [0, 0, 0, 0]],
    ["nothing for nothing", {}, [], []],
  ])("is %s", (_, changes, rates, rewards) => {
    expect(solveRewards(rates, { ...CODE, ...changes })).toStrictEqual(rewards);
  });

  it("takes 0.7 of 90 for 63, which it is not in floating point", () => {
    const rates = Array.from({ length: 90 }, (_, i) => (i + 1) / 128);
    expect(solveRewards(rates, CODE).filter((reward) => reward > 0).length).toBe(64);
  });

  it("is 0 or 1 − s, never for s = 0 or s = 1, and falls with s", () => {
    const rate = fc.option(fc.integer({ min: 0, max: 8 }), { nil: null });
    const rule = fc.record<SolveRule>({
      topShare: fc.double({ min: 0, max: 1, noNaN: true }),
      topShareOf: fc.constantFrom("between", "all"),
      topShareTies: fc.constantFrom("kept", "dropped"),
    });
    fc.assert(
      fc.property(fc.array(rate), rule, (eighths, settings) => {
        const rates = eighths.map((value) => (value === null ? null : value / 8));
        const rewards = solveRewards(rates, settings);
        for (const [i, one] of rates.entries()) {
          expect([0, one === null || one === 0 ? 0 : 1 - one]).toContain(rewards[i]);
          for (const [j, other] of rates.entries())
            if (one !== null && other !== null && one > 0 && one < other)
              expect(rewards[i]).toBeGreaterThanOrEqual(rewards[j]!);
        }
      }),
    );
  });
});

describe("the weights of a batch", () => {
  it.each([
    ["in-batch", [0, 2, 6], [0, 1 / 3, 1]],
    ["left-out", [0, 2, 6], [0, 0, 1]],
    ["in-batch", [2, 4, 3], [0, 1, 0.5]],
    ["left-out", [2, 4, 3], [0, 1, 0.5]],
    ["in-batch", [0, 4, 4], [0, 1, 1]],
    ["left-out", [0, 4, 4], [0, 1, 1]],
    ["in-batch", [5, 5], [1, 1]],
    ["in-batch", [0, 0], [0, 0]],
    ["left-out", [0, 0], [0, 0]],
    ["in-batch", [], []],
  ] as const)("with zeros %s of %j are %j", (zeros, rewards, weights) => {
    expect(batchWeights(rewards, zeros)).toStrictEqual(weights);
  });

  it("do not depend on the unit of the rewards: a guide's score in [0, 8] or in [0, 1] gives the same", () => {
    const rewards = fc.array(fc.integer({ min: 0, max: 64 }), { minLength: 1 });
    fc.assert(
      fc.property(rewards, fc.constantFrom("in-batch" as const, "left-out" as const), (list, zeros) => {
        const weights = batchWeights(list, zeros);
        for (const weight of weights) expect(weight >= 0 && weight <= 1).toBe(true);
        expect(
          batchWeights(
            list.map((reward) => reward / 8),
            zeros,
          ),
        ).toStrictEqual(weights);
        if (list.some((reward) => reward > 0)) expect(Math.max(...weights)).toBe(1);
      }),
    );
  });
});
