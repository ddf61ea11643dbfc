/** The settings of what is learned from verdicts and of how it is measured, one group a step. */
import { Schema } from "effect";
import { Count, group, NonNegative, PositiveCount, Share, setting } from "./setting.ts";

export const RewardSettings = group("Which conjectures are trained on, and how heavily.", {
  variant: setting(Schema.NonEmptyString, "stp", {
    description: "A file of `rewards/` by name, or a file of your own by path (from the experiment file's folder).",
  }),
  parameters: setting(
    Schema.Record(Schema.String, Schema.Unknown),
    {},
    {
      description: "Parameters of the variant; `stp rewards show NAME` lists them.",
    },
  ),
});

export const ExampleSettings = group("What is trained on, and how heavily.", {
  rule: setting(Schema.NonEmptyString, "inverse-counts", {
    description:
      "The learning rule: `inverse-counts` (STP's), `grpo`, `cispo`, `reinforce-half` (docs/learning-rules.md), or a file of your own by path (from the experiment file's folder).",
  }),
  parameters: setting(
    Schema.Record(Schema.String, Schema.Unknown),
    {},
    { description: "Parameters of another rule; the settings below but `window` are those of `inverse-counts`." },
  ),
  window: setting(Schema.Union([PositiveCount, Schema.Literal("all")]), 3, {
    description: "Replay window, the current iteration included.",
    unit: "iterations",
    source: "paper and released code: 3; vanilla expert iteration: all",
  }),
  maximumPassRate: setting(Share, 0.5, {
    description: "Proofs of statements with a higher pass rate are left out.",
    source: "paper and released code: 1/2",
  }),
  maximumPassRateIs: setting(Schema.Literals(["excluded", "included"]), "included", {
    description: "Whether a pass rate equal to the limit is left out.",
    source: "paper: excluded (< 1/2); released code: included (<= 1/2)",
  }),
  passRateOver: setting(Schema.Literals(["window", "window-from-first-proof", "iteration"]), "window", {
    description:
      "Over which samples the pass rate of that rule is taken; `window-from-first-proof` leaves out the iterations before the statement's first proof.",
    source: "paper, algorithm 2, line 3: iteration; released code: window-from-first-proof",
  }),
  proofsPerStatement: setting(Schema.NullOr(PositiveCount), null, {
    description: "Most distinct proofs of one statement, drawn at random; null: all.",
    source: "optimised expert iteration: 16",
  }),
  lengthDecay: setting(NonNegative, 0.001, {
    description: "A proof of n code points is weighted by exp(-lengthDecay n).",
    source: "paper and released code: 0.001",
  }),
  timeDecay: setting(NonNegative, 0, {
    description:
      "A proof verified in t seconds is weighted by exp(-timeDecay t). Wall time differs from run to run, so any value above 0 gives up the digest.",
    source: "paper and released code: 0.01",
  }),
  shareAmong: setting(Schema.Literals(["kept", "records", "nothing"]), "kept", {
    description:
      "What a proof's weight is divided by: the kept distinct proofs of its statement, its proved records in the window (the same text in two iterations counts twice), or nothing.",
    source: "paper: kept; released code: records",
  }),
});

export const TrainSettings = group("How the shared model is trained after each iteration.", {
  enabled: setting(Schema.Boolean, true, { description: "Off: the model stays as it is (parallel sampling)." }),
  from: setting(Schema.Literals(["previous", "initial", "base"]), "previous", {
    description:
      "The parameters that training starts from: those of the iteration before, those fitted to the library, or the base model's, with the supervised examples again.",
    source: "paper and released code: previous; expert iteration: base (paper, vanilla), initial (released code)",
  }),
  proverPasses: setting(NonNegative, 2, {
    description: "Passes over the proof examples.",
    unit: "epochs",
    source: "released code: 1",
  }),
  conjecturerPasses: setting(NonNegative, 1, {
    description: "Passes over the conjecture examples.",
    unit: "epochs",
    source: "released code: 1",
  }),
  learningRate: setting(NonNegative, 0.1, {
    description: "Step size: Adagrad for the embedded model, Adam for a language model (5e-5 in STP).",
  }),
  batchSize: setting(PositiveCount, 2048, {
    description: "Sequences a step, for a language model.",
    source: "released code: 2,048",
  }),
  minimumSteps: setting(PositiveCount, 5, {
    description: "Optimiser steps, at least, for a language model.",
    source: "released code: 5",
  }),
  warmUpSteps: setting(Count, 5, { description: "Warm-up steps, for a language model.", source: "released code: 5" }),
  maximumTokens: setting(PositiveCount, 2048, {
    description: "Longest sequence, for a language model.",
    unit: "tokens",
    source: "released code: 2,048",
  }),
  refreshEvery: setting(Count, 0, {
    description:
      "Re-train from the base model every so many iterations, on what `final` describes, and reset the replay window; 0: never.",
    unit: "iterations",
    source: "released code: 12",
  }),
});

export const FinalSettings = group("The re-training from the base model after the last iteration.", {
  enabled: setting(Schema.Boolean, true, { description: "Off: the last iteration's model is evaluated." }),
  maximumPassRate: setting(Share, 0.25, {
    description: "Only proofs of conjectures whose pass rate in the proof's iteration was at most this.",
    source: "paper and released code: 1/4",
  }),
  maximumDatasetPassRate: setting(Share, 1, {
    description: "The same limit for dataset statements.",
    source: "paper: 1/4; released code: no limit",
  }),
  conjectures: setting(Schema.Boolean, true, {
    description: "Whether proofs of conjectures are used.",
    source: "paper and released code: true (the ablation: false)",
  }),
  proofsPerStatement: setting(Schema.NullOr(PositiveCount), 16, {
    description: "Most distinct proofs of one statement, drawn at random; null: all.",
    source: "paper and released code: 16",
  }),
  lengthDecay: setting(NonNegative, 0.001, {
    description: "A proof of n code points is weighted by exp(-lengthDecay n).",
    source: "released code: 0.001; paper: not said",
  }),
  passes: setting(NonNegative, 2, {
    description: "Passes over the examples of both roles.",
    unit: "epochs",
    source: "released code: 1",
  }),
  learningRate: setting(NonNegative, 0.1, {
    description: "Step size: Adagrad for the embedded model, Adam for a language model (1e-4 in STP).",
  }),
  minimumSteps: setting(PositiveCount, 10, {
    description: "Optimiser steps, at least, for a language model.",
    source: "released code: 10",
  }),
  supervised: setting(Schema.Boolean, true, {
    description: "Add the examples of the supervised library, with weight 1.",
    source: "paper and released code: true",
  }),
});

export const EvaluateSettings = group("The measurement on the held-out set.", {
  samples: setting(PositiveCount, 16, { description: "n, proofs sampled for a held-out statement." }),
  k: setting(Schema.Array(PositiveCount), [1, 16], { description: "The k of pass@k, each at most `samples`." }),
  contextTokens: setting(Schema.Array(PositiveCount), [], {
    description:
      "Lengths of context, prompt and answers included, for each of which pass@1 is told with the proofs that took more as wrong; of attempts in rounds alone.",
    unit: "tokens",
    source: "StepFun-Prover: 4096, 8192, 12288, 16384, 20480",
  }),
  every: setting(Count, 0, {
    description: "Also measure after every so many iterations; 0: only at the end.",
    unit: "iterations",
  }),
});
