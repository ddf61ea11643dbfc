/**
 * Proofs of equations put together from `Eq.trans`, `congr` and the like. An equation that holds by definition needs no
 * proof: `null` stands for it, so that chains of such steps cost nothing.
 */

import { inferType, sortLevel } from "../elaborate/infer-type.ts";
import type { Session } from "../elaborate/session.ts";
import {
  application,
  applications,
  arrow,
  constant,
  type Level,
  lambda,
  levelOne,
  levelZero,
  sort,
  type Term,
} from "../kernel/index.ts";

export const proposition = sort(levelZero);
export const trueProposition = constant("True");
export const falseProposition = constant("False");

/** A proof of `left = right`; null when both are equal by definition. */
export type EqualityProof = Term | null;

/** A type with its universe. */
export interface TypeAndLevel {
  readonly type: Term;
  readonly level: Level;
}

export const propositions: TypeAndLevel = { type: proposition, level: levelOne };

/** The type of `term` with its universe. */
export function typeOf(session: Session, term: Term): TypeAndLevel {
  const type = session.instantiate(inferType(session, term));
  return type === proposition ? propositions : { type, level: sortLevel(session, type) };
}

export function equation({ type, level }: TypeAndLevel, left: Term, right: Term): Term {
  return applications(constant("Eq", [level]), [type, left, right]);
}

export function reflexivity({ type, level }: TypeAndLevel, term: Term): Term {
  return applications(constant("Eq.refl", [level]), [type, term]);
}

export function symmetry({ type, level }: TypeAndLevel, left: Term, right: Term, proof: Term): Term {
  return applications(constant("Eq.symm", [level]), [type, left, right, proof]);
}

/** `left = middle` and `middle = right` give `left = right`; `type` is theirs. */
export function transitivity(
  session: Session,
  left: Term,
  middle: Term,
  right: Term,
  first: EqualityProof,
  second: EqualityProof,
): EqualityProof {
  if (first === null) return second;
  if (second === null) return first;
  const { type, level } = typeOf(session, left);
  return applications(constant("Eq.trans", [level]), [type, left, middle, right, first, second]);
}

/** One side of an application that is being rewritten: what it was, what it is now, and why they are equal. */
export interface Rewritten {
  readonly before: Term;
  readonly after: Term;
  readonly proof: EqualityProof;
}

/** `f a = g b` from `f = g` and `a = b`; the type of `f a` must not depend on `a`. */
export function applicationCongruence(session: Session, fn: Rewritten, arg: Rewritten): EqualityProof {
  if (fn.proof === null && arg.proof === null) return null;
  const domain = typeOf(session, arg.before);
  const codomain = typeOf(session, application(fn.before, arg.before));
  const levels = [domain.level, codomain.level];
  if (fn.proof === null)
    return applications(constant("congrArg", levels), [
      domain.type,
      codomain.type,
      arg.before,
      arg.after,
      fn.after,
      arg.proof!,
    ]);
  if (arg.proof === null)
    return applications(constant("congrFun", levels), [
      domain.type,
      lambda("x", domain.type, codomain.type),
      fn.before,
      fn.after,
      fn.proof,
      arg.after,
    ]);
  return applications(constant("congr", levels), [
    domain.type,
    codomain.type,
    fn.before,
    fn.after,
    arg.before,
    arg.after,
    fn.proof,
    arg.proof,
  ]);
}

/** `(p → q) = (p' → q')`; `p` may live in any universe. */
export function arrowCongruence(session: Session, domain: Rewritten, codomain: Rewritten): EqualityProof {
  if (domain.proof === null && codomain.proof === null) return null;
  const levels = [sortLevel(session, domain.before), sortLevel(session, codomain.before)];
  const first = domain.proof ?? reflexivity(typeOf(session, domain.before), domain.after);
  const second = codomain.proof ?? reflexivity(typeOf(session, codomain.before), codomain.after);
  return applications(constant("implies_congr", levels), [
    domain.before,
    domain.after,
    codomain.before,
    codomain.after,
    first,
    second,
  ]);
}

/** `p = True` from a proof of `p`, and back. */
export function equalsTrue(term: Term, proof: Term): Term {
  return applications(constant("eq_true"), [term, proof]);
}

export function equalsFalse(term: Term, refutation: Term): Term {
  return applications(constant("eq_false"), [term, refutation]);
}

/** A proof of `term` from `term = True`. */
export function ofEqualsTrue(term: Term, proof: EqualityProof): Term {
  return proof === null ? constant("True.intro") : applications(constant("of_eq_true"), [term, proof]);
}

/** A proof of `before` from `before = after` and a proof of `after`. */
export function transportBack(before: Term, after: Term, proof: EqualityProof, value: Term): Term {
  return proof === null ? value : applications(constant("Eq.mpr", [levelZero]), [before, after, proof, value]);
}

/** A proof of `after` from `before = after` and a proof of `before`. */
export function transport(before: Term, after: Term, proof: EqualityProof, value: Term): Term {
  return proof === null ? value : applications(constant("Eq.mp", [levelZero]), [before, after, proof, value]);
}

export { arrow };
