/** Every proved conjecture alike: the baseline that any reward has to beat. */
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
  weighCandidates(input, settings.maximumPassRate, (candidates) => candidates.map(() => 1));

const uniform: RewardVariant<Parameters> = {
  name: "uniform",
  summary: "Every proved conjecture with weight 1: the baseline",
  parameters,
  boundaries: boundariesOf("w = 1 for p > 0", "baseline", parameters, reward, [
    { given: "p = 0", passRates: [0], weights: ["dropped"] },
    { given: "p = 1", passRates: [1], weights: [1] },
    { given: "no conjecture", passRates: [], weights: [] },
    { given: "all equal", passRates: [0.5, 0.5], weights: [1, 1] },
  ]),
  reward,
};

export default uniform;
