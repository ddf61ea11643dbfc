/**
 * The two columns of STP's differences (paper, arXiv 2502.00212, and code, kfdong/STP of March 2025) as data: what each
 * preset changes against the sound defaults. A reward variant carries its own parameters under the same names.
 */
import type { Experiment, PresetName } from "./experiment.ts";

/** Any part of a configuration. */
export type Partially<A> =
  A extends ReadonlyArray<unknown> ? A : A extends object ? { readonly [K in keyof A]?: Partially<A[K]> } : A;

export const PRESETS: Readonly<Record<PresetName, Partially<Experiment>>> = {
  sound: {},
  paper: {
    iterations: 48,
    // The denominators are the benchmarks as they are.
    data: { check: false, copies: "kept" },
    supervised: { lemmaOrder: "before", lemmaText: "statement", passes: 1, warmUpSteps: 20 },
    // Seeds come from the given dataset (section 3.2), whatever their pass rate; algorithm 1 caps, then de-duplicates.
    seeds: { minimumPassRate: null, maximumLevel: 0, lemmaCapOf: "proofs", distinct: "after-cap", maximum: "none" },
    conjecture: { cap: "unproved", refuseCopies: "text", check: false },
    select: { reproveProbability: 0, reproveBelow: 0 },
    prove: { budget: "all", samplesPerStatement: 32, conjectureShare: 0.5, unspent: "dropped" },
    // All K samples are the denominator of a pass rate.
    verify: { timeoutCounts: "all-wrong" },
    // The paper weights by the seconds that verification took: not the same from run to run.
    examples: {
      window: 3,
      maximumPassRate: 0.5,
      maximumPassRateIs: "excluded",
      passRateOver: "iteration",
      timeDecay: 0.01,
    },
    // Refreshed from the base model periodically; the period is the released scripts', the paper names none.
    train: { proverPasses: 1, conjecturerPasses: 1, refreshEvery: 12 },
    final: { maximumPassRate: 0.25, maximumDatasetPassRate: 0.25, lengthDecay: 0, passes: 1 },
  },
  "released-code": {
    iterations: 12,
    data: { check: false, copies: "kept" },
    // The file before the theorem, the whole theorem as the target.
    supervised: { lemmaOrder: "anywhere", lemmaText: "with-proof", layout: "file", passes: 1, warmUpSteps: 20 },
    // Training prompts carry the Lean header, generation prompts do not.
    prompt: { conjecturerHeader: "in-training", conjecturerSplit: "behind-tag", proofPlacement: "as-written" },
    seeds: {
      minimumPassRate: 0.35,
      maximumLevel: 0,
      // The trivial lemma is appended to the stored record and stays; a proof of several rounds has a record of each.
      candidates: "records",
      trivialLemmaDraw: "persistent",
      lemmaCapOf: "statements",
      maximum: "statements",
      copies: "matching-weight",
    },
    conjecture: {
      cap: "statements",
      // Cuts a default argument in the middle; such a conjecture never compiles.
      cutAt: "first",
      // Renamed copies and copies with other tabs pass.
      keyName: "part-of-key",
      keySpace: "spaces-and-newlines",
      recognisedBy: "text",
      refuseCopies: "text",
      provedBefore: "dropped-after-cap",
      reading: "as-written",
      check: false,
      contextTokens: 1024,
    },
    select: { reproveProbability: 0.05, reproveBelow: 0.35, withoutSeeds: "all" },
    prove: {
      budget: "all",
      samplesPerStatement: 32,
      firstSamplesPerStatement: 64,
      conjectureShare: 0.5,
      conjectures: "all-kept",
      unspent: "dropped",
      contextTokens: 1024,
    },
    // Whatever was not accepted is written down as a wrong proof; premises are traced in the source.
    verify: { timeoutCounts: "all-wrong", maximumCrashedShare: 0.005, lemmasFrom: "source" },
    examples: {
      window: 3,
      maximumPassRate: 0.5,
      maximumPassRateIs: "included",
      // Records of a statement that has no proof yet are deleted.
      passRateOver: "window-from-first-proof",
      timeDecay: 0.01,
      shareAmong: "records",
    },
    train: { proverPasses: 1, conjecturerPasses: 1, refreshEvery: 0 },
    final: { maximumPassRate: 0.25, maximumDatasetPassRate: 1, lengthDecay: 0.001, passes: 1 },
  },
};

/** Defaults where a language model is trained, under every preset: Adam's step sizes in STP. */
export const LANGUAGE_MODEL: Partially<Experiment> = {
  supervised: { learningRate: 1e-4 },
  train: { learningRate: 5e-5 },
  final: { learningRate: 1e-4 },
};

/** Defaults where a language model values states: a step size as reward models are trained with. */
export const LANGUAGE_CRITIC: Partially<Experiment> = { search: { critic: { learningRate: 1e-5 } } };
