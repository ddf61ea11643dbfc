/**
 * REINFORCE-1/2, the solver's objective of SGS (Bailey et al., arXiv 2604.20209, section 3): the log-likelihood of the
 * correct samples of statements that are not solved more often than not. Nothing is unlearned.
 *
 *     w = m   for a proof sampled m times where rate ≤ maximumPassRate, else none
 *
 * with rate the share of proved samples among the decided ones of its statement and iteration.
 */
import { Schema } from "effect";
import { parameter, UnitInterval } from "../reward/index.ts";
import { conjecturesFor, conjecturesParameter, groupSequences, groupsOf } from "./groups.ts";
import type { LearningRule } from "./rule.ts";

const parameters = Schema.Struct({
  maximumPassRate: parameter(UnitInterval, 0.5, {
    description: "Statements with a higher rate of proved samples are left out; 1: REINFORCE on all that was proved.",
    unit: "pass rate",
    source: "SGS: 1/2, included",
  }),
  ...conjecturesParameter,
});
type Parameters = typeof parameters.Type;

export const reinforceHalf: LearningRule<Parameters> = {
  name: "reinforce-half",
  summary:
    "Proved attempts of statements of which at most half the samples are proved, each as often as it was sampled (REINFORCE-1/2, SGS).",
  reads: "judged",
  parameters,
  weigh: (input, settings) => [
    ...groupsOf(input)
      .filter(({ rate }) => rate <= settings.maximumPassRate)
      .flatMap((group) =>
        groupSequences(
          group,
          group.attempts.map(({ outcome }) => (outcome === "proved" ? 1 : 0)),
        ),
      ),
    ...conjecturesFor(input, settings),
  ],
  objective: () => ({ _tag: "reinforce" }),
};
