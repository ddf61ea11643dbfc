/**
 * Values at which a hypothesis `∀ a b : Nat, …` is false: with them it proves `False`, for Lean computes what it says of
 * numbers. Only what Lean's `decide` can decide: relations of numbers and their connectives behind the quantifiers.
 */
import {
  ADD,
  AND,
  BOUND,
  CHILDREN,
  EQUAL,
  FALSE,
  FORALL,
  IFF,
  IMPLIES,
  isRelation,
  LESS,
  MULTIPLY,
  NOT,
  NUMERAL,
  OR,
  POWER,
  SUBTRACT,
  TRUE,
} from "./operators.ts";
import type { TermTable } from "./terms.ts";

/** Assignments tried; the values of a variable go from 0 to below `MOST_VALUES`, fewer where there are many variables. */
const MOST_ASSIGNMENTS = 1024;
const MOST_VALUES = 8;
const MOST_VARIABLES = 10;
/** Numbers beyond are not computed. */
const LARGEST = 10_000;

/** Operators of a decidable proposition: numbers, relations, connectives. */
const DECIDABLE = [BOUND, NUMERAL, ADD, MULTIPLY, SUBTRACT, POWER, TRUE, FALSE, AND, OR, IMPLIES, IFF, NOT];

const isDecidable = (terms: TermTable, id: number): boolean => {
  const operator = terms.operator[id]!;
  if (!DECIDABLE.includes(operator) && !isRelation(operator)) return false;
  const children = CHILDREN[operator]!;
  return (
    ((children & 1) === 0 || isDecidable(terms, terms.left[id]!)) &&
    ((children & 2) === 0 || isDecidable(terms, terms.right[id]!))
  );
};

/** The value of a term; NaN where it, or a number in it, is too large. */
const numberOf = (terms: TermTable, id: number, values: ReadonlyArray<number>): number => {
  const operator = terms.operator[id]!;
  if (operator === NUMERAL) return terms.left[id]!;
  if (operator === BOUND) return values[values.length - 1 - terms.left[id]!]!;
  const left = numberOf(terms, terms.left[id]!, values);
  const right = numberOf(terms, terms.right[id]!, values);
  const value =
    operator === ADD
      ? left + right
      : operator === MULTIPLY
        ? left * right
        : operator === SUBTRACT
          ? Math.max(0, left - right)
          : left ** right;
  // An exponent of NaN may give a number.
  return value <= LARGEST && left <= LARGEST && right <= LARGEST ? value : Number.NaN;
};

/** Whether a decidable proposition holds; null where a number in it is too large. */
const holds = (terms: TermTable, id: number, values: ReadonlyArray<number>): boolean | null => {
  const operator = terms.operator[id]!;
  if (operator === TRUE || operator === FALSE) return operator === TRUE;
  if (isRelation(operator)) {
    const left = numberOf(terms, terms.left[id]!, values);
    const right = numberOf(terms, terms.right[id]!, values);
    if (Number.isNaN(left) || Number.isNaN(right)) return null;
    return operator === EQUAL ? left === right : operator === LESS ? left < right : left <= right;
  }
  const left = holds(terms, terms.left[id]!, values);
  if (operator === NOT) return left === null ? null : !left;
  const right = holds(terms, terms.right[id]!, values);
  if (left === null || right === null) return null;
  if (operator === AND) return left && right;
  if (operator === OR) return left || right;
  return operator === IMPLIES ? !left || right : left === right;
};

/** The quantifiers in front of a proposition, and what stands behind them. */
const unquantified = (terms: TermTable, id: number): readonly [variables: number, body: number] => {
  let variables = 0;
  let body = id;
  for (; terms.operator[body] === FORALL; body = terms.left[body]!) variables += 1;
  return [variables, body];
};

/** The digits of `code`, `count` of them, the last one first drawn. */
const digits = (code: number, base: number, count: number): ReadonlyArray<number> =>
  Array.from({ length: count }, (_, i) => Math.floor(code / base ** (count - 1 - i)) % base);

/** What `counterexample` found, as the values of the variables, the outermost first. */
export const counterexampleValues = (terms: TermTable, hypothesis: number, code: number): ReadonlyArray<number> =>
  digits(code, MOST_VALUES, unquantified(terms, hypothesis)[0]);

/** The first small values at which a quantified proposition is false, as a number ≥ 0; −1 where none are found. */
export const counterexample = (terms: TermTable, hypothesis: number): number => {
  const [variables, body] = unquantified(terms, hypothesis);
  if (variables === 0 || variables > MOST_VARIABLES || !isDecidable(terms, body)) return -1;
  const base = Math.max(2, Math.min(MOST_VALUES, Math.floor(MOST_ASSIGNMENTS ** (1 / variables))));
  for (let i = 0; i < base ** variables; i++) {
    const values = digits(i, base, variables);
    if (holds(terms, body, values) === false) return values.reduce((code, value) => code * MOST_VALUES + value, 0);
  }
  return -1;
};
