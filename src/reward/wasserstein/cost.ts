/**
 * Ground costs in float64, the arbiter of every comparison: the tiled float32 search only proposes candidates, and
 * their order, ties included, is decided here, so that no result depends on how a sum was split.
 */
import { type EmbeddingMatrix, type GroundCost, type MatchingProblem, rowNorms } from "./problem.ts";

/** Similarity of conjecture i and target j: the cosine, or minus the Euclidean distance. Larger is nearer. */
export interface PairSimilarity {
  readonly kind: GroundCost;
  readonly at: (conjecture: number, target: number) => number;
  readonly conjectureNorms: Float64Array;
  readonly targetNorms: Float64Array;
}

/** The ground cost of a similarity: 1 − cos, or the distance. */
export const costOf = (kind: GroundCost, similarity: number): number =>
  kind === "cosine" ? 1 - similarity : -similarity;

const dotProduct = (a: EmbeddingMatrix, i: number, b: EmbeddingMatrix, j: number): number => {
  const dimension = a.dimension;
  const x = a.data;
  const y = b.data;
  const from = i * dimension;
  const shift = j * dimension - from;
  // Four sums, so that additions do not wait for one another.
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let k = from;
  for (const end = from + (dimension & ~3); k < end; k += 4) {
    s0 += x[k]! * y[k + shift]!;
    s1 += x[k + 1]! * y[k + 1 + shift]!;
    s2 += x[k + 2]! * y[k + 2 + shift]!;
    s3 += x[k + 3]! * y[k + 3 + shift]!;
  }
  for (; k < from + dimension; k++) s0 += x[k]! * y[k + shift]!;
  return s0 + s1 + (s2 + s3);
};

const squaredDistance = (a: EmbeddingMatrix, i: number, b: EmbeddingMatrix, j: number): number => {
  const dimension = a.dimension;
  let sum = 0;
  for (let k = 0; k < dimension; k++) {
    const difference = a.data[i * dimension + k]! - b.data[j * dimension + k]!;
    sum += difference * difference;
  }
  return sum;
};

/** The similarity of every pair of the problem, computed when asked. Refuses NaN and, for the cosine, zero rows. */
export const pairSimilarity = ({ conjectures, targets, cost }: MatchingProblem): PairSimilarity => {
  const conjectureNorms = rowNorms(conjectures, "conjectures", cost);
  const targetNorms = rowNorms(targets, "targets", cost);
  const at =
    cost === "cosine"
      ? (i: number, j: number) => dotProduct(conjectures, i, targets, j) / (conjectureNorms[i]! * targetNorms[j]!)
      : (i: number, j: number) => -Math.sqrt(squaredDistance(conjectures, i, targets, j));
  return { kind: cost, at, conjectureNorms, targetNorms };
};
