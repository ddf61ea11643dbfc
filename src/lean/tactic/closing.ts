/** `rfl`, `assumption`, `exfalso`. */

import { closeByAbsurdity } from "../elaborate/equations.ts";
import { reject, unsupported } from "../elaborate/failure.ts";
import { makeGoal, tagOf } from "../elaborate/goals.ts";
import type { Metavariable } from "../elaborate/metavariables.ts";
import { type Session, Transparency } from "../elaborate/session.ts";
import { unify } from "../elaborate/unify.ts";
import { whnf } from "../elaborate/whnf.ts";
import {
  applicationArguments,
  applicationHead,
  applications,
  constant,
  someConstant,
  type Term,
  TermKind,
} from "../kernel/index.ts";
import type { Tactic } from "../syntax/index.ts";
import type { TacticState } from "./state.ts";

/** Reflexivity lemmas by relation, each with the relation's element as its last argument. */
const reflexivity: ReadonlyMap<string, string> = new Map([
  ["instNat.le", "Nat.le_refl"],
  ["instNat.dvd", "Nat.dvd_refl"],
  ["instInt.le", "Int.le_refl"],
  ["instInt.dvd", "Int.dvd_refl"],
  ["Iff", "Iff.refl"],
]);
/** Relations whose reflexivity real Lean core does not know to `rfl`. */
const notTagged: ReadonlySet<string> = new Set(["instNat.dvd", "instInt.dvd"]);

/** Closes `a R a`, the sides equal up to the session's transparency; false when the target is not that. */
function closeByReflexivity(
  session: Session,
  goal: Metavariable,
  offset: number,
): "closed" | "different" | "no relation" {
  const target = session.instantiate(goal.term.type);
  const reduced = relationForm(session, target);
  const head = applicationHead(reduced);
  const args = applicationArguments(reduced);
  if (head.kind !== TermKind.constant || args.length < 2) return "no relation";
  const [left, right] = args.slice(-2) as [Term, Term];
  if (head.name === "Eq" && args.length === 3) {
    if (!unify(session, left, right)) return "different";
    session.metavariables.assign(goal, applications(constant("Eq.refl", head.levels), [args[0]!, left]));
    return "closed";
  }
  if (head.name === "instFin.le" && unify(session, left, right)) unsupported(offset, "`rfl` for `≤` on `Fin`");
  const lemma = reflexivity.get(head.name);
  if (lemma === undefined || notTagged.has(head.name)) return "no relation";
  if (!unify(session, left, right)) return "different";
  // Mathlib's reflexivity of orders is that of integers, too; core has none for them.
  if (head.name === "instInt.le") unsupported(offset, "`rfl` for `≤` on integers");
  session.metavariables.assign(goal, applications(constant(lemma), [left]));
  return "closed";
}

/** The target unfolded (reducibly) until its head is a relation. */
function relationForm(session: Session, target: Term): Term {
  const head = applicationHead(target);
  if (head.kind === TermKind.constant && (head.name === "Eq" || reflexivity.has(head.name))) return target;
  return session.instantiate(session.withTransparency(Transparency.reducible, () => whnf(session, target)));
}

export function rfl(state: TacticState, tactic: Tactic): void {
  const { session } = state;
  const goal = state.main(tactic.start);
  const outcome = closeByReflexivity(session, goal, tactic.start);
  if (outcome === "closed") {
    state.goals = state.goals.slice(1);
    return;
  }
  reject(tactic.start, () => {
    const shown = state.showMain();
    if (outcome === "no relation")
      return `Tactic \`rfl\` failed: The target is not a reflexive relation known to \`rfl\`\n\n${shown}`;
    const [left, right] = applicationArguments(relationForm(session, state.target(tactic.start))).slice(-2) as [
      Term,
      Term,
    ];
    return `Tactic \`rfl\` failed: The left-hand side\n  ${session.show(left)}\nis not definitionally equal to the right-hand side\n  ${session.show(right)}\n\n${shown}`;
  });
}

/** `try (with_reducible rfl)`. */
export function tryReflexivity(state: TacticState, offset: number): boolean {
  const { session } = state;
  const goal = state.main(offset);
  const outer = session.transparency;
  session.transparency = Transparency.reducible;
  const outcome = closeByReflexivity(session, goal, offset);
  session.transparency = outer;
  if (outcome === "closed") state.goals = state.goals.slice(1);
  // How far Lean reduces a numeral of `Fin n` here is not known.
  else session.raiseDoubt(offset, "rfl", () => someConstant(goal.term.type, (name) => name === "instFin.ofNat"));
  return outcome === "closed";
}

/** The newest hypothesis whose type is the target. */
export function findAssumption(session: Session, goal: Metavariable): Term | null {
  const target = session.instantiate(goal.term.type);
  for (let entry = goal.context; entry.parent !== null; entry = entry.parent) {
    const type = session.instantiate(entry.variable!.type);
    if (type === target) return entry.variable!;
    if (mayMatch(type, target) && unify(session, type, target)) return entry.variable!;
  }
  return null;
}

/** A quick test that two types could unify: constants at the head of different inductive types cannot. */
function mayMatch(left: Term, right: Term): boolean {
  const a = applicationHead(left);
  const b = applicationHead(right);
  return a.kind !== TermKind.sort || b.kind === TermKind.sort || b.kind === TermKind.metavariable;
}

export function assumption(state: TacticState, tactic: { readonly start: number }): void {
  const goal = state.main(tactic.start);
  const found = findAssumption(state.session, goal);
  if (found === null) reject(tactic.start, () => `Tactic \`assumption\` failed\n\n${state.showMain()}`);
  else state.close(found, tactic.start);
}

export function exfalso(state: TacticState, tactic: Tactic): void {
  const { session } = state;
  const goal = state.main(tactic.start);
  const inner = makeGoal(session, goal.context, constant("False"), tagOf(goal));
  closeByAbsurdity(session, goal, inner.term);
  state.replaceMain([inner]);
}
