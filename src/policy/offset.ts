/**
 * Offset normal form: the term with `x + 1 + 1` merged into `x + 2`, `x + 0` into `x` and closed arithmetic evaluated.
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
      if (value === 0) return left;
      if (terms.operator[left] === ADD && terms.operator[terms.right[left]!] === NUMERAL) {
        return terms.make(ADD, terms.left[left]!, terms.numeral(terms.left[terms.right[left]!]! + value));
      }
    }
  }
  return terms.make(operator, left, right);
};

/** Whether Lean might close the relation `id` by reflexivity without unfolding, though its sides differ as text. */
export const mayCloseByOffset = (terms: TermTable, id: number): boolean => {
  const operator = terms.operator[id]!;
  if (!isReflexive(operator)) return false;
  const left = terms.left[id]!;
  const right = terms.right[id]!;
  return left !== right && offsetForm(terms, left) === offsetForm(terms, right);
};
