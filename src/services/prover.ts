/** The prover role of the model: whole proofs of a statement, as Lean text. */
import { Context, type Effect } from "effect";
import type { ModelVersion, Segment, Statement } from "../domain/index.ts";
import type { ModelError, Sampling } from "./sampling.ts";

export interface ProveRequest {
  /** The rendered prompt, for a model that reads text. */
  readonly prompt: string;
  readonly statement: Statement;
  /** Proofs wanted, with multiplicity, ≥ 1. */
  readonly samples: number;
  /** Seed of this request alone, below 2^48. */
  readonly randomSeed: number;
  /**
   * The turns and answers so far, of an attempt in rounds, whose next turn is asked for: the first one where it is empty. A
   * turn keeps the text that ends it. Absent: a whole proof is asked for.
   */
  readonly turns?: ReadonlyArray<Segment>;
}

/** A proof, or a turn of an attempt, as the model wrote it, unparsed; equal texts of a request may be told once, with their number. */
export interface SampledProof {
  readonly text: string;
  /** Samples with this text, ≥ 1. */
  readonly multiplicity: number;
  /** Generated tokens of all of them; null where the model does not count. */
  readonly tokens: number | null;
  /** Log-probability of one of them; null where it is not told. */
  readonly logProbability: number | null;
  /** How many of them the limit of tokens ended; absent where none. */
  readonly cut?: number;
  /** Tokens of one of them with its prompt and all that was written before; absent where the model does not count them. */
  readonly contextTokens?: number;
}

export interface ProposeRequest {
  /** The rendered prompt, for a model that reads text. */
  readonly prompt: string;
  /** The state as Lean shows it. */
  readonly state: string;
  /** Tactics wanted, with multiplicity, ≥ 1. */
  readonly samples: number;
  /** Seed of this request alone, below 2^48. */
  readonly randomSeed: number;
}

export class Prover extends Context.Service<
  Prover,
  {
    /**
     * Proofs of each request, in its order; multiplicities of a request sum to at most its `samples`.
     * Deterministic in (policy, request), whatever else is in the batch; interruption stops the work.
     */
    readonly prove: (
      policy: ModelVersion,
      requests: ReadonlyArray<ProveRequest>,
      sampling: Sampling,
    ) => Effect.Effect<ReadonlyArray<ReadonlyArray<SampledProof>>, ModelError>;
    /** Tactics for each state, as texts, as `prove` gives proofs. Left out by a model that writes whole proofs alone. */
    readonly propose?: (
      policy: ModelVersion,
      requests: ReadonlyArray<ProposeRequest>,
      sampling: Sampling,
    ) => Effect.Effect<ReadonlyArray<ReadonlyArray<SampledProof>>, ModelError>;
  }
>()("stp/Prover") {}
