/**
 * Normal forms of statements, by which a conjecture that repeats a training or held-out statement is found. A back end
 * that cannot read the statements leaves the service to `Normaliser.layerText`.
 */
import { Context, Effect, Layer } from "effect";

export interface NormalForm {
  /** Equal for statements equal up to renaming of bound names and commutativity; null if the text is not understood. */
  readonly normalForm: string | null;
  /** Equal up to associativity and swapped sides as well; null if the text is not understood. */
  readonly nearForm: string | null;
}

export class Normaliser extends Context.Service<
  Normaliser,
  {
    /** The forms of each statement text, in its order. Pure. */
    readonly normalForms: (texts: ReadonlyArray<string>) => Effect.Effect<ReadonlyArray<NormalForm>>;
  }
>()("stp/Normaliser") {
  /** Knows no statement: what is left is the comparison of texts. */
  static readonly layerText = Layer.succeed(Normaliser, {
    normalForms: (texts) => Effect.succeed(texts.map(() => ({ normalForm: null, nearForm: null }))),
  });
}
