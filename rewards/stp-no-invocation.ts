/** STP's reward without the lemma-invocation filter: it does not matter whether a proof uses the lemma. An ablation. */
import { Schema } from "effect";
import {
  eleganceBoundaries,
  elegancePresets,
  eleganceStage,
  greedyMatching,
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
  ...stpFilterParameters.elegance,
  ...matchingParameters,
});
type Parameters = typeof parameters.Type;

const reward = (input: RewardInput, settings: Parameters) =>
  stpReward(input, {
    window: windowStage(settings),
    invocation: false,
    elegance: eleganceStage(settings),
    matching: greedyMatching(settings),
  });

const stpNoInvocation: RewardVariant<Parameters> = {
  name: "stp-no-invocation",
  summary: "STP without the lemma-invocation filter (ablation)",
  parameters,
  presets: {
    paper: { ...windowPresets.paper, ...elegancePresets.paper, ...matchingPresets.paper },
    "released-code": {
      ...windowPresets["released-code"],
      ...elegancePresets["released-code"],
      ...matchingPresets["released-code"],
    },
  },
  boundaries: stpBoundaries("window, elegance, greedy matching", [...eleganceBoundaries], parameters, reward),
  reward,
};

export default stpNoInvocation;
