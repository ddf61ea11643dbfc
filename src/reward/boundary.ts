/**
 * Boundary cases of the formulas (0, 1, empty, all equal) as data: the tests evaluate every case, and
 * `stp rewards show NAME` prints the same table, so the page and the code cannot disagree.
 */

/** What a case yields: a number, a list of numbers, or a word such as "refused". */
export type BoundaryValue = number | string | ReadonlyArray<number | string>;

export interface BoundaryCase {
  /** The input, in words or symbols. */
  readonly given: string;
  readonly expected: BoundaryValue;
  /** Evaluates the formula itself on that input. */
  readonly compute: () => BoundaryValue;
}

export interface BoundaryTable {
  /** The formula as one reads it. */
  readonly formula: string;
  /** Paper and equation, or protocol. */
  readonly source: string;
  readonly cases: ReadonlyArray<BoundaryCase>;
}

/** "refused: <message>" where `compute` throws, else its value: for cases that must not give a number. */
export const refusal = (compute: () => BoundaryValue): BoundaryValue => {
  try {
    return compute();
  } catch (cause) {
    return `refused: ${(cause as Error).message}`;
  }
};
