/** Weight p (1 − p): the variance of one attempt, largest where the prover is undecided between success and failure. */
import { Schema } from "effect";
import {
  boundariesOf,
  hardestParameters,
  type RewardInput,
  type RewardVariant,
  weighCandidates,
} from "../src/reward/index.ts";

const parameters = Schema.Struct(hardestParameters);
type Parameters = typeof parameters.Type;

const reward = (input: RewardInput, settings: Parameters) =>
  weighCandidates(input, settings.maximumPassRate, (candidates) =>
    candidates.map(({ passRate }) => passRate * (1 - passRate)),
  );

const variance: RewardVariant<Parameters> = {
  name: "variance",
  summary: "Weight p (1 − p): what the prover sometimes proves and sometimes not",
  parameters,
  boundaries: boundariesOf("w = p (1 − p)", "variance of a Bernoulli trial", parameters, reward, [
    { given: "p = 0", passRates: [0], weights: ["dropped"] },
    { given: "p = 1/2", passRates: [0.5], weights: [0.25] },
    { given: "p = 1", passRates: [1], weights: ["dropped"] },
    { given: "no conjecture", passRates: [], weights: [] },
    { given: "all equal", passRates: [0.25, 0.25], weights: [0.1875, 0.1875] },
  ]),
  reward,
};

export default variance;
