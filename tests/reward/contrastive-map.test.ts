/** The contrastive loss by hand, its gradient against differences, and what the learned map makes near and far. */
import { describe, expect, it } from "vitest";
import { deriveStream } from "../../src/domain/index.ts";
import {
  contrastiveLoss,
  contrastiveMap,
  identityMap,
  mappedVectors,
  reducedVectors,
  type SeedPairs,
  type SquareMap,
  unitVectors,
} from "../../src/reward/index.ts";

type Rows = ReadonlyArray<ReadonlyArray<number>>;

const vectors = (rows: Rows) => unitVectors(rows.map((row) => Float64Array.from(row)));

const pairsOf = (seeds: Rows, conjectures: Rows, seedOf: ReadonlyArray<number>): SeedPairs => ({
  seeds: vectors(seeds),
  conjectures: vectors(conjectures),
  seedOf: Int32Array.from(seedOf),
});

const stream = (name: string) => deriveStream(5, "data", name);

const randomRows = (name: string, count: number, dimension: number): Rows => {
  const draws = stream(name);
  return Array.from({ length: count }, () => Array.from({ length: dimension }, () => 2 * draws.nextDouble() - 1));
};

const innerProduct = (map: SquareMap, a: ReadonlyArray<number>, b: ReadonlyArray<number>): number => {
  const { data, dimension } = mappedVectors(map, vectors([a, b]));
  let sum = 0;
  for (let k = 0; k < dimension; k++) sum += data[k]! * data[dimension + k]!;
  return sum;
};

describe("the contrastive loss", () => {
  it("is −log of the softmax at the own conjecture", () => {
    // Own similarity 1, other 0: log(1 + e^(−1/τ)).
    const axes = pairsOf(
      [
        [1, 0],
        [0, 2],
      ],
      [
        [3, 0],
        [0, 1],
      ],
      [0, 1],
    );
    expect(contrastiveLoss(identityMap(2), axes, 1).loss).toBeCloseTo(Math.log(1 + Math.exp(-1)), 14);
    expect(contrastiveLoss(identityMap(2), axes, 0.5).loss).toBeCloseTo(Math.log(1 + Math.exp(-2)), 14);
    // The wrong way round: own 0, other 1.
    const crossed = pairsOf(
      [
        [1, 0],
        [0, 1],
      ],
      [
        [0, 1],
        [1, 0],
      ],
      [0, 1],
    );
    expect(contrastiveLoss(identityMap(2), crossed, 1).loss).toBeCloseTo(Math.log(1 + Math.exp(1)), 14);
  });

  it("takes no other conjecture of the same seed for a negative", () => {
    const one = pairsOf(
      [
        [1, 0],
        [1, 0],
      ],
      [
        [1, 1],
        [0, 1],
      ],
      [0, 0],
    );
    const { gradient, loss } = contrastiveLoss(identityMap(2), one, 0.1);
    expect(loss).toBe(0);
    expect([...gradient].every((value) => value === 0)).toBe(true);
    // Two of seed 0 and one of seed 1: each of seed 0 has one negative, that of seed 1 has two.
    const three = pairsOf(
      [
        [1, 0],
        [1, 0],
        [0, 1],
      ],
      [
        [1, 0],
        [1, 0],
        [0, 1],
      ],
      [0, 0, 1],
    );
    const expected = (2 * Math.log(1 + Math.exp(-1)) + Math.log(1 + 2 * Math.exp(-1))) / 3;
    expect(contrastiveLoss(identityMap(2), three, 1).loss).toBeCloseTo(expected, 14);
  });

  it("has the gradient that differences of it show", () => {
    const pairs = pairsOf(randomRows("seeds", 7, 4), randomRows("conjectures", 7, 4), [0, 1, 1, 2, 3, 3, 3]);
    const map = { data: Float64Array.from(randomRows("map", 4, 4).flat()), dimension: 4 };
    const { gradient } = contrastiveLoss(map, pairs, 0.3);
    const step = 1e-6;
    for (let entry = 0; entry < 16; entry++) {
      const moved = (by: number): number => {
        const data = Float64Array.from(map.data);
        data[entry] = data[entry]! + by;
        return contrastiveLoss({ data, dimension: 4 }, pairs, 0.3).loss;
      };
      expect(gradient[entry]).toBeCloseTo((moved(step) - moved(-step)) / (2 * step), 6);
    }
  });
});

describe("the learned map", () => {
  const settings = { temperature: 0.1, steps: 50, batch: 8, learningRate: 1 };

  it("is the identity without pairs, without steps, and with one seed alone", () => {
    const { data } = identityMap(2);
    const none: SeedPairs = { seeds: vectors([]), conjectures: vectors([]), seedOf: new Int32Array(0) };
    expect(contrastiveMap(none, settings, stream("none")).data).toEqual(new Float64Array(0));
    const two = pairsOf(
      [
        [1, 0],
        [0, 1],
      ],
      [
        [1, 1],
        [0, 1],
      ],
      [0, 1],
    );
    expect(contrastiveMap(two, { ...settings, steps: 0 }, stream("two")).data).toEqual(data);
    const one = pairsOf(
      [
        [1, 0],
        [1, 0],
      ],
      [
        [1, 1],
        [0, 1],
      ],
      [0, 0],
    );
    expect(contrastiveMap(one, settings, stream("one")).data).toEqual(data);
  });

  it("goes against the gradient by the step size", () => {
    const pairs = pairsOf(
      [
        [1, 0],
        [0, 1],
      ],
      [
        [1, 1],
        [0, 1],
      ],
      [0, 1],
    );
    const { gradient } = contrastiveLoss(identityMap(2), pairs, 0.1);
    const { data } = contrastiveMap(pairs, { ...settings, steps: 1, learningRate: 0.5 }, stream("two"));
    // In the order of a batch the sums round otherwise.
    for (const [entry, value] of data.entries())
      expect(value).toBeCloseTo(identityMap(2).data[entry]! - 0.5 * gradient[entry]!, 12);
  });

  // Statements on the axes 0 to 3, with a part along axis 4 that is drawn anew from seed to conjecture.
  const axis = (number: number, aside: number): ReadonlyArray<number> => [
    ...[0, 1, 2, 3].map((k) => (k === number ? 1 : 0)),
    aside,
  ];
  const asides = [-2, -1, 1, 2];
  const many = pairsOf(
    [0, 1, 2, 3].flatMap((number) => asides.map(() => axis(number, number % 2 === 0 ? 2 : -2))),
    [0, 1, 2, 3].flatMap((number) => asides.map((aside) => axis(number, aside))),
    [0, 1, 2, 3].flatMap((number) => asides.map(() => number)),
  );
  const learned = contrastiveMap(many, settings, stream("many"));

  it("lowers the loss of its pairs", () => {
    const before = contrastiveLoss(identityMap(5), many, 0.1).loss;
    expect(contrastiveLoss(learned, many, 0.1).loss).toBeLessThan(before / 2);
  });

  it("brings conjectures of one seed together, and keeps those of different seeds apart", () => {
    // One seed, opposite asides: (1 − 4) / 5 as embedded.
    expect(innerProduct(identityMap(5), axis(0, 2), axis(0, -2))).toBeCloseTo(-0.6, 14);
    expect(innerProduct(learned, axis(0, 2), axis(0, -2))).toBeGreaterThan(0.5);
    // Two seeds, the same aside: 4 / 5 as embedded.
    expect(innerProduct(identityMap(5), axis(0, 2), axis(1, 2))).toBeCloseTo(0.8, 14);
    expect(innerProduct(learned, axis(0, 2), axis(1, 2))).toBeLessThan(0.2);
  });
});

describe("vectors", () => {
  it("are brought to length 1, and a zero one stays zero", () => {
    expect([...unitVectors([Float32Array.of(3, 4), Float32Array.of(0, 0)]).data]).toEqual([
      expect.closeTo(0.6, 15),
      expect.closeTo(0.8, 15),
      0,
      0,
    ]);
  });

  it("are left as they are where they are short enough, and otherwise keep their inner products up to noise", () => {
    const long = vectors(randomRows("long", 20, 500));
    expect(reducedVectors(long, 500, stream("signs"))).toBe(long);
    const short = reducedVectors(long, 200, stream("signs"));
    expect([short.rows, short.dimension, short.data.length]).toEqual([20, 200, 4000]);
    const product = ({ data, dimension }: typeof long, i: number, j: number): number => {
      let sum = 0;
      for (let k = 0; k < dimension; k++) sum += data[i * dimension + k]! * data[j * dimension + k]!;
      return sum;
    };
    for (let i = 0; i < 20; i++)
      for (let j = 0; j <= i; j++) expect(Math.abs(product(short, i, j) - product(long, i, j))).toBeLessThan(0.4);
  });
});
