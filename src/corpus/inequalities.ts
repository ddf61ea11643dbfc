/** Inequalities between Nat terms: monotone steps composed, from hypotheses and from nothing, then lightly scrambled. */
import type { RandomStream } from "../domain/index.ts";
import {
  type Expression,
  expressionAt,
  type Goal,
  leaf,
  node,
  operators,
  type Path,
  replaceAt,
  sameExpression,
  termPaths,
  withoutUnusedVariables,
} from "../embedded-model/index.ts";
import { natVariables, randomTerm } from "./equations.ts";
import { LISTED_STEPS, pick, randomStep } from "./rewriting.ts";

const { ADD, LESS, LESS_EQUAL, MULTIPLY, NUMERAL, SUBTRACT, VARIABLE } = operators;

/** `left ≤ right` or, when strict, `left < right`, known of the variables. */
interface Known {
  readonly left: Expression;
  readonly right: Expression;
  readonly strict: boolean;
}

/** Every position is monotone on the way: sums, products and left sides of differences. */
const isMonotone = (expression: Expression, path: Path): boolean => {
  let current = expression;
  for (const i of path) {
    const allowed =
      current.operator === ADD || current.operator === MULTIPLY || (current.operator === SUBTRACT && i === 0);
    if (!allowed) return false;
    current = current.children[i]!;
  }
  return true;
};

/** A term at least as large as `term`: a summand more, a hypothesis used, a subtraction undone. */
const larger = (term: Expression, known: readonly Known[], variables: number, stream: RandomStream): Expression => {
  const places = termPaths(term).filter((path) => isMonotone(term, path));
  const path = pick(places, stream);
  const here = expressionAt(term, path);
  const usable = known.filter((fact) => sameExpression(fact.left, here));
  if (usable.length > 0 && stream.nextInt(4) > 0) return replaceAt(term, path, pick(usable, stream).right);
  if (here.operator === SUBTRACT && stream.nextInt(2) === 0) return replaceAt(term, path, here.children[0]!);
  const extra = randomTerm(stream.nextInt(2), variables, stream);
  return replaceAt(term, path, node(ADD, stream.nextInt(2) === 0 ? [here, extra] : [extra, here]));
};

const scramble = (term: Expression, times: number, variables: number, stream: RandomStream): Expression => {
  let current = term;
  for (let i = 0; i < times; i++) {
    const next = randomStep(current, LISTED_STEPS, () => randomTerm(0, variables, stream), stream);
    if (next !== null && next.size <= 15) current = next;
  }
  return current;
};

export interface InequalityOptions {
  readonly operations: number;
  readonly variables: number;
  /** Monotone steps. */
  readonly steps: number;
  /** Rewrite steps tried on either side afterwards. */
  readonly scrambles: number;
  /** Hypotheses between variables, 0 to variables − 1. */
  readonly hypotheses: number;
}

/** A true inequality, or null when both sides came out equal. */
export const randomInequality = (options: InequalityOptions, stream: RandomStream): Goal | null => {
  const { variables } = options;
  const known: Array<Known> = [];
  for (let i = 0; i < Math.min(options.hypotheses, variables - 1); i++) {
    const strict = stream.nextInt(3) === 0;
    known.push({ left: leaf(VARIABLE, i), right: leaf(VARIABLE, i + 1), strict });
  }
  const start = randomTerm(options.operations, variables, stream);
  let current = start;
  for (let i = 0; i < options.steps; i++) current = larger(current, known, variables, stream);
  const strict = stream.nextInt(4) === 0;
  if (strict) current = node(ADD, [current, leaf(NUMERAL, 1)]);
  const left = scramble(start, options.scrambles, variables, stream);
  const right = scramble(current, options.scrambles, variables, stream);
  if (sameExpression(left, right)) return null;
  return withoutUnusedVariables({
    variables: natVariables(variables),
    hypotheses: known.map((fact, i) => ({
      name: `h${["", "'", "''"][i] ?? i}`,
      proposition: node(fact.strict ? LESS : LESS_EQUAL, [fact.left, fact.right]),
    })),
    target: node(strict ? LESS : LESS_EQUAL, [left, right]),
  });
};
