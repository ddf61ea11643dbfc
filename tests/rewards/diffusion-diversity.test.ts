/** The weights of `diffusion-diversity`: by hand where nothing is learned, and against `diversity` where something is. */
import { Schema } from "effect";
import { describe, expect, it } from "vitest";
import { rewardVariants } from "../../rewards/index.ts";
import { boundaryInput, type RewardInput } from "../../src/reward/index.ts";
import { randomInput } from "../support/reward-input.ts";

const { "diffusion-diversity": diffusion, diversity } = rewardVariants;
const defaults = Schema.decodeUnknownSync(diffusion.parameters)({});
const diversityDefaults = Schema.decodeUnknownSync(diversity.parameters)({});

type Made = readonly [seed: string, vector: ReadonlyArray<number>];

/** Proved conjectures c0, c1, … with their seed and place; the seeds' own places. */
const made = (
  conjectures: ReadonlyArray<Made>,
  seeds: Readonly<Record<string, ReadonlyArray<number>>>,
): RewardInput => {
  const input = boundaryInput(conjectures.map(() => 0.5));
  return {
    ...input,
    conjectures: input.conjectures.map((one, index) => ({
      ...one,
      seedId: conjectures[index]![0],
      embedding: Float32Array.from(conjectures[index]![1]),
    })),
    seedEmbeddings: new Map(Object.entries(seeds).map(([id, vector]) => [id, Float32Array.from(vector)])),
  };
};

const weightsOf = (input: RewardInput, given: Partial<typeof defaults> = {}): ReadonlyArray<number> =>
  diffusion.reward(input, { ...defaults, ...given }).kept.map(({ weight }) => weight);

describe("diffusion-diversity", () => {
  it("is one over the density under the inner product where there is no seed to learn from", () => {
    // s = 0.6 between the first two, 0 and 0.8 to the third.
    const input = made(
      [
        ["s", [1, 0]],
        ["s", [3, 4]],
        ["s", [0, 1]],
      ],
      {},
    );
    const kernel = (s: number): number => Math.exp((s - 1) / 0.5);
    const inverse = [
      1 / (1 + kernel(0.6) + kernel(0)),
      1 / (1 + kernel(0.6) + kernel(0.8)),
      1 / (1 + kernel(0) + kernel(0.8)),
    ];
    const mean = inverse.reduce((sum, value) => sum + value, 0) / 3;
    const weights = weightsOf(input, { temperature: 0.5 });
    for (const [i, weight] of weights.entries()) expect(weight).toBeCloseTo(inverse[i]! / mean, 6);
  });

  it("weighs as diversity does without gradient steps, and where all conjectures have one seed", () => {
    for (let index = 1; index < 12; index++) {
      const input = randomInput(index, 30);
      const plain = diversity.reward(input, diversityDefaults).kept.map(({ weight }) => weight);
      const oneSeed = {
        ...input,
        conjectures: input.conjectures.map((one) => ({ ...one, seedId: "s0" })),
        seedEmbeddings: new Map([["s0", Float32Array.of(1, 2, 3, 4, 5, 6)]]),
      };
      for (const weights of [weightsOf(input, { steps: 0 }), weightsOf(oneSeed)]) {
        expect(weights.length).toBe(plain.length);
        for (const [i, weight] of weights.entries()) expect(weight).toBeCloseTo(plain[i]!, 5);
      }
    }
  });

  it("weighs a conjecture less than diversity does where it differs from its siblings only as any conjecture does from its seed", () => {
    // Seeds a to d on axes of their own; what lies along the last axis is drawn anew from seed to conjecture.
    const seeds = { a: [1, 0, 0, 0, 2], b: [0, 1, 0, 0, -2], c: [0, 0, 1, 0, 2], d: [0, 0, 0, 1, -2] };
    const input = made(
      [
        ["a", [1, 0, 0, 0, 2]],
        ["a", [1, 0, 0, 0, -2]],
        ["a", [1, 0, 0, 0, 1]],
        ["b", [0, 1, 0, 0, 2]],
        ["b", [0, 1, 0, 0, -2]],
        ["b", [0, 1, 0, 0, -1]],
        ["c", [0, 0, 1, 0, 2]],
        ["d", [0, 0, 0, 1, -2]],
      ],
      seeds,
    );
    const plain = diversity.reward(input, diversityDefaults).kept.map(({ weight }) => weight);
    const learned = weightsOf(input);
    // c1 is one of three conjectures of its seed, c6 the only one.
    expect(plain[1]! / plain[6]!).toBeGreaterThan(0.8);
    expect(learned[1]! / learned[6]!).toBeLessThan(0.6);
    expect(learned.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(8, 6);
  });

  it("draws projection and batches from the seed of the input, and from nothing else", () => {
    const input = randomInput(9);
    const few = { batch: 4, dimension: 3 };
    expect(weightsOf(input, few)).toEqual(weightsOf(structuredClone(input), few));
    expect(weightsOf(input, few)).not.toEqual(weightsOf({ ...input, seed: input.seed + 1 }, few));
    const whole = { batch: 10_000 };
    const other = weightsOf({ ...input, seed: input.seed + 1 }, whole);
    for (const [i, weight] of weightsOf(input, whole).entries()) expect(weight).toBeCloseTo(other[i]!, 5);
  });

  it("learns from the conjectures that were not proved, too, but weighs the proved ones alone", () => {
    const input = randomInput(8);
    const proved = { ...input, conjectures: input.conjectures.filter(({ accepted }) => accepted > 0) };
    expect(weightsOf(proved)).not.toEqual(weightsOf(input));
    expect(weightsOf(proved).length).toBe(weightsOf(input).length);
  });
});
