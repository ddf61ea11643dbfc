/**
 * Offset normal form: the term with `x + 1 + 1` merged into `x + 2`, `x + 0 + 1` into `x + 1`, and closed arithmetic
 * evaluated. (`x + 0` stays apart from `x`, which is no offset term to Lean.)
 *
 * Lean's unifier sees two terms with one offset form as equal even where it unfolds nothing (`Meta.isDefEqOffsetNat`), so
 * `rw` may rewrite or close more than the very instance. The engine never relies on that: where the forms of two
 * different terms agree it avoids the step, or prints `rewrite`, which does not try `rfl`.
 */
import { ADD, CHILDREN, isReflexive, MULTIPLY, NUMERAL, POWER, SUBTRACT } from "./operators.ts";
import type { TermTable } from "./terms.ts";

const LARGEST = 1_000_000;

const evaluate = (operator: number, a: number, b: number): number => {
  switch (operator) {
    case ADD:
      return a + b;
    case MULTIPLY:
      return a * b;
    case SUBTRACT:
      return Math.max(0, a - b);
    default:
      return operator === POWER ? a ** b : Number.NaN;
  }
};

/** The number of the offset normal form of `id`; equal to `id` where nothing merges. */
export const offsetForm = (terms: TermTable, id: number): number => {
  const known = terms.offsetForm[id]!;
  if (known >= 0) return known;
  const form = computeForm(terms, id);
  terms.offsetForm[id] = form;
  return form;
};

const computeForm = (terms: TermTable, id: number): number => {
  const operator = terms.operator[id]!;
  const children = CHILDREN[operator]!;
  if (children === 0) return id;
  const left = children & 1 ? offsetForm(terms, terms.left[id]!) : terms.left[id]!;
  const right = children & 2 ? offsetForm(terms, terms.right[id]!) : terms.right[id]!;
  if (operator >= ADD && operator <= POWER && terms.operator[right] === NUMERAL) {
    const value = terms.left[right]!;
    if (terms.operator[left] === NUMERAL) {
      const result = evaluate(operator, terms.left[left]!, value);
      if (result <= LARGEST) return terms.numeral(result);
    }
    if (operator === ADD) {
      if (terms.operator[left] === ADD && terms.operator[terms.right[left]!] === NUMERAL) {
        return terms.make(ADD, terms.left[left]!, terms.numeral(terms.left[terms.right[left]!]! + value));
      }
    }
  }
  return terms.make(operator, left, right);
};

const withoutZero = (terms: TermTable, form: number): number => {
  const right = terms.right[form]!;
  const isSum = terms.operator[form] === ADD && terms.operator[right] === NUMERAL;
  return isSum && terms.left[right] === 0 ? terms.left[form]! : form;
};

/** Whether Lean might close the proposition by `rfl` without unfolding. Counts `x + 0` as `x`, to be on the safe side. */
export const mayCloseByOffset = (terms: TermTable, proposition: number): boolean => {
  if (!isReflexive(terms.operator[proposition]!)) return false;
  const left = offsetForm(terms, terms.left[proposition]!);
  const right = offsetForm(terms, terms.right[proposition]!);
  return withoutZero(terms, left) === withoutZero(terms, right);
};
