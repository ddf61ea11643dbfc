/**
 * What statements mean on finite interpretations: refutation of Nat statements on small values, validity of propositional
 * and monadic predicate logic. For counting false statements and for tests; the prover never looks at it.
 */
import type { RandomStream } from "../domain/index.ts";
import { type Expression, type Goal, node } from "./goal.ts";
import {
  ADD,
  AND,
  ATOM,
  BOUND,
  EQUAL,
  EXISTS,
  FALSE,
  FORALL,
  IFF,
  IMPLIES,
  LESS,
  LESS_EQUAL,
  MULTIPLY,
  NOT,
  NUMERAL,
  OR,
  POWER,
  PREDICATE,
  SUBTRACT,
  TRUE,
  VARIABLE,
} from "./operators.ts";

/**
 * Values by variable index: numbers for Nat variables (an element of the domain where formulas are meant), truth values
 * for atoms; for predicates a bit set of the elements of which they hold.
 */
interface Interpretation {
  readonly values: ReadonlyArray<number | boolean>;
  /** Elements that quantifiers range over. */
  readonly domain: readonly number[];
  readonly bound: Array<number>;
}

/** Too large to compute exactly: neither true nor false. */
const UNKNOWN = Number.NaN;

const evaluateTerm = (expression: Expression, at: Interpretation): number => {
  const [first, second] = expression.children;
  switch (expression.operator) {
    case VARIABLE:
      return at.values[expression.value] as number;
    case BOUND:
      return at.bound[at.bound.length - 1 - expression.value]!;
    case NUMERAL:
      return expression.value;
    default: {
      const left = evaluateTerm(first!, at);
      const right = evaluateTerm(second!, at);
      const result = arithmetic(expression.operator, left, right);
      return result <= Number.MAX_SAFE_INTEGER ? result : UNKNOWN;
    }
  }
};

const arithmetic = (operator: number, left: number, right: number): number => {
  switch (operator) {
    case ADD:
      return left + right;
    case MULTIPLY:
      return left * right;
    case SUBTRACT:
      return Math.max(0, left - right);
    case POWER:
      return left ** right;
    default:
      return UNKNOWN;
  }
};

/** True, false, or null when a number in it is too large. Kleene's strong connectives. */
const evaluate = (expression: Expression, at: Interpretation): boolean | null => {
  const [first, second] = expression.children;
  switch (expression.operator) {
    case TRUE:
      return true;
    case FALSE:
      return false;
    case ATOM:
      return at.values[expression.value] as boolean;
    case PREDICATE:
      return (((at.values[expression.value] as number) >> evaluateTerm(first!, at)) & 1) === 1;
    case EQUAL:
    case LESS_EQUAL:
    case LESS:
      return compare(expression.operator, evaluateTerm(first!, at), evaluateTerm(second!, at));
    case NOT:
      return negate(evaluate(first!, at));
    case AND:
      return conjunction(evaluate(first!, at), () => evaluate(second!, at));
    case OR:
      return negate(conjunction(negate(evaluate(first!, at)), () => negate(evaluate(second!, at))));
    case IMPLIES:
      return negate(conjunction(evaluate(first!, at), () => negate(evaluate(second!, at))));
    case IFF: {
      const left = evaluate(first!, at);
      const right = evaluate(second!, at);
      return left === null || right === null ? null : left === right;
    }
    case FORALL:
      return everywhere(first!, at);
    case EXISTS:
      return negate(everywhere(node(NOT, [first!]), at));
    default:
      return null;
  }
};

const compare = (operator: number, left: number, right: number): boolean | null => {
  if (Number.isNaN(left) || Number.isNaN(right)) return null;
  return operator === EQUAL ? left === right : operator === LESS ? left < right : left <= right;
};

const negate = (value: boolean | null): boolean | null => (value === null ? null : !value);

const conjunction = (left: boolean | null, right: () => boolean | null): boolean | null => {
  if (left === false) return false;
  const other = right();
  return other === false ? false : left === null ? null : other;
};

const everywhere = (body: Expression, at: Interpretation): boolean | null => {
  let result: boolean | null = true;
  for (const element of at.domain) {
    at.bound.push(element);
    result = conjunction(result, () => evaluate(body, at));
    at.bound.pop();
    if (result === false) return false;
  }
  return result;
};

/** Whether the hypotheses hold and the target fails. */
const isCounterexample = (goal: Goal, at: Interpretation): boolean =>
  evaluate(goal.target, at) === false && goal.hypotheses.every(({ proposition }) => evaluate(proposition, at) === true);

const mentions = (expression: Expression, wanted: (operator: number) => boolean): boolean =>
  wanted(expression.operator) || expression.children.some((child) => mentions(child, wanted));

const everyProposition = (goal: Goal, wanted: (operator: number) => boolean): boolean =>
  [goal.target, ...goal.hypotheses.map(({ proposition }) => proposition)].some((part) => mentions(part, wanted));

const LARGEST_VALUE = 7;

/**
 * Values of the variables that make the hypotheses true and the target false, found by drawing small values `tries`
 * times; null when none was found (which proves nothing). Statements with quantifiers are never refuted.
 */
export const refute = (goal: Goal, tries: number, stream: RandomStream): ReadonlyArray<number | boolean> | null => {
  if (everyProposition(goal, (operator) => operator === FORALL || operator === EXISTS)) return null;
  for (let i = 0; i < tries; i++) {
    const values = goal.variables.map(({ sort }) => {
      if (sort === "Prop") return stream.nextInt(2) === 1;
      return stream.nextInt(sort === "Nat" ? LARGEST_VALUE + 1 : 1 << 30);
    });
    if (isCounterexample(goal, { values, domain: [], bound: [] })) return values;
  }
  return null;
};

/**
 * Whether a statement of propositional or monadic predicate logic is valid. With k predicates a model is given by which
 * of the 2^k kinds of elements occur in it, so that the check is complete. Throws RangeError on a statement with
 * arithmetic, or with more than 3 predicates.
 */
export const isValidFormula = (goal: Goal): boolean => {
  const arithmetic = (operator: number): boolean =>
    (operator >= NUMERAL && operator <= POWER) || (operator >= EQUAL && operator <= LESS);
  const predicates = goal.variables.flatMap(({ sort }, index) => (sort === "Predicate" ? [index] : []));
  if (everyProposition(goal, arithmetic) || predicates.length > 3)
    throw new RangeError("not a formula of monadic logic");
  const kinds = 1 << predicates.length;
  const values: Array<number | boolean> = goal.variables.map(() => 0);
  predicates.forEach((index, bit) => {
    let holds = 0;
    for (let kind = 0; kind < kinds; kind++) if ((kind >> bit) & 1) holds |= 1 << kind;
    values[index] = holds;
  });
  for (let occurring = 1; occurring < 1 << kinds; occurring++) {
    const domain = Array.from({ length: kinds }, (_, kind) => kind).filter((kind) => (occurring >> kind) & 1);
    if (!holdsForAll(goal, values, domain, 0)) return false;
  }
  return true;
};

const holdsForAll = (
  goal: Goal,
  values: Array<number | boolean>,
  domain: readonly number[],
  index: number,
): boolean => {
  const variable = goal.variables[index];
  if (variable === undefined) return !isCounterexample(goal, { values, domain, bound: [] });
  if (variable.sort === "Predicate") return holdsForAll(goal, values, domain, index + 1);
  for (const value of variable.sort === "Prop" ? [true, false] : domain) {
    values[index] = value;
    if (!holdsForAll(goal, values, domain, index + 1)) return false;
  }
  return true;
};
