/**
 * From text back to actions: a proof text is matched line by line against the text of every action of each state, so a
 * trainer needs nothing but statement and proof. A text that the model would not print in this very form is not matched.
 */
import { actionLine, alternatives } from "./action-text.ts";
import { applyAction } from "./apply-action.ts";
import { expand } from "./expansion.ts";
import type { Goal } from "./goal.ts";
import { MOST_STEPS, type ProofSpace } from "./proof-space.ts";
import { rootState } from "./sample.ts";
import { ACTION_SIZE, FIRST_ACTION, FIRST_CHILD, STATE_SIZE } from "./workspace.ts";

class Matcher {
  readonly space: ProofSpace;
  readonly lines: readonly string[];
  readonly choices: Array<number> = [];
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
    const count = expand(this.space, state, 1);
    const first = ws.states[state * STATE_SIZE + FIRST_ACTION]!;
    let choice = 0;
    while (choice < count && actionLine(ws, state, first + choice) !== wanted) choice += 1;
    if (choice === count) return false;
    this.choices.push(choice);
    this.line += 1;
    return this.matchGoals(state, first + choice, indentation);
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

/**
 * The actions of a proof, as positions among the actions of their states, in the order of the text; null if the text is
 * not what the model prints for any of its proofs.
 */
export const replayProof = (space: ProofSpace, goal: Goal, text: string): Int32Array | null => {
  const matcher = new Matcher(
    space,
    text
      .split("\n")
      .map((line) => line.trimEnd())
      .filter((line) => line !== ""),
  );
  const whole = matcher.match(rootState(space, goal), "  ", false) && matcher.line === matcher.lines.length;
  return whole ? Int32Array.from(matcher.choices) : null;
};
