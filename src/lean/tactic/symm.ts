/** `symm`: the sides of a symmetric relation exchanged. */
import { reject } from "../elaborate/failure.ts";
import { makeGoal, tagOf } from "../elaborate/goals.ts";
import type { Metavariable } from "../elaborate/metavariables.ts";
import type { Session } from "../elaborate/session.ts";
import { whnfCore } from "../elaborate/whnf.ts";
import { applicationArguments, applicationHead, applications, constant, type Term, TermKind } from "../kernel/index.ts";
import type { Location, Tactic } from "../syntax/index.ts";
import { replaceHypothesis } from "./rewrite.ts";
import type { TacticState } from "./state.ts";

/** Symmetric relations and the lemma that turns them round. */
const symmetry: ReadonlyMap<string, string> = new Map([
  ["Eq", "Eq.symm"],
  ["Iff", "Iff.symm"],
  ["Ne", "Ne.symm"],
]);

export function symm(state: TacticState, tactic: Tactic & { kind: "symm" }): void {
  if (tactic.location === null) {
    symmTarget(state, tactic.start);
    return;
  }
  const location: Location = tactic.location;
  if (location.everywhere) reject(tactic.start, "symm at * is not in the fragment");
  for (const name of location.hypotheses) {
    const goal = state.main(name.start);
    const entry = goal.context.lookup(name.name);
    if (entry === null) reject(name.start, `Unknown identifier \`${name.name}\``);
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
    reject(
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
    reject(offset, () => `Tactic \`symm\` failed: no applicable symmetry lemma found for\n  ${session.show(type)}`);
  const value = applications(turned.lemma, [...turned.sides, hypothesis]);
  state.replaceMain([replaceHypothesis(session, goal, hypothesis, turned.type, value)]);
}
