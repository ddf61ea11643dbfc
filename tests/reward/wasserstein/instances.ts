/** Random matching problems for the tests: continuous ones, and coarse ones with many exact ties and negative cosines. */
import fc from "fast-check";
import { deriveStream, type RandomStream } from "../../../src/domain/index.ts";
import type { EmbeddingMatrix, GroundCost, MatchingProblem } from "../../../src/reward/index.ts";

export const randomMatrix = (
  stream: RandomStream,
  rows: number,
  dimension: number,
  kind: "continuous" | "coarse",
): EmbeddingMatrix => {
  const data = new Float32Array(rows * dimension);
  for (let row = 0; row < rows; row++) {
    for (let k = 0; k < dimension; k++)
      data[row * dimension + k] = kind === "continuous" ? stream.nextDouble() * 2 - 1 : stream.nextInt(3) - 1;
    // No zero rows: they have no direction.
    if (data.subarray(row * dimension, (row + 1) * dimension).every((value) => value === 0)) data[row * dimension] = 1;
  }
  return { data, rows, dimension };
};

/** Problems whose sizes, kind and weights are drawn, up to `largest` rows. */
export const matchingProblems = (cost: GroundCost, largest = 40): fc.Arbitrary<MatchingProblem> =>
  fc
    .record({
      seed: fc.nat(),
      dimension: fc.integer({ min: 1, max: 12 }),
      kind: fc.constantFrom("continuous" as const, "coarse" as const),
      conjectures: fc.integer({ min: 1, max: largest }),
      weights: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: largest, size: "max" }),
      weighted: fc.boolean(),
    })
    .map(({ conjectures: rows, dimension, kind, seed, weighted, weights }) => {
      const stream = deriveStream(seed, "data", "matching");
      const conjectures = randomMatrix(stream, rows, dimension, kind);
      const targets = randomMatrix(stream, weights.length, dimension, kind);
      return { conjectures, targets, targetWeights: Float64Array.from(weights, (one) => (weighted ? one : 1)), cost };
    });

/**
 * Problems of rows of 16 signs, whose float32 products are exact, so that no machine sums them otherwise; with ties in
 * plenty.
 */
export const signProblem = (
  rows: number,
  columns: number,
  cost: GroundCost,
  weightOf: (target: number) => number = () => 1,
): MatchingProblem => {
  const stream = deriveStream(rows, "data", "signs", columns);
  const signs = (count: number): EmbeddingMatrix => ({
    data: Float32Array.from({ length: 16 * count }, () => 2 * stream.nextInt(2) - 1),
    rows: count,
    dimension: 16,
  });
  const targetWeights = Float64Array.from({ length: columns }, (_, j) => weightOf(j));
  return { conjectures: signs(rows), targets: signs(columns), targetWeights, cost };
};
