/**
 * `congr`: from `f a = f b` to `a = b`, again and again or to a given depth. Goals that hold by `rfl` or are assumed are
 * closed on the way. Source: Lean 4, `Lean/Meta/Tactic/Congr.lean` (`MVarId.congrN`).
 */
import { unsupported } from "../elaborate/failure.ts";
import { inferType, isProposition } from "../elaborate/infer-type.ts";
import type { Metavariable } from "../elaborate/metavariables.ts";
import { type Session, Transparency } from "../elaborate/session.ts";
import { unify } from "../elaborate/unify.ts";
import {
  application,
  applicationArguments,
  applicationHead,
  BinderInfo,
  instantiate,
  type Term,
  TermKind,
} from "../kernel/index.ts";
import type { Tactic } from "../syntax/index.ts";
import { findAssumption } from "./closing.ts";
import { applicationCongruence, equation, type Rewritten, reflexivity, typeOf } from "./equality-proofs.ts";
import { makeGoal, type TacticState } from "./state.ts";

export function congr(state: TacticState, tactic: Tactic & { kind: "congr" }): void {
  const { session } = state;
  const goal = state.main(tactic.start);
  if (sidesOf(session, goal) === null) unsupported(tactic.start, "`congr` at this target");
  const left: Metavariable[] = [];
  descend(session, goal, tactic.depth, left, tactic.start);
  // What Lean calls these goals is not followed.
  if (left.length > 0) session.raiseDoubt(tactic.start, "congr");
  state.replaceMain(left);
}

/** Closes `goal` or goes down into it; what cannot be gone into joins `left`. */
function descend(session: Session, goal: Metavariable, depth: number, left: Metavariable[], offset: number): void {
  session.step();
  session.context = goal.context;
  if (session.withTransparency(Transparency.reducible, () => closes(session, goal))) return;
  const parts = depth === 0 ? null : argumentsOf(session, goal, offset);
  if (parts === null) {
    if (!closes(session, goal)) left.push(goal);
  } else for (const part of parts) descend(session, part, depth - 1, left, offset);
}

function closes(session: Session, goal: Metavariable): boolean {
  const [one, other] = sidesOf(session, goal)!;
  const proof = unify(session, one, other) ? reflexivity(typeOf(session, one), one) : findAssumption(session, goal);
  if (proof !== null) session.metavariables.assign(goal, proof);
  return proof !== null;
}

function sidesOf(session: Session, goal: Metavariable): readonly [Term, Term] | null {
  const target = session.instantiate(goal.term.type);
  const head = applicationHead(target);
  const args = applicationArguments(target);
  return head.kind === TermKind.constant && head.name === "Eq" && args.length === 3 ? [args[1]!, args[2]!] : null;
}

/** Goals for the arguments that differ, `goal` closed by them; null when the sides are no applications of one function. */
function argumentsOf(session: Session, goal: Metavariable, offset: number): Metavariable[] | null {
  const [one, other] = sidesOf(session, goal)!;
  const head = applicationHead(one);
  const [before, after] = [applicationArguments(one), applicationArguments(other)];
  if (before.length === 0 || head !== applicationHead(other) || before.length !== after.length) return null;
  if (head.kind !== TermKind.constant && head.kind !== TermKind.freeVariable) return null;
  const goals: Metavariable[] = [];
  let type = inferType(session, head);
  let fn: Rewritten = { before: head, after: head, proof: null };
  before.forEach((arg, i) => {
    if (type.kind !== TermKind.pi) unsupported(offset, "`congr` at this function");
    let proof: Term | null = null;
    if (arg !== after[i] && !isProposition(session, session.instantiate(type.first))) {
      const isFixed = instantiate(type.second, arg) !== instantiate(type.second, after[i]!);
      if (isFixed || type.binderInfo === BinderInfo.instance) unsupported(offset, "`congr` at dependent arguments");
      const part = makeGoal(session, goal.context, equation(typeOf(session, arg), arg, after[i]!), "");
      goals.push(part);
      proof = part.term;
    }
    const next = { before: application(fn.before, arg), after: application(fn.after, after[i]!) };
    fn = { ...next, proof: applicationCongruence(session, fn, { before: arg, after: after[i]!, proof }) };
    type = instantiate(type.second, arg);
  });
  if (type.kind === TermKind.pi || fn.proof === null) unsupported(offset, "`congr` at this function");
  session.metavariables.assign(goal, fn.proof!);
  return goals;
}
