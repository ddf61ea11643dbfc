/** `contradiction`: hypotheses that cannot all hold. Source: Lean 4, `Meta/Tactic/Contradiction.lean`. */
import { splitVariable } from "../elaborate/case-split.ts";
import { appliedInductiveType } from "../elaborate/eliminate.ts";
import { closeByAbsurdity, equationParts, refuteEquation } from "../elaborate/equations.ts";
import { ElaborationFailure, reject } from "../elaborate/failure.ts";
import { sortLevel } from "../elaborate/infer-type.ts";
import { synthesizeInstance } from "../elaborate/instances.ts";
import type { Metavariable } from "../elaborate/metavariables.ts";
import { type Session, Transparency } from "../elaborate/session.ts";
import { unify } from "../elaborate/unify.ts";
import { whnfCore, whnfDefault } from "../elaborate/whnf.ts";
import { applicationHead, applications, constant, levelOne, type Term, TermKind } from "../kernel/index.ts";
import type { Tactic } from "../syntax/index.ts";
import type { TacticState } from "./state.ts";
import { attempt } from "./terms.ts";

export function contradiction(state: TacticState, tactic: Tactic): void {
  const goal = state.main(tactic.start);
  if (closeByContradiction(state, goal, tactic.start)) state.goals = state.goals.slice(1);
  else reject(tactic.start, () => `Tactic \`contradiction\` failed\n\n${state.showMain()}`);
}

/** Looks for `False`, an impossible equation, `h` with `¬h`, or a value of an empty type among the hypotheses. */
export function closeByContradiction(state: TacticState, goal: Metavariable, offset: number): boolean {
  const { session } = state;
  for (let entry = goal.context; entry.parent !== null; entry = entry.parent) {
    const hypothesis = entry.variable!;
    const type = session.instantiate(hypothesis.type);
    const refutation = refuteBy(session, goal, hypothesis, type);
    if (refutation !== null) {
      closeByAbsurdity(session, goal, refutation);
      return true;
    }
    const decided = refuteByDecision(session, hypothesis, type);
    if (decided !== null) {
      closeByAbsurdity(session, goal, decided);
      return true;
    }
    if (isEmptyInductive(state, goal, hypothesis, offset)) return true;
  }
  return false;
}

/** A closed hypothesis whose `Decidable` instance evaluates to false. */
function refuteByDecision(session: Session, hypothesis: Term, type: Term): Term | null {
  if (type.hasFreeVariable || type.hasMetavariable) return null;
  const instance = synthesizeInstance(session, applications(constant("Decidable"), [type]));
  if (instance === null || instance === "unknown") return null;
  const answer = whnfDefault(session, applications(constant("Decidable.decide"), [type, instance]));
  if (answer !== constant("Bool.false")) return null;
  const isFalse = applications(constant("Eq.refl", [levelOne]), [constant("Bool"), answer]);
  return applications(constant("of_decide_eq_false"), [type, instance, isFalse, hypothesis]);
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
