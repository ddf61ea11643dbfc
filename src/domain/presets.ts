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
    supervised: { lemmaOrder: "before", lemmaText: "statement", passes: 1 },
    // The paper restricts neither the pass rate nor the level of a seed.
    seeds: { minimumPassRate: null, maximumLevel: null, lemmaCapOf: "proofs", maximum: "none" },
    conjecture: { cap: "unproved", refuseCopies: "text", check: false },
    select: { reproveProbability: 0, reproveBelow: 0 },
    prove: { budget: "all", samplesPerStatement: 32, conjectureShare: 0.5, unspent: "dropped" },
    // The paper weights by the seconds that verification took: not the same from run to run.
    examples: { window: 3, maximumPassRate: 0.5, maximumPassRateIs: "excluded", timeDecay: 0.01 },
    train: { proverPasses: 1, conjecturerPasses: 1 },
    final: { maximumPassRate: 0.25, maximumDatasetPassRate: 0.25, lengthDecay: 0, passes: 1 },
  },
  "released-code": {
    iterations: 12,
    supervised: { lemmaOrder: "anywhere", lemmaText: "with-proof", passes: 1 },
    // Training prompts carry the Lean header, generation prompts do not.
    prompt: { conjecturerHeader: "in-training" },
    seeds: {
      minimumPassRate: 0.35,
      maximumLevel: 0,
      // The trivial lemma is appended to the stored record and stays.
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
      refuseCopies: "text",
      check: false,
    },
    select: { reproveProbability: 0.05, reproveBelow: 0.35 },
    prove: {
      budget: "all",
      samplesPerStatement: 32,
      firstSamplesPerStatement: 64,
      conjectureShare: 0.5,
      unspent: "dropped",
    },
    // A time-out is written down as a wrong proof.
    verify: { timeoutCounts: "wrong", maximumCrashedShare: 0.005 },
    examples: {
      window: 3,
      maximumPassRate: 0.5,
      maximumPassRateIs: "included",
      timeDecay: 0.01,
      shareAmong: "records",
    },
    train: { proverPasses: 1, conjecturerPasses: 1, refreshEvery: 0 },
    final: { maximumPassRate: 0.25, maximumDatasetPassRate: 1, lengthDecay: 0.001, passes: 1 },
  },
};
