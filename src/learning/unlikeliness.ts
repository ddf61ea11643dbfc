/**
 * Rewards of the samples of a group: 1 for a proof, less the more likely it was, so that a rare proof outweighs one that
 * is found anyway (He, Fried & Welleck 2025, "Rewarding the Unlikely", arXiv 2506.02355; formula of the released code).
 */
import { parameter, UnitInterval } from "../reward/index.ts";
import type { Group } from "./groups.ts";
import type { LearningAttempt } from "./rule.ts";

export const unlikelinessParameter = {
  unlikeliness: parameter(UnitInterval, 0, {
    description:
      "β of R = 1 − β rank / G for a proof, where rank 0 is the least likely sample of its group and G − 1 the likeliest. 0: every proof has the reward 1.",
    source: "He, Fried and Welleck 2025: 0.25",
  }),
};

/** Attempts whose log-probability is told. */
type Told = LearningAttempt & { readonly logProbability: number };

/**
 * Rank of every log-probability: the samples before it in ascending order. Samples of equal log-probability, such as those
 * of one text, share the mean of their ranks.
 */
const ranksOf = (told: ReadonlyArray<Told>): ReadonlyMap<number, number> => {
  const ranks = new Map<number, number>();
  let before = 0;
  const ascending = [...Map.groupBy(told, ({ logProbability }) => logProbability)].sort(([a], [b]) => a - b);
  for (const [logProbability, tied] of ascending) {
    const samples = tied.reduce((sum, { multiplicity }) => sum + multiplicity, 0);
    ranks.set(logProbability, before + (samples - 1) / 2);
    before += samples;
  }
  return ranks;
};

/**
 * The reward of each attempt of a group, in [0, 1]: 0 where it is not proved. Ranks are among the samples whose
 * log-probability is told; where that of a proof is not, all proofs of the group have the reward 1.
 */
export const rewardsOf = ({ attempts }: Pick<Group, "attempts">, unlikeliness: number): ReadonlyArray<number> => {
  const told = attempts.filter((one): one is Told => one.logProbability !== null);
  const proved = attempts.filter(({ outcome }) => outcome === "proved");
  const ranked = unlikeliness > 0 && proved.every(({ logProbability }) => logProbability !== null);
  const ranks = ranked ? ranksOf(told) : null;
  const samples = told.reduce((sum, { multiplicity }) => sum + multiplicity, 0);
  return attempts.map(({ logProbability, outcome }) => {
    if (outcome !== "proved") return 0;
    return ranks === null ? 1 : 1 - (unlikeliness * ranks.get(logProbability as number)!) / samples;
  });
};
