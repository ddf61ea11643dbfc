/** `and_intros`: splits a conjunction into its members, however nested. Source: Lean 4, `Init/Tactics.lean`. */

import type { Metavariable } from "../elaborate/metavariables.ts";
import { Transparency } from "../elaborate/session.ts";
import { whnfAt } from "../elaborate/whnf.ts";
import { applicationHead, constant, TermKind } from "../kernel/index.ts";
import type { Tactic } from "../syntax/index.ts";
import { applyTerm } from "./apply.ts";
import type { TacticState } from "./state.ts";

export function andIntros(state: TacticState, tactic: Tactic & { readonly kind: "and_intros" }): void {
  const others = state.goals.slice(1);
  const members: Metavariable[] = [];
  let left = [state.main(tactic.start)];
  while (left.length > 0) {
    const [goal, ...rest] = left as [Metavariable, ...Metavariable[]];
    if (isConjunction(state, goal)) {
      state.goals = [goal];
      applyTerm(state, constant("And.intro"), [], tactic.start);
      left = [...state.open(), ...rest];
    } else {
      members.push(goal);
      left = rest;
    }
  }
  state.goals = [...members, ...others];
}

function isConjunction({ session }: TacticState, goal: Metavariable): boolean {
  const target = whnfAt(session, session.instantiate(goal.term.type), Transparency.reducible);
  const head = applicationHead(target);
  return head.kind === TermKind.constant && head.name === "And";
}
