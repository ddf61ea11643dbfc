/** Proofs with open goals, as trees: read from the text that the model prints of them, and printed again. */
import { actionLine, alternatives, OPEN_GOAL, proofText, SORRY } from "./action-text.ts";
import { applyAction } from "./apply-action.ts";
import { expand } from "./expansion.ts";
import { MOST_STEPS, type ProofSpace } from "./proof-space.ts";
import { prints } from "./replay.ts";
import { ACTION_SIZE, FIRST_ACTION, FIRST_CHILD, STATE_SIZE, type Workspace } from "./workspace.ts";

/** A goal, and what is done to it. */
export interface PartialProof {
  readonly state: number;
  /** `OPEN_GOAL` where nothing is. */
  readonly action: number;
  /** The goals that the action leaves, in order. */
  readonly goals: ReadonlyArray<PartialProof>;
}

export const openGoal = (state: number): PartialProof => ({ state, action: OPEN_GOAL, goals: [] });

/** Whether no goal is open. */
export const isWhole = ({ action, goals }: PartialProof): boolean => action !== OPEN_GOAL && goals.every(isWhole);

/** The nodes in the order in which Lean runs them. */
const inOrder = (proof: PartialProof): ReadonlyArray<PartialProof> => [proof, ...proof.goals.flatMap(inOrder)];

export const partialText = (ws: Workspace, proof: PartialProof): string => {
  const nodes = inOrder(proof);
  return proofText(
    ws,
    nodes.map(({ state }) => state),
    nodes.map(({ action }) => action),
    nodes.length,
  );
};

/** The goals that an action leaves; null where it leads nowhere. */
export const goalsAfter = (ws: Workspace, state: number, action: number): ReadonlyArray<number> | null => {
  const count = applyAction(ws, state, action);
  if (count < 0) return null;
  const first = ws.actions[action * ACTION_SIZE + FIRST_CHILD]!;
  return Array.from(ws.children.subarray(first, first + count));
};

class Reader {
  private readonly space: ProofSpace;
  private readonly lines: ReadonlyArray<string>;
  private readonly refused: ReadonlySet<number>;
  private readonly temperature: number;
  private line = 0;
  private steps = 0;

  constructor(space: ProofSpace, text: string, refused: ReadonlySet<number>, temperature: number) {
    this.space = space;
    this.lines = text.split("\n").map((line) => line.trimEnd());
    this.refused = refused;
    this.temperature = temperature;
  }

  /** The proof of `state`, whose lines begin with `indentation`; the first one may follow a bullet. */
  read(state: number, indentation: string, isBullet: boolean): PartialProof {
    const { ws } = this.space;
    const line = this.lines[this.line];
    const prefix = isBullet ? `${indentation.slice(2)}· ` : indentation;
    if (line?.startsWith(prefix) !== true) return openGoal(state);
    const action = this.refused.has(this.line) ? null : this.actionOf(state, line.slice(prefix.length));
    const goals = action === null ? null : goalsAfter(ws, state, action);
    this.line += 1;
    if (action === null || goals === null) return this.openBehind(state, indentation);
    const openers = alternatives(ws, state, action);
    const inner = openers !== null || goals.length > 1 ? `${indentation}  ` : indentation;
    const below = goals.map((goal, i) => {
      if (openers !== null && this.lines[this.line] === indentation + openers[i]!) this.line += 1;
      return this.read(goal, inner, openers === null && goals.length > 1);
    });
    return { state, action, goals: below };
  }

  /** An open goal, whose lines are passed over. */
  private openBehind(state: number, indentation: string): PartialProof {
    while (this.lines[this.line]?.startsWith(indentation) === true) this.line += 1;
    return openGoal(state);
  }

  private actionOf(state: number, wanted: string): number | null {
    if (wanted === SORRY || this.steps === MOST_STEPS) return null;
    this.steps += 1;
    const { ws } = this.space;
    const count = expand(this.space, state, this.temperature);
    const first = ws.states[state * STATE_SIZE + FIRST_ACTION]!;
    for (let action = first; action < first + count; action++)
      if (prints(ws, state, action, wanted, actionLine)) return action;
    return null;
  }
}

/**
 * What a text proves of the goal of `root`: a goal is open where the text has `sorry`, a line that the model would not
 * print, or one of the `refused` lines (from 0). `temperature` is that at which its states will be drawn from.
 */
export const readPartial = (
  space: ProofSpace,
  root: number,
  text: string,
  refused: ReadonlySet<number>,
  temperature: number,
): PartialProof => new Reader(space, text, refused, temperature).read(root, "  ", false);
