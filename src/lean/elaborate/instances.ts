/**
 * The search for instances of classes: local hypotheses first, then the library's `instance` declarations,
 * newest first, their own instance arguments by the same search.
 */
import {
  application,
  applicationArguments,
  applicationHead,
  BinderInfo,
  freshFreeVariable,
  instantiate,
  type Term,
  TermKind,
} from "../kernel/index.ts";
import { closeBinders } from "./close-binders.ts";
import { constantType, inferType } from "./infer-type.ts";
import { hasScopedInstances } from "./scope.ts";
import { type Session, Transparency } from "./session.ts";
import { unify } from "./unify.ts";
import { whnfAt } from "./whnf.ts";

/** Nesting of instance arguments. */
const MAX_NESTING = 32;

/** A value of type `type`; null when there is none; "unknown" when the type is not determined enough to say. */
export function synthesizeInstance(session: Session, type: Term, nesting = 0): Term | null | "unknown" {
  let goal = session.instantiate(type);
  if (applicationHead(goal).kind === TermKind.metavariable) return "unknown";
  if (goal.kind !== TermKind.pi) goal = whnfAt(session, goal, Transparency.reducible);
  const head = applicationHead(goal);
  if (goal.kind === TermKind.pi) return synthesizeUnder(session, goal, nesting);
  if (head.kind !== TermKind.constant || nesting > MAX_NESTING) return null;
  if (goal.kind !== TermKind.application)
    return session.withTransparency(Transparency.instances, () => search(session, goal, nesting));
  const subject = inputOf(session, head, goal);
  if (subject === "unknown") return "unknown";
  return session.withTransparency(Transparency.instances, () => search(session, subject, nesting));
}

/**
 * The instance's type with its arguments as they are compared: instances are found by what the reducible definitions at
 * the head (`>`, `≠`) stand for, and by nothing else. "unknown" when an argument that decides is still open.
 */
function inputOf(session: Session, head: Term, goal: Term): Term | "unknown" {
  let result = head;
  let type = constantType(session, head);
  for (const arg of applicationArguments(goal)) {
    const subject = whnfAt(session, arg, Transparency.reducible);
    if (applicationHead(subject).kind === TermKind.metavariable && !isOutput(type.first)) return "unknown";
    result = application(result, subject);
    type = instantiate(type.second, arg);
  }
  return result;
}

/** Is the argument of a class found by the instance (`outParam`)? */
function isOutput(type: Term): boolean {
  const head = applicationHead(type);
  return head.kind === TermKind.constant && head.name === "outParam";
}

/** Is `type`, under its arguments, one of a class? */
export function isClass(session: Session, type: Term): boolean {
  let result = whnfAt(session, session.instantiate(type), Transparency.reducible);
  while (result.kind === TermKind.pi) result = whnfAt(session, result.second, Transparency.reducible);
  const head = applicationHead(result);
  return head.kind === TermKind.constant && session.library.isClass(head.name);
}

/** A function that gives an instance for each argument. */
function synthesizeUnder(session: Session, goal: Term, nesting: number): Term | null | "unknown" {
  // An instance may not decide what the type is.
  if (session.instantiate(goal.type).hasMetavariable) return "unknown";
  const variable = freshFreeVariable(goal.name, goal.type, null, goal.binderInfo);
  const context = session.context.extend(variable, goal.name, false);
  const found = session.withContext(context, () =>
    synthesizeInstance(session, instantiate(goal.body, variable), nesting + 1),
  );
  return found === null || found === "unknown" ? found : closeBinders(session, TermKind.lambda, [variable], found);
}

function search(session: Session, goal: Term, nesting: number): Term | null {
  const { name: wanted } = applicationHead(goal);
  for (let entry = session.context; entry.parent !== null; entry = entry.parent) {
    const variable = entry.variable!;
    if (classOf(session, variable.type) !== wanted) continue;
    const saved = session.save();
    const found = tryInstance(session, variable, goal, nesting);
    if (found !== null) return found;
    session.restore(saved);
  }
  const instances = session.library.withAttribute("instance");
  for (let i = instances.length; i-- > 0; ) {
    const saved = session.save();
    const found = tryInstance(session, session.freshConstant(instances[i]!)!, goal, nesting);
    if (found !== null) return found;
    session.restore(saved);
  }
  // Of low priority, and scoped: where `Classical` is open every proposition is decidable.
  return hasScopedInstances(session, "Classical")
    ? tryInstance(session, session.freshConstant("Classical.propDecidable")!, goal, nesting)
    : null;
}

/** Do the propositions that both types speak of have the same constant at their heads, if any? */
function hasHeadOf(type: Term, goal: Term): boolean {
  if (type.kind !== TermKind.application || goal.kind !== TermKind.application) return true;
  const [one, other] = [applicationHead(type.second), applicationHead(goal.second)];
  return one.kind !== TermKind.constant || other.kind !== TermKind.constant || one.name === other.name;
}

/** The constant at the head of what a local instance gives; "" when there is none. */
function classOf(session: Session, type: Term): string {
  let result = session.metavariables.instantiateHead(type);
  if (result.kind === TermKind.application) result = whnfAt(session, result, Transparency.reducible);
  while (result.kind === TermKind.pi) result = result.second;
  const head = applicationHead(result);
  return head.kind === TermKind.constant ? head.name : "";
}

function tryInstance(session: Session, instance: Term, goal: Term, nesting: number): Term | null {
  let value = instance;
  let type = inferType(session, value);
  const instanceArguments: Term[] = [];
  for (;;) {
    if (type.kind === TermKind.application) type = whnfAt(session, type, Transparency.reducible);
    if (type.kind !== TermKind.pi) break;
    const arg = session.fresh(type.first);
    if (type.binderInfo === BinderInfo.instance) instanceArguments.push(arg);
    value = application(value, arg);
    type = instantiate(type.second, arg);
  }
  if (!hasHeadOf(type, goal) || !unify(session, type, goal)) return null;
  for (const arg of instanceArguments) {
    const found = synthesizeInstance(session, arg.type, nesting + 1);
    if (found === null || found === "unknown" || !unify(session, arg, found)) return null;
  }
  return session.instantiate(value);
}
