/** The harder the better, as long as it was proved: weight (1 − p)^power. */
import { Schema } from "effect";
import {
  boundariesOf,
  hardestParameters,
  PositiveNumber,
  parameter,
  type RewardInput,
  type RewardVariant,
  weighCandidates,
} from "../src/reward/index.ts";

const parameters = Schema.Struct({
  ...hardestParameters,
  power: parameter(PositiveNumber, 1, {
    description: "Exponent of 1 − p; larger values favour the hardest more.",
    source: "Zhao et al. 2025 (Absolute Zero): 1",
  }),
});
type Parameters = typeof parameters.Type;

const reward = (input: RewardInput, settings: Parameters) =>
  weighCandidates(input, settings.maximumPassRate, (candidates) =>
    candidates.map(({ passRate }) => (1 - passRate) ** settings.power),
  );

const hardness: RewardVariant<Parameters> = {
  name: "hardness",
  summary: "Weight 1 − p for every proved conjecture of pass rate p: the harder the better",
  parameters,
  boundaries: boundariesOf(
    "w = (1 − p)^power for p > 0",
    "Zhao et al. 2025 (Absolute Zero), the proposer's reward",
    parameters,
    reward,
    [
      { given: "p = 0", passRates: [0], weights: ["dropped"] },
      { given: "p = 1/32", passRates: [1 / 32], weights: [0.96875] },
      { given: "p = 1", passRates: [1], weights: ["dropped"] },
      { given: "no conjecture", passRates: [], weights: [] },
      { given: "all equal", passRates: [0.5, 0.5], weights: [0.5, 0.5] },
    ],
  ),
  reward,
};

export default hardness;
