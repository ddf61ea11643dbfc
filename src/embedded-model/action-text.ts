/**
 * Actions as Lean 4 tactic text, one tactic a line, and whole proofs in Lean's structure: `·` bullets where a tactic
 * leaves several goals, alternatives after `cases … with` and `induction … with`.
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
  CONTRADICTION,
  COUNTEREXAMPLE,
  EXACT,
  EXACT_SYMMETRIC,
  EXCLUDED_MIDDLE,
  EXFALSO,
  FORWARD,
  INDUCTION,
  INTRO,
  isBackLabel,
  LEFT,
  lemmaOfLabel,
  MODUS_PONENS,
  REWRITE,
  REWRITE_AT,
  REWRITE_WITH,
  REWRITE_WITH_AT,
  RFL,
  RIGHT,
  SPECIALISE,
  SPLIT,
  TRIVIAL,
  WITNESS,
} from "./action-kinds.ts";
import { applyAction, restoreBindings } from "./apply-action.ts";
import { freshInductionName, freshVariable, loadContext, namesOfNext } from "./context.ts";
import { counterexampleValues } from "./counterexample.ts";
import type { Lemma } from "./lemma-rules.ts";
import { instantiatePattern } from "./match.ts";
import { mayCloseByOffset } from "./offset.ts";
import { EXISTS, FORALL, LESS, OR } from "./operators.ts";
import { printTerm } from "./print.ts";
import {
  ACTION_SIZE,
  CHILD_COUNT,
  FIRST_CHILD,
  KIND,
  LABEL,
  STATE_SIZE,
  TARGET,
  type Workspace,
  X,
  Y,
  Z,
} from "./workspace.ts";

const ARGUMENT = 1024;
const SYMBOLS = ["+", "*", "-", "^"] as const;

const term = (ws: Workspace, id: number): string => printTerm(ws.terms, id, ws.scope);
const argument = (ws: Workspace, id: number): string => printTerm(ws.terms, id, ws.scope, ARGUMENT);
const hypothesisName = (ws: Workspace, index: number): string => ws.names[ws.contextNames[index]!]!;
const variableName = (ws: Workspace, variable: number): string => ws.scope.variables[variable]!;

/** The lemma applied to its instance (bound now), with these texts for its hypotheses. */
const lemmaText = (ws: Workspace, lemma: Lemma, hypotheses: readonly string[]): string => {
  let text = lemma.needsAt ? `@${lemma.name}` : lemma.name;
  for (const binder of lemma.binders) {
    if (!binder.explicit && !lemma.needsAt) continue;
    text += binder.kind === "variable" ? ` ${argument(ws, ws.bound[binder.index]!)}` : ` ${hypotheses[binder.index]!}`;
  }
  return text;
};

/** `rewrite`, which does not try `rfl`, where Lean's `rfl` might close a goal that counts as open here. */
const rewriteWord = (ws: Workspace, action: number): string => {
  const at = action * ACTION_SIZE;
  if (ws.actions[at + CHILD_COUNT]! < 1) return "rw";
  const child = ws.children[ws.actions[at + FIRST_CHILD]!]!;
  return mayCloseByOffset(ws.terms, ws.states[child * STATE_SIZE + TARGET]!) ? "rewrite" : "rw";
};

const backwardLine = (ws: Workspace, at: number, lemma: Lemma): string => {
  const filled = ws.actions[at + X]!;
  if (filled < 0 && lemma.premises.length > 0) return `apply ${lemma.name}`;
  const texts = lemma.premises.map((_, i) => (i === filled ? hypothesisName(ws, ws.actions[at + Y]!) : "?_"));
  return `${lemma.premises.length > 1 ? "refine" : "exact"} ${lemmaText(ws, lemma, texts)}`;
};

const chainLine = (ws: Workspace, at: number, lemma: Lemma): string => {
  const step = `(${lemmaText(ws, lemma, [])})`;
  const strict = ws.terms.operator[ws.target] === LESS;
  if (ws.actions[at + X] === 1) return `refine ${strict ? "Nat.lt_of_le_of_lt" : "Nat.le_trans"} ${step} ?_`;
  return `refine ${strict ? "Nat.lt_of_lt_of_le" : "Nat.le_trans"} ?_ ${step}`;
};

const lemmaLine = (ws: Workspace, action: number): string => {
  const at = action * ACTION_SIZE;
  const label = ws.actions[at + LABEL]!;
  const lemma = ws.rules.lemmas[lemmaOfLabel(label)]!;
  const arrow = isBackLabel(label) ? "← " : "";
  restoreBindings(ws, at, lemma.metaCount);
  switch (ws.actions[at + KIND]) {
    case REWRITE: {
      const premise = ws.actions[at + Z]!;
      const text = lemmaText(ws, lemma, premise >= 0 ? [hypothesisName(ws, premise)] : []);
      return `${rewriteWord(ws, action)} [${arrow}${text}]`;
    }
    case REWRITE_AT: {
      const name = hypothesisName(ws, ws.actions[at + Z]!);
      return `${rewriteWord(ws, action)} [${arrow}${lemmaText(ws, lemma, [])}] at ${name}`;
    }
    case BACKWARD:
      return backwardLine(ws, at, lemma);
    case CHAIN:
      return chainLine(ws, at, lemma);
    case FORWARD: {
      const names = [X, Y].map((field) => ws.actions[at + field]!).map((i) => (i < 0 ? "" : hypothesisName(ws, i)));
      const conclusion = term(ws, instantiatePattern(ws, lemma.conclusion));
      return `have ${namesOfNext(ws, 1)[0]!} : ${conclusion} := ${lemmaText(ws, lemma, names)}`;
    }
    case ABSURD:
      return `exact absurd ${hypothesisName(ws, ws.actions[at + X]!)} (${lemmaText(ws, lemma, [])})`;
    default:
      return `cases ${lemmaText(ws, lemma, [])} with`;
  }
};

const hypothesisLine = (ws: Workspace, action: number): string => {
  const at = action * ACTION_SIZE;
  const terms = ws.terms;
  const x = ws.actions[at + X]!;
  const y = ws.actions[at + Y]!;
  const z = ws.actions[at + Z]!;
  const name = hypothesisName(ws, x);
  switch (ws.actions[at + KIND]) {
    case APPLY: {
      const instance = z >= 0 ? ` ${argument(ws, z)}` : "";
      return `${y === 0 ? "exact" : "apply"} ${name}${instance}`;
    }
    case MODUS_PONENS: {
      const implication = z >= 0 ? terms.instantiate(terms.left[ws.context[x]!]!, z) : ws.context[x]!;
      const instance = z >= 0 ? ` ${argument(ws, z)}` : "";
      const value = `${name}${instance} ${hypothesisName(ws, y)}`;
      return `have ${namesOfNext(ws, 1)[0]!} : ${term(ws, terms.right[implication]!)} := ${value}`;
    }
    case SPECIALISE: {
      const proposition = terms.instantiate(terms.left[ws.context[x]!]!, y);
      return `have ${namesOfNext(ws, 1)[0]!} : ${term(ws, proposition)} := ${name} ${argument(ws, y)}`;
    }
    case REWRITE_WITH:
      return `${rewriteWord(ws, action)} [${y ? "← " : ""}${name}]`;
    case REWRITE_WITH_AT:
      return `${rewriteWord(ws, action)} [${y ? "← " : ""}${name}] at ${hypothesisName(ws, z)}`;
    case COUNTEREXAMPLE:
      return `exact absurd (${name} ${counterexampleValues(terms, ws.context[x]!, y).join(" ")}) (by decide)`;
    case EXACT_SYMMETRIC:
      return `exact Eq.symm ${name}`;
    case CASES:
      return `cases ${name} with`;
    default:
      return `exact ${name}`;
  }
};

const introLine = (ws: Workspace): string =>
  ws.terms.operator[ws.target] === FORALL
    ? `intro ${variableName(ws, freshVariable(ws, ws.scopeMask))}`
    : `intro ${namesOfNext(ws, 1)[0]!}`;

const congruenceLine = (ws: Workspace, side: number): string => {
  const left = ws.terms.left[ws.target]!;
  const symbol = SYMBOLS[ws.terms.operator[left]! - 3]!;
  const hole = ws.scope.bound[0]!;
  const common = argument(ws, side === 0 ? ws.terms.left[left]! : ws.terms.right[left]!);
  return `apply congrArg (fun ${hole} : Nat => ${side === 0 ? `${common} ${symbol} ${hole}` : `${hole} ${symbol} ${common}`})`;
};

const WORDS: Readonly<Record<number, string>> = {
  [RFL]: "rfl",
  [CONTRADICTION]: "contradiction",
  [TRIVIAL]: "exact True.intro",
  [CONSTRUCTOR]: "constructor",
  [LEFT]: "left",
  [RIGHT]: "right",
  [EXFALSO]: "exfalso",
  [BY_CONTRADICTION]: "apply Classical.byContradiction",
};

/** The action's own line of text, without indentation. The action is applied if it was not. */
export const actionLine = (ws: Workspace, state: number, action: number): string => {
  const at = action * ACTION_SIZE;
  applyAction(ws, state, action);
  loadContext(ws, state);
  const x = ws.actions[at + X]!;
  const kind = ws.actions[at + KIND]!;
  switch (kind) {
    case INTRO:
      return introLine(ws);
    case WITNESS:
      return `refine ⟨${term(ws, x)}, ?_⟩`;
    case EXCLUDED_MIDDLE:
      return `cases Classical.em ${argument(ws, x)} with`;
    case INDUCTION:
      return `induction ${variableName(ws, x)} with`;
    case CONGRUENCE:
      return congruenceLine(ws, x);
    case REWRITE:
    case REWRITE_AT:
    case BACKWARD:
    case CHAIN:
    case FORWARD:
    case SPLIT:
    case ABSURD:
      return lemmaLine(ws, action);
    case EXACT:
    case EXACT_SYMMETRIC:
    case COUNTEREXAMPLE:
    case CASES:
    case APPLY:
    case MODUS_PONENS:
    case SPECIALISE:
    case REWRITE_WITH:
    case REWRITE_WITH_AT:
      return hypothesisLine(ws, action);
    default:
      return WORDS[kind]!;
  }
};

const casesAlternatives = (ws: Workspace, hypothesis: number): Array<string> => {
  if (ws.terms.operator[hypothesis] === OR) {
    const name = namesOfNext(ws, 1)[0]!;
    return [`| inl ${name} =>`, `| inr ${name} =>`];
  }
  if (ws.terms.operator[hypothesis] === EXISTS) {
    const variable = variableName(ws, freshVariable(ws, ws.scopeMask));
    return [`| intro ${variable} ${namesOfNext(ws, 1)[0]!} =>`];
  }
  return [`| intro ${namesOfNext(ws, 2).join(" ")} =>`];
};

/** The lines that open each goal of a `… with`, in order; null for every other action. */
export const alternatives = (ws: Workspace, state: number, action: number): Array<string> | null => {
  const at = action * ACTION_SIZE;
  loadContext(ws, state);
  switch (ws.actions[at + KIND]) {
    case CASES:
      return casesAlternatives(ws, ws.context[ws.actions[at + X]!]!);
    case EXCLUDED_MIDDLE:
    case SPLIT: {
      const name = namesOfNext(ws, 1)[0]!;
      return [`| inl ${name} =>`, `| inr ${name} =>`];
    }
    case INDUCTION: {
      const name = ws.names[freshInductionName(ws, ws.nameMask)]!;
      return ["| zero =>", `| succ ${variableName(ws, ws.actions[at + X]!)} ${name} =>`];
    }
    default:
      return null;
  }
};

/** The action as a tactic by itself, on one line: what a `… with` opens is left as goals. */
export const tacticText = (ws: Workspace, state: number, action: number): string => {
  const line = actionLine(ws, state, action);
  const openers = alternatives(ws, state, action);
  return [line, ...(openers ?? []).map((opener) => `${opener} ?_`)].join(" ");
};

/** Stands in the place of an action where a goal is left open. */
export const OPEN_GOAL = -1;

/** What stands for the proof of a goal that was given up; whatever it is part of, the verifier rejects. */
export const SORRY = "sorry";

/**
 * The text of a proof: `states` and `actions` in the order in which Lean runs them (each goal's proof before that of the
 * next goal), two spaces of indentation, no line break at the end. Goals that are left open, and those that the `steps`
 * actions leave, are given up.
 */
export const proofText = (
  ws: Workspace,
  states: ArrayLike<number>,
  actions: ArrayLike<number>,
  steps: number,
): string => {
  const lines: Array<string> = [];
  let position = 0;
  const write = (indentation: string, bullet: boolean): void => {
    const state = states[position]!;
    const action = position === steps ? OPEN_GOAL : actions[position++]!;
    const line = action === OPEN_GOAL ? SORRY : actionLine(ws, state, action);
    lines.push(`${bullet ? `${indentation.slice(2)}· ` : indentation}${line}`);
    if (action === OPEN_GOAL) return;
    const openers = alternatives(ws, state, action);
    const count = ws.actions[action * ACTION_SIZE + CHILD_COUNT]!;
    for (let i = 0; i < count; i++) {
      if (openers !== null) lines.push(indentation + openers[i]!);
      if (openers !== null) write(`${indentation}  `, false);
      else if (count > 1) write(`${indentation}  `, true);
      else write(indentation, false);
    }
  };
  write("  ", false);
  return lines.join("\n");
};
