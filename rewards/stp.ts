/**
 * STP's conjecturer reward (Dong and Ma 2025, section 3.3 and algorithm 4): low but positive pass rate, the given lemma
 * used, elegant enough, and weighted towards the unproved statements by greedy optimal transport. The defaults are the
 * released code's rules with a sound mask; the presets are the columns of section 12 of the reference.
 */
import { Schema } from "effect";
import {
  greedyWeights,
  PositiveNumber,
  parameter,
  type RewardVariant,
  stpFilterParameters,
  stpFilters,
  stpPresets,
  stpReward,
} from "../src/reward/index.ts";

export const matchingParameters = {
  cap: parameter(PositiveNumber, 4, {
    description: "Largest weight of a conjecture before it is masked.",
    unit: "density ratio",
    source: "paper: 3; released code: 4",
  }),
  capComparison: parameter(Schema.Literals(["reaches", "exceeds"]), "reaches", {
    description: "A conjecture is masked when its weight reaches (≥) or exceeds (>) the cap.",
    source: "paper: exceeds; released code: reaches",
  }),
  mask: parameter(Schema.Literals(["exclude", "multiply-by-zero"]), "exclude", {
    description:
      "`multiply-by-zero` keeps the published quirk: a masked conjecture still beats every negative similarity.",
    source: "paper and released code: multiply-by-zero",
  }),
  increment: parameter(Schema.Literals(["per-match", "per-statement"]), "per-match", {
    description: "A match adds N over the sum of matching weights, or N over the number of unproved statements.",
    source: "paper: per-statement; released code: per-match",
  }),
  targetOrder: parameter(Schema.Literals(["given", "shuffled"]), "shuffled", {
    description: "Order in which the unproved statements are matched: the dataset's, or shuffled by the run's seed.",
    source: "released code: shuffled; paper: not said",
  }),
  zeroWeights: parameter(Schema.Literals(["kept", "dropped"]), "dropped", {
    description: "Whether a conjecture that no statement raised stays, with weight 0.",
    source: "paper: kept; released code: dropped",
  }),
};

const parameters = Schema.Struct({ ...stpFilterParameters, ...matchingParameters });
type Parameters = typeof parameters.Type;

const stp: RewardVariant<Parameters> = {
  name: "stp",
  summary: "STP: hard but proved, uses its lemma, elegant, weighted towards the unproved statements (greedy transport)",
  parameters,
  presets: {
    paper: {
      ...stpPresets.paper,
      cap: 3,
      capComparison: "exceeds",
      mask: "multiply-by-zero",
      increment: "per-statement",
      zeroWeights: "kept",
    },
    "released-code": { ...stpPresets["released-code"], mask: "multiply-by-zero" },
  },
  reward: (input, settings) =>
    stpReward(input, {
      ...stpFilters(settings),
      matching: {
        method: (problem) => greedyWeights(problem, settings).weights,
        targetOrder: settings.targetOrder,
        zeroWeights: settings.zeroWeights,
      },
    }),
};

export default stp;
