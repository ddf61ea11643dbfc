/** The types that numerals and operators may have: Nat, Int, and Fin n. */
import {
  application,
  applicationHead,
  applications,
  constant,
  naturalLiteral,
  type Term,
  TermKind,
} from "../kernel/index.ts";
import { unsupported } from "./failure.ts";
import { synthesizeInstance } from "./instances.ts";
import { boundedType, integerNumeral, integerType, isBounded, naturalType } from "./operator-functions.ts";
import type { Session } from "./session.ts";
import { unify } from "./unify.ts";

/** Nat, Int or `Fin n` when `type` is one of them; null for others and for open ones. */
export function numberType(session: Session, type: Term): Term | null {
  if (type === naturalType || type === integerType) return type;
  const known = session.metavariables.instantiateHead(type);
  const head = applicationHead(known);
  if (head === naturalType || head === integerType) return head;
  if (head === boundedType) return isBounded(known) ? known : null;
  if (head.kind === TermKind.metavariable || (head.kind === TermKind.freeVariable && head.value === head)) return null;
  if (head.kind === TermKind.constant && session.environment.get(head.name)?.kind !== "definition") return null;
  const candidates = [naturalType, integerType].filter(({ name }) => session.environment.has(name));
  return candidates.find((candidate) => unify(session, type, candidate)) ?? null;
}

/** Is a type still to be found? */
export function isOpen(session: Session, type: Term): boolean {
  return applicationHead(session.metavariables.instantiateHead(type)).kind === TermKind.metavariable;
}

/** The numeral `value` of one of the types. */
export function numeralAt(session: Session, value: bigint, type: Term, offset: number): Term {
  const literal = naturalLiteral(value);
  if (isBounded(type)) {
    const positive = synthesizeInstance(session, application(constant("NeZero"), type.second));
    if (positive === null || positive === "unknown") return unsupported(offset, "numeral of a type `Fin n`");
    return applications(constant("instFin.ofNat"), [type.second, positive, literal]);
  }
  return type === integerType ? integerNumeral(literal) : literal;
}
