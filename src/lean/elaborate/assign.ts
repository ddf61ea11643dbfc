/**
 * Solving `?m x₁ … xₙ = value`: Miller patterns by abstraction, other arguments first-order, as in Lean 4
 * (`Meta/ExprDefEq.lean`, `processAssignment` with `foApprox`, `ctxApprox` and `quasiPatternUnification`).
 *
 * A metavariable is assigned only terms that make sense where it was made: no variable out of scope, no occurrence of
 * itself. Metavariables inside the value that live in a larger context are narrowed to the smaller one.
 */
import {
  applicationArguments,
  applicationHead,
  applications,
  betaApply,
  type Term,
  TermKind,
} from "../kernel/index.ts";
import { bindVariables } from "./binding.ts";
import { inferType } from "./infer-type.ts";
import type { LocalContext } from "./local-context.ts";
import type { Metavariable } from "./metavariables.ts";
import { type Session, Transparency } from "./session.ts";
import { unfoldDefinition } from "./unfold.ts";
import { unifyHere } from "./unify.ts";

/** The metavariable at the head of `term` if unification may assign it. */
export function assignableHead(session: Session, head: Term): Metavariable | null {
  if (head.kind !== TermKind.metavariable || head.index < session.frozenBelow) return null;
  const record = session.metavariables.record(head);
  return record.kind === "natural" && !record.isAssigned ? record : null;
}

/** Solves `flexible = value` where `record` is the metavariable at the head of `flexible`. */
export function solveFlexible(session: Session, record: Metavariable, flexible: Term, value: Term): boolean {
  if (flexible.kind === TermKind.metavariable) return assignChecked(session, record, value);
  const args = applicationArguments(flexible).map((arg) => session.instantiate(arg));
  if (isPattern(args) && assignPattern(session, record, args, value)) return true;
  return solveFirstOrder(session, record.term, args, value);
}

function isPattern(args: readonly Term[]): boolean {
  return args.every((arg, i) => arg.kind === TermKind.freeVariable && args.indexOf(arg) === i);
}

function assignPattern(session: Session, record: Metavariable, args: readonly Term[], value: Term): boolean {
  const scope: Scope = { session, record, args, visits: 0, visited: null };
  if (!isInScope(scope, session.instantiate(value))) return false;
  const body = session.instantiate(value);
  const solution = bindVariables(TermKind.lambda, args, body, (term) => session.instantiate(term));
  if (!isInScope({ session, record, args: [], visits: 0, visited: null }, solution)) return false;
  const reduced = etaReduce(solution);
  // A type that is not known yet (its universe, say) comes from the solution.
  const { type } = record.term;
  const isOpen = type.hasMetavariable || type.hasLevelMetavariable;
  if (isOpen && !agreeInType(session, type, reduced)) return false;
  if (record.isAssigned) return unifyHere(session, applications(record.term, args), value);
  session.metavariables.assign(record, reduced);
  return true;
}

/** Makes the expected type that of the solution. */
function agreeInType(session: Session, expected: Term, solution: Term): boolean {
  const found = inferType(session, solution);
  if (expected === found) return true;
  const outer = session.transparency;
  session.transparency = Math.max(outer, Transparency.default) as Transparency;
  const agrees = unifyHere(session, expected, found);
  session.transparency = outer;
  return agrees;
}

/** `fun x => f x` as `f`. */
function etaReduce(term: Term): Term {
  if (term.kind !== TermKind.lambda) return term;
  const body = etaReduce(term.second);
  if (body.kind !== TermKind.application || body.second.kind !== TermKind.boundVariable) return term;
  if (body.second.index !== 0 || body.first.looseRange !== 0) return term;
  return body.first;
}

/** `?m a₁ … aₙ = f b`: `aₙ = b` and `?m a₁ … aₙ₋₁ = f`, unfolding the right side where its form does not fit. */
function solveFirstOrder(session: Session, head: Term, args: readonly Term[], value: Term): boolean {
  for (let side: Term | null = session.metavariables.instantiateHead(value); side !== null; ) {
    const reduced: Term = side.kind === TermKind.application ? betaHead(side) : side;
    if (reduced.kind === TermKind.application) {
      const checkpoint = session.metavariables.checkpoint();
      const levels = session.postponedLevels;
      const prefix = applications(head, args.slice(0, -1));
      if (unifyHere(session, args.at(-1)!, reduced.second) && unifyHere(session, prefix, reduced.first)) return true;
      session.undoTo(checkpoint, levels);
    }
    side = unfoldDefinition(session, reduced);
  }
  return false;
}

function betaHead(term: Term): Term {
  const head = applicationHead(term);
  return head.kind === TermKind.lambda ? betaApply(head, applicationArguments(term)) : term;
}

/** `record := value` after the occurs and scope check and the check of the types. */
export function assignChecked(session: Session, record: Metavariable, value: Term): boolean {
  const instantiated = session.instantiate(value);
  if (instantiated === record.term) return true;
  if (
    (instantiated.hasFreeVariable || instantiated.hasMetavariable) &&
    !isInScope(scopeOf(session, record), instantiated)
  )
    return false;
  const solution = session.instantiate(instantiated);
  if (!agreeInType(session, record.term.type, solution)) return false;
  // The types may have assigned it on the way.
  if (record.isAssigned) return unifyHere(session, record.term, solution);
  session.metavariables.assign(record, solution);
  return true;
}

interface Scope {
  readonly session: Session;
  readonly record: Metavariable;
  /** Variables that will be bound around the value. */
  readonly args: readonly Term[];
  /** Applications walked over. */
  visits: number;
  /** Those that need not be walked again, once there are many. */
  visited: Set<Term> | null;
}

/** Applications walked over before a set is made of them. */
const MEMO_AFTER = 64;

function scopeOf(session: Session, record: Metavariable): Scope {
  return { session, record, args: [], visits: 0, visited: null };
}

/** Do all variables of `term` (instantiated) make sense at the metavariable? Narrows metavariables inside where needed. */
function isInScope(scope: Scope, term: Term): boolean {
  if (!term.hasFreeVariable && !term.hasMetavariable) return true;
  switch (term.kind) {
    case TermKind.freeVariable:
      return scope.record.context.contains(term) || scope.args.includes(term);
    case TermKind.metavariable:
      return narrow(scope, term);
    case TermKind.application:
      if (++scope.visits > MEMO_AFTER) {
        scope.visited ??= new Set();
        if (scope.visited.has(term)) return true;
        scope.visited.add(term);
      }
      return isInScope(scope, term.first) && isInScope(scope, term.second);
    case TermKind.projection:
      return isInScope(scope, term.first);
    case TermKind.let:
      return isInScope(scope, term.first) && isInScope(scope, term.third) && isInScope(scope, term.second);
    default:
      return isInScope(scope, term.first) && isInScope(scope, term.second);
  }
}

/** A metavariable inside the value: fine if its context fits, else replaced by one in the smaller context. */
function narrow(scope: Scope, term: Term): boolean {
  const { session, record } = scope;
  if (term === record.term) return false;
  const inner = session.metavariables.record(term);
  if (inner.isAssigned) {
    const value = session.instantiate(term);
    return value === term ? fits(inner.context, record.context) : isInScope(scope, value);
  }
  if (fits(inner.context, record.context)) return true;
  if (inner.kind === "opaque" || term.index < session.frozenBelow) return false;
  const type = session.instantiate(term.type);
  if (!isInScope({ session, record, args: [], visits: 0, visited: null }, type)) return false;
  const narrowed = session.freshIn(record.context, session.instantiate(type), "natural", term.name);
  session.metavariables.assign(inner, narrowed.term);
  return true;
}

/** Is every variable of `inner` in `outer`? */
function fits(inner: LocalContext, outer: LocalContext): boolean {
  if (inner.size <= outer.size && outer.extends(inner)) return true;
  for (let entry = inner; entry.parent !== null; entry = entry.parent) {
    if (entry.size <= outer.size && outer.extends(entry)) return true;
    if (!outer.contains(entry.variable!)) return false;
  }
  return true;
}
