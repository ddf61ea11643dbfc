/** The tactic `decide`: finds a `Decidable` instance, evaluates it, and lets the kernel repeat the evaluation. */

import { reject } from "../elaborate/failure.ts";
import { synthesizeInstance } from "../elaborate/instances.ts";
import { isRefutable } from "../elaborate/refute.ts";
import { Transparency } from "../elaborate/session.ts";
import { whnfAt } from "../elaborate/whnf.ts";
import { application, applications, constant, levelOne, type Term } from "../kernel/index.ts";
import type { Tactic } from "../syntax/index.ts";
import type { TacticState } from "./state.ts";

const isTrue = applications(constant("Eq.refl", [levelOne]), [constant("Bool"), constant("Bool.true")]);

export function decide(state: TacticState, tactic: Tactic & { kind: "decide" }): void {
  const { session } = state;
  const target = state.target(tactic.start);
  if (target.hasFreeVariable || target.hasMetavariable)
    reject(
      tactic.start,
      () =>
        `Tactic \`decide\` failed: Expected type must not contain free variables or metavariables\n  ${session.show(target)}`,
    );
  const instance = decidableInstance(state, target, tactic.start);
  const answer = whnfAt(session, applications(constant("Decidable.decide"), [target, instance]), Transparency.all);
  if (answer === constant("Bool.true"))
    state.close(applications(constant("of_decide_eq_true"), [target, instance, isTrue]), tactic.start);
  else if (answer === constant("Bool.false"))
    reject(tactic.start, () => `Tactic \`decide\` proved that the proposition\n  ${session.show(target)}\nis false`);
  else {
    session.raiseDoubt(tactic.start, "decide");
    reject(
      tactic.start,
      () =>
        `Tactic \`decide\` failed for proposition\n  ${session.show(target)}\nbecause its \`Decidable\` instance\n  ${session.show(instance)}\ndid not reduce to \`isTrue\` or \`isFalse\``,
    );
  }
}

function decidableInstance({ session }: TacticState, target: Term, offset: number): Term {
  const type = application(constant("Decidable"), target);
  const instance = synthesizeInstance(session, type);
  if (instance !== null && instance !== "unknown") return instance;
  if (!isRefutable(session, session.context, target)) session.raiseDoubt(offset, "decide");
  return reject(offset, () => `failed to synthesize\n  ${session.show(type)}`);
}
