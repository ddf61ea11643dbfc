/** Sampling single tactics: an action of one goal, as text, for a search that looks at what Lean makes of it. */
import type { RandomStream } from "../domain/index.ts";
import { tacticText } from "./action-text.ts";
import { applyAction } from "./apply-action.ts";
import { expand } from "./expansion.ts";
import type { Goal } from "./goal.ts";
import type { Model } from "./model.ts";
import { drawFrom, rootState, type SampledProof, type SampleOptions, type Workbench } from "./sample.ts";
import { FIRST_ACTION, STATE_SIZE } from "./workspace.ts";

/**
 * Samples tactics for a goal, equal ones merged, in the order in which they were first drawn; what leads nowhere, as the
 * model sees it, is left out, so that there may be fewer than asked for.
 */
export const sampleTactics = (
  { space }: Workbench,
  model: Model,
  goal: Goal,
  { samples, temperature }: Pick<SampleOptions, "samples" | "temperature">,
  stream: RandomStream,
): ReadonlyArray<SampledProof> => {
  const { ws } = space;
  space.useModel(model);
  const root = rootState(space, goal);
  const count = expand(space, root, temperature);
  const first = ws.states[root * STATE_SIZE + FIRST_ACTION]!;
  const drawn = new Map<number, number>();
  for (let i = 0; i < samples && count > 0; i++) {
    const action = count === 1 ? first : drawFrom(ws.cumulative, first, count, stream.nextDouble());
    drawn.set(action, (drawn.get(action) ?? 0) + 1);
  }
  const found = new Map<string, SampledProof>();
  for (const [action, multiplicity] of drawn) {
    if (applyAction(ws, root, action) < 0) continue;
    const text = tacticText(ws, root, action);
    const below = action === first ? 0 : ws.cumulative[action - 1]!;
    const known = found.get(text) ?? {
      text,
      multiplicity: 0,
      logProbability: Math.log(ws.cumulative[action]! - below),
    };
    found.set(text, { ...known, multiplicity: known.multiplicity + multiplicity });
  }
  return [...found.values()];
};
