/** The actions of a state, with their probabilities: enumerated once, then drawn from as often as samples come by. */

import { hypothesisActions } from "./actions-hypotheses.ts";
import { backwardLemmas, chainLemmas, deniedHypothesis, forwardLemmas, splitLemmas } from "./actions-lemmas.ts";
import { hypothesisRewrites, lemmaRewrites, rewritesInHypotheses } from "./actions-rewrite.ts";
import { closingAction, targetActions } from "./actions-target.ts";
import type { ProofSpace } from "./proof-space.ts";
import { ACTION_COUNT, FIRST_ACTION, STATE_SIZE } from "./workspace.ts";

const enumerate = (space: ProofSpace): void => {
  if (closingAction(space)) return;
  if (!targetActions(space)) return;
  if (space.hypothesisCount > 0) {
    hypothesisActions(space);
    forwardLemmas(space);
    deniedHypothesis(space);
    rewritesInHypotheses(space);
    hypothesisRewrites(space);
  }
  if (space.relation >= 0) {
    lemmaRewrites(space);
    backwardLemmas(space);
    chainLemmas(space);
  }
  splitLemmas(space);
};

/** Turns the logits of actions first … first + count − 1 into cumulative probabilities at the given temperature. */
export const normalise = (
  logits: Float64Array,
  cumulative: Float64Array,
  first: number,
  count: number,
  temperature: number,
): void => {
  let highest = -Infinity;
  for (let i = first; i < first + count; i++) if (logits[i]! > highest) highest = logits[i]!;
  let sum = 0;
  for (let i = first; i < first + count; i++) {
    sum += Math.exp((logits[i]! - highest) / temperature);
    cumulative[i] = sum;
  }
  for (let i = first; i < first + count; i++) cumulative[i]! /= sum;
};

/** Enumerates and scores the actions of a state, unless that was done before. Returns how many there are. */
export const expand = (space: ProofSpace, state: number, temperature: number): number => {
  const { ws } = space;
  const at = state * STATE_SIZE;
  const known = ws.states[at + ACTION_COUNT]!;
  if (known >= 0) return known;
  space.visit(state);
  const first = ws.actionCount;
  enumerate(space);
  if (space.scorer.scoresTogether) space.scorer.finishState(ws.logits, first);
  const count = ws.actionCount - first;
  ws.states[at + FIRST_ACTION] = first;
  ws.states[at + ACTION_COUNT] = count;
  normalise(ws.logits, ws.cumulative, first, count, temperature);
  return count;
};
