/**
 * `split`: case distinction on the condition of the first `if` of the target, which both cases then simplify.
 * Source: Lean 4, `Lean/Meta/Tactic/SplitIf.lean`. Splitting a `match`, or at a hypothesis, is unsupported.
 */

import { unsupported } from "../elaborate/failure.ts";
import { sortLevel } from "../elaborate/infer-type.ts";
import type { Metavariable } from "../elaborate/metavariables.ts";
import {
  application,
  applicationArguments,
  applicationHead,
  applications,
  constant,
  freshFreeVariable,
  levelParameter,
  pi,
  type Term,
  TermKind,
} from "../kernel/index.ts";
import type { Tactic } from "../syntax/index.ts";
import { transportBack } from "./equality-proofs.ts";
import { rulesOf, SimpRules } from "./simp-rules.ts";
import { Simplifier } from "./simplify.ts";
import { makeGoal, type TacticState } from "./state.ts";

interface Condition {
  readonly proposition: Term;
  readonly instance: Term;
}

export function split(state: TacticState, tactic: Tactic & { readonly kind: "split" }): void {
  if (tactic.location !== null) unsupported(tactic.start, "`split` at a hypothesis");
  const { session } = state;
  const goal = state.main(tactic.start);
  const target = state.target(tactic.start);
  const condition = findCondition(target) ?? unsupported(tactic.start, "`split` without an `if`");
  const { proposition, instance } = condition;
  const negation = application(constant("Not"), proposition);
  const positive = branch(state, goal, target, condition, proposition, "isTrue", ["if_pos", "dif_pos"]);
  const negative = branch(state, goal, target, condition, negation, "isFalse", ["if_neg", "dif_neg"]);
  const head = constant("dite", [sortLevel(session, target)]);
  const value = applications(head, [target, proposition, instance, positive.fn, negative.fn]);
  session.metavariables.assign(goal, value);
  state.replaceMain([positive.goal, negative.goal]);
}

/** The condition to split: of the first `if` from outside, left to right, and inside its condition first. */
function findCondition(term: Term): Condition | null {
  const head = applicationHead(term);
  const args = applicationArguments(term);
  const isIf = head.kind === TermKind.constant && (head.name === "ite" || head.name === "dite") && args.length >= 5;
  if (isIf && args[1]!.looseRange === 0)
    return findCondition(args[1]!) ?? { proposition: args[1]!, instance: args[2]! };
  switch (term.kind) {
    case TermKind.application:
      return findCondition(term.first) ?? findCondition(term.second);
    case TermKind.lambda:
    case TermKind.pi:
      return findCondition(term.first) ?? findCondition(term.second);
    default:
      return null;
  }
}

/** `fun h : hypothesis => ?goal`, the goal being the target with the condition's `if`s decided by `lemmas`. */
function branch(
  { session }: TacticState,
  goal: Metavariable,
  target: Term,
  { proposition, instance }: Condition,
  hypothesis: Term,
  tag: string,
  lemmas: readonly string[],
): { readonly fn: Term; readonly goal: Metavariable } {
  const variable = freshFreeVariable("h", hypothesis);
  const context = goal.context.extend(variable, "h", false);
  const rules = new SimpRules(null);
  const simplified = session.withContext(context, () => {
    for (const name of lemmas) {
      const proof = applications(constant(name, [levelParameter("u")]), [proposition, instance, variable]);
      rules.add(rulesOf(session, "", ["u"], proof, false));
    }
    return new Simplifier(session, { rules, literals: new Set(), unfold: () => null }).simplify(target);
  });
  const inner = makeGoal(session, context, simplified.term, tag);
  const fn = session.freshIn(goal.context, pi("h", hypothesis, target), "opaque");
  const value = transportBack(target, simplified.term, simplified.proof, inner.term);
  session.metavariables.assignClosure(fn, [variable], value);
  return { fn: fn.term, goal: inner };
}
