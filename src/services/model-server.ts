/** What a server of the embedded model is asked to serve. */

/** A server of the embedded model. */
export interface ModelServer {
  /** 0: a free one. */
  readonly port: number;
  /** Name under which the model is served. */
  readonly model: string;
  /** File of parameters; null: the untrained model. */
  readonly weights: string | null;
  /** Lemmas that conjecturer prompts may show. */
  readonly library: ReadonlyArray<{ readonly name: string; readonly text: string }>;
}
