/**
 * Elaboration of terms: syntax and an expected type to a kernel term, with metavariables for what is still open. The
 * rules for the kinds of syntax are in elaborators.ts. Source: Lean 4, `Elab/Term.lean`.
 */
import { BinderInfo, freshFreeVariable, instantiate, type Term, TermKind } from "../kernel/index.ts";
import type { Term as TermSyntax } from "../syntax/index.ts";
import { closeBinders } from "./close-binders.ts";
import { coerce, isTrue, refuseCoercion } from "./coercions.ts";
import { reject } from "./failure.ts";
import { inferType, sortLevel } from "./infer-type.ts";
import type { Session } from "./session.ts";
import { unify } from "./unify.ts";
import { whnfDefault } from "./whnf.ts";

/** Elaborates with `expected` as a hint: the caller checks the type (`elaborateTo` does). */
export function elaborate(session: Session, syntax: TermSyntax, expected: Term | null): Term {
  session.enter();
  const isHidden = expected !== null && expected.kind === TermKind.pi && expected.binderInfo !== BinderInfo.explicit;
  const term =
    isHidden && bindsHidden(syntax, expected)
      ? elaborateUnderHidden(session, syntax, expected)
      : session.elaborateKind(syntax, expected);
  session.leave();
  return term;
}

/** Is the implicit binder of the expected type bound without being written? */
function bindsHidden(syntax: TermSyntax, expected: Term): boolean {
  if (expected.binderInfo === BinderInfo.strictImplicit) return false;
  if (syntax.kind === "fun") return syntax.binders[0]?.kind !== "binder" || syntax.binders[0].style === "explicit";
  return (
    syntax.kind !== "hole" && syntax.kind !== "syntheticHole" && syntax.kind !== "by" && syntax.kind !== "explicit"
  );
}

/** `fun {x} => term` for an expected type `{x : A} → B`. */
function elaborateUnderHidden(session: Session, syntax: TermSyntax, expected: Term): Term {
  const outer = session.context;
  const variable = freshFreeVariable(expected.name, expected.first, null, expected.binderInfo);
  session.context = outer.extend(variable, expected.name, false);
  const body = elaborateTo(session, syntax, instantiate(expected.second, variable));
  session.context = outer;
  return closeBinders(session, TermKind.lambda, [variable], body);
}

/** Elaborates a term of type `type`. Throws Lean's type mismatch when it has another one. */
export function elaborateTo(session: Session, syntax: TermSyntax, type: Term): Term {
  const term = elaborate(session, syntax, type);
  const found = inferType(session, term);
  if (found === type || unify(session, found, type)) return term;
  return coerce(session, syntax.start, term, found, type) ?? typeMismatch(session, syntax.start, term, found, type);
}

/** Elaborates a type. */
export function elaborateType(session: Session, syntax: TermSyntax): Term {
  const term = elaborate(session, syntax, null);
  const kind = whnfDefault(session, inferType(session, term));
  if (kind.kind === TermKind.sort) return term;
  if (kind.kind === TermKind.metavariable) {
    sortLevel(session, term);
    return term;
  }
  if (kind.kind === TermKind.constant && kind.name === "Bool") return isTrue(term);
  return reject(
    syntax.start,
    () => `type expected, got\n  (${session.show(term)} : ${session.show(inferType(session, term))})`,
  );
}

/** A value of another type than expected, unless Lean may insert a coercion there, which is unsupported. */
export function typeMismatch(session: Session, offset: number, term: Term, found: Term, expected: Term): never {
  refuseCoercion(session, offset, found, expected);
  return reject(
    offset,
    () =>
      `Type mismatch\n  ${session.show(term)}\nhas type\n  ${session.show(found)}\nbut is expected to have type\n  ${session.show(expected)}`,
  );
}
