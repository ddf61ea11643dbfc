/**
 * Random equational reasoning for the generators: single rewrite steps at random places, with the prover's lemmas and
 * with a few that it does not know. Works on plain expressions; no search, no prover.
 */
import type { RandomStream } from "../domain/index.ts";
import {
  type Expression,
  expressionAt,
  LEMMAS,
  matchExpression,
  operators,
  type Path,
  readSignature,
  replaceAt,
  substitute,
  termPaths,
} from "../embedded-model/index.ts";

export interface Equation {
  readonly variables: number;
  readonly left: Expression;
  readonly right: Expression;
}

/** Facts that the generator uses and the prover has to derive. */
const UNLISTED = [
  "(a b : Nat) : (a + b) * (a + b) = a * a + 2 * (a * b) + b * b",
  "(a b c d : Nat) : (a + b) * (c + d) = a * c + a * d + (b * c + b * d)",
  "(a : Nat) : a + a + a = 3 * a",
  "(a b : Nat) : (a + 1) * (b + 1) = a * b + a + b + 1",
  "(a b : Nat) : (a + b) ^ 2 = a ^ 2 + 2 * a * b + b ^ 2",
  "(a b c d : Nat) : a + b + (c + d) = a + c + (b + d)",
  "(a b c d : Nat) : a * b * (c * d) = a * c * (b * d)",
  "(a : Nat) : a ^ 3 = a * a * a",
  "(a n : Nat) : a ^ (n + 2) = a ^ n * a * a",
  "(a b : Nat) : a + b - a + a = a + b",
  "(a b c : Nat) : a + b + c - b = c + a",
  "(a b : Nat) : a * b - b * a = 0",
  "(a b : Nat) : (a + 1) * b - b = a * b",
  "(a b c : Nat) : a + (b + c) - (a + b) = c",
  "(a b : Nat) : 2 * (a + b) = a + b + b + a",
  "(a n : Nat) : a ^ n * a ^ n = a ^ (2 * n)",
  "(a b n : Nat) : a ^ n * b ^ n * 1 = (b * a) ^ n",
  "(a b : Nat) : a * (b + 2) = a * b + a + a",
  "(a : Nat) : 1 + a * 1 = a + 1",
];

const equationOf = (signature: string): Equation | null => {
  const { variables, hypotheses, target } = readSignature(signature);
  if (hypotheses.length > 0 || target.operator !== operators.EQUAL) return null;
  return { variables: variables.length, left: target.children[0]!, right: target.children[1]! };
};

const both = (signatures: readonly string[]): Array<Equation> =>
  signatures
    .map(equationOf)
    .filter((equation) => equation !== null)
    .flatMap(({ variables, left, right }) => [
      { variables, left, right },
      { variables, left: right, right: left },
    ]);

export const LISTED_STEPS: readonly Equation[] = both(LEMMAS.map((lemma) => lemma.signature));
export const UNLISTED_STEPS: readonly Equation[] = both(UNLISTED);

export const pick = <A>(items: readonly A[], stream: RandomStream): A => items[stream.nextInt(items.length)] as A;

/** One random rewrite step somewhere in `expression`; null if the drawn step fits nowhere. */
export const randomStep = (
  expression: Expression,
  steps: readonly Equation[],
  freshTerm: () => Expression,
  stream: RandomStream,
): Expression | null => {
  const step = pick(steps, stream);
  const places: Array<readonly [path: Path, bound: Array<Expression | undefined>]> = [];
  for (const path of termPaths(expression)) {
    const bound: Array<Expression | undefined> = [];
    if (matchExpression(step.left, expressionAt(expression, path), bound)) places.push([path, bound]);
  }
  if (places.length === 0) return null;
  const [path, bound] = pick(places, stream);
  for (let i = 0; i < step.variables; i++) bound[i] ??= freshTerm();
  return replaceAt(expression, path, substitute(step.right, bound));
};
