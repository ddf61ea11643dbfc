/** The stream of candidate statements: kinds by quota, difficulty graded by the generators' options. */
import type { RandomStream } from "../../src/domain/index.ts";
import {
  type Expression,
  expressionAt,
  type Goal,
  node,
  operators,
  replaceAt,
  termPaths,
} from "../../src/embedded-model/index.ts";
import { randomEquation } from "./equations.ts";
import { randomFirstOrder, randomPropositional } from "./formulas.ts";
import { randomInequality } from "./inequalities.ts";
import { pick } from "./rewriting.ts";

export type Kind = "equation" | "inequality" | "propositional" | "first-order";

/** Share of each kind in every set. */
export const QUOTAS: Readonly<Record<Kind, number>> = {
  equation: 0.55,
  inequality: 0.2,
  propositional: 0.17,
  "first-order": 0.08,
};

/** The generators by kind; `more` (0 or larger) is added to the sizes they draw. */
const GENERATORS: Readonly<Record<Kind, (stream: RandomStream, more: number) => Goal | null>> = {
  equation: (stream, more) =>
    randomEquation(
      {
        operations: 3 + more + stream.nextInt(7),
        variables: 2 + stream.nextInt(3),
        steps: 4 + 4 * more + stream.nextInt(15),
        unlisted: 0.3,
      },
      stream,
    ),
  inequality: (stream, more) =>
    randomInequality(
      {
        operations: 1 + more + stream.nextInt(5),
        variables: 2 + stream.nextInt(2),
        steps: 1 + more + stream.nextInt(4),
        scrambles: 2 * more + stream.nextInt(9),
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

/** The next statement of a kind, true by construction; `more` makes it larger. */
export const nextCandidate = (kind: Kind, stream: RandomStream, more = 0): Goal => {
  for (;;) {
    const goal = GENERATORS[kind](stream, more);
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
export const perturbed = (goal: Goal, stream: RandomStream): Goal => {
  const places = termPaths(goal.target).filter((path) => expressionAt(goal.target, path).operator in OTHER);
  if (places.length === 0) return { ...goal, target: swapConnective(goal.target) };
  const path = pick(places, stream);
  const here = expressionAt(goal.target, path);
  return { ...goal, target: replaceAt(goal.target, path, node(OTHER[here.operator]!, here.children)) };
};
