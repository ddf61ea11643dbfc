/** STP's reward without its elegance filter: long-winded goals with short proofs stay. An ablation. */
import { Schema } from "effect";
import {
  greedyMatching,
  invocationBoundaries,
  invocationPresets,
  invocationStage,
  matchingParameters,
  matchingPresets,
  type RewardInput,
  type RewardVariant,
  stpBoundaries,
  stpFilterParameters,
  stpReward,
  windowPresets,
  windowStage,
} from "../src/reward/index.ts";

const parameters = Schema.Struct({
  ...stpFilterParameters.window,
  ...stpFilterParameters.invocation,
  ...matchingParameters,
});
type Parameters = typeof parameters.Type;

const reward = (input: RewardInput, settings: Parameters) =>
  stpReward(input, {
    window: windowStage(settings),
    invocation: invocationStage(settings),
    elegance: false,
    matching: greedyMatching(settings),
  });

const stpNoElegance: RewardVariant<Parameters> = {
  name: "stp-no-elegance",
  summary: "STP without the elegance filter (ablation)",
  parameters,
  presets: {
    paper: { ...windowPresets.paper, ...invocationPresets.paper, ...matchingPresets.paper },
    "released-code": {
      ...windowPresets["released-code"],
      ...invocationPresets["released-code"],
      ...matchingPresets["released-code"],
    },
  },
  boundaries: stpBoundaries("window, invocation, greedy matching", [...invocationBoundaries], parameters, reward),
  reward,
};

export default stpNoElegance;
