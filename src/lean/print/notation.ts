/** Which constants are written as notation, with Lean's precedences (the parser's table, read the other way). */
import { infixPrecedence } from "../syntax/tokens.ts";
import type { BinaryOperator } from "../syntax/tree.ts";

/** An infix operator: printed when the constant has exactly `arity` arguments; `left`, `right` are two of them. */
export interface InfixNotation {
  readonly symbol: BinaryOperator;
  readonly arity: number;
  readonly left: number;
  readonly right: number;
  /** Own precedence and the least precedence of the operands. */
  readonly precedence: number;
  readonly leftPrecedence: number;
  readonly rightPrecedence: number;
}

/** Constant, symbol, number of arguments; the operands are the last two arguments. */
const rows: readonly (readonly [string, BinaryOperator, number])[] = [
  ["Eq", "=", 3],
  ["Ne", "≠", 3],
  ["Iff", "↔", 2],
  ["And", "∧", 2],
  ["Or", "∨", 2],
  ["Nat.add", "+", 2],
  ["Nat.sub", "-", 2],
  ["Nat.mul", "*", 2],
  ["Nat.div", "/", 2],
  ["Nat.mod", "%", 2],
  ["Nat.pow", "^", 2],
  ["Nat.le", "≤", 2],
  ["Nat.lt", "<", 2],
  ["Nat.dvd", "∣", 2],
  ["List.append", "++", 3],
  ["List.cons", "::", 3],
  ["Prod", "×", 2],
  ["Bool.and", "&&", 2],
  ["Bool.or", "||", 2],
  ["Function.comp", "∘", 5],
];

/** Infix notation by constant. */
export const infixNotations: ReadonlyMap<string, InfixNotation> = new Map(
  rows.map(([name, symbol, arity]) => [
    name,
    { symbol, arity, left: arity - 2, right: arity - 1, ...infixPrecedence(symbol) },
  ]),
);
