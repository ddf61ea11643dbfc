/**
 * Conjectures on lemmas where the prover is changing: the weight is the change of the lemma's pass rate against the
 * previous policy (Oudeyer and Kaplan 2007; Graves et al. 2017). A lemma without a past has no progress: it gets the
 * mean of the lemmas that have one, and 1 where none has.
 */
import { Schema } from "effect";
import {
  boundariesOf,
  hardestParameters,
  parameter,
  type RewardInput,
  type RewardVariant,
  weighCandidates,
} from "../src/reward/index.ts";

const parameters = Schema.Struct({
  ...hardestParameters,
  change: parameter(Schema.Literals(["absolute", "gain"]), "absolute", {
    description: "`absolute` also rewards forgetting, so that it is repaired; `gain` only improvement.",
    source: "Matiisen et al. 2017: absolute",
  }),
});
type Parameters = typeof parameters.Type;

/** Pass rate of each lemma over the iteration's conjectures, the unproved ones included. */
const passRateOfLemma = (input: RewardInput): ReadonlyMap<string, number> => {
  const counts = new Map<string, { accepted: number; samples: number }>();
  for (const { accepted, lemma, samples } of input.conjectures) {
    const before = counts.get(lemma) ?? { accepted: 0, samples: 0 };
    counts.set(lemma, { accepted: before.accepted + accepted, samples: before.samples + samples });
  }
  return new Map(
    [...counts]
      .filter(([, { samples }]) => samples > 0)
      .map(([lemma, { accepted, samples }]) => [lemma, accepted / samples]),
  );
};

const progressOfLemma = (input: RewardInput, change: Parameters["change"]): ReadonlyMap<string, number> => {
  const progress = new Map<string, number>();
  for (const [lemma, rate] of passRateOfLemma(input)) {
    const previous = input.previousPassRate.get(lemma);
    if (previous === undefined) continue;
    progress.set(lemma, change === "absolute" ? Math.abs(rate - previous) : Math.max(0, rate - previous));
  }
  return progress;
};

const reward = (input: RewardInput, settings: Parameters) => {
  const progress = progressOfLemma(input, settings.change);
  const known = [...progress.values()];
  const unseen = known.length === 0 ? 1 : known.reduce((sum, value) => sum + value, 0) / known.length;
  return weighCandidates(input, settings.maximumPassRate, (candidates) =>
    candidates.map(({ lemma }) => progress.get(lemma) ?? unseen),
  );
};

const learningProgress: RewardVariant<Parameters> = {
  name: "learning-progress",
  summary: "Weight |change of the lemma's pass rate against the previous policy|: where the prover is learning",
  parameters,
  boundaries: boundariesOf(
    "w = |P(lemma) − previous P(lemma)|; the cases have a previous pass rate of 1/4",
    "Oudeyer and Kaplan 2007; Graves et al. 2017",
    parameters,
    reward,
    [
      { given: "p = 0", passRates: [0], weights: ["dropped"] },
      { given: "p = 1", passRates: [1], weights: [0.75] },
      { given: "no conjecture", passRates: [], weights: [] },
      { given: "all equal to the past", passRates: [0.25, 0.25], weights: ["dropped", "dropped"] },
      { given: "all equal, above the past", passRates: [0.5, 0.5], weights: [0.25, 0.25] },
    ],
  ),
  reward,
};

export default learningProgress;
