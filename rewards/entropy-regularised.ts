/**
 * The distribution over proved conjectures that maximises mean hardness plus temperature × entropy: a softmax of 1 − p
 * (Jaynes 1957; the Gibbs distribution). Between `hardness` (cold) and `uniform` (hot), it never rests on a few.
 */
import { Schema } from "effect";
import {
  boundariesOf,
  hardestParameters,
  PositiveNumber,
  parameter,
  type RewardInput,
  type RewardVariant,
  scaledToMeanOne,
  weighCandidates,
} from "../src/reward/index.ts";

const parameters = Schema.Struct({
  ...hardestParameters,
  temperature: parameter(PositiveNumber, 0.25, {
    description: "Price of entropy against hardness; towards 0 only the hardest stay, large values weigh all alike.",
    unit: "hardness per nat",
    source: "this engine",
  }),
});
type Parameters = typeof parameters.Type;

const reward = (input: RewardInput, settings: Parameters) =>
  weighCandidates(input, settings.maximumPassRate, (candidates) => {
    // Against the hardest, so that no exponential overflows.
    const hardest = candidates.reduce((least, { passRate }) => Math.min(least, passRate), 1);
    return scaledToMeanOne(candidates.map(({ passRate }) => Math.exp((hardest - passRate) / settings.temperature)));
  });

const entropyRegularised: RewardVariant<Parameters> = {
  name: "entropy-regularised",
  summary: "Maximises mean hardness plus temperature × entropy of the weights: w ∝ exp((1 − p) / temperature)",
  parameters,
  boundaries: boundariesOf(
    "w = N softmax((1 − p) / temperature), the maximiser of Σ w (1 − p) + temperature · H(w)",
    "Jaynes 1957",
    parameters,
    reward,
    [
      { given: "p = 0", passRates: [0], weights: ["dropped"] },
      { given: "p = 1", passRates: [1], weights: [1] },
      { given: "no conjecture", passRates: [], weights: [] },
      { given: "all equal", passRates: [0.5, 0.5], weights: [1, 1] },
      { given: "p = 1/4 and 1/2", passRates: [0.25, 0.5], weights: [1.46212, 0.537883] },
    ],
  ),
  reward,
};

export default entropyRegularised;
