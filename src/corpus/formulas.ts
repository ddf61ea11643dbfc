/** Propositional and first-order statements: random formulas, kept when they are classically valid and not trivial. */
import type { RandomStream } from "../domain/index.ts";
import {
  type Expression,
  type Goal,
  isValidFormula,
  leaf,
  node,
  operators,
  type Sort,
  sameExpression,
  withoutUnusedVariables,
} from "../embedded-model/index.ts";
import { pick } from "./rewriting.ts";

const { AND, ATOM, BOUND, EXISTS, FORALL, IFF, IMPLIES, NOT, OR, PREDICATE } = operators;

const CONNECTIVES: readonly number[] = [AND, AND, OR, OR, IMPLIES, IMPLIES, NOT, IFF];

const randomFormula = (connectives: number, atoms: readonly Expression[], stream: RandomStream): Expression => {
  if (connectives <= 0) return pick(atoms, stream);
  const operator = pick(CONNECTIVES, stream);
  if (operator === NOT) return node(NOT, [randomFormula(connectives - 1, atoms, stream)]);
  const left = stream.nextInt(connectives);
  return node(operator, [randomFormula(left, atoms, stream), randomFormula(connectives - 1 - left, atoms, stream)]);
};

export interface FormulaOptions {
  readonly atoms: number;
  /** Connectives of each hypothesis and of the goal. */
  readonly connectives: number;
  readonly hypotheses: number;
}

/** A connective between equal formulas: padding, not difficulty. */
const hasEqualSides = (expression: Expression): boolean => {
  const [left, right] = expression.children;
  if (left !== undefined && right !== undefined && sameExpression(left, right)) return true;
  return expression.children.some(hasEqualSides);
};

const isPadded = (goal: Goal): boolean =>
  [goal.target, ...goal.hypotheses.map(({ proposition }) => proposition)].some(hasEqualSides);

/** Whether the goal, or `False`, follows from fewer of the hypotheses. */
const isRedundant = (goal: Goal): boolean => {
  const { hypotheses, target } = goal;
  const fewer = hypotheses.map((_, i) => hypotheses.filter((_, j) => j !== i));
  if (fewer.some((rest) => isValidFormula({ ...goal, hypotheses: rest, target }))) return true;
  return hypotheses.length > 0 && isValidFormula({ ...goal, target: leaf(operators.FALSE) });
};

const HYPOTHESIS_NAMES = ["h", "g", "k"] as const;

/** The goal of these parts; null unless it is valid, not padded, and needs all its hypotheses. */
const needed = (variables: Goal["variables"], propositions: readonly Expression[], target: Expression): Goal | null => {
  if (propositions.some((proposition) => sameExpression(proposition, target))) return null;
  const hypotheses = propositions.map((proposition, i) => ({ name: HYPOTHESIS_NAMES[i]!, proposition }));
  const goal = withoutUnusedVariables({ variables, hypotheses, target });
  return !isPadded(goal) && isValidFormula(goal) && !isRedundant(goal) ? goal : null;
};

const namedVariables = (names: readonly string[], count: number, sort: Sort): Goal["variables"] =>
  names.slice(0, count).map((name) => ({ name, sort }));

/** A valid propositional statement that needs all its hypotheses, or null. */
export const randomPropositional = (options: FormulaOptions, stream: RandomStream): Goal | null => {
  const atoms = Array.from({ length: options.atoms }, (_, i) => leaf(ATOM, i));
  const hypotheses = Array.from({ length: options.hypotheses }, () =>
    randomFormula(1 + stream.nextInt(options.connectives), atoms, stream),
  );
  const target = randomFormula(options.connectives, atoms, stream);
  return needed(namedVariables(["p", "q", "r", "s"], options.atoms, "Prop"), hypotheses, target);
};

const quantified = (connectives: number, predicates: number, stream: RandomStream): Expression => {
  const matrix = Array.from({ length: predicates }, (_, i) => node(PREDICATE, [leaf(BOUND, 0)], i));
  return node(pick([FORALL, EXISTS], stream), [randomFormula(connectives, matrix, stream)]);
};

const randomSentence = (connectives: number, predicates: number, stream: RandomStream): Expression => {
  const shape = stream.nextInt(5);
  if (shape === 0) return node(NOT, [quantified(connectives, predicates, stream)]);
  if (shape === 1) {
    const parts = [quantified(0, predicates, stream), quantified(Math.max(0, connectives - 1), predicates, stream)];
    return node(pick([AND, OR, IMPLIES], stream), parts);
  }
  return quantified(connectives, predicates, stream);
};

/** A valid statement of monadic predicate logic that needs all its hypotheses, or null. */
export const randomFirstOrder = (options: FormulaOptions, stream: RandomStream): Goal | null => {
  const sentence = (): Expression => randomSentence(stream.nextInt(options.connectives + 1), options.atoms, stream);
  const hypotheses = Array.from({ length: options.hypotheses }, sentence);
  return needed(namedVariables(["P", "Q", "R"], options.atoms, "Predicate"), hypotheses, sentence());
};
