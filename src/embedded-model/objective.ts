/** The objectives of sequences that were sampled, as functions of the sequence's log-probability: see `PolicyObjective`. */
import type { PolicyObjective } from "../domain/index.ts";

/** An objective that compares the probability of a sequence now with that when it was sampled. */
export type RatioObjective = Exclude<PolicyObjective, { readonly _tag: "reinforce" }>;

const clip = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/**
 * The derivative of a sequence's objective by its log-probability, in closed form: its gradient is so many times that of
 * the log-probability. `logRatio`: log-probability now less that when it was sampled. Finite for every log-ratio.
 *
 * grpo: w r where it is not clipped, else 0. cispo: w clip(r, low, high).
 */
export const objectiveSlope = (objective: RatioObjective, weight: number, logRatio: number): number => {
  const ratio = Math.exp(logRatio);
  if (objective._tag === "cispo") return weight * clip(ratio, objective.low, objective.high);
  const { high, highest, low } = objective;
  const isClipped = weight > 0 ? ratio > high : ratio < low || ratio > highest;
  return isClipped ? 0 : weight * ratio;
};

/** Whether the ratio lies outside of what the objective follows as it is. */
export const isOutside = (objective: RatioObjective, weight: number, logRatio: number): boolean => {
  const ratio = Math.exp(logRatio);
  if (objective._tag === "cispo") return ratio < objective.low || ratio > objective.high;
  return objectiveSlope(objective, weight, logRatio) === 0;
};
