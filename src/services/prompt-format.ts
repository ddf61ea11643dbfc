/**
 * How a model family is prompted and how its answers are read: pure functions, used in the loop (so that a replay can
 * render and parse again). A file of `policies/` exports one.
 */
import { Context } from "effect";

/** What a conjecturer prompt shows. */
export interface ConjecturerPromptParts {
  /** The lemma's statement without proof (`theorem true: True` for the trivial one). */
  readonly lemma: string;
  readonly seed: string;
  readonly seedProof: string;
}

export interface PromptFormatShape {
  readonly name: string;
  /** The prompt whose completion is a proof. */
  readonly proverPrompt: (statement: string, header: string | null) => string;
  readonly proverTarget: (proof: string) => string;
  /** The proof in a completion. */
  readonly parseProof: (completion: string) => string;
  readonly conjecturerPrompt: (parts: ConjecturerPromptParts, use: "generation" | "training") => string;
  readonly conjecturerTarget: (conjecture: string) => string;
  /** The statement in a completion, ending in `:= by`; null where there is none. */
  readonly parseConjecture: (completion: string) => string | null;
}

export class PromptFormat extends Context.Service<PromptFormat, PromptFormatShape>()("stp/PromptFormat") {}
