/**
 * What a reward variant is: one pure function from what the log knows of an iteration's conjectures to a weight for
 * each that is kept. It sees nothing else (no clock, no model, no file), so a replay gives the same numbers.
 */
import type { Schema } from "effect";
import type { BoundaryTable } from "./boundary.ts";

/** A conjecture that was attempted in the iteration, with what the verifier said of its proofs. */
export interface RewardConjecture {
  readonly id: string;
  /** The theorem text without a proof; its length counts Unicode code points, name and `:= by` included. */
  readonly statement: string;
  /** The lemma the conjecturer was given; the empty string is the trivial lemma. */
  readonly lemma: string;
  readonly seedId: string;
  /** Samples with a verdict proved or rejected, with multiplicity; what was not decided is not in it. */
  readonly samples: number;
  /** Accepted samples, with multiplicity; 0 ≤ accepted ≤ samples. */
  readonly accepted: number;
  readonly undecided: number;
  /** The distinct accepted proofs, in the order of the log, each with the lemmas it uses and the samples that were it, ≥ 1. */
  readonly proofs: ReadonlyArray<{
    readonly text: string;
    readonly invokes: ReadonlyArray<string>;
    readonly multiplicity: number;
  }>;
  /** Embedding of the statement, length `dimension` (not necessarily unit). */
  readonly embedding: Float32Array;
}

/** A dataset statement that no iteration has proved so far, after this iteration's update, in dataset order. */
export interface RewardTarget {
  readonly id: string;
  /** Integer ≥ 1: how many nearest conjectures it raises (STP's matching weight). */
  readonly matchingWeight: number;
  readonly embedding: Float32Array;
}

/** A conjecture that was attempted in an earlier iteration of the replay window. */
export interface EarlierConjecture {
  readonly iteration: number;
  /** In [0, 1], in that iteration; null where no sample was decided. */
  readonly passRate: number | null;
  /** Embedding of the statement, of the length that those of this iteration have (not necessarily unit). */
  readonly embedding: Float32Array;
}

/** Everything a variant may look at. */
export interface RewardInput {
  readonly iteration: number;
  /** For shuffles and ties; derived from (run seed, "reward", iteration). */
  readonly seed: number;
  readonly conjectures: ReadonlyArray<RewardConjecture>;
  readonly targets: ReadonlyArray<RewardTarget>;
  /** Per lemma, pass rate in [0, 1] over the previous iterations' conjectures; absent where there was none. */
  readonly previousPassRate: ReadonlyMap<string, number>;
  /**
   * The conjectures attempted in the earlier iterations of the replay window (`examples.window`) that the log has an
   * embedding of, by the embedder of this iteration, in the order of the log. Empty for a variant that does not declare it.
   */
  readonly earlier: ReadonlyArray<EarlierConjecture>;
  /**
   * Embeddings of the statements that the conjectures were made from, by `seedId`, by the embedder of this iteration; absent
   * where the log has none, as in a run whose own reward does not declare them. Empty for a variant that does not.
   */
  readonly seedEmbeddings: ReadonlyMap<string, Float32Array>;
}

/** A field of the input that is gathered for the variants alone that declare it, since it takes memory and time. */
export type RewardReading = (typeof rewardReadings)[number];
export const rewardReadings = ["earlier", "seedEmbeddings"] as const satisfies ReadonlyArray<keyof RewardInput>;

/** A conjecture that stays, with the weight of its training example (finite, ≥ 0). */
export interface RewardedConjecture {
  readonly id: string;
  readonly weight: number;
  /** The lemma under which it is trained; differs from the conjecture's own where a rule relabels it. */
  readonly lemma: string;
}

/** How many conjectures each stage kept, in order, for the metrics: e.g. [["pass rate", 120], ["elegance", 96]]. */
export type StageCounts = ReadonlyArray<readonly [stage: string, kept: number]>;

export interface RewardOutput {
  readonly kept: ReadonlyArray<RewardedConjecture>;
  readonly stages: StageCounts;
}

/** One reward variant, as a file in `rewards/` exports it by default. */
// biome-ignore lint/suspicious/noExplicitAny: a list of variants holds different parameters; decoding makes them fit.
export interface RewardVariant<Parameters = any> {
  readonly name: string;
  /** One sentence: what it rewards and where it comes from. */
  readonly summary: string;
  /** Parameters with unit, range, source and default in their annotations; decoding `{}` gives the defaults. */
  // biome-ignore lint/suspicious/noExplicitAny: the encoded side differs by variant and is never read.
  readonly parameters: Schema.Codec<Parameters, any>;
  /** Named parameter sets, e.g. `paper` and `released-code`. */
  readonly presets?: Readonly<Record<string, Partial<Parameters>>>;
  /** Its formulas at their boundaries, evaluated by the tests and printed by `stp rewards show`. */
  readonly boundaries?: ReadonlyArray<BoundaryTable>;
  /** The fields that are gathered on demand and that it looks at; the others are empty. */
  readonly reads?: ReadonlyArray<RewardReading>;
  readonly reward: (input: RewardInput, parameters: Parameters) => RewardOutput;
}
