/**
 * Sampling whole proofs. At every open goal an action is drawn from the model; a sample ends when no goal is open, or is
 * given up: step limit, no action, an action that leads nowhere, or a return to a goal that the same branch has left.
 * What comes back is text; whether it is a proof is for the verifier to say.
 */
import type { RandomStream } from "../domain/index.ts";
import { proofText } from "./action-text.ts";
import { applyAction } from "./apply-action.ts";
import { loadContext } from "./context.ts";
import { expand } from "./expansion.ts";
import type { Goal } from "./goal.ts";
import type { Model } from "./model.ts";
import { DEFAULT_STEPS, MOST_STEPS, ProofSpace } from "./proof-space.ts";
import { ACTION_SIZE, FIRST_ACTION, FIRST_CHILD, STATE_SIZE } from "./workspace.ts";

/** A finished proof, or one that was given up, with how often it was drawn. */
export interface SampledProof {
  /** Tactic block behind `:= by`, two spaces of indentation. */
  readonly text: string;
  readonly multiplicity: number;
  /** Of the text's actions under the sampling distribution; ≤ 0. */
  readonly logProbability: number;
}

export interface ProofSamples {
  /** In the order in which they were first drawn; those that were given up among them where they were asked for. */
  readonly proofs: readonly SampledProof[];
  /** Samples that are not among the proofs: given up; with the multiplicities they sum to the number of samples. */
  readonly unfinished: number;
}

export interface SampleOptions {
  /** Number of samples, ≥ 1. */
  readonly samples: number;
  /** > 0; 1 is the model's own distribution. */
  readonly temperature: number;
  /** Tactics after which a sample is given up, 1 to MOST_STEPS; DEFAULT_STEPS if not said. */
  readonly maximumSteps?: number;
  /** Whether a sample that was given up after some tactics is told too: these, and `sorry` for every goal that was left. */
  readonly writesGivenUp?: boolean;
}

/** Label of "no action yet". */
export const START = 0x7fff;

/** The walk of one sample; reused. */
class Walk {
  readonly states = new Int32Array(MOST_STEPS);
  readonly actions = new Int32Array(MOST_STEPS);
  /** Step that opened each step's goal, or -1. */
  readonly openedBy = new Int32Array(MOST_STEPS);
  steps = 0;
  logProbability = 0;
  /** Goals still open, next one last, each with the step that opened it. */
  readonly open = new Int32Array(8 * MOST_STEPS);
  readonly openers = new Int32Array(8 * MOST_STEPS);
}

/** Draws the position in [first, first + count) whose cumulative probability first exceeds `draw`. */
export const drawFrom = (cumulative: Float64Array, first: number, count: number, draw: number): number => {
  const last = first + count - 1;
  let position = first;
  while (position < last && cumulative[position]! <= draw) position += 1;
  return position;
};

/** Whether the goal of `state` is that of an earlier step of its own branch. */
const returns = (space: ProofSpace, walk: Walk, state: number, openedBy: number): boolean => {
  const { ws } = space;
  loadContext(ws, state);
  for (let step = openedBy; step >= 0; step = walk.openedBy[step]!) {
    if (ws.isContext(walk.states[step]!)) return true;
  }
  return false;
};

/** One sample from `root`, whose tactics `walk` then holds; true when it is a finished proof. */
const walkOnce = (
  space: ProofSpace,
  walk: Walk,
  root: number,
  temperature: number,
  maximumSteps: number,
  stream: RandomStream,
): boolean => {
  const { ws } = space;
  walk.steps = 0;
  walk.logProbability = 0;
  walk.open[0] = root;
  walk.openers[0] = -1;
  for (let open = 1; open > 0; ) {
    open -= 1;
    const state = walk.open[open]!;
    const openedBy = walk.openers[open]!;
    if (walk.steps >= maximumSteps || returns(space, walk, state, openedBy)) return false;
    const count = expand(space, state, temperature);
    if (count === 0) return false;
    const first = ws.states[state * STATE_SIZE + FIRST_ACTION]!;
    const action = count === 1 ? first : drawFrom(ws.cumulative, first, count, stream.nextDouble());
    const below = action === first ? 0 : ws.cumulative[action - 1]!;
    const children = applyAction(ws, state, action);
    if (children < 0) return false;
    walk.logProbability += Math.log(ws.cumulative[action]! - below);
    const step = walk.steps++;
    walk.states[step] = state;
    walk.actions[step] = action;
    walk.openedBy[step] = openedBy;
    const firstChild = ws.actions[action * ACTION_SIZE + FIRST_CHILD]!;
    for (let i = children - 1; i >= 0; i--) {
      walk.open[open] = ws.children[firstChild + i]!;
      walk.openers[open++] = step;
    }
  }
  return true;
};

/** What a thread needs to sample, train and score; reused from call to call, carries no result over. */
export class Workbench {
  readonly space = new ProofSpace();
  readonly walk = new Walk();
}

export const createWorkbench = (): Workbench => new Workbench();

/** The state of the statement itself. */
export const rootState = (space: ProofSpace, goal: Goal): number => {
  space.ws.open(goal);
  return space.ws.commit(START);
};

/**
 * Samples whole proofs of a goal, equal ones merged. The result is a function of the arguments alone; the stream gives
 * one draw for each tactic with a choice.
 */
export const sampleProofs = (
  bench: Workbench,
  model: Model,
  goal: Goal,
  options: SampleOptions,
  stream: RandomStream,
): ProofSamples => {
  const { space, walk } = bench;
  space.useModel(model);
  const root = rootState(space, goal);
  const found = new Map<string, { text: string; multiplicity: number; logProbability: number }>();
  const maximumSteps = Math.min(MOST_STEPS, options.maximumSteps ?? DEFAULT_STEPS);
  let unfinished = 0;
  for (let i = 0; i < options.samples; i++) {
    const isFinished = walkOnce(space, walk, root, options.temperature, maximumSteps, stream);
    if (!isFinished && (walk.steps === 0 || !options.writesGivenUp)) {
      unfinished += 1;
      continue;
    }
    const key = walk.actions.subarray(0, walk.steps).join();
    const known = found.get(key);
    if (known !== undefined) known.multiplicity += 1;
    else {
      const text = proofText(space.ws, walk.states, walk.actions, walk.steps);
      found.set(key, { text, multiplicity: 1, logProbability: walk.logProbability });
    }
  }
  return { proofs: [...found.values()], unfinished };
};
