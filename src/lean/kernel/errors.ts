/**
 * What the kernel throws. `KernelError`: the declaration is refused, with its reason. `ResourceLimit`: the budget was
 * spent before an answer (a timeout, never a verdict about the declaration). Both are plain classes: this is hot code.
 * A missing stack trace is on purpose: errors are control flow of a verdict, and a trace costs more than a check.
 */
import type { Term } from "./term.ts";

/** Why a declaration is refused. */
// biome-ignore format: scopes; typing; kinds of declaration
export type KernelReason =
  | "unknown-constant" | "already-declared" | "duplicate-level-parameter" | "undeclared-level-parameter"
  | "wrong-level-count" | "loose-bound-variable" | "free-variable" | "metavariable"
  | "type-expected" | "function-expected" | "type-mismatch" | "declaration-type-mismatch" | "bad-projection"
  | "missing-literal-type"
  | "theorem-not-proposition" | "bad-inductive-type" | "bad-constructor" | "wrong-constructor-universe"
  | "non-positive-occurrence" | "bad-nested-occurrence" | "bad-quotient";

/** A declaration or term refused. `expected` and `found` are set for mismatches; the message is built when read. */
export class KernelError {
  readonly _tag = "KernelError";
  readonly reason: KernelReason;
  /** What the reason is about: a name or a short phrase. */
  readonly subject: string;
  /** Where it went wrong, and the types that differ. */
  readonly term: Term | null;
  readonly expected: Term | null;
  readonly found: Term | null;

  // biome-ignore format: the places go together
  constructor(
    reason: KernelReason, subject: string, term: Term | null = null, expected: Term | null = null, found: Term | null = null,
  ) {
    this.reason = reason;
    this.subject = subject;
    this.term = term;
    this.expected = expected;
    this.found = found;
  }

  get message(): string {
    return this.subject === "" ? this.reason : `${this.reason}: ${this.subject}`;
  }
}

/** Which budget was spent: counted steps, nesting (stack), the table of terms, or the size of a number. */
export type ResourceKind = "steps" | "depth" | "memory" | "number-size";

/** The check was given up; says nothing about the declaration. */
export class ResourceLimit {
  readonly _tag = "ResourceLimit";
  readonly resource: ResourceKind;

  constructor(resource: ResourceKind) {
    this.resource = resource;
  }

  get message(): string {
    return `resource limit: ${this.resource}`;
  }
}
