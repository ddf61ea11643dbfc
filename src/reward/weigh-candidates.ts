/** The frame of the simple variants: proved conjectures up to a pass rate, each with a weight of its own. */
import { type Candidate, provedCandidates } from "./candidate.ts";
import { parameter, UnitInterval } from "./parameter.ts";
import type { RewardInput, RewardOutput } from "./variant.ts";

/** The parameter that the simple variants share. */
export const hardestParameters = {
  maximumPassRate: parameter(UnitInterval, 1, {
    description: "Conjectures with a higher pass rate are dropped; 1 keeps every proved one.",
    unit: "pass rate",
    source: "this engine (STP: 1/4)",
  }),
};

/** Weights of the candidates; those of weight 0 are dropped. `weights` gets all of them and answers in their order. */
export const weighCandidates = (
  input: RewardInput,
  maximumPassRate: number,
  weights: (candidates: ReadonlyArray<Candidate>) => ReadonlyArray<number>,
): RewardOutput => {
  const proved = provedCandidates(input);
  const candidates = proved.filter((candidate) => candidate.passRate <= maximumPassRate);
  const weighed = weights(candidates);
  const kept = candidates
    .map(({ conjecture, lemma }, index) => ({ id: conjecture.id, weight: weighed[index]!, lemma }))
    .filter(({ weight }) => weight > 0);
  return {
    kept,
    stages: [
      ["proved", proved.length],
      ["pass rate", candidates.length],
      ["weighted", kept.length],
    ],
  };
};

/** The weights scaled to mean 1 (they sum to their number); all 0 stay 0. */
export const scaledToMeanOne = (weights: ReadonlyArray<number>): ReadonlyArray<number> => {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return total === 0 ? weights : weights.map((weight) => (weight * weights.length) / total);
};
