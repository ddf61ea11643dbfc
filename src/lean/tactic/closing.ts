/** Tactics that close a goal at once: `rfl`, `assumption`, `contradiction`, `trivial`, `exfalso`, `symm`. */

import { splitVariable } from "../elaborate/caseSplit.ts";
import { appliedInductiveType } from "../elaborate/eliminate.ts";
import { closeByAbsurdity, equationParts, refuteEquation } from "../elaborate/equations.ts";
import { ElaborationFailure, reject } from "../elaborate/failure.ts";
import { makeGoal, tagOf } from "../elaborate/goals.ts";
import { sortLevel } from "../elaborate/inferType.ts";
import type { Metavariable } from "../elaborate/metavariables.ts";
import { type Session, Transparency } from "../elaborate/session.ts";
import { unify } from "../elaborate/unify.ts";
import { whnf, whnfCore, whnfDefault } from "../elaborate/whnf.ts";
import { applicationArguments, applicationHead, applications, constant, type Term, TermKind } from "../kernel/index.ts";
import type { Location, Tactic } from "../syntax/index.ts";
import { replaceHypothesis } from "./rewrite.ts";
import type { TacticState } from "./state.ts";
import { attempt } from "./terms.ts";

/** Reflexivity lemmas by relation, each with the relation's element as its last argument. */
const reflexivity: ReadonlyMap<string, string> = new Map([
  ["Nat.le", "Nat.le_refl"],
  ["Nat.dvd", "Nat.dvd_refl"],
  ["Iff", "Iff.refl"],
]);
/** Relations whose reflexivity real Lean core does not know to `rfl`. */
const notTagged: ReadonlySet<string> = new Set(["Nat.dvd"]);

/** Closes `a R a`, the sides equal up to the session's transparency; false when the target is not that. */
function closeByReflexivity(session: Session, goal: Metavariable): "closed" | "different" | "no relation" {
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
  const lemma = reflexivity.get(head.name);
  if (lemma === undefined || notTagged.has(head.name)) return "no relation";
  if (!unify(session, left, right)) return "different";
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
  const outcome = closeByReflexivity(session, goal);
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
export function tryReflexivity(state: TacticState, offset: number): void {
  const { session } = state;
  const goal = state.main(offset);
  const outer = session.transparency;
  session.transparency = Transparency.reducible;
  const outcome = closeByReflexivity(session, goal);
  session.transparency = outer;
  if (outcome === "closed") state.goals = state.goals.slice(1);
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

export function contradiction(state: TacticState, tactic: Tactic): void {
  const goal = state.main(tactic.start);
  if (closeByContradiction(state, goal, tactic.start)) state.goals = state.goals.slice(1);
  else reject(tactic.start, () => `Tactic \`contradiction\` failed\n\n${state.showMain()}`);
}

/** Looks for `False`, an impossible equation, `h` with `¬h`, or a value of an empty type among the hypotheses. */
function closeByContradiction(state: TacticState, goal: Metavariable, offset: number): boolean {
  const { session } = state;
  for (let entry = goal.context; entry.parent !== null; entry = entry.parent) {
    const hypothesis = entry.variable!;
    const type = session.instantiate(hypothesis.type);
    const refutation = refuteBy(session, goal, hypothesis, type);
    if (refutation !== null) {
      closeByAbsurdity(session, goal, refutation);
      return true;
    }
    if (isEmptyInductive(state, goal, hypothesis, offset)) return true;
  }
  return false;
}

/** A proof of `False` from one hypothesis (and for a negation, another). */
function refuteBy(session: Session, goal: Metavariable, hypothesis: Term, type: Term): Term | null {
  const head = applicationHead(type);
  if (head.kind === TermKind.constant && head.name === "False") return hypothesis;
  const parts = head.kind === TermKind.constant && head.name === "Eq" ? equationParts(session, type) : null;
  if (parts !== null) return refuteEquation(session, parts, hypothesis);
  const negated = negatedProposition(session, type);
  if (negated === null) return null;
  for (let entry = goal.context; entry.parent !== null; entry = entry.parent)
    if (unify(session, session.instantiate(entry.variable!.type), negated))
      return applications(hypothesis, [entry.variable!]);
  return refuteReflexive(session, hypothesis, negated);
}

/** `h : a ≠ a`. */
function refuteReflexive(session: Session, hypothesis: Term, negated: Term): Term | null {
  const parts = equationParts(session, negated);
  if (
    parts === null ||
    !session.withTransparency(Transparency.reducible, () => unify(session, parts.left, parts.right))
  )
    return null;
  return applications(hypothesis, [
    applications(constant("Eq.refl", [sortLevel(session, parts.type)]), [parts.type, parts.left]),
  ]);
}

/** `p` when the type is `¬p` or `p → False`, up to reducible unfolding. */
function negatedProposition(session: Session, type: Term): Term | null {
  let reduced = whnfCore(session, type);
  const head = applicationHead(reduced);
  if (head.kind === TermKind.constant && (head.name === "Not" || head.name === "Ne"))
    reduced = whnfDefault(session, reduced);
  if (reduced.kind !== TermKind.pi || reduced.second.looseRange > 0) return null;
  const result = session.instantiate(whnfCore(session, reduced.second));
  return result.kind === TermKind.constant && result.name === "False" ? reduced.first : null;
}

/** Closes the goal by a hypothesis of an inductive type none of whose constructors fits. */
function isEmptyInductive(state: TacticState, goal: Metavariable, hypothesis: Term, offset: number): boolean {
  const { session } = state;
  const head = applicationHead(session.instantiate(whnfCore(session, hypothesis.type)));
  if (head.kind !== TermKind.constant) return false;
  const applied = appliedInductiveType(session, hypothesis.type);
  if (applied === null) return false;
  const isEmpty = applied.declaration.constructors.length === 0;
  if (!isEmpty && (applied.indices.length === 0 || head.name === "Eq")) return false;
  const saved = state.save();
  const split = attempt(
    () => state.restore(saved),
    () => splitVariable(session, goal, hypothesis, offset),
  );
  if (!(split instanceof ElaborationFailure) && split.length === 0) return true;
  state.restore(saved);
  return false;
}

/** `trivial`: what it tries in Lean, in its order. */
export function trivial(state: TacticState, tactic: Tactic): void {
  if (!tryTrivial(state, tactic)) reject(tactic.start, () => `Tactic \`trivial\` failed\n\n${state.showMain()}`);
}

export function tryTrivial(state: TacticState, tactic: Tactic): boolean {
  const { session } = state;
  const goal = state.main(tactic.start);
  const ways: (() => boolean)[] = [
    () => findAssumption(session, goal) !== null && (assumption(state, tactic), true),
    () => closeByReflexivity(session, goal) === "closed" && ((state.goals = state.goals.slice(1)), true),
    () => closeByContradiction(state, goal, tactic.start) && ((state.goals = state.goals.slice(1)), true),
    () => closeByTrue(state, goal),
    () => closeConjunction(state, tactic),
  ];
  for (const way of ways) {
    const saved = state.save();
    const result = attempt(() => state.restore(saved), way);
    if (result === true) return true;
    state.restore(saved);
  }
  return false;
}

function closeByTrue(state: TacticState, goal: Metavariable): boolean {
  const { session } = state;
  const target = session.instantiate(whnfDefault(session, goal.term.type));
  if (target.kind !== TermKind.constant || target.name !== "True") return false;
  session.metavariables.assign(goal, constant("True.intro"));
  state.goals = state.goals.slice(1);
  return true;
}

function closeConjunction(state: TacticState, tactic: Tactic): boolean {
  const { session } = state;
  const goal = state.main(tactic.start);
  const target = session.instantiate(goal.term.type);
  const head = applicationHead(target);
  if (head.kind !== TermKind.constant || head.name !== "And") return false;
  const [left, right] = applicationArguments(target) as [Term, Term];
  const first = makeGoal(session, goal.context, left, tagOf(goal));
  const second = makeGoal(session, goal.context, right, tagOf(goal));
  session.metavariables.assign(goal, applications(constant("And.intro"), [left, right, first.term, second.term]));
  state.replaceMain([first, second]);
  return tryTrivial(state, tactic) && tryTrivial(state, tactic);
}

/** Symmetric relations and the lemma that turns them round. */
const symmetry: ReadonlyMap<string, string> = new Map([
  ["Eq", "Eq.symm"],
  ["Iff", "Iff.symm"],
  ["Ne", "Ne.symm"],
]);

export function symm(state: TacticState, tactic: Tactic & { kind: "symm" }): void {
  if (tactic.location === null) return symmTarget(state, tactic.start);
  const location: Location = tactic.location;
  if (location.everywhere) return reject(tactic.start, "symm at * is not in the fragment");
  for (const name of location.hypotheses) {
    const goal = state.main(name.start);
    const entry = goal.context.lookup(name.name);
    if (entry === null) return reject(name.start, `Unknown identifier \`${name.name}\``);
    symmHypothesis(state, goal, entry.variable!, tactic.start);
  }
  if (location.target) symmTarget(state, tactic.start);
}

/** The relation with its sides exchanged and the lemma for it; null when it is not a symmetric one. */
function exchanged(session: Session, type: Term): { type: Term; lemma: Term; sides: readonly Term[] } | null {
  const head = applicationHead(type);
  const lemma = head.kind === TermKind.constant ? symmetry.get(head.name) : undefined;
  if (lemma === undefined) return null;
  const args = applicationArguments(type);
  const [left, right] = args.slice(-2) as [Term, Term];
  const prefix = args.slice(0, -2);
  if (session.environment.get(lemma) === undefined) return null;
  return {
    type: applications(head, [...prefix, right, left]),
    lemma: constant(lemma, head.levels),
    sides: [...prefix, left, right],
  };
}

function symmTarget(state: TacticState, offset: number): void {
  const { session } = state;
  const goal = state.main(offset);
  const target = session.instantiate(whnfCore(session, goal.term.type));
  const turned = exchanged(session, target);
  if (turned === null)
    return reject(
      offset,
      () =>
        `Tactic \`symm\` failed: no applicable symmetry lemma found for\n  ${session.show(target)}\n\n${state.showMain()}`,
    );
  const inner = makeGoal(session, goal.context, turned.type, tagOf(goal));
  const back = exchanged(session, turned.type)!;
  session.metavariables.assign(goal, applications(back.lemma, [...back.sides, inner.term]));
  state.replaceMain([inner]);
}

function symmHypothesis(state: TacticState, goal: Metavariable, hypothesis: Term, offset: number): void {
  const { session } = state;
  const type = session.instantiate(whnfCore(session, hypothesis.type));
  const turned = exchanged(session, type);
  if (turned === null)
    return reject(
      offset,
      () => `Tactic \`symm\` failed: no applicable symmetry lemma found for\n  ${session.show(type)}`,
    );
  const value = applications(turned.lemma, [...turned.sides, hypothesis]);
  state.replaceMain([replaceHypothesis(session, goal, hypothesis, turned.type, value)]);
}
