/**
 * STP's filters with weight 1 for all that passes: no re-weighting towards the unproved statements. The paper's
 * qualitative ablation: without it, conjectures collapse to algebraic manipulation.
 */
import { Schema } from "effect";
import {
  eleganceBoundaries,
  elegancePresets,
  eleganceStage,
  invocationBoundaries,
  invocationPresets,
  invocationStage,
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
  ...stpFilterParameters.elegance,
});
type Parameters = typeof parameters.Type;

const reward = (input: RewardInput, settings: Parameters) =>
  stpReward(input, {
    window: windowStage(settings),
    invocation: invocationStage(settings),
    elegance: eleganceStage(settings),
    matching: false,
  });

const stpNoWasserstein: RewardVariant<Parameters> = {
  name: "stp-no-wasserstein",
  summary: "STP's filters without re-weighting towards the unproved statements (ablation)",
  parameters,
  presets: {
    paper: { ...windowPresets.paper, ...invocationPresets.paper, ...elegancePresets.paper },
    "released-code": {
      ...windowPresets["released-code"],
      ...invocationPresets["released-code"],
      ...elegancePresets["released-code"],
    },
  },
  boundaries: stpBoundaries(
    "window, invocation, elegance; weight 1",
    [...invocationBoundaries, ...eleganceBoundaries],
    parameters,
    reward,
  ),
  reward,
};

export default stpNoWasserstein;
