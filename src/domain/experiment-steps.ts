/**
 * The settings of an iteration, one group a step. Every rule of STP (arXiv 2502.00212) and of its released code is one
 * of them; "paper" and "released code" name the two sources where they differ. The default is the sound rule.
 */
import { Schema } from "effect";
import { Count, group, NonNegative, PositiveCount, Share, setting } from "./setting.ts";

const sampling = {
  temperature: setting(NonNegative, 1, { description: "Sampling temperature.", source: "paper: 1.0 (0.7 for Llemma)" }),
  topP: setting(Share, 1, { description: "Nucleus of the sampling distribution; 1 samples from all of it." }),
  maximumTokens: setting(PositiveCount, 1024, {
    description: "Longest completion; a back end without tokens ignores it.",
    unit: "tokens",
    source: "paper: 1,024 generated; released code: 1,024 in all",
  }),
};

export const SupervisedSettings = group(
  "The examples of the supervised library, from which the initial model is fitted.",
  {
    lemmaOrder: setting(Schema.Literals(["before", "anywhere"]), "before", {
      description: "Whether the lemma of a conjecturer example must stand before the seed in the library.",
      source: "paper: before; released code: anywhere",
    }),
    lemmaText: setting(Schema.Literals(["statement", "with-proof"]), "statement", {
      description: "How a lemma is shown in these prompts; in self-play it is the statement.",
      source: "paper: statement; released code: with-proof",
    }),
    passes: setting(NonNegative, 2, { description: "Passes over them.", unit: "epochs", source: "released code: 1" }),
    learningRate: setting(NonNegative, 0.1, {
      description:
        "Step size of the initial fit: Adagrad for the embedded model, Adam for a language model (1e-4 in STP).",
    }),
    maximumSeeds: setting(Schema.NullOr(PositiveCount), null, {
      description: "Most earlier theorems (nearest first) paired with a theorem for one lemma; null: all.",
      source: "paper and released code: all",
    }),
  },
);

export const SeedSettings = group("Which proved statements and lemmas the conjecturer is given.", {
  minimumPassRate: setting(Schema.NullOr(Share), null, {
    description: "A seed's best pass rate over all iterations must be above this; null takes every proved statement.",
    source: "paper: every one; released code: 0.35",
  }),
  maximumLevel: setting(Schema.NullOr(Count), 0, {
    description: "Highest level of a seed (0: dataset statements, n: conjectures of depth n); null: no limit.",
    source: "released code: 0",
  }),
  trivialLemmaProbability: setting(Share, 0.5, {
    description: "Probability of adding the trivial lemma to the lemmas of a proof.",
    source: "paper, algorithm 2",
  }),
  trivialLemmaDraw: setting(Schema.Literals(["fresh", "persistent"]), "fresh", {
    description:
      "`persistent` keeps a trivial lemma once drawn for a proof, so that the probability drifts to 1: the released code appends to the stored record.",
    source: "paper: fresh; released code: persistent",
  }),
  lemmaCap: setting(Share, 0.1, {
    description: "Most seeds with one lemma, as a share of `lemmaCapOf`.",
    source: "paper and released code: 0.1",
  }),
  lemmaCapOf: setting(Schema.Literals(["proofs", "statements"]), "proofs", {
    description: "What the cap is a share of: the (statement, proof) candidates or the statements of the round.",
    source: "paper: proofs; released code: statements",
  }),
  maximum: setting(Schema.Literals(["conjectures", "statements", "none"]), "conjectures", {
    description: "Most seeds: as many as conjectures may be kept, as statements of the training set, or no limit.",
    source: "released code: statements",
  }),
  copies: setting(Schema.Literals(["one", "matching-weight"]), "one", {
    description: "How often a seed's prompt is given.",
    source: "released code: matching-weight",
  }),
});

export const ConjectureSettings = group("How conjectures are sampled, parsed, de-duplicated and capped.", {
  perSeed: setting(PositiveCount, 1, { description: "Completions of a prompt, at least.", source: "released code: 1" }),
  oversample: setting(NonNegative, 3, {
    description: "Completions asked for, as a multiple of the conjectures that may be kept.",
    source: "released code: 3",
  }),
  maximumPerSeed: setting(PositiveCount, 8, {
    description: "Completions of a prompt, at most.",
    source: "released code: 8",
  }),
  cap: setting(Schema.Literals(["budget", "unproved", "statements"]), "budget", {
    description:
      "Most conjectures kept: what their share of the proof budget attempts, the statements still unproved, or all statements.",
    source: "paper: unproved; released code: statements",
  }),
  cutAt: setting(Schema.Literals(["top-level", "first"]), "top-level", {
    description:
      "Which `:=` ends the statement. `first` cuts a default argument `(x : T := v)` in the middle, which then never compiles.",
    source: "released code: first",
  }),
  keyName: setting(Schema.Literals(["ignored", "part-of-key"]), "ignored", {
    description: "Whether the theorem's name tells conjectures apart; as part of the key, renamed copies pass.",
    source: "released code: part-of-key",
  }),
  keySpace: setting(Schema.Literals(["all-whitespace", "spaces-and-newlines"]), "all-whitespace", {
    description: "Which white space the de-duplication key leaves out.",
    source: "released code: spaces-and-newlines (tabs count)",
  }),
  refuseCopies: setting(Schema.Literals(["normal-form", "text"]), "normal-form", {
    description:
      "Refuse a conjecture that equals a training or held-out statement up to renaming and commutativity, or by its key alone.",
    source: "released code: text",
  }),
  provedBefore: setting(Schema.Literals(["dropped", "kept"]), "dropped", {
    description: "What happens to a conjecture that an earlier iteration already proved.",
    source: "released code: dropped",
  }),
  check: setting(Schema.Boolean, true, {
    description: "Drop conjectures that the verifier cannot elaborate before any proof is sampled for them.",
    source: "released code: false",
  }),
  ...sampling,
});

export const SelectSettings = group("What is attempted in an iteration.", {
  order: setting(Schema.Literals(["uniform", "least-attempted"]), "uniform", {
    description: "Which dataset statements come first where the budget does not reach all of them.",
  }),
  reproveProbability: setting(Share, 0, {
    description: "Probability of attempting a dataset statement again that is already proved.",
    source: "paper: 0; released code: 0.05",
  }),
  reproveBelow: setting(Share, 0, {
    description: "A proved dataset statement whose best pass rate is below this is attempted again.",
    source: "paper: 0; released code: 0.35",
  }),
});

export const ProveSettings = group("The proof budget and how proofs are sampled.", {
  budget: setting(Schema.Union([PositiveCount, Schema.Literal("all")]), "all", {
    description:
      "Statement attempts an iteration, each of `samplesPerStatement` proofs, conjectures included, so that every algorithm samples equally many. `all`: twice as many as dataset statements to attempt, so that the algorithms without conjectures attempt each twice (64 samples in STP).",
    source: "paper and released code: all",
  }),
  samplesPerStatement: setting(PositiveCount, 32, {
    description: "K, proofs sampled for an attempt.",
    source: "paper: 32",
  }),
  firstSamplesPerStatement: setting(Schema.NullOr(PositiveCount), null, {
    description: "K of the first iteration, where it differs.",
    source: "released code: 64",
  }),
  conjectureShare: setting(Share, 0.5, {
    description: "Most of the budget that conjectures may take.",
    source: "paper: one conjecture a statement, so one half",
  }),
  unspent: setting(Schema.Literals(["dataset", "dropped"]), "dataset", {
    description: "Where the share goes that conjectures leave: to more attempts on the dataset, or nowhere.",
    source: "paper and released code: dropped",
  }),
  batch: setting(PositiveCount, 32, {
    description: "Attempts handed to the prover at a time, and verified and committed together.",
    unit: "statements",
  }),
  ...sampling,
});

export const VerifySettings = group("How attempts are verified.", {
  queue: setting(PositiveCount, 4, {
    description: "Sampled batches that may wait for a verifier before the prover is held back.",
    unit: "batches",
  }),
  timeoutSeconds: setting(NonNegative, 200, {
    description: "Limit of one attempt; a back end that counts fuel has its own.",
    unit: "seconds",
    source: "released code: 200",
  }),
  memoryMegabytes: setting(PositiveCount, 15_000, {
    description: "Limit of one verifier process.",
    unit: "megabytes",
    source: "paper: 15 GB",
  }),
  timeoutCounts: setting(Schema.Literals(["undecided", "wrong"]), "undecided", {
    description: "`wrong` counts an attempt that ran out of time or memory as a wrong proof in the pass rate.",
    source: "released code: wrong",
  }),
  maximumCrashedShare: setting(Share, 1, {
    description: "The run stops when a larger share of an iteration's distinct attempts crashed the verifier.",
    source: "released code: 0.005",
  }),
});

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

export const ExampleSettings = group("Which proofs are trained on, and how heavily.", {
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
  passRateOver: setting(Schema.Literals(["window", "iteration"]), "window", {
    description: "Over which samples the pass rate of that rule is taken.",
    source: "released code: window",
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
  from: setting(Schema.Literals(["previous", "base"]), "previous", {
    description: "The parameters that training starts from; `base` also takes the supervised examples again.",
    source: "paper and released code: previous; vanilla expert iteration: base",
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
  every: setting(Count, 0, {
    description: "Also measure after every so many iterations; 0: only at the end.",
    unit: "iterations",
  }),
});
