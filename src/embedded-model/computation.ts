/**
 * Definitional normal form of Nat terms: what the recursive definitions of `+ * - ^` (on their second argument) compute
 * to on open terms, as the kernel unfolds them. `rfl` proves `a = b` when the forms agree.
 *
 * A form is a numeral, a stuck term, or `stuck + numeral` (that many successors).
 */
import { ADD, CHILDREN, MULTIPLY, NUMERAL, POWER, PREDECESSOR, SUBTRACT } from "./operators.ts";
import type { TermTable } from "./terms.ts";

/** No form: larger than is worth unfolding. */
export const TOO_LARGE = -2;
const LARGEST_SIZE = 200;
const LARGEST_NUMERAL = 10_000;
const MOST_UNFOLDINGS = 6;

/** The number of the definitional normal form of the term `id`, or TOO_LARGE. */
export const computedForm = (terms: TermTable, id: number): number => {
  const known = terms.computed[id]!;
  if (known !== -1) return known;
  const form = compute(terms, id);
  terms.computed[id] = form;
  return form;
};

const compute = (terms: TermTable, id: number): number => {
  const operator = terms.operator[id]!;
  if (CHILDREN[operator] !== 3) return id;
  const left = computedForm(terms, terms.left[id]!);
  const right = computedForm(terms, terms.right[id]!);
  if (left < 0 || right < 0) return TOO_LARGE;
  switch (operator) {
    case ADD:
      return sum(terms, left, right);
    case MULTIPLY:
      return product(terms, left, right);
    case SUBTRACT:
      return difference(terms, left, right);
    case POWER:
      return power(terms, left, right);
    default:
      return TOO_LARGE;
  }
};

const successors = (terms: TermTable, form: number): number => {
  if (terms.operator[form] === NUMERAL) return terms.left[form]!;
  if (terms.operator[form] !== ADD) return 0;
  const right = terms.right[form]!;
  return terms.operator[right] === NUMERAL ? terms.left[right]! : 0;
};

/** The form without its successors; 0 for a numeral. */
const base = (terms: TermTable, form: number): number => {
  if (terms.operator[form] === NUMERAL) return terms.numeral(0);
  return successors(terms, form) > 0 ? terms.left[form]! : form;
};

const raise = (terms: TermTable, form: number, by: number): number => {
  if (by === 0) return form;
  const total = successors(terms, form) + by;
  if (total > LARGEST_NUMERAL) return TOO_LARGE;
  if (terms.operator[form] === NUMERAL) return terms.numeral(total);
  return terms.make(ADD, base(terms, form), terms.numeral(total));
};

const isZero = (terms: TermTable, form: number): boolean => terms.operator[form] === NUMERAL && terms.left[form] === 0;

const bounded = (terms: TermTable, form: number): number =>
  form >= 0 && terms.size[form]! > LARGEST_SIZE ? TOO_LARGE : form;

const sum = (terms: TermTable, left: number, right: number): number => {
  const stuck = base(terms, right);
  const inner = isZero(terms, stuck) ? left : bounded(terms, terms.make(ADD, left, stuck));
  return inner < 0 ? TOO_LARGE : raise(terms, inner, successors(terms, right));
};

const product = (terms: TermTable, left: number, right: number): number => {
  const times = successors(terms, right);
  if (terms.operator[left] === NUMERAL && terms.operator[right] === NUMERAL) {
    const value = terms.left[left]! * times;
    return value <= LARGEST_NUMERAL ? terms.numeral(value) : TOO_LARGE;
  }
  if (times > MOST_UNFOLDINGS) return TOO_LARGE;
  const stuck = base(terms, right);
  let form = isZero(terms, stuck) ? stuck : terms.make(MULTIPLY, left, stuck);
  for (let i = 0; i < times && form >= 0; i++) form = bounded(terms, sum(terms, form, left));
  return form;
};

const difference = (terms: TermTable, left: number, right: number): number => {
  const times = successors(terms, right);
  const stuck = base(terms, right);
  let form = isZero(terms, stuck) ? left : terms.make(SUBTRACT, left, stuck);
  let remaining = times;
  const available = Math.min(remaining, successors(terms, form));
  if (available > 0) {
    const rest = successors(terms, form) - available;
    form = raise(terms, base(terms, form), rest);
    remaining -= available;
  }
  if (isZero(terms, form)) return form;
  if (remaining > MOST_UNFOLDINGS) return TOO_LARGE;
  for (let i = 0; i < remaining; i++) form = terms.make(PREDECESSOR, form, 0);
  return form;
};

const power = (terms: TermTable, left: number, right: number): number => {
  const times = successors(terms, right);
  if (times > MOST_UNFOLDINGS) return TOO_LARGE;
  const stuck = base(terms, right);
  let form = isZero(terms, stuck) ? terms.numeral(1) : terms.make(POWER, left, stuck);
  for (let i = 0; i < times && form >= 0; i++) form = bounded(terms, product(terms, form, left));
  return form;
};
