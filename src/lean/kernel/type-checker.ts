/**
 * The type checker of an environment: ties inference, reduction and definitional equality together. It has no state of
 * its own (caches are on the terms), so any number may exist.
 *
 * Its methods throw `KernelError` and `ResourceLimit`; whoever catches one restores `budget.depth` to what it was.
 */
import { isDefEq } from "./definitional-equality.ts";
import type { Environment } from "./environment.ts";
import { inferLevel, inferType, isProposition } from "./infer.ts";
import type { Level } from "./level.ts";
import { whnf, whnfCore } from "./reduce.ts";
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
  /** Weak head normal form, definitions unfolded. */
  whnf(term: Term): Term {
    return whnf(this, term);
  }
  /** Weak head normal form without unfolding definitions. */
  whnfCore(term: Term): Term {
    return whnfCore(this, term, "full");
  }
  /** Definitional equality of two well typed terms; a metavariable is equal only to itself. */
  isDefEq(left: Term, right: Term): boolean {
    return isDefEq(this, left, right);
  }
  /** Is `type` (a well typed type) in `Prop`, whatever its universe parameters? */
  isProposition(type: Term): boolean {
    return isProposition(this, type);
  }
}
