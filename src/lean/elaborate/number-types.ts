/** The types that numerals and operators may have: Nat and Int. */
import { applicationHead, naturalLiteral, type Term, TermKind } from "../kernel/index.ts";
import { integerNumeral, integerType, naturalType } from "./operator-functions.ts";
import type { Session } from "./session.ts";
import { unify } from "./unify.ts";

/** Nat or Int when `type` is one of them; null for others and for open ones. */
export function numberType(session: Session, type: Term): Term | null {
  if (type === naturalType || type === integerType) return type;
  const head = applicationHead(session.metavariables.instantiateHead(type));
  if (head === naturalType || head === integerType) return head;
  if (head.kind === TermKind.metavariable || (head.kind === TermKind.freeVariable && head.value === head)) return null;
  if (head.kind === TermKind.constant && session.environment.get(head.name)?.kind !== "definition") return null;
  const known = [naturalType, integerType].filter(({ name }) => session.environment.has(name));
  return known.find((candidate) => unify(session, type, candidate)) ?? null;
}

/** Is a type still to be found? */
export function isOpen(session: Session, type: Term): boolean {
  return applicationHead(session.metavariables.instantiateHead(type)).kind === TermKind.metavariable;
}

/** A numeral of Nat or Int. */
export function numeralAt(value: bigint, type: Term): Term {
  const literal = naturalLiteral(value);
  return type === integerType ? integerNumeral(literal) : literal;
}
