/** Operations on plain expressions: places, replacement, substitution, matching. For edits and generators, not for proofs. */
import { type Expression, type Goal, leaf, node } from "./goal.ts";
import { ATOM, BOUND, IS_TERM, isQuantifier, PREDICATE, VARIABLE } from "./operators.ts";

/** Child positions from the root. */
export type Path = readonly number[];

export const sameExpression = (a: Expression, b: Expression): boolean =>
  a.operator === b.operator &&
  a.value === b.value &&
  a.children.every((child, i) => sameExpression(child, b.children[i]!));

/** Paths of all subexpressions, the root first, from left to right. */
export const allPaths = (expression: Expression, path: Path = []): ReadonlyArray<Path> => [
  path,
  ...expression.children.flatMap((child, i) => allPaths(child, [...path, i])),
];

export const isTerm = (expression: Expression): boolean => IS_TERM[expression.operator] === 1;

/** Paths of all Nat terms. */
export const termPaths = (expression: Expression): ReadonlyArray<Path> =>
  allPaths(expression).filter((path) => isTerm(expressionAt(expression, path)));

export const expressionAt = (expression: Expression, path: Path): Expression =>
  path.reduce((current, i) => current.children[i]!, expression);

export const replaceAt = (expression: Expression, path: Path, by: Expression): Expression => {
  const [first, ...rest] = path;
  if (first === undefined) return by;
  const children = expression.children.map((child, i) => (i === first ? replaceAt(child, rest, by) : child));
  return node(expression.operator, children, expression.value);
};

/** Every occurrence of `from` replaced; neither of the two may mention a bound variable. */
export const replaceEverywhere = (expression: Expression, from: Expression, to: Expression): Expression => {
  if (sameExpression(expression, from)) return to;
  if (expression.children.length === 0) return expression;
  const children = expression.children.map((child) => replaceEverywhere(child, from, to));
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
export const isOpen = (expression: Expression, depth = 0): boolean => {
  if (expression.operator === BOUND) return expression.value >= depth;
  const inner = isQuantifier(expression.operator) ? depth + 1 : depth;
  return expression.children.some((child) => isOpen(child, inner));
};

const isVariableUse = (operator: number): boolean =>
  operator === VARIABLE || operator === ATOM || operator === PREDICATE;

/** The indices of the variables that occur. */
export const variablesOf = (expression: Expression, found: Set<number> = new Set()): Set<number> => {
  if (isVariableUse(expression.operator)) found.add(expression.value);
  for (const child of expression.children) variablesOf(child, found);
  return found;
};

const renumber = (expression: Expression, index: ReadonlyMap<number, number>): Expression => {
  const value = isVariableUse(expression.operator) ? index.get(expression.value)! : expression.value;
  if (expression.children.length === 0) return leaf(expression.operator, value);
  return node(
    expression.operator,
    expression.children.map((child) => renumber(child, index)),
    value,
  );
};

/** The goal without the variables that do not occur in it. */
export const withoutUnusedVariables = (goal: Goal): Goal => {
  const used = variablesOf(goal.target);
  for (const { proposition } of goal.hypotheses) variablesOf(proposition, used);
  if (used.size === goal.variables.length) return goal;
  const kept = goal.variables.map((_, i) => i).filter((i) => used.has(i));
  const index = new Map(kept.map((old, position) => [old, position]));
  return {
    variables: kept.map((i) => goal.variables[i]!),
    hypotheses: goal.hypotheses.map(({ name, proposition }) => ({ name, proposition: renumber(proposition, index) })),
    target: renumber(goal.target, index),
  };
};
