/**
 * A statement as the model sees it: variables, hypotheses and a target, as plain immutable data. It is made from Lean
 * text by `src/backends/embedded/statement-goal.ts` and printed back by `print.ts`.
 */
import { CHILDREN } from "./operators.ts";

/** `Predicate` is `Nat → Prop`. */
export type Sort = "Nat" | "Prop" | "Predicate";

export interface Variable {
  readonly name: string;
  readonly sort: Sort;
}

/**
 * A term or proposition. `value`: index of the variable in `Goal.variables` (VARIABLE, ATOM, PREDICATE), de Bruijn index
 * (BOUND, 0 is the innermost binder) or number (NUMERAL, 0 to `LARGEST_NUMERAL`); 0 for all other operators.
 */
export interface Expression {
  readonly operator: number;
  readonly value: number;
  readonly children: readonly Expression[];
}

export interface Hypothesis {
  readonly name: string;
  readonly proposition: Expression;
}

export interface Goal {
  readonly variables: readonly Variable[];
  readonly hypotheses: readonly Hypothesis[];
  readonly target: Expression;
}

export const LARGEST_NUMERAL = 1_000_000;
/** Variables of a statement; what tactics introduce comes on top. */
export const MOST_VARIABLES = 16;
export const MOST_HYPOTHESES = 10;

/** A leaf: VARIABLE, BOUND, NUMERAL, ATOM, TRUE or FALSE. */
export const leaf = (operator: number, value = 0): Expression => ({ operator, value, children: [] });

/** A node over its children, in order; PREDICATE takes its variable's index as `value`. */
export const node = (operator: number, children: readonly Expression[], value = 0): Expression => {
  const expected = CHILDREN[operator] === 3 ? 2 : CHILDREN[operator] === 0 ? 0 : 1;
  if (children.length !== expected) {
    throw new RangeError(`operator ${operator} takes ${expected} children, not ${children.length}`);
  }
  return { operator, value, children };
};

/** Number of nodes. */
export const expressionSize = (expression: Expression): number =>
  expression.children.reduce((sum, child) => sum + expressionSize(child), 1);
