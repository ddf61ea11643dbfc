/** The formaliser role of the model: from an informal text to Lean statements that may say the same. */
import { Context, type Effect } from "effect";
import type { ModelVersion } from "../domain/index.ts";
import type { ConjectureCompletion } from "./conjecturer.ts";
import type { ModelError, Sampling } from "./sampling.ts";

export interface FormaliseRequest {
  /** The rendered prompt, for a model that reads text. */
  readonly prompt: string;
  /** The same, structured. */
  readonly informal: string;
  readonly header: string | null;
  /** Candidates wanted, ≥ 1. */
  readonly samples: number;
  /** Seed of this request alone, below 2^48. */
  readonly randomSeed: number;
}

export class Formaliser extends Context.Service<
  Formaliser,
  {
    /**
     * Completions of each request, in its order, unparsed: a statement is written and read as a conjecture is.
     * Deterministic in (policy, request); interruption stops the work. Fewer than `samples` are allowed and logged.
     */
    readonly formalise: (
      policy: ModelVersion,
      requests: ReadonlyArray<FormaliseRequest>,
      sampling: Sampling,
    ) => Effect.Effect<ReadonlyArray<ReadonlyArray<ConjectureCompletion>>, ModelError>;
  }
>()("stp/Formaliser") {}
