/** First-order matching of lemma patterns against closed terms, with the bindings in `Workspace.bound`. */
import { BOUND, CHILDREN, isQuantifier, META_PROPOSITION, META_TERM } from "./operators.ts";
import type { TermTable } from "./terms.ts";
import type { Workspace } from "./workspace.ts";

/** Forgets the bindings of the first `count` pattern variables. */
export const unbind = (ws: Workspace, count: number): void => {
  for (let i = 0; i < count; i++) ws.bound[i] = -1;
};

/** Whether `pattern` can be made equal to `subject`, extending the bindings; after a failure some may have been added. */
export const matches = (ws: Workspace, pattern: number, subject: number): boolean => {
  const terms = ws.terms;
  if (terms.hasMeta[pattern] === 0) return pattern === subject;
  const operator = terms.operator[pattern]!;
  if (operator === META_TERM || operator === META_PROPOSITION) {
    const index = terms.left[pattern]!;
    const bound = ws.bound[index]!;
    if (bound >= 0) return bound === subject;
    if (terms.loose[subject]! > 0) return false;
    ws.bound[index] = subject;
    return true;
  }
  if (operator !== terms.operator[subject]) return false;
  const children = CHILDREN[operator]!;
  if ((children & 1) !== 0 && !matches(ws, terms.left[pattern]!, terms.left[subject]!)) return false;
  return (children & 2) === 0 || matches(ws, terms.right[pattern]!, terms.right[subject]!);
};

/** The pattern with its variables replaced by their bindings; all of them must be bound. */
export const instantiatePattern = (ws: Workspace, pattern: number): number => {
  const terms = ws.terms;
  if (terms.hasMeta[pattern] === 0) return pattern;
  const operator = terms.operator[pattern]!;
  if (operator === META_TERM || operator === META_PROPOSITION) return ws.bound[terms.left[pattern]!]!;
  const children = CHILDREN[operator]!;
  const left = terms.left[pattern]!;
  const right = terms.right[pattern]!;
  const newLeft = children & 1 ? instantiatePattern(ws, left) : left;
  const newRight = children & 2 ? instantiatePattern(ws, right) : right;
  return terms.make(operator, newLeft, newRight);
};

/** No instance; see `instanceOf`. */
export const NO_INSTANCE = -1;
/** The body does not mention its variable, so every instance fits. */
export const ANY_INSTANCE = -2;

/**
 * The closed term `t` for which the quantifier body `body` with `t` for its variable is `subject`; NO_INSTANCE if there
 * is none, ANY_INSTANCE if the body does not mention the variable.
 */
export const instanceOf = (terms: TermTable, body: number, subject: number, depth = 0): number => {
  if (terms.loose[body]! <= depth) return body === subject ? ANY_INSTANCE : NO_INSTANCE;
  const operator = terms.operator[body]!;
  if (operator === BOUND) return terms.loose[subject] === 0 ? subject : NO_INSTANCE;
  if (operator !== terms.operator[subject]) return NO_INSTANCE;
  const children = CHILDREN[operator]!;
  const inner = isQuantifier(operator) ? depth + 1 : depth;
  if ((children & 1) === 0 && terms.left[body] !== terms.left[subject]) return NO_INSTANCE;
  const left = children & 1 ? instanceOf(terms, terms.left[body]!, terms.left[subject]!, inner) : ANY_INSTANCE;
  if (left === NO_INSTANCE || (children & 2) === 0) return left;
  const right = instanceOf(terms, terms.right[body]!, terms.right[subject]!, inner);
  if (left === ANY_INSTANCE || right === NO_INSTANCE) return right;
  return right === ANY_INSTANCE || right === left ? left : NO_INSTANCE;
};
