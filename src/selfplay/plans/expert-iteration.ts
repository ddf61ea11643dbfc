/**
 * Expert iteration: the model learns from its own proofs of the dataset. Conjectures have no share of the budget
 * here; their steps stay and log that there were none, so that its runs and those of self-play compare record by record.
 * Four of that name are told apart, since a figure means another thing under each.
 */
import type { Experiment, Partially } from "../../domain/index.ts";
import { definePlan, type PlanShape } from "../plan.ts";
import { final, learning, measuring, playing, setUp } from "./self-play.ts";

/** Where the budget is `all`, 2 K proofs a statement in every iteration: the released code's larger first K is STP's alone. */
export const ALL_FOR_THE_DATASET = { conjectureShare: 0, unspent: "dataset", firstSamplesPerStatement: null } as const;

const expertIterationOf = (name: string, summary: string, settings: Partially<Experiment>): PlanShape =>
  definePlan({
    name,
    summary,
    settings: { ...settings, prove: ALL_FOR_THE_DATASET },
    setUp,
    iteration: [...playing, ...learning, ...measuring],
    final,
  });

/** This engine's: as STP, without conjectures. */
export const expertIteration = expertIterationOf(
  "expert-iteration",
  "The model before learns from its proofs of the last iterations, weighted as in STP.",
  {},
);

const unprovedOnly = { reproveProbability: 0, reproveBelow: 0 };

/** The paper's baseline (section 4.1): unproved statements, the base model on all correct proofs. */
export const vanillaExpertIteration = expertIterationOf(
  "expert-iteration-vanilla",
  "The paper's: unproved statements are attempted, and the base model learns from all proofs of all iterations.",
  {
    select: unprovedOnly,
    examples: { window: "all", maximumPassRate: 1, maximumPassRateIs: "included", proofsPerStatement: null },
    train: { from: "base" },
  },
);

/** The paper's stronger baseline: every statement in every iteration, at most 16 proofs of each. */
export const optimisedExpertIteration = expertIterationOf(
  "expert-iteration-optimised",
  "The paper's optimised: every statement is attempted, and the base model learns from at most 16 proofs of each.",
  {
    select: { reproveProbability: 1 },
    examples: { window: "all", maximumPassRate: 1, maximumPassRateIs: "included", proofsPerStatement: 16 },
    train: { from: "base" },
  },
);

/** The released code's: unsolved statements, trained by its script of the last stage from the supervised model. */
export const releasedExpertIteration = expertIterationOf(
  "expert-iteration-released",
  "The released code's: the model fitted to the library learns from at most 16 proofs of each statement, weighted by length alone.",
  {
    select: unprovedOnly,
    examples: {
      window: "all",
      maximumPassRate: 1,
      maximumPassRateIs: "included",
      proofsPerStatement: 16,
      shareAmong: "nothing",
      timeDecay: 0,
    },
    train: { from: "initial" },
  },
);
