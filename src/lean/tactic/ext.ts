/**
 * `ext x y`: extensionality of functions, propositions and `Fin n`, as often as it applies. Other types, for which Lean has lemmas
 * of its own, are unsupported. Source: Lean 4, `Lean/Elab/Tactic/Ext.lean`.
 */

import { reject, unsupported } from "../elaborate/failure.ts";
import { isBounded } from "../elaborate/operator-functions.ts";
import { whnfDefault } from "../elaborate/whnf.ts";
import { applicationArguments, applicationHead, constant, levelZero, type Term, TermKind } from "../kernel/index.ts";
import type { Tactic } from "../syntax/index.ts";
import { applyTerm } from "./apply.ts";
import { extendFunction } from "./funext.ts";
import type { TacticState } from "./state.ts";

/** Types for whose values Lean has no extensionality lemma. */
const plainTypes: ReadonlySet<string> = new Set(["Nat", "Bool"]);

export function ext(state: TacticState, tactic: Tactic & { readonly kind: "ext" }): void {
  const names = [...tactic.names];
  for (let applied = 0; ; applied++) {
    const type = equatedType(state, tactic.start);
    if (type?.kind === TermKind.pi) {
      const name = names.shift();
      extendFunction(state, name?.kind === "identifier" ? name.name : null, tactic.start);
      continue;
    }
    if (type !== null && isBounded(type)) {
      applyTerm(state, constant("Fin.ext"), [], tactic.start);
      continue;
    }
    if (type?.kind === TermKind.sort && type.level === levelZero) {
      applyTerm(state, constant("propext"), [], tactic.start);
      if (names.length > 0) unsupported(tactic.start, "names behind `ext` that nothing takes");
      return;
    }
    const isPlain = type === null || type.kind === TermKind.freeVariable || plainTypes.has(type.name);
    if (!isPlain || names.length > 0) unsupported(tactic.start, "`ext` at this type");
    if (applied === 0)
      reject(tactic.start, () => `No applicable extensionality theorem found for\n\n${state.showMain()}`);
    return;
  }
}

/** The type whose values the main goal says to be equal, reduced; null when it says something else. */
function equatedType(state: TacticState, offset: number): Term | null {
  const target = whnfDefault(state.session, state.target(offset));
  const head = applicationHead(target);
  if (head.kind !== TermKind.constant || head.name !== "Eq") return null;
  return whnfDefault(state.session, applicationArguments(target)[0]!);
}
