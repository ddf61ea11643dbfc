/** The tactic `decide`: finds a `Decidable` instance, evaluates it, and lets the kernel repeat the evaluation. */

import { reject, unsupported } from "../elaborate/failure.ts";
import { synthesizeInstance } from "../elaborate/instances.ts";
import type { Library } from "../elaborate/library.ts";
import { isRefutable } from "../elaborate/refute.ts";
import { Transparency } from "../elaborate/session.ts";
import { whnfAt } from "../elaborate/whnf.ts";
import { application, applications, constant, constantsOf, levelOne, type Term } from "../kernel/index.ts";
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
  if (reachesMeasured(session.library, target)) unsupported(tactic.start, "`decide` with a function by a measure");
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

/** Does the term speak of a function whose recursion has a measure, itself or through definitions of the text? */
function reachesMeasured(library: Library, term: Term): boolean {
  const met = new Set<string>();
  const reaches = (part: Term): boolean =>
    constantsOf(part).some((name) => {
      if (met.has(name) || library.isOfPrelude(name)) return false;
      met.add(name);
      const declaration = library.environment.get(name);
      return library.isMeasured(name) || (declaration?.kind === "definition" && reaches(declaration.value));
    });
  return reaches(term);
}

function decidableInstance({ session }: TacticState, target: Term, offset: number): Term {
  const type = application(constant("Decidable"), target);
  const instance = synthesizeInstance(session, type);
  if (instance !== null && instance !== "unknown") return instance;
  if (!isRefutable(session, session.context, target)) session.raiseDoubt(offset, "decide");
  return reject(offset, () => `failed to synthesize\n  ${session.show(type)}`);
}
