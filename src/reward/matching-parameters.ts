/** STP's re-weighting towards the unproved statements as a part of a variant: the published procedure, and solved exactly. */
import { Schema } from "effect";
import { PositiveNumber, parameter } from "./parameter.ts";
import type { StpStages } from "./stp-stages.ts";
import { stagePart } from "./stp-variant.ts";
import { exactWeights, greedyWeights, usualGap } from "./wasserstein/index.ts";

const zeroWeightsParameter = {
  zeroWeights: parameter(Schema.Literals(["kept", "dropped"]), "dropped", {
    description: "Whether a conjecture that no statement raised stays, with weight 0.",
    source: "paper: kept; released code: dropped",
  }),
};

/** The published procedure: each unproved statement in turn raises the nearest conjecture. */
export const greedyPart = stagePart({
  name: "greedy matching",
  parameters: Schema.Struct({
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
    ...zeroWeightsParameter,
  }),
  presets: {
    paper: {
      cap: 3,
      capComparison: "exceeds",
      mask: "multiply-by-zero",
      increment: "per-statement",
      zeroWeights: "kept",
    },
    "released-code": { mask: "multiply-by-zero" },
  },
  boundaries: [],
  stage: (settings): StpStages["matching"] => ({
    method: (problem) => greedyWeights(problem, settings).weights,
    targetOrder: settings.targetOrder,
    zeroWeights: settings.zeroWeights,
  }),
});

/** The problem that the published procedure approximates, solved. */
export const exactPart = stagePart({
  name: "exact transport",
  parameters: Schema.Struct({
    cap: parameter(Schema.Finite.check(Schema.isGreaterThanOrEqualTo(1)), 4, {
      description: "Largest weight of a conjecture.",
      unit: "density ratio",
      source: "paper: 3; released code: 4",
    }),
    ...zeroWeightsParameter,
  }),
  presets: { paper: { cap: 3, zeroWeights: "kept" }, "released-code": {} },
  boundaries: [],
  stage: ({ cap, zeroWeights }): StpStages["matching"] => ({
    method: (problem) => exactWeights(problem, cap, { gap: usualGap(problem), threads: 1 }).weights,
    targetOrder: "given",
    zeroWeights,
  }),
});
