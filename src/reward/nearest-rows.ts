/** The nearest rows by cosine, for the rewards that compare conjectures with one another or with those of before. */
import { pairSimilarity } from "./wasserstein/cost.ts";
import { nearestFinder } from "./wasserstein/nearest.ts";
import { type EmbeddingMatrix, unitWeights, validateProblem } from "./wasserstein/problem.ts";

/** Rows in the order of their cosine, largest first, ties by lowest index; both lists have the same length. */
export interface NearestRows {
  readonly indexes: ReadonlyArray<number>;
  /** In [−1, 1]. */
  readonly cosines: ReadonlyArray<number>;
}

/** For each row of `of`, in order, the `wanted` rows of `among` that are nearest to it; all where there are fewer. */
export const nearestRows = (
  of: EmbeddingMatrix,
  among: EmbeddingMatrix,
  wanted: number,
): ReadonlyArray<NearestRows> => {
  const problem = { conjectures: among, targets: of, targetWeights: unitWeights(of.rows), cost: "cosine" } as const;
  validateProblem(problem, "positive");
  const count = Math.min(wanted, among.rows);
  if (count === 0) return Array.from({ length: of.rows }, () => ({ indexes: [], cosines: [] }));
  const nobody = new Uint8Array(among.rows);
  const finder = nearestFinder(problem, pairSimilarity(problem), nobody, "exclude", count, {
    method: "auto",
    threads: 1,
  });
  try {
    return Array.from({ length: of.rows }, (_, row) => {
      const { indexes, length, scores } = finder.find(row, count);
      return {
        indexes: [...indexes.subarray(0, length)],
        // Rounding may leave a vector a little more like itself than 1.
        cosines: Array.from(scores.subarray(0, length), (cosine) => Math.min(1, cosine)),
      };
    });
  } finally {
    finder.close();
  }
};
