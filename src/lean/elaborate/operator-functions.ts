/**
 * The library's operators: each is the projection of its class at a known instance, and unfolds to a function.
 */
import { application, constant, type Term, TermKind } from "../kernel/index.ts";
import { operatorFields } from "../syntax/tokens.ts";

export const naturalType = constant("Nat");
export const integerType = constant("Int");
export const boundedType = constant("Fin");

/** The function behind each operator; "" for a statement written out (`∃ c, b = a * c`). */
export const functionBehind: ReadonlyMap<string, string> = new Map(
  ["Nat", "Int"].flatMap((type) => [
    ...["Add", "Sub", "Mul", "Div", "Mod", "Pow"].map((name): [string, string] => [
      `inst${type}.h${name}`,
      `${type}.${type === "Int" && (name === "Div" || name === "Mod") ? "e" : ""}${name.toLowerCase()}`,
    ]),
    [`inst${type}.le`, `${type}.le`],
    [`inst${type}.lt`, `${type}.lt`],
    [`inst${type}.dvd`, ""],
    ...(type === "Int" ? ([["instInt.neg", "Int.neg"]] as const) : []),
  ]),
);

const operators: ReadonlyMap<Term, ReadonlyMap<string, Term>> = new Map(
  [naturalType, integerType, boundedType].map((type) => [
    type,
    new Map(operatorFields.map(([symbol, field]) => [symbol, constant(`inst${type.name}.${field}`)])),
  ]),
);
const extrema: ReadonlyMap<string, Term> = new Map([
  ["min", constant("min")],
  ["max", constant("max")],
]);

/** What the operator `symbol` (`-x`: negation) is at `type`; null when it is not one of the fragment there. */
export function operatorAt(symbol: string, type: Term): Term | null {
  if (type.kind === TermKind.application) {
    const operator = symbol === "^" || symbol === "∣" ? undefined : operators.get(type.first)?.get(symbol);
    return operator === undefined ? null : application(operator, type.second);
  }
  const others = type === naturalType ? extrema : type === integerType ? signs : null;
  return operators.get(type)?.get(symbol) ?? others?.get(symbol) ?? null;
}

const numeral = constant("instInt.ofNat");
const cast = constant("instInt.natCast");
const negation = constant("instInt.neg");
const signs: ReadonlyMap<string, Term> = new Map([["-x", negation]]);

/** `((n : Nat) : Int)`. */
export function castTerm(natural: Term): Term {
  return application(cast, natural);
}

/** `-x`. */
export function negationTerm(integer: Term): Term {
  return application(negation, integer);
}

/** The numeral `literal` (of Nat) at Int. */
export function integerNumeral(literal: Term): Term {
  return application(numeral, literal);
}

/** Is a type `Fin n`? */
export function isBounded(type: Term): boolean {
  return type.kind === TermKind.application && type.first === boundedType;
}

/** `((term : Fin n) : Nat)`. */
export function boundedValue(term: Term, type: Term): Term {
  return application(application(constant("Fin.val"), type.second), term);
}

/** The operand of `-x`; null for another term. */
export function negatedTerm(term: Term): Term | null {
  return term.kind === TermKind.application && term.first === negation ? term.second : null;
}
