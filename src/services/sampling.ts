/** How a model is sampled. */
export interface Sampling {
  readonly temperature: number;
  readonly topP: number;
  /** Longest completion, in tokens; ignored by a model without tokens. */
  readonly maximumTokens: number;
}
