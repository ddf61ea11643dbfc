/** How a model is sampled, and that it could not be. */
import { Schema } from "effect";

export interface Sampling {
  readonly temperature: number;
  readonly topP: number;
  /** Longest completion, in tokens; ignored by a model without tokens. */
  readonly maximumTokens: number;
  /** Most tokens of prompt and completion together; null: as many as the model allows. */
  readonly contextTokens: number | null;
}

/** The model could not be asked. */
export class ModelError extends Schema.TaggedError<ModelError>()("ModelError", {
  message: Schema.String,
  /** Of this request alone: the server answers others, and breaks this one off each time that it is asked. */
  scope: Schema.optionalKey(Schema.Literal("request")),
  cause: Schema.optionalKey(Schema.Defect()),
}) {}
