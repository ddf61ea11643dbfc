/** Operations on plain expressions: places, replacement, substitution, matching. For edits and generators, not for proofs. */
import { type Expression, type Goal, leaf, namesVariable, node } from "./goal.ts";
import { IS_TERM, VARIABLE } from "./operators.ts";

/** Child positions from the root. */
export type Path = readonly number[];

export const sameExpression = (a: Expression, b: Expression): boolean => {
  if (a === b) return true;
  if (a.operator !== b.operator || a.value !== b.value || a.size !== b.size) return false;
  for (let i = 0; i < a.children.length; i++) if (!sameExpression(a.children[i]!, b.children[i]!)) return false;
  return true;
};

/** A subexpression and where it stands. */
export interface Place {
  readonly path: Path;
  readonly here: Expression;
}

const collectPlaces = (here: Expression, path: Path, found: Array<Place>): void => {
  found.push({ path, here });
  for (let i = 0; i < here.children.length; i++) collectPlaces(here.children[i]!, [...path, i], found);
};

/** All subexpressions, the root first, from left to right. */
export const allPlaces = (expression: Expression): ReadonlyArray<Place> => {
  const found: Array<Place> = [];
  collectPlaces(expression, [], found);
  return found;
};

export const isTerm = (expression: Expression): boolean => IS_TERM[expression.operator] === 1;

/** Paths of all Nat terms. */
export const termPaths = (expression: Expression): ReadonlyArray<Path> =>
  allPlaces(expression).flatMap(({ here, path }) => (isTerm(here) ? [path] : []));

export const expressionAt = (expression: Expression, path: Path): Expression =>
  path.reduce((current, i) => current.children[i]!, expression);

/** The expression with `by` where `path` leads, from its step number `depth` on. */
export const replaceAt = (expression: Expression, path: Path, by: Expression, depth = 0): Expression => {
  if (depth === path.length) return by;
  const children = expression.children.slice();
  children[path[depth]!] = replaceAt(children[path[depth]!]!, path, by, depth + 1);
  return node(expression.operator, children, expression.value);
};

/** Every occurrence of `from` replaced; neither of the two may mention a bound variable. */
export const replaceEverywhere = (expression: Expression, from: Expression, to: Expression): Expression => {
  if (sameExpression(expression, from)) return to;
  if (expression.size <= from.size || (from.variables & ~expression.variables) !== 0) return expression;
  const children = expression.children.map((child) => replaceEverywhere(child, from, to));
  if (children.every((child, i) => child === expression.children[i])) return expression;
  return node(expression.operator, children, expression.value);
};

/** Variables (Nat) replaced by terms; those without one stay. */
export const substitute = (expression: Expression, terms: ReadonlyArray<Expression | undefined>): Expression => {
  if (expression.operator === VARIABLE) return terms[expression.value] ?? expression;
  if (expression.children.length === 0) return expression;
  return node(
    expression.operator,
    expression.children.map((child) => substitute(child, terms)),
    expression.value,
  );
};

/** Whether `pattern`, its variables standing for terms, can be made `subject`; fills `bound`. */
export const matchExpression = (
  pattern: Expression,
  subject: Expression,
  bound: Array<Expression | undefined>,
): boolean => {
  if (pattern.operator === VARIABLE) {
    const known = bound[pattern.value];
    if (known !== undefined) return sameExpression(known, subject);
    bound[pattern.value] = subject;
    return true;
  }
  return (
    pattern.operator === subject.operator &&
    pattern.value === subject.value &&
    pattern.children.every((child, i) => matchExpression(child, subject.children[i]!, bound))
  );
};

/** Whether a bound variable of an enclosing quantifier occurs. */
export const isOpen = (expression: Expression): boolean => expression.loose > 0;

const renumber = (expression: Expression, index: ReadonlyMap<number, number>): Expression => {
  const value = namesVariable(expression.operator) ? index.get(expression.value)! : expression.value;
  if (expression.children.length === 0) return leaf(expression.operator, value);
  return node(
    expression.operator,
    expression.children.map((child) => renumber(child, index)),
    value,
  );
};

/** The goal without the variables that do not occur in it. */
export const withoutUnusedVariables = (goal: Goal): Goal => {
  let used = goal.target.variables;
  for (const { proposition } of goal.hypotheses) used |= proposition.variables;
  const kept = goal.variables.map((_, i) => i).filter((i) => (used & (1 << i)) !== 0);
  if (kept.length === goal.variables.length) return goal;
  const index = new Map(kept.map((old, position) => [old, position]));
  return {
    variables: kept.map((i) => goal.variables[i]!),
    hypotheses: goal.hypotheses.map(({ name, proposition }) => ({ name, proposition: renumber(proposition, index) })),
    target: renumber(goal.target, index),
  };
};
