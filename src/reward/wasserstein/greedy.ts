/**
 * STP's greedy re-weighting (algorithm 4 of the paper; section 5.3 of the reference): targets in their order each raise
 * their nearest conjectures, and a conjecture whose weight has reached the cap is masked. An order-dependent
 * approximation of the capacitated transport problem that `exact.ts` solves.
 */
import { costOf, type PairSimilarity, pairSimilarity } from "./cost.ts";
import { type MatchingProblem, validateProblem } from "./problem.ts";

export interface GreedySettings {
  /** Density ratio, > 0. */
  readonly cap: number;
  /** Masked when the weight is ≥ cap (`reaches`, released code) or > cap (`exceeds`, paper). */
  readonly capComparison: "reaches" | "exceeds";
  /** `multiply-by-zero` is the published quirk: a masked conjecture has similarity 0, so it beats every negative one. */
  readonly mask: "exclude" | "multiply-by-zero";
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

/** Inserts (conjecture, score) into the `length` best so far, sorted by score descending, then index; drops the last. */
const insertRanked = (
  best: Int32Array,
  scores: Float64Array,
  length: number,
  capacity: number,
  index: number,
  score: number,
): number => {
  let at = length < capacity ? length : capacity - 1;
  if (length === capacity && scores[at]! >= score) return length;
  while (at > 0 && scores[at - 1]! < score) {
    scores[at] = scores[at - 1]!;
    best[at] = best[at - 1]!;
    at--;
  }
  scores[at] = score;
  best[at] = index;
  return length < capacity ? length + 1 : length;
};

/** Fills `best` with the `wanted` conjectures of highest similarity to the target under the mask; returns how many. */
const nearestOfRow = (
  similarity: PairSimilarity,
  target: number,
  masked: Uint8Array,
  mask: GreedySettings["mask"],
  wanted: number,
  best: Int32Array,
  scores: Float64Array,
): number => {
  let found = 0;
  for (let i = 0; i < masked.length; i++) {
    if (masked[i] === 0) found = insertRanked(best, scores, found, wanted, i, similarity.at(i, target));
    else if (mask === "multiply-by-zero") found = insertRanked(best, scores, found, wanted, i, 0);
  }
  return found;
};

/**
 * Greedy weights of the problem's N conjectures, targets taken in row order (shuffle the rows for another order).
 * Ties go to the lowest index. Source: STP algorithm 4 and the released code; see `GreedySettings` for where they differ.
 */
export const greedyWeights = (problem: MatchingProblem, settings: GreedySettings): GreedyResult => {
  validateProblem(problem, "integer");
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
  const best = new Int32Array(most);
  const scores = new Float64Array(most);
  let cost = 0;
  let matches = 0;
  for (let j = 0; j < targetWeights.length; j++) {
    const wanted = Math.min(targetWeights[j]!, count);
    const found = nearestOfRow(similarity, j, masked, settings.mask, wanted, best, scores);
    for (let r = 0; r < found; r++) {
      const i = best[r]!;
      const weight = (weights[i] = weights[i]! + step);
      if (settings.capComparison === "reaches" ? weight >= settings.cap : weight > settings.cap) masked[i] = 1;
      cost += costOf(similarity.kind, similarity.at(i, j));
    }
    matches += found;
  }
  return { weights, cost: matches === 0 ? 0 : cost / matches, unmatched: total - matches };
};
