/**
 * Sampling in rounds. A turn draws tactics as `sampleProofs` does, but a goal that is given up is left open and the others
 * are gone on with. The next turn keeps what is closed: of a goal with open ones below it everything is drawn anew, but for
 * the tactics that lead to a split of which some goal is closed.
 */
import type { RandomStream } from "../domain/index.ts";
import { OPEN_GOAL } from "./action-text.ts";
import { loadContext } from "./context.ts";
import { expand } from "./expansion.ts";
import type { Goal } from "./goal.ts";
import type { Model } from "./model.ts";
import { goalsAfter, isWhole, openGoal, type PartialProof, partialText, readPartial } from "./partial-proof.ts";
import { DEFAULT_STEPS, MOST_STEPS, type ProofSpace } from "./proof-space.ts";
import { drawFrom, rootState, type SampleOptions, type Workbench } from "./sample.ts";
import { FIRST_ACTION, STATE_SIZE } from "./workspace.ts";

/** A proof of an earlier turn, and what was found wrong with it. */
export interface Draft {
  readonly text: string;
  /** Its lines, from 0, at which an error was reported. */
  readonly refused: ReadonlySet<number>;
}

export interface TurnOptions extends SampleOptions {
  /** Null for a first turn. */
  readonly draft: Draft | null;
}

/** What a turn came to, with how often it was drawn. */
export interface SampledTurn {
  /** As `SampledProof`, with `sorry` for each open goal. */
  readonly text: string;
  readonly multiplicity: number;
  /** Whether no goal is open. */
  readonly isWhole: boolean;
}

/** Draws the tactics of one turn. */
class TurnWalk {
  private readonly space: ProofSpace;
  private readonly options: SampleOptions;
  private readonly stream: RandomStream;
  private readonly maximumSteps: number;
  private steps = 0;

  constructor(space: ProofSpace, options: SampleOptions, stream: RandomStream) {
    this.space = space;
    this.options = options;
    this.stream = stream;
    this.maximumSteps = Math.min(MOST_STEPS, options.maximumSteps ?? DEFAULT_STEPS);
  }

  /** Goes on at every open goal; `above` are the states on the way to the proof's goal. */
  fill({ action, goals, state }: PartialProof, above: ReadonlyArray<number>): PartialProof {
    if (action === OPEN_GOAL) return this.prove(state, above);
    return { state, action, goals: goals.map((goal) => this.fill(goal, [...above, state])) };
  }

  private prove(state: number, above: ReadonlyArray<number>): PartialProof {
    const { space } = this;
    const { ws } = space;
    if (this.steps >= this.maximumSteps || this.returns(state, above)) return openGoal(state);
    const count = expand(space, state, this.options.temperature);
    if (count === 0) return openGoal(state);
    const first = ws.states[state * STATE_SIZE + FIRST_ACTION]!;
    const action = count === 1 ? first : drawFrom(ws.cumulative, first, count, this.stream.nextDouble());
    this.steps += 1;
    const goals = goalsAfter(ws, state, action);
    if (goals === null) return openGoal(state);
    return { state, action, goals: goals.map((goal) => this.prove(goal, [...above, state])) };
  }

  /** Whether the goal is one on the way to it. */
  private returns(state: number, above: ReadonlyArray<number>): boolean {
    const { ws } = this.space;
    loadContext(ws, state);
    return above.some((one) => ws.isContext(one));
  }
}

/** Whether some goal is closed on the other side of a split. */
const isWorthKeeping = ({ action, goals }: PartialProof): boolean =>
  action !== OPEN_GOAL && goals.some((goal) => (goals.length > 1 && isWhole(goal)) || isWorthKeeping(goal));

/** What the next turn keeps of a proof. */
const kept = (proof: PartialProof): PartialProof => {
  if (isWhole(proof)) return proof;
  return isWorthKeeping(proof) ? { ...proof, goals: proof.goals.map(kept) } : openGoal(proof.state);
};

/**
 * Samples the next turn of an attempt at a goal, equal ones merged, in the order in which they were first drawn. The
 * result is a function of the arguments alone.
 */
export const sampleTurns = (
  bench: Workbench,
  model: Model,
  goal: Goal,
  options: TurnOptions,
  stream: RandomStream,
): ReadonlyArray<SampledTurn> => {
  const { space } = bench;
  const { draft, samples, temperature } = options;
  space.useModel(model);
  const root = rootState(space, goal);
  const start =
    draft === null ? openGoal(root) : kept(readPartial(space, root, draft.text, draft.refused, temperature));
  const found = new Map<string, { text: string; multiplicity: number; isWhole: boolean }>();
  for (let i = 0; i < samples; i++) {
    const proof = new TurnWalk(space, options, stream).fill(start, []);
    const text = partialText(space.ws, proof);
    const known = found.get(text);
    if (known === undefined) found.set(text, { text, multiplicity: 1, isWhole: isWhole(proof) });
    else known.multiplicity += 1;
  }
  return [...found.values()];
};
