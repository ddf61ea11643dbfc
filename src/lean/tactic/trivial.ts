/** `trivial`: the tactics that Lean's macro tries, the one declared last first (`Init/Tactics.lean`). */
import { ElaborationFailure, reject } from "../elaborate/failure.ts";
import { makeGoal, tagOf } from "../elaborate/goals.ts";
import type { Metavariable } from "../elaborate/metavariables.ts";
import { whnfDefault } from "../elaborate/whnf.ts";
import { applicationArguments, applicationHead, applications, constant, type Term, TermKind } from "../kernel/index.ts";
import type { Tactic } from "../syntax/index.ts";
import { assumption, rfl } from "./closing.ts";
import { contradiction } from "./contradiction.ts";
import { decide } from "./decide.ts";
import type { TacticState } from "./state.ts";
import { attempt } from "./terms.ts";

export function trivial(state: TacticState, tactic: Tactic): void {
  if (!tryTrivial(state, tactic)) reject(tactic.start, () => `Tactic \`trivial\` failed\n\n${state.showMain()}`);
}

export function tryTrivial(state: TacticState, tactic: Tactic): boolean {
  const goal = state.main(tactic.start);
  const ways: (() => void)[] = [
    () => closeConjunction(state, tactic),
    () => closeByTrue(state, goal, tactic.start),
    () => decide(state, { kind: "decide", start: tactic.start, end: tactic.end }),
    () => contradiction(state, tactic),
    () => rfl(state, tactic),
    () => assumption(state, tactic),
  ];
  const saved = state.save();
  return ways.some((way) => !(attempt(() => state.restore(saved), way) instanceof ElaborationFailure));
}

function closeByTrue(state: TacticState, goal: Metavariable, offset: number): void {
  const target = whnfDefault(state.session, goal.term.type);
  if (target.kind !== TermKind.constant || target.name !== "True") reject(offset, "not `True`");
  state.close(constant("True.intro"), offset);
}

function closeConjunction(state: TacticState, tactic: Tactic): void {
  const { session } = state;
  const goal = state.main(tactic.start);
  const target = session.instantiate(whnfDefault(session, goal.term.type));
  const head = applicationHead(target);
  if (head.kind !== TermKind.constant || head.name !== "And") reject(tactic.start, "not a conjunction");
  const [left, right] = applicationArguments(target) as [Term, Term];
  const first = makeGoal(session, goal.context, left, tagOf(goal));
  const second = makeGoal(session, goal.context, right, tagOf(goal));
  session.metavariables.assign(goal, applications(constant("And.intro"), [left, right, first.term, second.term]));
  state.replaceMain([first, second]);
  trivial(state, tactic);
  trivial(state, tactic);
}
