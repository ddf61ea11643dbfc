/** Lean's `induction` on a Nat variable: the goals for `0` and for `n + 1`, with the hypotheses that depend on it. */
import { addNamedHypothesis, freshInductionName, loadContext, NONE, removeHypothesis } from "./context.ts";
import { ADD, IMPLIES, VARIABLE } from "./operators.ts";
import { LARGEST_TARGET } from "./proof-space.ts";
import type { Workspace } from "./workspace.ts";

/**
 * Lean's `induction`: hypotheses that mention the variable become premises of the induction hypothesis and come back,
 * under their names, behind it.
 */
export const induct = (ws: Workspace, state: number, index: number, commit: () => boolean): boolean => {
  const terms = ws.terms;
  const variable = terms.make(VARIABLE, index, 0);
  const zero = terms.numeral(0);
  const successor = terms.make(ADD, variable, terms.numeral(1));
  loadContext(ws, state);
  let statement = ws.target;
  for (let i = ws.contextCount - 1; i >= 0; i--) {
    const proposition = ws.context[i]!;
    if (terms.occurs(variable, proposition)) statement = terms.make(IMPLIES, proposition, statement);
  }
  const name = freshInductionName(ws, ws.nameMask);
  if (name === NONE || terms.size[statement]! > LARGEST_TARGET) return false;
  for (const value of [zero, successor]) {
    loadContext(ws, state);
    ws.inductions += 1;
    ws.target = terms.replace(ws.target, variable, value);
    const dependent = revert(ws, variable);
    if (value === zero) ws.scopeMask &= ~(1 << index);
    else if (!addNamedHypothesis(ws, statement, name)) return false;
    for (const [proposition, own] of dependent) {
      if (!addNamedHypothesis(ws, terms.replace(proposition, variable, value), own)) return false;
    }
    if (!commit()) return false;
  }
  return true;
};

/** Takes the hypotheses that mention the variable out of the context; in order, with their names. */
const revert = (ws: Workspace, variable: number): Array<readonly [proposition: number, name: number]> => {
  const reverted: Array<readonly [number, number]> = [];
  for (let i = 0; i < ws.contextCount; ) {
    const proposition = ws.context[i]!;
    if (ws.terms.occurs(variable, proposition)) {
      reverted.push([proposition, ws.contextNames[i]!]);
      removeHypothesis(ws, i);
    } else i += 1;
  }
  return reverted;
};
