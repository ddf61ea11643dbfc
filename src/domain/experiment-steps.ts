/**
 * The settings of an iteration up to its verdicts, one group a step. Every rule of STP (arXiv 2502.00212) and of its released code is one
 * of them; "paper" and "released code" name the two sources where they differ. The default is the sound rule.
 */
import { Schema } from "effect";
import { Count, group, NonNegative, PositiveCount, Share, setting } from "./setting.ts";

export const samplingSettings = {
  temperature: setting(Schema.Finite.check(Schema.isBetween({ minimum: 0, maximum: 100 })), 1, {
    description: "Sampling temperature.",
    source: "paper: 1.0 (0.7 for Llemma)",
  }),
  topP: setting(Share, 1, { description: "Nucleus of the sampling distribution; 1 samples from all of it." }),
  maximumTokens: setting(PositiveCount, 1024, {
    description: "Longest completion; a back end without tokens ignores it.",
    unit: "tokens",
    source: "paper and released code: 1,024",
  }),
  contextTokens: setting(Schema.NullOr(PositiveCount), null, {
    description:
      "Most tokens of prompt and completion together, for which the servers are asked how long a prompt is; null: no limit. A back end without tokens ignores it.",
    unit: "tokens",
    source: "released code: 1,024",
  }),
};

export const SupervisedSettings = group(
  "The examples of the supervised library, from which the initial model is fitted.",
  {
    lemmaOrder: setting(Schema.Literals(["before", "anywhere"]), "before", {
      description:
        "Whether the lemma of a conjecturer example must stand before the seed in its file; seed and conjecture are of one file, which the rows name under `file`.",
      source: "paper: before; released code: anywhere",
    }),
    lemmaText: setting(Schema.Literals(["statement", "with-proof"]), "statement", {
      description: "How a lemma is shown in these prompts; in self-play it is the statement.",
      source: "paper: statement; released code: with-proof",
    }),
    layout: setting(Schema.Literals(["statement", "file"]), "statement", {
      description:
        "`file` puts a row's `context`, the text of its file before the theorem, into the prompt instead of a header, and the whole theorem into a prover's target; a conjecturer's target then ends before the `:=`.",
      source: "released code: file",
    }),
    passes: setting(NonNegative, 2, { description: "Passes over them.", unit: "epochs", source: "released code: 1" }),
    learningRate: setting(NonNegative, 0.1, {
      description:
        "Step size of the initial fit: Adagrad for the embedded model, Adam for a language model (1e-4 in STP).",
    }),
    warmUpSteps: setting(Count, 5, {
      description: "Warm-up steps of the initial fit, for a language model.",
      source: "released code: 20",
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
  candidates: setting(Schema.Literals(["proofs", "records"]), "proofs", {
    description:
      "What the trivial lemma is drawn for and `lemmaCapOf` counts: each (statement, proof) once, or once for every iteration that found it.",
    source: "paper, algorithm 1: proofs; released code: records",
  }),
  trivialLemmaProbability: setting(Share, 0.5, {
    description: "Probability of adding the trivial lemma to the lemmas of a proof.",
    source: "paper, algorithm 1",
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
  distinct: setting(Schema.Literals(["before-cap", "after-cap"]), "before-cap", {
    description:
      "When a (statement, lemma) pair is reduced to one seed: before seeds are counted against the cap, or after, so that a statement with many proofs crowds out the others.",
    source: "released code: before; paper, algorithm 1: after",
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
      "Which `:=` ends the statement, of a lemma in a prompt too. `first` cuts a default argument `(x : T := v)` in the middle, which then never compiles.",
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
  recognisedBy: setting(Schema.Literals(["key", "text"]), "key", {
    description:
      "What a conjecture of an earlier iteration is known again by: that key, or its exact text, so that the same in other spacing is a new one.",
    source: "released code: text",
  }),
  refuseCopies: setting(Schema.Literals(["normal-form", "text"]), "normal-form", {
    description:
      "Refuse a conjecture that equals a training or held-out statement up to renaming and commutativity, or by its key alone.",
    source: "released code: text",
  }),
  provedBefore: setting(Schema.Literals(["dropped", "dropped-after-cap", "kept"]), "dropped", {
    description:
      "What happens to a conjecture that an earlier iteration already proved: dropped, before or after the cap counts it, or kept.",
    source: "released code: dropped-after-cap",
  }),
  reading: setting(Schema.Literals(["theorem", "as-written"]), "theorem", {
    description:
      "How an answer is read: `theorem` takes off fences and a leading `theorem`, and refuses an empty statement; `as-written` puts `theorem ` before whatever was written and `:= by` behind it.",
    source: "released code: as-written",
  }),
  check: setting(Schema.Boolean, true, {
    description: "Drop conjectures that the verifier cannot elaborate before any proof is sampled for them.",
    source: "released code: false",
  }),
  vacuityProofs: setting(Count, 2, {
    description:
      "Shortest proofs of a proved conjecture that are judged again with `False` for its conclusion, to tell the share of vacuous ones.",
    unit: "proofs",
  }),
  ...samplingSettings,
});

export const SelectSettings = group("What is attempted in an iteration.", {
  order: setting(Schema.Literals(["uniform", "least-attempted"]), "uniform", {
    description: "Which dataset statements come first where the budget does not reach all of them.",
  }),
  reproveProbability: setting(Share, 0, {
    description: "Probability of attempting a dataset statement again that is already proved.",
    source: "paper: 0; released code: 0.05",
  }),
  withoutSeeds: setting(Schema.Literals(["candidates", "all"]), "candidates", {
    description: "What is attempted of the dataset where the conjecturer has no seed: the same, or every statement.",
    source: "released code: all",
  }),
  reproveBelow: setting(Share, 0, {
    description: "A proved dataset statement whose best pass rate is below this is attempted again.",
    source: "paper: 0; released code: 0.35",
  }),
});

/** More would take months, and the first mistake is a digit too many. */
const AttemptCount = PositiveCount.check(Schema.isLessThanOrEqualTo(10_000_000));

export const ProveSettings = group("The proof budget and how proofs are sampled.", {
  budget: setting(Schema.Union([AttemptCount, Schema.Literal("all")]), "all", {
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
  conjectures: setting(Schema.Literals(["share", "all-kept"]), "share", {
    description:
      "Which conjectures are attempted: those that fit into their share of the budget, or all that `conjecture.cap` keeps, beside one attempt on every dataset statement where `budget` is `all`.",
    source: "released code: all-kept",
  }),
  unspent: setting(Schema.Literals(["dataset", "dropped"]), "dataset", {
    description: "Where the share goes that conjectures leave: to more attempts on the dataset, or nowhere.",
    source: "paper and released code: dropped",
  }),
  batch: setting(PositiveCount, 32, {
    description: "Attempts handed to the prover at a time, and verified and committed together.",
    unit: "statements",
  }),
  ...samplingSettings,
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
  timeoutCounts: setting(Schema.Literals(["undecided", "wrong", "all-wrong"]), "undecided", {
    description:
      "`wrong` counts an attempt that ran out of time or memory as a wrong proof in the pass rate, `all-wrong` every attempt that was not accepted, crashed and unsupported ones too.",
    source: "paper: all K samples are the denominator; released code: all-wrong",
  }),
  lemmasFrom: setting(Schema.Literals(["verifier", "source"]), "verifier", {
    description:
      "Which lemmas an accepted proof uses: those that the verifier finds (real Lean: the constants of the proof term), or those that its text names, in full or in a namespace that the header opens.",
    source: "released code: premises in the source",
  }),
  maximumCrashedShare: setting(Share, 1, {
    description: "The run stops when a larger share of an iteration's distinct attempts crashed the verifier.",
    source: "released code: 0.005",
  }),
});
