/** Random matching problems for the tests: continuous ones, and coarse ones with many exact ties and negative cosines. */
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

/** Instance number `index`: sizes, kind and weights all drawn from its own stream. */
export const randomProblem = (index: number, cost: GroundCost, largest = 40): MatchingProblem => {
  const stream = deriveStream(2024, "data", "matching", index);
  const dimension = 1 + stream.nextInt(12);
  const kind = index % 2 === 0 ? "continuous" : "coarse";
  const conjectures = randomMatrix(stream, 1 + stream.nextInt(largest), dimension, kind);
  const targets = randomMatrix(stream, 1 + stream.nextInt(largest), dimension, kind);
  const weighted = stream.nextInt(2) === 1;
  const targetWeights = Float64Array.from({ length: targets.rows }, () => (weighted ? 1 + stream.nextInt(4) : 1));
  return { conjectures, targets, targetWeights, cost };
};
