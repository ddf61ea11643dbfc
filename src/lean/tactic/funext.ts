/** `funext x y`: equality of functions from equality of their values. Source: Lean 4, `Init/Tactics.lean`. */

import { reject } from "../elaborate/failure.ts";
import { introduce } from "../elaborate/goals.ts";
import { whnfDefault } from "../elaborate/whnf.ts";
import { applicationArguments, applicationHead, TermKind } from "../kernel/index.ts";
import type { Tactic } from "../syntax/index.ts";
import { applyTerm } from "./apply.ts";
import type { TacticState } from "./state.ts";

export function funext(state: TacticState, tactic: Tactic & { readonly kind: "funext" }): void {
  for (const name of tactic.names) extendFunction(state, name.kind === "identifier" ? name.name : null, tactic.start);
  if (tactic.names.length > 0) return;
  do extendFunction(state, null, tactic.start);
  while (equatesFunctions(state, tactic.start));
}

/** One use of `funext` on the main goal; `name` null: an inaccessible variable. */
export function extendFunction(state: TacticState, name: string | null, offset: number): void {
  const lemma = state.session.freshConstant("funext")!;
  applyTerm(state, lemma, [], offset);
  const introduced = introduce(state.session, state.main(offset), name);
  if (introduced === null) reject(offset, "Tactic `funext` failed: no variable to introduce");
  else state.replaceMain([introduced.goal]);
}

function equatesFunctions(state: TacticState, offset: number): boolean {
  const target = whnfDefault(state.session, state.target(offset));
  const head = applicationHead(target);
  if (head.kind !== TermKind.constant || head.name !== "Eq") return false;
  return whnfDefault(state.session, applicationArguments(target)[0]!).kind === TermKind.pi;
}
