/**
 * What a conjecture is worth under self-guided self-play (SGS: Bailey et al., arXiv 2604.20209): how hard it is times what
 * the guide thinks of it, scaled over the batch.
 *
 *     R = R_solve · R_guide,   R_solve = 1 − s, or 0 where s = 0 or s is in the top of the batch
 */

export interface SolveRule {
  /** In [0, 1]. */
  readonly topShare: number;
  /** Rates that it is a share of: those strictly between 0 and 1, or all. */
  readonly topShareOf: "between" | "all";
  /** What equals the lowest rate of the top. */
  readonly topShareTies: "kept" | "dropped";
}

/** The lowest rate of the top: the ⌊(1 − topShare) n⌋-th of n ascending rates, from 0; infinite where there is none. */
const topFrom = (rates: ReadonlyArray<number>, { topShare, topShareOf }: SolveRule): number => {
  const compared = rates.filter((rate) => topShareOf === "all" || (rate > 0 && rate < 1)).sort((a, b) => a - b);
  // 0.7 · 90 is a little below 63, and means 63.
  const below = Math.floor((1 - topShare) * compared.length + 1e-9);
  return compared[below] ?? Number.POSITIVE_INFINITY;
};

/**
 * R_solve of each conjecture of a batch from its pass rate, in [0, 1); null, where no sample was decided, has none. Where
 * no rate is compared nothing is in the top.
 */
export const solveRewards = (rates: ReadonlyArray<number | null>, rule: SolveRule): ReadonlyArray<number> => {
  const top = topFrom(
    rates.filter((rate) => rate !== null),
    rule,
  );
  return rates.map((rate) => {
    if (rate === null || rate === 0 || rate > top || (rate === top && rule.topShareTies === "dropped")) return 0;
    return 1 - rate;
  });
};

/**
 * Rewards ≥ 0 scaled over their batch so that the least is 0 and the greatest 1; equal ones above 0 are all 1. `left-out`
 * takes the least from those above 0, and leaves the others at 0.
 */
export const batchWeights = (
  rewards: ReadonlyArray<number>,
  zeroRewards: "in-batch" | "left-out",
): ReadonlyArray<number> => {
  const compared = zeroRewards === "in-batch" ? rewards : rewards.filter((reward) => reward > 0);
  const least = Math.min(...compared);
  const range = Math.max(...compared) - least;
  return rewards.map((reward) => {
    if (reward === 0) return 0;
    return range === 0 ? 1 : (reward - least) / range;
  });
};
