/**
 * STP's reward with its re-weighting solved instead of approximated: the weights of least transport cost towards the
 * unproved statements under the same cap, independent of the order in which they are taken.
 */
import { Schema } from "effect";
import {
  eleganceBoundaries,
  elegancePresets,
  eleganceStage,
  exactWeights,
  invocationBoundaries,
  invocationPresets,
  invocationStage,
  parameter,
  type RewardInput,
  type RewardVariant,
  stpBoundaries,
  stpFilterParameters,
  stpReward,
  usualGap,
  windowPresets,
  windowStage,
  zeroWeightsParameter,
} from "../src/reward/index.ts";

const parameters = Schema.Struct({
  ...stpFilterParameters.window,
  ...stpFilterParameters.invocation,
  ...stpFilterParameters.elegance,
  cap: parameter(Schema.Finite.check(Schema.isGreaterThanOrEqualTo(1)), 4, {
    description: "Largest weight of a conjecture.",
    unit: "density ratio",
    source: "paper: 3; released code: 4",
  }),
  ...zeroWeightsParameter,
});
type Parameters = typeof parameters.Type;

const reward = (input: RewardInput, settings: Parameters) =>
  stpReward(input, {
    window: windowStage(settings),
    invocation: invocationStage(settings),
    elegance: eleganceStage(settings),
    matching: {
      method: (problem) => exactWeights(problem, settings.cap, { gap: usualGap(problem), threads: 1 }).weights,
      targetOrder: "given",
      zeroWeights: settings.zeroWeights,
    },
  });

const stpExact: RewardVariant<Parameters> = {
  name: "stp-exact",
  summary: "STP with its re-weighting solved exactly: least transport cost to the unproved statements under the cap",
  parameters,
  presets: {
    paper: {
      ...windowPresets.paper,
      ...invocationPresets.paper,
      ...elegancePresets.paper,
      cap: 3,
      zeroWeights: "kept",
    },
    "released-code": {
      ...windowPresets["released-code"],
      ...invocationPresets["released-code"],
      ...elegancePresets["released-code"],
    },
  },
  boundaries: stpBoundaries(
    "window, invocation, elegance, exact transport",
    [...invocationBoundaries, ...eleganceBoundaries],
    parameters,
    reward,
  ),
  reward,
};

export default stpExact;
