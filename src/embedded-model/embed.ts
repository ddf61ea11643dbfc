/**
 * Statements as unit vectors: counts of operators, of parent–child and of sibling patterns, hashed with a sign into
 * `dimension` places (feature hashing: Weinberger et al. 2009). Names do not matter; variables count by sort.
 */

import { spread } from "./features.ts";
import type { Expression, Goal } from "./goal.ts";
import { NUMERAL } from "./operators.ts";

export const EMBEDDING_DIMENSION = 64;

const symbol = (expression: Expression): number =>
  expression.operator === NUMERAL ? 64 + Math.min(3, expression.value) : expression.operator;

const add = (vector: Float32Array, slot: number, pattern: number, amount: number): void => {
  const hash = spread(slot, pattern);
  const place = (hash >>> 8) % vector.length;
  vector[place] = vector[place]! + ((hash & 1) === 0 ? amount : -amount);
};

const visit = (vector: Float32Array, expression: Expression, role: number): void => {
  const own = symbol(expression);
  add(vector, 0, own, 1);
  add(vector, 1, own * 2 + role, 1);
  expression.children.forEach((child, i) => {
    add(vector, 2, (own * 128 + symbol(child)) * 2 + i, 1);
    child.children.forEach((grandchild) => {
      add(vector, 3, (own * 128 + symbol(child)) * 128 + symbol(grandchild), 0.5);
    });
    visit(vector, child, role);
  });
  const [left, right] = expression.children;
  if (left !== undefined && right !== undefined) {
    add(vector, 4, (own * 128 + symbol(left)) * 128 + symbol(right), 1);
  }
};

/** A unit vector of length `dimension` (≥ 1); equal for statements that differ in names only. */
export const embed = (goal: Goal, dimension: number = EMBEDDING_DIMENSION): Float32Array => {
  const vector = new Float32Array(dimension);
  visit(vector, goal.target, 0);
  for (const { proposition } of goal.hypotheses) visit(vector, proposition, 1);
  add(vector, 5, Math.min(4, goal.hypotheses.length), 1);
  let squares = 0;
  for (const value of vector) squares += value * value;
  if (squares === 0) {
    vector[0] = 1; // Hash values that cancel exactly: the vector must not be zero.
    return vector;
  }
  return vector.map((value) => value / Math.sqrt(squares));
};
