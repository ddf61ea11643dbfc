/** Which constants are written as notation, with Lean's precedences (the parser's table, read the other way). */
import { infixPrecedence, operatorFields } from "../syntax/tokens.ts";
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
  ...["Nat", "Int"].flatMap((type) =>
    operatorFields.map(([symbol, field]): [string, BinaryOperator, number] => [`inst${type}.${field}`, symbol, 2]),
  ),
  ...operatorFields.map(([symbol, field]): [string, BinaryOperator, number] => [`instFin.${field}`, symbol, 3]),
  ["instList.hAppend", "++", 3],
  ["List.cons", "::", 3],
  ["Prod", "×", 2],
  ["Bool.and", "&&", 2],
  ["Bool.or", "||", 2],
  ["Bool.xor", "^^", 2],
  ["BEq.beq", "==", 4],
  ["bne", "!=", 4],
  ["Sum", "⊕", 2],
  ["Function.comp", "∘", 5],
];

/** Constants that core exports from their namespace. */
const exportedAs: ReadonlyMap<string, string> = new Map([
  ["Bool.true", "true"],
  ["Bool.false", "false"],
  ["Option.some", "some"],
  ["Option.none", "none"],
  ["Decidable.decide", "decide"],
  ["instInt.neg", "Neg.neg"],
  ["instInt.natCast", "Nat.cast"],
  ["instInt.ofNat", "OfNat.ofNat"],
  ["instFin.ofNat", "OfNat.ofNat"],
  ["instList.getElem", "GetElem.getElem"],
  ["instList.getElem?", "GetElem?.getElem?"],
]);

/** Classes of operators: how Lean shows an operator without both operands. */
const classes = ["hAdd", "hSub", "hMul", "hDiv", "hMod", "hPow", "hAppend", "le", "lt", "ge", "gt", "dvd"] as const;

/** `HAdd.hAdd` for `instNat.hAdd`, `LE.le` for `instNat.le`; other names as they are. */
export function shownName(name: string): string {
  const short = exportedAs.get(name);
  if (short !== undefined) return short;
  const field = /^inst\w+\.(\w+)$/.exec(name)?.[1];
  const known = classes.find((candidate) => candidate === field);
  if (known === undefined) return name;
  const isLetters = known.length === 2;
  return `${isLetters ? known.toUpperCase() : known[0]!.toUpperCase() + known.slice(1)}.${known}`;
}

/** Infix notation by constant. */
export const infixNotations: ReadonlyMap<string, InfixNotation> = new Map(
  rows.map(([name, symbol, arity]) => [
    name,
    { symbol, arity, left: arity - 2, right: arity - 1, ...infixPrecedence(symbol) },
  ]),
);
