/**
 * The built-in search for `Decidable` instances: local hypotheses first, then the library's `instance` declarations,
 * newest first, their own instance arguments by the same search.
 */
import {
  application,
  applicationHead,
  BinderInfo,
  freshFreeVariable,
  instantiate,
  type Term,
  TermKind,
} from "../kernel/index.ts";
import { closeBinders } from "./close-binders.ts";
import { constantType } from "./infer-type.ts";
import { hasScopedInstances } from "./scope.ts";
import { type Session, Transparency } from "./session.ts";
import { unify } from "./unify.ts";
import { whnfAt } from "./whnf.ts";

/** Nesting of instance arguments. */
const MAX_NESTING = 32;

/** A value of type `type`; null when there is none; "unknown" when the type is not determined enough to say. */
export function synthesizeInstance(session: Session, type: Term, nesting = 0): Term | null | "unknown" {
  const goal = session.instantiate(type);
  const head = applicationHead(goal);
  if (head.kind === TermKind.metavariable) return "unknown";
  if (goal.kind === TermKind.pi) return synthesizeUnder(session, goal, nesting);
  if (head.kind !== TermKind.constant || nesting > MAX_NESTING) return null;
  if (goal.kind !== TermKind.application)
    return session.withTransparency(Transparency.instances, () => search(session, goal, nesting));
  // Instances are found by what the reducible definitions at the head (`>`, `≠`) stand for, and by nothing else.
  const subject = whnfAt(session, goal.second, Transparency.reducible);
  if (applicationHead(subject).kind === TermKind.metavariable) return "unknown";
  const reduced = subject === goal.second ? goal : application(goal.first, subject);
  return session.withTransparency(Transparency.instances, () => search(session, reduced, nesting));
}

/** A function that gives an instance for each argument. */
function synthesizeUnder(session: Session, goal: Term, nesting: number): Term | null | "unknown" {
  const variable = freshFreeVariable(goal.name, goal.type, null, goal.binderInfo);
  const context = session.context.extend(variable, goal.name, false);
  const found = session.withContext(context, () =>
    synthesizeInstance(session, instantiate(goal.body, variable), nesting + 1),
  );
  return found === null || found === "unknown" ? found : closeBinders(session, TermKind.lambda, [variable], found);
}

function search(session: Session, goal: Term, nesting: number): Term | null {
  for (let entry = session.context; entry.parent !== null; entry = entry.parent)
    if (applicationHead(entry.variable!.type) === applicationHead(goal) && unify(session, entry.variable!.type, goal))
      return entry.variable!;
  const instances = session.library.withAttribute("instance");
  for (let i = instances.length; i-- > 0; ) {
    const saved = session.save();
    const found = tryInstance(session, instances[i]!, goal, nesting);
    if (found !== null) return found;
    session.restore(saved);
  }
  // Of low priority, and scoped: where `Classical` is open every proposition is decidable.
  return hasScopedInstances(session, "Classical")
    ? tryInstance(session, "Classical.propDecidable", goal, nesting)
    : null;
}

/** Do the propositions that both types speak of have the same constant at their heads, if any? */
function hasHeadOf(type: Term, goal: Term): boolean {
  if (type.kind !== TermKind.application || goal.kind !== TermKind.application) return true;
  const [one, other] = [applicationHead(type.second), applicationHead(goal.second)];
  return one.kind !== TermKind.constant || other.kind !== TermKind.constant || one.name === other.name;
}

function tryInstance(session: Session, name: string, goal: Term, nesting: number): Term | null {
  let value = session.freshConstant(name);
  if (value === null) return null;
  let type = constantType(session, value);
  const instanceArguments: Term[] = [];
  while (type.kind === TermKind.pi) {
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
