/**
 * Clipped importance sampling policy optimisation (MiniMax-M1, arXiv 2506.13585), as SGS has it for a baseline (arXiv
 * 2604.20209): the advantages of GRPO, and the ratio clipped as a factor of the gradient, so that no sample loses its
 * gradient.
 *
 *     w = m A,   A = (R − μ) / (σ + stabiliser)
 *
 * with the letters of `grpo`. The trainer follows the gradient of sg(clip(r, 1 − clipLow, 1 + clipHigh)) w log π.
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
  ...advantageParameters,
  ...unlikelinessParameter,
  clipLow: parameter(UnitInterval, 1, {
    description: "The ratio is clipped at 1 − clipLow from below; 1: not at all.",
    unit: "probability ratio",
    source: "SGS: 1; MiniMax-M1: not clipped from below",
  }),
  clipHigh: parameter(NonNegativeNumber, 3, {
    description: "The ratio is clipped at 1 + clipHigh from above.",
    unit: "probability ratio",
    source: "SGS: 3; MiniMax-M1 does not say",
  }),
  ...conjecturesParameter,
});
type Parameters = typeof parameters.Type;

export const cispo: LearningRule<Parameters> = {
  name: "cispo",
  summary:
    "Every decided attempt, weighted as GRPO weighs it; the clipped importance ratio scales its gradient (CISPO, as SGS's baseline).",
  reads: "judged",
  parameters,
  weigh: (input, settings) => [
    ...groupsOf(input).flatMap((group) =>
      groupSequences(group, advantagesOf(group, rewardsOf(group, settings.unlikeliness), settings)),
    ),
    ...conjecturesFor(input, settings),
  ],
  objective: ({ clipHigh, clipLow }) => ({ _tag: "cispo", low: 1 - clipLow, high: 1 + clipHigh }),
};
