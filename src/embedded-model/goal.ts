/**
 * A statement as the model sees it: variables, hypotheses and a target, as plain immutable data. It is made from Lean
 * text by `src/backends/embedded/statement-goal.ts` and printed back by `print.ts`.
 */
import { ATOM, BOUND, CHILDREN, isQuantifier, PREDICATE, VARIABLE } from "./operators.ts";

/** `Predicate` is `Nat → Prop`. */
export type Sort = "Nat" | "Prop" | "Predicate";

export interface Variable {
  readonly name: string;
  readonly sort: Sort;
}

/**
 * A term or proposition. `value`: index of the variable in `Goal.variables` (VARIABLE, ATOM, PREDICATE), de Bruijn index
 * (BOUND, 0 is the innermost binder) or number (NUMERAL, 0 to `LARGEST_NUMERAL`); 0 for all other operators. Made by
 * `leaf` and `node`, which know what follows from these three.
 */
export interface Expression {
  readonly operator: number;
  readonly value: number;
  readonly children: readonly Expression[];
  /** Nodes. */
  readonly size: number;
  /** Enclosing binders it needs: 0 where no bound variable is open. */
  readonly loose: number;
  /** Bit set of the variables that occur. */
  readonly variables: number;
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

/** Operators whose value is the index of a variable. */
export const namesVariable = (operator: number): boolean =>
  operator === VARIABLE || operator === ATOM || operator === PREDICATE;

const NONE: readonly Expression[] = [];

/** A leaf: VARIABLE, BOUND, NUMERAL, ATOM, TRUE or FALSE. */
export const leaf = (operator: number, value = 0): Expression => ({
  operator,
  value,
  children: NONE,
  size: 1,
  loose: operator === BOUND ? value + 1 : 0,
  variables: namesVariable(operator) ? 1 << value : 0,
});

/** A node over its children, in order; PREDICATE takes its variable's index as `value`. */
export const node = (operator: number, children: readonly Expression[], value = 0): Expression => {
  const expected = CHILDREN[operator] === 3 ? 2 : CHILDREN[operator] === 0 ? 0 : 1;
  if (children.length !== expected) {
    throw new RangeError(`operator ${operator} takes ${expected} children, not ${children.length}`);
  }
  if (children.length === 0) return leaf(operator, value);
  let size = 1;
  let loose = 0;
  let variables = namesVariable(operator) ? 1 << value : 0;
  for (const child of children) {
    size += child.size;
    loose = Math.max(loose, child.loose);
    variables |= child.variables;
  }
  if (isQuantifier(operator) && loose > 0) loose -= 1;
  return { operator, value, children, size, loose, variables };
};
