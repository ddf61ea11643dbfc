/**
 * From text back to actions: a proof text is matched line by line against the text of every action of each state, so a
 * trainer needs nothing but statement and proof. A text that the model would not print in this very form is not matched.
 */
import { isLemmaLabel, lemmaOfLabel, REWRITE, REWRITE_WITH_AT } from "./action-kinds.ts";
import { actionLine, alternatives, OPEN_GOAL, SORRY, tacticText } from "./action-text.ts";
import type { ActionFeatures } from "./adagrad.ts";
import { applyAction } from "./apply-action.ts";
import { expand } from "./expansion.ts";
import type { Goal } from "./goal.ts";
import { MOST_STEPS, type ProofSpace } from "./proof-space.ts";
import { rootState } from "./sample.ts";
import {
  ACTION_COUNT,
  ACTION_SIZE,
  FIRST_ACTION,
  FIRST_CHILD,
  KIND,
  LABEL,
  STATE_SIZE,
  type Workspace,
} from "./workspace.ts";

const isRewrite = (kind: number): boolean => kind >= REWRITE && kind <= REWRITE_WITH_AT;

/** How an action is written: as a line of a proof, or as a tactic by itself. */
type Writing = typeof actionLine;

/** Whether the action is written as `wanted`; most are told apart without being printed. */
export const prints = (ws: Workspace, state: number, action: number, wanted: string, written: Writing): boolean => {
  const at = action * ACTION_SIZE;
  const label = ws.actions[at + LABEL]!;
  const wantsRewrite = wanted.startsWith("rw ") || wanted.startsWith("rewrite ");
  if (isRewrite(ws.actions[at + KIND]!) !== wantsRewrite) return false;
  if (isLemmaLabel(label) && !wanted.includes(ws.rules.lemmas[lemmaOfLabel(label)]!.name)) return false;
  return written(ws, state, action) === wanted;
};

/** One of a proof's choices: the position of what was chosen among the actions of its state, or `OPEN_GOAL`. */
export interface Choice {
  readonly chosen: number;
  /** Of the state's actions; null where they were not asked for, or there was one action only. */
  readonly features: ActionFeatures | null;
}

/** The choice of the action that is written as `wanted`; null where the state has none. */
const choiceOf = (space: ProofSpace, state: number, wanted: string, written: Writing): Choice | null => {
  const { scorer, ws } = space;
  // A goal that comes twice has its features recorded twice.
  if (scorer.mode === "record") ws.states[state * STATE_SIZE + ACTION_COUNT] = -1;
  const count = expand(space, state, 1);
  const features = scorer.mode === "record" && count > 1 ? scorer.copyRecord() : null;
  const first = ws.states[state * STATE_SIZE + FIRST_ACTION]!;
  let chosen = 0;
  while (chosen < count && !prints(ws, state, first + chosen, wanted, written)) chosen += 1;
  return chosen === count ? null : { chosen, features };
};

class Matcher {
  readonly space: ProofSpace;
  readonly lines: readonly string[];
  readonly choices: Array<Choice> = [];
  line = 0;

  constructor(space: ProofSpace, lines: readonly string[]) {
    this.space = space;
    this.lines = lines;
  }

  /** Matches the proof of `state`, whose lines start with `indentation`; the first one may follow a bullet. */
  match(state: number, indentation: string, bullet: boolean): boolean {
    const { ws } = this.space;
    const line = this.lines[this.line];
    const prefix = bullet ? `${indentation.slice(2)}· ` : indentation;
    if (line === undefined || !line.startsWith(prefix) || this.choices.length === MOST_STEPS) return false;
    const wanted = line.slice(prefix.length);
    if (wanted === SORRY) {
      this.line += 1;
      this.choices.push({ chosen: OPEN_GOAL, features: null });
      return true;
    }
    const choice = choiceOf(this.space, state, wanted, actionLine);
    if (choice === null) return false;
    this.choices.push(choice);
    this.line += 1;
    return this.matchGoals(state, ws.states[state * STATE_SIZE + FIRST_ACTION]! + choice.chosen, indentation);
  }

  private matchGoals(state: number, action: number, indentation: string): boolean {
    const { ws } = this.space;
    const openers = alternatives(ws, state, action);
    const count = applyAction(ws, state, action);
    if (count < 0) return false;
    for (let i = 0; i < count; i++) {
      if (openers !== null && this.lines[this.line++] !== indentation + openers[i]!) return false;
      const inner = openers !== null || count > 1 ? `${indentation}  ` : indentation;
      const child = ws.children[ws.actions[action * ACTION_SIZE + FIRST_CHILD]! + i]!;
      if (!this.match(child, inner, openers === null && count > 1)) return false;
    }
    return true;
  }
}

/** What is replayed in a mode of the scorer, which is put back. */
const replayed = <A>({ scorer }: ProofSpace, mode: "record" | "mute", replay: () => A): A => {
  const before = scorer.mode;
  scorer.mode = mode;
  const result = replay();
  scorer.mode = before;
  return result;
};

/** The one choice of a tactic at a goal; null if the model has no action that is written so (`tacticText`). */
export const replayTactic = (
  space: ProofSpace,
  goal: Goal,
  tactic: string,
  mode: "record" | "mute",
): ReadonlyArray<Choice> | null =>
  replayed(space, mode, () => {
    const choice = choiceOf(space, rootState(space, goal), tactic, tacticText);
    return choice === null ? null : [choice];
  });

/**
 * The choices of a proof, a goal each, in the order of the text; null if the text is not what the model prints for any of
 * its proofs, or gives all goals up.
 * `mode`: whether the features of what could be chosen come with them.
 */
export const replayProof = (
  space: ProofSpace,
  goal: Goal,
  text: string,
  mode: "record" | "mute",
): ReadonlyArray<Choice> | null =>
  replayed(space, mode, () => {
    const matcher = new Matcher(
      space,
      text
        .split("\n")
        .map((line) => line.trimEnd())
        .filter((line) => line !== ""),
    );
    const whole = matcher.match(rootState(space, goal), "  ", false) && matcher.line === matcher.lines.length;
    return whole && matcher.choices.some(({ chosen }) => chosen !== OPEN_GOAL) ? matcher.choices : null;
  });
