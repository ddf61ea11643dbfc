/** The guide: reviews conjectures by what they are worth to the targets they were made for (SGS, arXiv 2604.20209). */
import { Context, type Effect, Schema } from "effect";
import type { Statement } from "../domain/index.ts";

export interface ReviewRequest {
  /** The rendered prompt, for a guide that reads text. */
  readonly prompt: string;
  /** The same, structured. */
  readonly target: Statement;
  readonly conjecture: Statement;
  /** Accepted proofs of the conjecture, shortest first, for a guide that looks at what they need. */
  readonly proofs: ReadonlyArray<string>;
  /** Seed of this request alone, below 2^48. */
  readonly randomSeed: number;
}

/** The guide could not be asked. */
export class GuideError extends Schema.TaggedError<GuideError>()("GuideError", {
  message: Schema.String,
  cause: Schema.optionalKey(Schema.Defect()),
}) {}

export class Guide extends Context.Service<
  Guide,
  {
    /**
     * The answer to each request, in its order, unparsed: scores between the tags of the rubric (`domain/guide-rubric.ts`),
     * or a text without them where there is no review. Nothing that is trained changes a guide.
     */
    readonly review: (requests: ReadonlyArray<ReviewRequest>) => Effect.Effect<ReadonlyArray<string>, GuideError>;
  }
>()("stp/Guide") {}
