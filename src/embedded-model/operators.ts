/**
 * The operators of the model's language: Nat terms, propositions over them, and the pattern variables of lemmas.
 * A node has an operator and two integer fields; the tables say which fields are children.
 */

export const VARIABLE = 0;
export const BOUND = 1;
export const NUMERAL = 2;
export const ADD = 3;
export const MULTIPLY = 4;
export const SUBTRACT = 5;
export const POWER = 6;
export const ATOM = 7;
export const PREDICATE = 8;
export const TRUE = 9;
export const FALSE = 10;
export const EQUAL = 11;
export const LESS_EQUAL = 12;
export const LESS = 13;
export const AND = 14;
export const OR = 15;
export const IMPLIES = 16;
export const IFF = 17;
export const NOT = 18;
export const FORALL = 19;
export const EXISTS = 20;
/** Pattern variable for a Nat term; only in lemmas. */
export const META_TERM = 21;
/** Pattern variable for a proposition; only in lemmas. */
export const META_PROPOSITION = 22;
/** `Nat.pred` of a stuck term; only in definitional normal forms. */
export const PREDECESSOR = 23;

export const OPERATOR_COUNT = 24;

/**
 * Which of the two fields are children: bit 0 the left one, bit 1 the right one. Otherwise the left field is a number:
 * a variable's index (VARIABLE, ATOM, PREDICATE, metas), a de Bruijn index (BOUND) or a value (NUMERAL).
 */
export const CHILDREN: Uint8Array = Uint8Array.from([
  0, 0, 0, 3, 3, 3, 3, 0, 2, 0, 0, 3, 3, 3, 3, 3, 3, 3, 1, 1, 1, 0, 0, 1,
]);

/** 1 for operators that make a Nat term, 0 for those that make a proposition. */
export const IS_TERM: Uint8Array = Uint8Array.from([
  1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1,
]);

/** Operators whose child stands under one more bound variable. */
export const isQuantifier = (operator: number): boolean => operator === FORALL || operator === EXISTS;

/** Relations that Lean's `rw` closes by reflexivity once both sides are the same. */
export const isReflexive = (operator: number): boolean =>
  operator === EQUAL || operator === LESS_EQUAL || operator === IFF;

export const isRelation = (operator: number): boolean => operator >= EQUAL && operator <= LESS;
