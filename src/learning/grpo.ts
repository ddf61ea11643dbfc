/**
 * Group relative policy optimisation (Shao et al. 2024, DeepSeekMath, arXiv 2402.03300, section 4.1): what a sample is
 * worth is how it compares with the others of its statement, and samples that failed are unlearned.
 *
 *     w = m A,   A = (R − μ) / (σ + stabiliser)   or, without division (Dr. GRPO, arXiv 2503.20783),   A = R − μ
 *
 * for an attempt sampled m times, R its reward (1 if proved, else 0; `unlikeliness` lowers that of likely proofs), μ and σ
 * mean and deviation over the G decided samples of its statement and iteration. Weights of a group sum to 0. The
 * trainer maximises min(r w, clip(r, 1 − clipLow, 1 + clipHigh) w) with r the ratio of the probabilities of the attempt now
 * and when it was sampled.
 */
import { Schema } from "effect";
import { NonNegativeNumber, parameter, UnitInterval } from "../reward/index.ts";
import {
  advantageParameters,
  advantagesOf,
  conjecturesFor,
  conjecturesParameter,
  groupSequences,
  groupsOf,
} from "./groups.ts";
import type { LearningRule } from "./rule.ts";
import { rewardsOf, unlikelinessParameter } from "./unlikeliness.ts";

const parameters = Schema.Struct({
  divideByDeviation: parameter(Schema.Boolean, true, {
    description: "Whether the difference from the group's mean is divided by the group's deviation.",
    source: "DeepSeekMath: yes; Dr. GRPO (Liu et al. 2025): no, so that statements of rate 0 or 1 weigh no more",
  }),
  ...advantageParameters,
  dynamicFilter: parameter(Schema.Boolean, true, {
    description:
      "Only groups of 0 < rate < 1. The others have advantage 0 anyway, but for `unlikeliness` where all samples are proved.",
    source: "StepFun-Prover and DAPO (arXiv 2503.14476): yes",
  }),
  ...unlikelinessParameter,
  clipLow: parameter(UnitInterval, 0.2, {
    description: "The ratio is clipped at 1 − clipLow from below.",
    unit: "probability ratio",
    source: "PPO (Schulman et al. 2017): 0.2; DeepSeekMath does not say",
  }),
  clipHigh: parameter(NonNegativeNumber, 0.2, {
    description: "The ratio is clipped at 1 + clipHigh from above.",
    unit: "probability ratio",
    source: "PPO: 0.2; DAPO: 0.28",
  }),
  highestRatio: parameter(Schema.Finite.check(Schema.isBetween({ minimum: 1, maximum: 1e6 })), 4, {
    description:
      "Largest ratio of an attempt with a weight below 0, at least 1 + clipHigh: PPO bounds it on one side only, and one such attempt could undo the rest.",
    unit: "probability ratio",
    source: "INTELLECT-2 (arXiv 2505.07291): 4; GRPO has none",
  }),
  ...conjecturesParameter,
});
type Parameters = typeof parameters.Type;

export const grpo: LearningRule<Parameters> = {
  name: "grpo",
  summary:
    "Every decided attempt, weighted by its reward less the mean over its statement's samples, over their deviation; clipped importance ratios (GRPO, DeepSeekMath).",
  reads: "judged",
  parameters,
  weigh: (input, settings) => [
    ...groupsOf(input)
      .filter(({ rate }) => !settings.dynamicFilter || (rate > 0 && rate < 1))
      .flatMap((group) => {
        const deviation = settings.divideByDeviation ? settings.deviation : "none";
        const rewards = rewardsOf(group, settings.unlikeliness);
        return groupSequences(group, advantagesOf(group, rewards, { ...settings, deviation }));
      }),
    ...conjecturesFor(input, settings),
  ],
  objective: ({ clipHigh, clipLow, highestRatio }) => ({
    _tag: "grpo",
    low: 1 - clipLow,
    high: 1 + clipHigh,
    highest: Math.max(highestRatio, 1 + clipHigh),
  }),
};
