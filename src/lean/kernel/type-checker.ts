/**
 * The type checker of an environment: ties inference, reduction and definitional equality together. It has no state of
 * its own (caches are on the terms), so any number may exist.
 *
 * Its methods throw `KernelError` and `ResourceLimit`; whoever catches one restores `budget.depth` to what it was.
 */
import { isDefEq } from "./definitional-equality.ts";
import type { Environment } from "./environment.ts";
import { ensureSort, inferLevel, inferType, isProposition } from "./infer.ts";
import type { Level } from "./level.ts";
import { unfold, unfoldHead, whnf, whnfCore } from "./reduce.ts";
import type { Term } from "./term.ts";

export class TypeChecker {
  readonly environment: Environment;

  constructor(environment: Environment) {
    this.environment = environment;
  }
  /** Type of a term known to be well typed; free variables and metavariables have the type they carry. */
  infer(term: Term): Term {
    return inferType(this, term, "infer");
  }
  /** Type of a term, everything in it checked (except that universe parameters are declared). */
  check(term: Term): Term {
    return inferType(this, term, "check");
  }
  /** Checks that `type` is a type and answers its universe level. */
  checkLevel(type: Term): Level {
    return inferLevel(this, type, "check");
  }
  /** Universe level of a type known to be well typed. */
  inferLevel(type: Term): Level {
    return inferLevel(this, type, "infer");
  }
  /** The level of `sort` (well typed), after reduction. Throws `type-expected`. */
  ensureSort(sort: Term): Level {
    return ensureSort(this, sort, sort);
  }
  /** Weak head normal form, definitions unfolded. */
  whnf(term: Term): Term {
    return whnf(this, term);
  }
  /** Weak head normal form without unfolding definitions. */
  whnfCore(term: Term): Term {
    return whnfCore(this, term, "full");
  }
  /** The definition or theorem `constant` unfolded, or null. */
  unfold(constant: Term): Term | null {
    return unfold(this.environment, constant);
  }
  /** The definition or theorem at the head of an application unfolded (and beta reduced), or null. */
  unfoldHead(term: Term): Term | null {
    return unfoldHead(this.environment, term);
  }
  /** Definitional equality of two well typed terms; a metavariable is equal only to itself. */
  isDefEq(left: Term, right: Term): boolean {
    return isDefEq(this, left, right);
  }
  /** Is `type` (a well typed type) in `Prop`, whatever its universe parameters? */
  isProposition(type: Term): boolean {
    return isProposition(this, type);
  }
  /** Is `term` (well typed) a proof? */
  isProof(term: Term): boolean {
    return isProposition(this, this.infer(term));
  }
}
