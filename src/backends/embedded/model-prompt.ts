/**
 * From a prompt back to what the embedded model works on: in STP's format the statement to prove, the seed and the lemma
 * to conjecture from, or the text to formalise; in that for tactics the state. Pure.
 */
import { Result } from "effect";
import { STP_PROMPT, stateOfTacticPrompt, TRIVIAL_LEMMA_TEXT } from "../../domain/index.ts";
import { lastStatement, withoutProof } from "../../lean-text/index.ts";

export type ReadPrompt =
  | { readonly role: "prover"; readonly statement: string }
  | { readonly role: "tactic"; readonly state: string }
  | { readonly role: "formaliser"; readonly informal: string }
  /** `lemma` is null for the trivial lemma. */
  | { readonly role: "conjecturer"; readonly seed: string; readonly lemma: string | null };

const between = (text: string, from: string, to: string): string | null => {
  const start = text.indexOf(from);
  const end = text.lastIndexOf(to);
  return start < 0 || end < start ? null : text.slice(start + from.length, end);
};

/** Names of the library's lemmas by their statements without proof, as prompts show them. */
export const lemmaNames = (
  library: ReadonlyArray<{ readonly name: string; readonly text: string }>,
): ReadonlyMap<string, string> => new Map(library.map(({ name, text }) => [withoutProof(text), name]));

/** What a prompt asks for, or why it cannot be read. `lemmas` are the names by statement. */
export const readPrompt = (prompt: string, lemmas: ReadonlyMap<string, string>): Result.Result<ReadPrompt, string> => {
  const state = stateOfTacticPrompt(prompt);
  if (state !== null) return Result.succeed({ role: "tactic", state });
  if (!prompt.startsWith(STP_PROMPT.prefix))
    return Result.fail(
      `expected a prompt of the format stp or one for a tactic, found one that begins with ${JSON.stringify(prompt.slice(0, 40))}`,
    );
  const text = prompt.slice(STP_PROMPT.prefix.length);
  const informal = between(text, `${STP_PROMPT.informal}\n`, `\n${STP_PROMPT.open}`);
  if (informal !== null) return Result.succeed({ role: "formaliser", informal });
  const lemmaText = between(text, `${STP_PROMPT.lemma}\n`, `\n${STP_PROMPT.seed}\n`);
  const proved = between(text, `\n${STP_PROMPT.seed}\n`, `\n${STP_PROMPT.open}`);
  if (lemmaText === null || proved === null) return Result.succeed({ role: "prover", statement: lastStatement(text) });
  const seed = `${withoutProof(proved)} := by`;
  if (lemmaText === TRIVIAL_LEMMA_TEXT) return Result.succeed({ role: "conjecturer", seed, lemma: null });
  const lemma = lemmas.get(lemmaText);
  if (lemma === undefined)
    return Result.fail(
      `expected a lemma of the library that the server was started with, found ${JSON.stringify(lemmaText)}`,
    );
  return Result.succeed({ role: "conjecturer", seed, lemma });
};
