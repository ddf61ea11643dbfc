/**
 * What a trainer maximises for a sequence that the model sampled. A is the sequence's weight (an advantage, below 0 for
 * one to unlearn), π its probability under the parameters that are trained, r = π / π_old with π_old its probability when
 * it was sampled, and sg(x) the value of x, taken as a constant.
 */
import { Schema } from "effect";

const Ratio = Schema.Finite.check(Schema.isGreaterThanOrEqualTo(0));

export const PolicyObjective = Schema.TaggedUnion({
  /** A log π (REINFORCE, Williams 1992). */
  reinforce: {},
  /**
   * min(r A, clip(r, low, high) A), the surrogate of PPO (Schulman et al. 2017) and GRPO (arXiv 2402.03300); where A < 0,
   * with r at most `highest` (the two-sided clip of INTELLECT-2, arXiv 2505.07291). 0 ≤ low ≤ 1 ≤ high ≤ highest.
   */
  grpo: { low: Ratio, high: Ratio, highest: Ratio },
  /** sg(clip(r, low, high)) A log π (CISPO: MiniMax-M1, arXiv 2506.13585). 0 ≤ low ≤ 1 ≤ high. */
  cispo: { low: Ratio, high: Ratio },
});
export type PolicyObjective = typeof PolicyObjective.Type;
