/** Nat equations: a random term, and the same term after a number of rewrite steps. */
import type { RandomStream } from "../domain/index.ts";
import {
  type Expression,
  type Goal,
  leaf,
  node,
  operators,
  sameExpression,
  withoutUnusedVariables,
} from "../embedded-model/index.ts";
import { LISTED_STEPS, pick, randomStep, UNLISTED_STEPS } from "./rewriting.ts";

const { ADD, EQUAL, MULTIPLY, NUMERAL, POWER, SUBTRACT, VARIABLE } = operators;

export const NAT_NAMES = ["a", "b", "c", "d"] as const;

/** `count` Nat variables under their usual names. */
export const natVariables = (count: number): Goal["variables"] =>
  NAT_NAMES.slice(0, count).map((name) => ({ name, sort: "Nat" }));

const OPERATORS: readonly number[] = [ADD, ADD, ADD, ADD, MULTIPLY, MULTIPLY, MULTIPLY, SUBTRACT, POWER];

/** A random Nat term with about `operations` operators over the first `variables` variables. */
export const randomTerm = (operations: number, variables: number, stream: RandomStream): Expression => {
  if (operations <= 0) {
    return stream.nextInt(6) === 0 ? leaf(NUMERAL, stream.nextInt(3)) : leaf(VARIABLE, stream.nextInt(variables));
  }
  const operator = pick(OPERATORS, stream);
  const left = stream.nextInt(operations);
  if (operator === POWER) {
    const exponent = stream.nextInt(2) === 0 ? leaf(NUMERAL, 2) : leaf(VARIABLE, stream.nextInt(variables));
    return node(operator, [randomTerm(Math.min(1, operations - 1), variables, stream), exponent]);
  }
  return node(operator, [randomTerm(left, variables, stream), randomTerm(operations - 1 - left, variables, stream)]);
};

export interface EquationOptions {
  /** Operators of the first term. */
  readonly operations: number;
  readonly variables: number;
  /** Rewrite steps. */
  readonly steps: number;
  /** Share of steps with facts that the prover does not know, in [0, 1]. */
  readonly unlisted: number;
}

const LARGEST_SIDE = 25;

/** A true equation, or null when the steps led back to the start or to a term that is too large. */
export const randomEquation = (options: EquationOptions, stream: RandomStream): Goal | null => {
  const { operations, variables, steps, unlisted } = options;
  const start = randomTerm(operations, variables, stream);
  const fresh = (): Expression => randomTerm(0, variables, stream);
  let current = start;
  for (let done = 0, tries = 0; done < steps && tries < 20 * steps; tries++) {
    const rules = stream.nextDouble() < unlisted ? UNLISTED_STEPS : LISTED_STEPS;
    const next = randomStep(current, rules, fresh, stream);
    if (next === null || next.size > LARGEST_SIDE) continue;
    current = next;
    done += 1;
  }
  if (sameExpression(start, current)) return null;
  const sides = stream.nextInt(2) === 0 ? [start, current] : [current, start];
  const target = node(EQUAL, sides);
  return withoutUnusedVariables({ variables: natVariables(variables), hypotheses: [], target });
};
