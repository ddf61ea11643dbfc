/** The weights of `novelty` by hand: how far conjectures are from those of earlier iterations. */
import { describe, expect, it } from "vitest";
import { rewardVariants } from "../../rewards/index.ts";
import { boundaryInput, type EarlierConjecture, type RewardInput } from "../../src/reward/index.ts";

const { novelty } = rewardVariants;

type Vector = readonly [number, number];

const before = (vector: Vector): EarlierConjecture => ({
  iteration: 0,
  passRate: null,
  embedding: Float32Array.from(vector),
});

/** Proved conjectures c0, c1, … at the vectors `now`, after conjectures at the vectors `earlier`. */
const placed = (now: ReadonlyArray<Vector>, earlier: ReadonlyArray<Vector>): RewardInput => {
  const input = boundaryInput(now.map(() => 0.5));
  return {
    ...input,
    conjectures: input.conjectures.map((one, index) => ({ ...one, embedding: Float32Array.from(now[index]!) })),
    earlier: earlier.map(before),
  };
};

const weightsOf = (input: RewardInput, neighbours: number): ReadonlyArray<readonly [string, number]> =>
  novelty.reward(input, { maximumPassRate: 1, neighbours }).kept.map(({ id, weight }) => [id, weight]);

describe("novelty", () => {
  it("is one less the mean cosine to the nearest earlier conjectures, all of them where there are fewer", () => {
    // Cosines of (3, 4): 3/5, 4/5 and −3/5.
    const input = placed(
      [[3, 4]],
      [
        [2, 0],
        [0, 1],
        [-1, 0],
      ],
    );
    expect(weightsOf(input, 1)[0]![1]).toBeCloseTo(0.2, 7);
    expect(weightsOf(input, 2)[0]![1]).toBeCloseTo(0.3, 7);
    expect(weightsOf(input, 15)[0]![1]).toBeCloseTo(1 - 0.8 / 3, 7);
  });

  it("is 1 for all where nothing was proposed before", () => {
    expect(
      weightsOf(
        placed(
          [
            [3, 4],
            [3, 4],
          ],
          [],
        ),
        15,
      ),
    ).toEqual([
      ["c0", 1],
      ["c1", 1],
    ]);
  });

  it("drops a conjecture that was there before, whatever its length, and doubles one that points the other way", () => {
    const kept = weightsOf(
      placed(
        [
          [0.3, 0.1],
          [-3, -1],
        ],
        [[3, 1]],
      ),
      15,
    );
    expect(kept.map(([id]) => id)).toEqual(["c1"]);
    expect(kept[0]![1]).toBeCloseTo(2, 7);
  });

  it("does not compare conjectures of the same iteration", () => {
    const [first, second] = weightsOf(
      placed(
        [
          [1, 0],
          [1, 0],
        ],
        [[0, 1]],
      ),
      15,
    );
    expect([first![1], second![1]]).toEqual([1, 1]);
  });
});
