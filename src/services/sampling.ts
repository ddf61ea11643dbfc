/** How a model is sampled. */
export interface Sampling {
  readonly temperature: number;
  readonly topP: number;
  /** Longest completion, in tokens; ignored by a model without tokens. */
  readonly maximumTokens: number;
  /** Most tokens of prompt and completion together; null: as many as the model allows. */
  readonly contextTokens: number | null;
}
