/**
 * STP's greedy re-weighting (algorithm 4 of the paper; section 5.3 of the reference): targets in their order each raise
 * their nearest conjectures, and a conjecture whose weight has reached the cap is masked. An order-dependent
 * approximation of the capacitated transport problem that `exact.ts` solves.
 */
import { costOf, pairSimilarity } from "./cost.ts";
import { defaultSearchSettings, type MaskRule, nearestFinder, type SearchSettings } from "./nearest.ts";
import { MatchingError, type MatchingProblem, validateProblem } from "./problem.ts";

export interface GreedySettings {
  /** Density ratio, > 0. */
  readonly cap: number;
  /** Masked when the weight is ≥ cap (`reaches`, released code) or > cap (`exceeds`, paper). */
  readonly capComparison: "reaches" | "exceeds";
  /** `multiply-by-zero` is the published quirk: a masked conjecture has similarity 0, so it beats every negative one. */
  readonly mask: MaskRule;
  /** A match adds N / Σ target weights (`per-match`, released code) or N / M (`per-statement`, paper). */
  readonly increment: "per-match" | "per-statement";
}

export interface GreedyResult {
  /** Length N: density ratios; they sum to N where no target was left without a conjecture. */
  readonly weights: Float64Array;
  /** Mean ground cost over the matches; 0 without a match. */
  readonly cost: number;
  /** Matches that found no unmasked conjecture and were left out. */
  readonly unmatched: number;
}

/**
 * Greedy weights of the problem's N conjectures, targets taken in row order (shuffle the rows for another order).
 * Ties go to the lowest index. Source: STP algorithm 4 and the released code; see `GreedySettings` for where they differ.
 */
export const greedyWeights = (
  problem: MatchingProblem,
  settings: GreedySettings,
  search: SearchSettings = defaultSearchSettings,
): GreedyResult => {
  validateProblem(problem, "integer");
  if (settings.mask === "multiply-by-zero" && problem.cost !== "cosine")
    throw new MatchingError("UnsupportedSetting", "mask multiply-by-zero is defined for the cosine cost only");
  const similarity = pairSimilarity(problem);
  const count = problem.conjectures.rows;
  const { targetWeights } = problem;
  const weights = new Float64Array(count);
  const total = targetWeights.reduce((sum, weight) => sum + weight, 0);
  const step = count / (settings.increment === "per-match" ? total : targetWeights.length);
  const masked = new Uint8Array(count);
  const most = Math.min(
    count,
    targetWeights.reduce((a, b) => Math.max(a, b), 0),
  );
  const finder = nearestFinder(problem, similarity, masked, settings.mask, most, search);
  let cost = 0;
  let matches = 0;
  try {
    for (let j = 0; j < targetWeights.length; j++) {
      const nearest = finder.find(j, Math.min(targetWeights[j]!, count));
      for (let r = 0; r < nearest.length; r++) {
        const i = nearest.indexes[r]!;
        const weight = (weights[i] = weights[i]! + step);
        if (settings.capComparison === "reaches" ? weight >= settings.cap : weight > settings.cap) masked[i] = 1;
        cost += costOf(similarity.kind, similarity.at(i, j));
      }
      matches += nearest.length;
    }
  } finally {
    finder.close();
  }
  return { weights, cost: matches === 0 ? 0 : cost / matches, unmatched: total - matches };
};
