/**
 * A total order on terms that depends on their content alone (never on the order in which they were made): variables by
 * index, then numerals, then compound terms by operator and children. It is what "sorted" means in the features.
 */
import { CHILDREN } from "./operators.ts";
import type { TermTable } from "./terms.ts";

/** Negative, zero (only for equal terms) or positive. */
export const compareTerms = (terms: TermTable, a: number, b: number): number => {
  if (a === b) return 0;
  const operator = terms.operator[a]!;
  if (operator !== terms.operator[b]) return operator - terms.operator[b]!;
  const children = CHILDREN[operator]!;
  const left = children & 1 ? compareTerms(terms, terms.left[a]!, terms.left[b]!) : terms.left[a]! - terms.left[b]!;
  if (left !== 0 || (children & 2) === 0) return left;
  return compareTerms(terms, terms.right[a]!, terms.right[b]!);
};

/** -1, 0 or 1. */
export const termOrder = (terms: TermTable, a: number, b: number): number => Math.sign(compareTerms(terms, a, b));
