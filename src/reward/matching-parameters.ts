/** The parameters of STP's greedy matching, and the matching stage they describe. */
import { Schema } from "effect";
import { PositiveNumber, parameter } from "./parameter.ts";
import type { StpStages } from "./stp-stages.ts";
import { greedyWeights } from "./wasserstein/index.ts";

export const targetOrderParameter = {
  targetOrder: parameter(Schema.Literals(["given", "shuffled"]), "shuffled", {
    description: "Order in which the unproved statements are matched: the dataset's, or shuffled by the run's seed.",
    source: "released code: shuffled; paper: not said",
  }),
};

export const zeroWeightsParameter = {
  zeroWeights: parameter(Schema.Literals(["kept", "dropped"]), "dropped", {
    description: "Whether a conjecture that no statement raised stays, with weight 0.",
    source: "paper: kept; released code: dropped",
  }),
};

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
  ...targetOrderParameter,
  ...zeroWeightsParameter,
};

const Matching = Schema.Struct(matchingParameters);

export const matchingPresets = {
  paper: {
    cap: 3,
    capComparison: "exceeds",
    mask: "multiply-by-zero",
    increment: "per-statement",
    zeroWeights: "kept",
  },
  "released-code": { mask: "multiply-by-zero" },
} as const satisfies Record<string, Partial<typeof Matching.Type>>;

/** The greedy matching stage of the parameters. */
export const greedyMatching = (settings: typeof Matching.Type): StpStages["matching"] => ({
  method: (problem) => greedyWeights(problem, settings).weights,
  targetOrder: settings.targetOrder,
  zeroWeights: settings.zeroWeights,
});
