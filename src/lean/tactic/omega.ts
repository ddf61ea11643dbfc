/** The tactic `omega`; the procedure is in `omega-proof.ts`. */
import { reject } from "../elaborate/failure.ts";
import { isLinearlyRefutable } from "../elaborate/refute.ts";
import type { Tactic } from "../syntax/index.ts";
import { omegaProof } from "./omega-proof.ts";
import type { TacticState } from "./state.ts";

export function omega(state: TacticState, tactic: Tactic & { kind: "omega" }): void {
  const result = omegaProof(state.session, state.target(tactic.start));
  if (result.proof !== null) {
    state.close(result.proof, tactic.start);
    return;
  }
  const goal = state.goals[0]!;
  if (!isLinearlyRefutable(state.session, goal.context, goal.term.type))
    state.session.raiseDoubt(tactic.start, "omega");
  const reason =
    result.constraintCount === 0
      ? "No usable constraints found. You may need to unfold definitions so `omega` can see linear arithmetic facts about `Nat` and `Int`, which may also involve multiplication, division, and modular remainder by constants."
      : "a possible counterexample may satisfy the constraints";
  reject(tactic.start, `omega could not prove the goal:\n${reason}`);
}
