/** The weights of `learnability` by hand, and beside `variance`. */
import { describe, expect, it } from "vitest";
import { rewardVariants } from "../../rewards/index.ts";
import { boundaryInput, type RewardInput } from "../../src/reward/index.ts";

const { learnability, variance } = rewardVariants;

/** Conjectures c0, c1, … with `accepted` of `samples`. */
const counted = (...counts: ReadonlyArray<readonly [accepted: number, samples: number]>): RewardInput => {
  const input = boundaryInput(counts.map(() => 1));
  return {
    ...input,
    conjectures: input.conjectures.map((one, index) => ({
      ...one,
      accepted: counts[index]![0],
      samples: counts[index]![1],
    })),
  };
};

const weightsOf = (variant: typeof learnability | typeof variance, input: RewardInput): ReadonlyArray<number> =>
  variant.reward(input, { maximumPassRate: 1 }).kept.map(({ weight }) => weight);

describe("learnability", () => {
  it("is in proportion to K p (1 − p), the variance of the number accepted", () => {
    // 16 · 1/4 · 3/4 = 3, 4 · 1/2 · 1/2 = 1, 8 · 1/2 · 1/2 = 2: mean 2.
    expect(weightsOf(learnability, counted([4, 16], [2, 4], [4, 8]))).toEqual([1.5, 0.5, 1]);
  });

  it("counts a conjecture of which few samples were decided for less, where variance does not", () => {
    const input = counted([1, 2], [8, 16]);
    expect(weightsOf(variance, input)).toEqual([0.25, 0.25]);
    const [few, many] = weightsOf(learnability, input);
    expect(many! / few!).toBeCloseTo(8, 12);
  });

  it("has the shares of variance where all have as many decided samples", () => {
    const input = counted([1, 16], [5, 16], [9, 16], [15, 16]);
    const ratios = weightsOf(learnability, input).map((weight, i) => weight / weightsOf(variance, input)[i]!);
    for (const ratio of ratios) expect(ratio).toBeCloseTo(ratios[0]!, 12);
  });
});
