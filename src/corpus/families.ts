/** The families of statements, and the next candidate of one: true by construction, its size set by the generators' options. */
import type { RandomStream } from "../domain/index.ts";
import {
  type Expression,
  expressionAt,
  type Goal,
  node,
  operators,
  replaceAt,
  termPaths,
} from "../embedded-model/index.ts";
import { randomEquation } from "./equations.ts";
import { randomFirstOrder, randomPropositional } from "./formulas.ts";
import { randomInequality } from "./inequalities.ts";
import { pick } from "./rewriting.ts";

export const FAMILIES = ["equation", "inequality", "propositional", "first-order"] as const;
export type Family = (typeof FAMILIES)[number];

/** Share of each family in a set of all of them. */
export const FAMILY_SHARES: Readonly<Record<Family, number>> = {
  equation: 0.55,
  inequality: 0.2,
  propositional: 0.17,
  "first-order": 0.08,
};

/** Smallest value of `more`. */
export const LEAST_MORE = -2;

/** The generators by family; `more` (LEAST_MORE or larger) is added to the sizes they draw. */
const GENERATORS: Readonly<Record<Family, (stream: RandomStream, more: number) => Goal | null>> = {
  equation: (stream, more) =>
    randomEquation(
      {
        operations: 3 + more + stream.nextInt(7),
        variables: 2 + stream.nextInt(3),
        steps: Math.max(1, 4 + 4 * more + stream.nextInt(15)),
        unlisted: 0.3,
      },
      stream,
    ),
  inequality: (stream, more) =>
    randomInequality(
      {
        operations: Math.max(0, 1 + more + stream.nextInt(5)),
        variables: 2 + stream.nextInt(2),
        steps: Math.max(1, 1 + more + stream.nextInt(4)),
        scrambles: Math.max(0, 2 * more + stream.nextInt(9)),
        hypotheses: stream.nextInt(3),
      },
      stream,
    ),
  propositional: (stream, more) =>
    randomPropositional(
      { atoms: 2 + stream.nextInt(3), connectives: 3 + more + stream.nextInt(4), hypotheses: stream.nextInt(4) },
      stream,
    ),
  "first-order": (stream, more) =>
    randomFirstOrder(
      { atoms: 2 + stream.nextInt(2), connectives: 2 + more + stream.nextInt(4), hypotheses: 1 + stream.nextInt(2) },
      stream,
    ),
};

/** The next statement of a family, true by construction; `more` makes it larger, below 0 smaller. */
export const nextCandidate = (family: Family, stream: RandomStream, more = 0): Goal => {
  for (;;) {
    const goal = GENERATORS[family](stream, more);
    if (goal !== null) return goal;
  }
};

const OTHER: Readonly<Record<number, number>> = {
  [operators.ADD]: operators.MULTIPLY,
  [operators.MULTIPLY]: operators.ADD,
  [operators.SUBTRACT]: operators.ADD,
  [operators.POWER]: operators.MULTIPLY,
};

const swapConnective = (expression: Expression): Expression => {
  const other = { [operators.AND]: operators.OR, [operators.OR]: operators.AND }[expression.operator];
  if (other !== undefined) return node(other, expression.children);
  if (expression.children.length === 0) return expression;
  return node(expression.operator, expression.children.map(swapConnective), expression.value);
};

/** The statement with one operator exchanged (every `∧` and `∨` in a formula): mostly false. */
export const altered = (goal: Goal, stream: RandomStream): Goal => {
  const places = termPaths(goal.target).filter((path) => expressionAt(goal.target, path).operator in OTHER);
  if (places.length === 0) return { ...goal, target: swapConnective(goal.target) };
  const path = pick(places, stream);
  const here = expressionAt(goal.target, path);
  return { ...goal, target: replaceAt(goal.target, path, node(OTHER[here.operator]!, here.children)) };
};
