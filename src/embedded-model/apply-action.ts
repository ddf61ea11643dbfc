/**
 * What an action does to a goal, as Lean's tactic does it: the goals it leaves, in Lean's order. Computed when the action
 * is first drawn, then kept with it.
 */
import {
  ABSURD,
  APPLY,
  BACKWARD,
  BY_CONTRADICTION,
  CASES,
  CHAIN,
  CONGRUENCE,
  CONSTRUCTOR,
  EXCLUDED_MIDDLE,
  EXFALSO,
  FORWARD,
  INDUCTION,
  INTRO,
  LEFT,
  lemmaOfLabel,
  MODUS_PONENS,
  REWRITE,
  REWRITE_AT,
  REWRITE_WITH,
  REWRITE_WITH_AT,
  RIGHT,
  SPECIALISE,
  SPLIT,
  WITNESS,
} from "./action-kinds.ts";
import { addHypothesis, freshVariable, loadContext, NONE, removeHypothesis } from "./context.ts";
import { induct } from "./induct.ts";
import { instantiatePattern } from "./match.ts";
import { EXISTS, FALSE, FORALL, IFF, IMPLIES, isReflexive, NOT, OR, VARIABLE } from "./operators.ts";
import { LARGEST_TARGET } from "./proof-space.ts";
import {
  ACTION_SIZE,
  BINDINGS,
  CHILD_COUNT,
  DEAD,
  FIRST_CHILD,
  KIND,
  LABEL,
  UNAPPLIED,
  type Workspace,
  X,
  Y,
  Z,
} from "./workspace.ts";

/** Binds the pattern variables as they were when the action was found. */
export const restoreBindings = (ws: Workspace, at: number, metaCount: number): void => {
  const start = ws.actions[at + BINDINGS]!;
  for (let i = 0; i < metaCount; i++) ws.bound[i] = ws.bindings[start + i]!;
};

const commit = (ws: Workspace, at: number): boolean => {
  if (ws.terms.size[ws.target]! > LARGEST_TARGET) return false;
  ws.addChild(ws.commit(ws.actions[at + LABEL]!));
  return true;
};

const withTarget = (ws: Workspace, state: number, at: number, target: number): boolean => {
  loadContext(ws, state);
  ws.target = target;
  return commit(ws, at);
};

const introduce = (ws: Workspace, at: number): boolean => {
  const terms = ws.terms;
  const target = ws.target;
  if (terms.operator[target] === FORALL) {
    const variable = freshVariable(ws, ws.scopeMask);
    if (variable === NONE) return false;
    ws.scopeMask |= 1 << variable;
    ws.target = terms.instantiate(terms.left[target]!, terms.make(VARIABLE, variable, 0));
    return commit(ws, at);
  }
  const denial = terms.operator[target] === NOT;
  ws.target = denial ? terms.make(FALSE, 0, 0) : terms.right[target]!;
  return addHypothesis(ws, terms.left[target]!) && commit(ws, at);
};

const split = (ws: Workspace, state: number, at: number): boolean => {
  const terms = ws.terms;
  const left = terms.left[ws.target]!;
  const right = terms.right[ws.target]!;
  if (terms.operator[ws.target] === IFF) {
    const back = terms.make(IMPLIES, right, left);
    return withTarget(ws, state, at, terms.make(IMPLIES, left, right)) && withTarget(ws, state, at, back);
  }
  return withTarget(ws, state, at, left) && withTarget(ws, state, at, right);
};

/** The goal with `proposition` as a hypothesis in place of the one at `removed` (or of none). */
const withHypothesis = (
  ws: Workspace,
  state: number,
  at: number,
  removed: number,
  ...added: Array<number>
): boolean => {
  loadContext(ws, state);
  for (const proposition of added) if (!addHypothesis(ws, proposition)) return false;
  if (removed >= 0) removeHypothesis(ws, removed);
  return commit(ws, at);
};

const takeApart = (ws: Workspace, state: number, at: number): boolean => {
  const terms = ws.terms;
  const index = ws.actions[at + X]!;
  const hypothesis = ws.context[index]!;
  const left = terms.left[hypothesis]!;
  const right = terms.right[hypothesis]!;
  switch (terms.operator[hypothesis]) {
    case OR:
      return withHypothesis(ws, state, at, index, left) && withHypothesis(ws, state, at, index, right);
    case IFF: {
      const back = terms.make(IMPLIES, right, left);
      return withHypothesis(ws, state, at, index, terms.make(IMPLIES, left, right), back);
    }
    case EXISTS: {
      const variable = freshVariable(ws, ws.scopeMask);
      if (variable === NONE) return false;
      ws.scopeMask |= 1 << variable;
      if (!addHypothesis(ws, terms.instantiate(left, terms.make(VARIABLE, variable, 0)))) return false;
      removeHypothesis(ws, index);
      return commit(ws, at);
    }
    default:
      return withHypothesis(ws, state, at, index, left, right);
  }
};

const applyHypothesis = (ws: Workspace, state: number, at: number): boolean => {
  const terms = ws.terms;
  const instance = ws.actions[at + Z]!;
  const hypothesis = ws.context[ws.actions[at + X]!]!;
  let rest = instance >= 0 ? terms.instantiate(terms.left[hypothesis]!, instance) : hypothesis;
  for (let i = 0; i < ws.actions[at + Y]!; i++) {
    if (!withTarget(ws, state, at, terms.left[rest]!)) return false;
    rest = terms.right[rest]!;
  }
  return true;
};

const drawConsequence = (ws: Workspace, at: number): boolean => {
  const terms = ws.terms;
  const instance = ws.actions[at + Z]!;
  const hypothesis = ws.context[ws.actions[at + X]!]!;
  const implication = instance >= 0 ? terms.instantiate(terms.left[hypothesis]!, instance) : hypothesis;
  return addHypothesis(ws, terms.right[implication]!) && commit(ws, at);
};

const distinguish = (ws: Workspace, state: number, at: number, left: number, right: number): boolean => {
  for (const proposition of [left, right]) {
    loadContext(ws, state);
    ws.splits += 1;
    if (!addHypothesis(ws, proposition) || !commit(ws, at)) return false;
  }
  return true;
};

/** The target after a rewrite; `rw` closes it when its sides have become the same. */
const rewriteTarget = (ws: Workspace, at: number, from: number, to: number): boolean => {
  const terms = ws.terms;
  ws.target = terms.replace(ws.target, from, to);
  const closed = isReflexive(terms.operator[ws.target]!) && terms.left[ws.target] === terms.right[ws.target];
  return closed || commit(ws, at);
};

const rewriteHypothesis = (ws: Workspace, at: number, index: number, from: number, to: number): boolean => {
  ws.context[index] = ws.terms.replace(ws.context[index]!, from, to);
  return commit(ws, at);
};

const applyLemma = (ws: Workspace, state: number, at: number): boolean => {
  const terms = ws.terms;
  const lemma = ws.rules.lemmas[lemmaOfLabel(ws.actions[at + LABEL]!)]!;
  restoreBindings(ws, at, lemma.metaCount);
  switch (ws.actions[at + KIND]) {
    case BACKWARD:
      for (let i = 0; i < lemma.premises.length; i++) {
        if (i === ws.actions[at + X]) continue;
        if (!withTarget(ws, state, at, instantiatePattern(ws, lemma.premises[i]!))) return false;
      }
      return true;
    case FORWARD:
      return addHypothesis(ws, instantiatePattern(ws, lemma.conclusion)) && commit(ws, at);
    case SPLIT: {
      const disjunction = instantiatePattern(ws, lemma.conclusion);
      return distinguish(ws, state, at, terms.left[disjunction]!, terms.right[disjunction]!);
    }
    case CHAIN: {
      const middle = ws.actions[at + Y]!;
      const left = ws.actions[at + X] === 1 ? middle : terms.left[ws.target]!;
      const right = ws.actions[at + X] === 1 ? terms.right[ws.target]! : middle;
      return withTarget(ws, state, at, terms.make(terms.operator[ws.target]!, left, right));
    }
    default:
      return true; // ABSURD leaves nothing.
  }
};

const perform = (ws: Workspace, state: number, action: number): boolean => {
  const at = action * ACTION_SIZE;
  const terms = ws.terms;
  const x = ws.actions[at + X]!;
  const y = ws.actions[at + Y]!;
  loadContext(ws, state);
  switch (ws.actions[at + KIND]) {
    case INTRO:
      return introduce(ws, at);
    case CONSTRUCTOR:
      return split(ws, state, at);
    case LEFT:
      return withTarget(ws, state, at, terms.left[ws.target]!);
    case RIGHT:
      return withTarget(ws, state, at, terms.right[ws.target]!);
    case WITNESS:
      return withTarget(ws, state, at, terms.instantiate(terms.left[ws.target]!, x));
    case CASES:
      return takeApart(ws, state, at);
    case APPLY:
      return applyHypothesis(ws, state, at);
    case MODUS_PONENS:
      return drawConsequence(ws, at);
    case SPECIALISE:
      return addHypothesis(ws, terms.instantiate(terms.left[ws.context[x]!]!, y)) && commit(ws, at);
    case EXFALSO:
      return withTarget(ws, state, at, terms.make(FALSE, 0, 0));
    case EXCLUDED_MIDDLE:
      return distinguish(ws, state, at, x, terms.make(NOT, x, 0));
    case BY_CONTRADICTION:
      return withTarget(ws, state, at, terms.make(IMPLIES, terms.make(NOT, ws.target, 0), terms.make(FALSE, 0, 0)));
    case INDUCTION:
      return induct(ws, state, x, () => commit(ws, at));
    case REWRITE:
      return rewriteTarget(ws, at, x, y);
    case REWRITE_WITH: {
      const equation = ws.context[x]!;
      const left = terms.left[equation]!;
      const right = terms.right[equation]!;
      return y ? rewriteTarget(ws, at, right, left) : rewriteTarget(ws, at, left, right);
    }
    case REWRITE_AT:
      return rewriteHypothesis(ws, at, ws.actions[at + Z]!, x, y);
    case REWRITE_WITH_AT: {
      const left = terms.left[ws.context[x]!]!;
      const right = terms.right[ws.context[x]!]!;
      return rewriteHypothesis(ws, at, ws.actions[at + Z]!, y ? right : left, y ? left : right);
    }
    case BACKWARD:
    case FORWARD:
    case SPLIT:
    case CHAIN:
    case ABSURD:
      return applyLemma(ws, state, at);
    case CONGRUENCE: {
      const rest = x === 0 ? terms.right : terms.left;
      const { target } = ws;
      const left = rest[terms.left[target]!]!;
      const right = rest[terms.right[target]!]!;
      return withTarget(ws, state, at, terms.make(terms.operator[target]!, left, right));
    }
    default:
      return true; // The closing actions leave nothing.
  }
};

/** Number of goals the action leaves in this state (then at `children[FIRST_CHILD]` …), or DEAD if it leads nowhere. */
export const applyAction = (ws: Workspace, state: number, action: number): number => {
  const at = action * ACTION_SIZE;
  const known = ws.actions[at + CHILD_COUNT]!;
  if (known !== UNAPPLIED) return known;
  const first = ws.childCount;
  const done = perform(ws, state, action);
  ws.actions[at + FIRST_CHILD] = first;
  return (ws.actions[at + CHILD_COUNT] = done ? ws.childCount - first : DEAD);
};
