/**
 * Coercions: a Boolean as a proposition, a decidable proposition as a Boolean, an element of a subtype as its value, a
 * value as an option. As in Lean the term that results has no trace of the coercion but what it unfolds to. Source:
 * Lean 4, `Init/Coe.lean`.
 */
import {
  applicationArguments,
  applicationHead,
  applications,
  constant,
  levelOne,
  levelZero,
  type Term,
  TermKind,
} from "../kernel/index.ts";
import { unsupported } from "./failure.ts";
import { synthesizeInstance } from "./instances.ts";
import { boundedValue, castTerm } from "./operator-functions.ts";
import type { Session } from "./session.ts";
import { unify } from "./unify.ts";
import { whnfDefault } from "./whnf.ts";

const booleanEquation = applications(constant("Eq", [levelOne]), [constant("Bool")]);

/** `b = true`. */
export function isTrue(boolean: Term): Term {
  return applications(booleanEquation, [boolean, constant("Bool.true")]);
}

/** `term : found` as a value of type `expected`; null when Lean has no coercion there that the fragment knows. */
export function coerce(session: Session, offset: number, term: Term, found: Term, expected: Term): Term | null {
  const [from, to] = [found, expected].map((type) => whnfDefault(session, session.instantiate(type))) as [Term, Term];
  const [source, target] = [typeHead(from), typeHead(to)];
  if (source === "Bool" && target === "Prop") return isTrue(term);
  if (source === "Nat" && target === "Int") return castTerm(term);
  if (source === "Fin" && target === "Nat") return boundedValue(term, from);
  if (source === "Prop" && target === "Bool") return decided(session, offset, term);
  if (source === "Subtype" && target !== "Subtype" && target !== "") {
    const args = applicationArguments(from);
    if (unify(session, args[0]!, expected))
      return applications(constant("Subtype.val", applicationHead(from).levels), [...args, term]);
  }
  if (target === "Option" && source !== "Option" && source !== "") {
    const [carrier] = applicationArguments(to) as [Term];
    if (unify(session, found, carrier))
      return applications(constant("Option.some", applicationHead(to).levels), [carrier, term]);
  }
  return null;
}

/** `decide p`. */
function decided(session: Session, offset: number, proposition: Term): Term {
  const type = applications(constant("Decidable"), [proposition]);
  let instance = synthesizeInstance(session, type);
  if (instance === "unknown") {
    const record = session.freshIn(session.context, type);
    session.postponed = [...session.postponed, { kind: "instance", record, offset }];
    instance = record.term;
  }
  if (instance === null) return unsupported(offset, "coercion from Prop to Bool");
  return applications(constant("Decidable.decide"), [proposition, instance]);
}

/** Throws `unsupported` where Lean may have a coercion from `found` to `expected`. */
export function refuseCoercion(session: Session, offset: number, found: Term, expected: Term): void {
  const types = [found, expected].map((type) => whnfDefault(session, session.instantiate(type)));
  // A predicate may be taken for the function that decides it.
  const results = types.every(({ kind }) => kind === TermKind.pi) ? types.map((type) => type.body) : types;
  const [from, to] = results.map(typeHead) as [string, string];
  const isCoercible =
    (from === "Bool" && to === "Prop") ||
    (from === "Prop" && to === "Bool") ||
    (to === "Option" && from !== "Option") ||
    (from === "Subtype" && to !== "Subtype") ||
    (from === "Fin") !== (to === "Fin");
  if (isCoercible)
    unsupported(offset, `coercion from ${from === "" ? "this type" : from} to ${to === "" ? "this type" : to}`);
}

/** The name at the head of a type in head normal form; "" when there is none. */
function typeHead(type: Term): string {
  if (type.kind === TermKind.sort) return type.level === levelZero ? "Prop" : "Sort";
  const head = applicationHead(type);
  return head.kind === TermKind.constant ? head.name : "";
}
