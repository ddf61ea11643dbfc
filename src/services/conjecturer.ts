/** The conjecturer role of the model: from a seed statement and a lemma to the text of new statements. */
import { Context, type Effect } from "effect";
import type { Lemma, ModelVersion, Statement } from "../domain/index.ts";
import type { ModelError, Sampling } from "./sampling.ts";

export interface ConjectureRequest {
  /** The rendered prompt, for a model that reads text. */
  readonly prompt: string;
  /** The same, structured; `lemma` is null for the trivial lemma. */
  readonly seed: Statement;
  /** Empty where the seed is a target that nobody has proved. */
  readonly seedProof: string;
  readonly lemma: Lemma | null;
  /** Completions wanted, ≥ 1. */
  readonly samples: number;
  /** Seed of this request alone, below 2^48. */
  readonly randomSeed: number;
}

/** What the model wrote, unparsed: the text after the prompt, or a whole `theorem … := by`. */
export interface ConjectureCompletion {
  readonly text: string;
  /** Generated tokens; null where the model does not count. */
  readonly tokens: number | null;
  /** The limit of tokens ended it; absent where not. */
  readonly cut?: true;
}

export class Conjecturer extends Context.Service<
  Conjecturer,
  {
    /**
     * Completions of each request, in its order. Deterministic in (policy, request); interruption stops the work.
     * Fewer than `samples` completions are allowed and logged.
     */
    readonly conjecture: (
      policy: ModelVersion,
      requests: ReadonlyArray<ConjectureRequest>,
      sampling: Sampling,
    ) => Effect.Effect<ReadonlyArray<ReadonlyArray<ConjectureCompletion>>, ModelError>;
  }
>()("stp/Conjecturer") {}
