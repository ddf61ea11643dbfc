/**
 * Building the context of a new goal: load a state, change target and hypotheses, `commit`. Names and variables are
 * chosen by content alone (the first free one), so that equal goals reached on different ways are one state.
 */
import {
  FIRST_HYPOTHESIS,
  HYPOTHESIS_COUNT,
  INDUCTION_NAMES,
  INDUCTIONS,
  MOST_CONTEXT,
  NAMES,
  PLAIN_NAMES,
  SCOPE,
  SPLITS,
  STATE_SIZE,
  TARGET,
  type Workspace,
} from "./workspace.ts";

/** No free name, no free variable, or no room for another hypothesis. */
export const NONE = -1;

/** Copies a state into the context under construction. */
export const loadContext = (ws: Workspace, state: number): void => {
  const at = state * STATE_SIZE;
  const states = ws.states;
  ws.target = states[at + TARGET]!;
  ws.scopeMask = states[at + SCOPE]!;
  ws.nameMask = states[at + NAMES]!;
  ws.contextCount = states[at + HYPOTHESIS_COUNT]!;
  ws.inductions = states[at + INDUCTIONS]!;
  ws.splits = states[at + SPLITS]!;
  const first = states[at + FIRST_HYPOTHESIS]!;
  for (let i = 0; i < ws.contextCount; i++) {
    ws.context[i] = ws.hypotheses[first + i]!;
    ws.contextNames[i] = ws.hypothesisNames[first + i]!;
  }
};

const lowestFree = (mask: number, from: number, to: number): number => {
  for (let i = from; i < to; i++) if ((mask & (1 << i)) === 0) return i;
  return NONE;
};

/** The name number a new hypothesis would get in the context with this mask, or NONE. */
export const freshName = (ws: Workspace, nameMask: number): number => {
  const free = lowestFree(nameMask, 0, PLAIN_NAMES);
  return free === NONE ? NONE : ws.statementNames + free;
};

export const freshInductionName = (ws: Workspace, nameMask: number): number => {
  const free = lowestFree(nameMask, PLAIN_NAMES, PLAIN_NAMES + INDUCTION_NAMES);
  return free === NONE ? NONE : ws.statementNames + free;
};

/** The variable a new Nat would be in a context with this scope, or NONE. */
export const freshVariable = (ws: Workspace, scopeMask: number): number =>
  lowestFree(scopeMask, ws.statementVariables, Math.min(31, ws.scope.variables.length));

/** Adds a hypothesis under the first free name. False when there is no room. */
export const addHypothesis = (ws: Workspace, proposition: number): boolean => {
  const name = freshName(ws, ws.nameMask);
  return name !== NONE && addNamedHypothesis(ws, proposition, name);
};

export const addNamedHypothesis = (ws: Workspace, proposition: number, name: number): boolean => {
  if (ws.contextCount >= MOST_CONTEXT) return false;
  ws.context[ws.contextCount] = proposition;
  ws.contextNames[ws.contextCount++] = name;
  if (name >= ws.statementNames) ws.nameMask |= 1 << (name - ws.statementNames);
  return true;
};

/** Removes the hypothesis at `index`; its name is free again. */
export const removeHypothesis = (ws: Workspace, index: number): void => {
  const name = ws.contextNames[index]!;
  if (name >= ws.statementNames) ws.nameMask &= ~(1 << (name - ws.statementNames));
  ws.contextCount -= 1;
  for (let i = index; i < ws.contextCount; i++) {
    ws.context[i] = ws.context[i + 1]!;
    ws.contextNames[i] = ws.contextNames[i + 1]!;
  }
};

/** Names the hypotheses a tactic adds to the loaded context would get, in order. */
export const namesOfNext = (ws: Workspace, count: number): Array<string> => {
  const names: Array<string> = [];
  for (let i = 0, mask = ws.nameMask; i < count; i++) {
    const name = freshName(ws, mask);
    names.push(ws.names[name]!);
    mask |= 1 << (name - ws.statementNames);
  }
  return names;
};
