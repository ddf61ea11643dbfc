/**
 * The matching problem both Wasserstein methods solve: conjectures on one side, unproved statements (targets) on the
 * other, embeddings as rows of float32. Validated once, here, so that the methods can trust it.
 */

/** Row-major matrix, `rows × dimension`; `data.length` is their product. */
export interface EmbeddingMatrix {
  readonly data: Float32Array;
  readonly rows: number;
  readonly dimension: number;
}

/** The ground cost of moving mass from a conjecture to a target: 1 − cos in [0, 2], or the Euclidean distance. */
export type GroundCost = "cosine" | "euclidean";

export interface MatchingProblem {
  /** N rows. */
  readonly conjectures: EmbeddingMatrix;
  /** M rows. */
  readonly targets: EmbeddingMatrix;
  /** Length M, integers ≥ 1 for `greedy`, any positive numbers for `exact`: the share of the demand at each target. */
  readonly targetWeights: Float64Array;
  readonly cost: GroundCost;
}

export type MatchingErrorReason =
  | "DimensionMismatch"
  | "NotFinite"
  | "ZeroVector"
  | "BadTargetWeight"
  | "BadWeight"
  | "CapTooSmall"
  | "UnsupportedSetting"
  | "TooLarge"
  | "ThreadLost";

/** A problem that has no answer; the message names the matrix, the row and the value. */
export class MatchingError extends Error {
  readonly _tag = "MatchingError";
  readonly reason: MatchingErrorReason;
  constructor(reason: MatchingErrorReason, message: string) {
    super(message);
    this.reason = reason;
  }
}

/** A matrix of the given rows, which must all have the same length. `name` is used in the error. */
export const matrixOf = (rows: ReadonlyArray<Float32Array>, name: string): EmbeddingMatrix => {
  const dimension = rows[0]?.length ?? 0;
  const data = new Float32Array(rows.length * dimension);
  for (const [i, row] of rows.entries()) {
    if (row.length !== dimension)
      throw new MatchingError(
        "DimensionMismatch",
        `${name}: row ${i} has ${row.length} components, row 0 has ${dimension}`,
      );
    data.set(row, i * dimension);
  }
  return { data, rows: rows.length, dimension };
};

/** Euclidean norms of the rows, in float64. Refuses a NaN or an infinity, and with `cosine` a zero row. */
export const rowNorms = (matrix: EmbeddingMatrix, name: string, cost: GroundCost): Float64Array => {
  const norms = new Float64Array(matrix.rows);
  for (let i = 0; i < matrix.rows; i++) {
    let sum = 0;
    for (let k = i * matrix.dimension; k < (i + 1) * matrix.dimension; k++) sum += matrix.data[k]! * matrix.data[k]!;
    if (!Number.isFinite(sum)) throw new MatchingError("NotFinite", notFinite(matrix, i, name));
    if (sum === 0 && cost === "cosine")
      throw new MatchingError("ZeroVector", `${name}: row ${i}: expected a vector with a direction, found zeros`);
    norms[i] = Math.sqrt(sum);
  }
  return norms;
};

const notFinite = (matrix: EmbeddingMatrix, row: number, name: string): string => {
  const values = matrix.data.subarray(row * matrix.dimension, (row + 1) * matrix.dimension);
  const column = values.findIndex((value) => !Number.isFinite(value));
  return column < 0
    ? `${name}: row ${row}: expected a finite squared norm, found one that is not`
    : `${name}: row ${row}, component ${column}: expected a finite number, found ${values[column]}`;
};

/** Refuses mismatched dimensions and target weights that are not positive (with `integer`, not whole). */
export const validateProblem = (problem: MatchingProblem, weights: "integer" | "positive"): void => {
  const { conjectures, targets, targetWeights } = problem;
  if (conjectures.rows > 0 && targets.rows > 0 && conjectures.dimension !== targets.dimension)
    throw new MatchingError(
      "DimensionMismatch",
      `targets: expected ${conjectures.dimension} components, as conjectures have, found ${targets.dimension}`,
    );
  if (targetWeights.length !== targets.rows)
    throw new MatchingError("BadTargetWeight", `${targetWeights.length} target weights for ${targets.rows} targets`);
  for (const [j, weight] of targetWeights.entries())
    if (!(weight > 0 && Number.isFinite(weight)) || (weights === "integer" && !Number.isInteger(weight)))
      throw new MatchingError(
        "BadTargetWeight",
        `target weight ${j}: expected ${weights === "integer" ? "an integer ≥ 1" : "a finite number > 0"}, found ${weight}`,
      );
};

/** Target weights 1. */
export const unitWeights = (count: number): Float64Array => new Float64Array(count).fill(1);
