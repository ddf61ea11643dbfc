/**
 * Goals: opaque metavariables with a case name, and the moves every elimination and tactic is made of: introducing and
 * reverting variables, clearing what is not needed.
 */
import {
  applications,
  BinderInfo,
  budget,
  freshFreeVariable,
  instantiate,
  type Term,
  TermKind,
} from "../kernel/index.ts";
import { bindVariables } from "./binding.ts";
import type { LocalContext } from "./local-context.ts";
import type { Metavariable } from "./metavariables.ts";
import type { Session } from "./session.ts";
import { whnfCore, whnfDefault } from "./whnf.ts";

/** A new goal: an opaque metavariable with a case name ("" for none). */
export function makeGoal(session: Session, context: LocalContext, target: Term, tag: string): Metavariable {
  return session.freshIn(context, target, "opaque", tag);
}

/** The case name of a goal. */
export function tagOf(goal: Metavariable): string {
  return goal.term.name;
}

/** What `introduce` made: the new variable and the goal under it. */
export interface Introduced {
  readonly variable: Term;
  readonly goal: Metavariable;
}

/** Moves the first binder of the goal's target into its context; null when the target has none. `name` null: inaccessible. */
export function introduce(session: Session, goal: Metavariable, name: string | null): Introduced | null {
  let target = session.instantiate(goal.term.type);
  if (target.kind !== TermKind.pi && target.kind !== TermKind.let) {
    target = whnfCore(session, target);
    if (target.kind !== TermKind.pi && target.kind !== TermKind.let) target = whnfDefault(session, target);
  }
  if (target.kind !== TermKind.pi && target.kind !== TermKind.let) return null;
  const shown = name ?? (target.name === "" ? "a" : target.name);
  const value = target.kind === TermKind.let ? target.value : null;
  const info = target.kind === TermKind.let ? BinderInfo.explicit : target.binderInfo;
  const variable = freshFreeVariable(shown, target.first, value, info);
  const context = goal.context.extend(variable, shown, name !== null);
  const inner = makeGoal(session, context, instantiate(target.second, variable), tagOf(goal));
  session.metavariables.assignClosure(goal, [variable], inner.term);
  return { variable, goal: inner };
}

/** The variables of `context` that mention one of `variables`, directly or through others, these included, oldest first. */
export function withDependents(session: Session, context: LocalContext, variables: readonly Term[]): Term[] {
  const found = new Set<Term>(variables);
  for (const entry of context.entries()) {
    const variable = entry.variable!;
    if (found.has(variable)) continue;
    if (mentionsAny(session.instantiate(variable.type), found)) found.add(variable);
    else if (variable.value !== variable && mentionsAny(session.instantiate(variable.value), found))
      found.add(variable);
  }
  return context.variables().filter((variable) => found.has(variable));
}

/** Does one of `variables` occur in `term`? */
export function mentionsAny(term: Term, variables: ReadonlySet<Term>): boolean {
  if (variables.size === 0) return false;
  const visited = new Set<Term>();
  const isFound = search(term, variables, visited);
  budget.spend(visited.size);
  return isFound;
}

function search(term: Term, variables: ReadonlySet<Term>, visited: Set<Term>): boolean {
  if (!term.hasFreeVariable || visited.has(term)) return false;
  if (term.kind === TermKind.freeVariable) return variables.has(term);
  visited.add(term);
  if (search(term.first, variables, visited)) return true;
  if (term.kind === TermKind.projection) return false;
  if (search(term.second, variables, visited)) return true;
  return term.kind === TermKind.let && search(term.third, variables, visited);
}

/** Moves `variables` (closed under dependents, oldest first) from the goal's context into its target. */
export function revertVariables(session: Session, goal: Metavariable, variables: readonly Term[]): Metavariable {
  if (variables.length === 0) return goal;
  const context = goal.context.without(variables);
  const target = bindVariables(TermKind.pi, variables, session.instantiate(goal.term.type), (term) =>
    session.instantiate(term),
  );
  const reverted = makeGoal(session, context, target, tagOf(goal));
  const plain = variables.filter((variable) => variable.value === variable);
  session.metavariables.assign(goal, applications(reverted.term, plain));
  return reverted;
}

/** The goal without `variable`; null when something depends on it. */
export function clearVariable(session: Session, goal: Metavariable, variable: Term): Metavariable | null {
  if (withDependents(session, goal.context, [variable]).length > 1) return null;
  const target = session.instantiate(goal.term.type);
  if (mentionsAny(target, new Set([variable]))) return null;
  const cleared = makeGoal(session, goal.context.without([variable]), target, tagOf(goal));
  session.metavariables.assign(goal, cleared.term);
  return cleared;
}
