/**
 * STP's conjecturer reward (Dong and Ma 2025, section 3.3 and algorithm 4): a low but positive pass rate, the given lemma
 * used, elegant enough, and weighted towards the unproved statements by greedy optimal transport. The defaults are the
 * released code's rules with the paper's closed window and a sound mask; the presets are the two published sets of rules.
 */
import { Schema } from "effect";
import {
  eleganceBoundaries,
  elegancePresets,
  eleganceStage,
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
  ...stpFilterParameters.elegance,
  ...matchingParameters,
});
type Parameters = typeof parameters.Type;

const reward = (input: RewardInput, settings: Parameters) =>
  stpReward(input, {
    window: windowStage(settings),
    invocation: invocationStage(settings),
    elegance: eleganceStage(settings),
    matching: greedyMatching(settings),
  });

const stp: RewardVariant<Parameters> = {
  name: "stp",
  summary: "STP: hard but proved, uses its lemma, elegant, weighted towards the unproved statements (greedy transport)",
  parameters,
  presets: {
    paper: { ...windowPresets.paper, ...invocationPresets.paper, ...elegancePresets.paper, ...matchingPresets.paper },
    "released-code": {
      ...windowPresets["released-code"],
      ...invocationPresets["released-code"],
      ...elegancePresets["released-code"],
      ...matchingPresets["released-code"],
    },
  },
  boundaries: stpBoundaries(
    "window, invocation, elegance, greedy matching",
    [...invocationBoundaries, ...eleganceBoundaries],
    parameters,
    reward,
  ),
  reward,
};

export default stp;
