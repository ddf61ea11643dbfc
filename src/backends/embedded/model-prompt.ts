/**
 * From a prompt back to what the embedded model works on: in STP's format the statement to prove, the seed and the lemma
 * to conjecture from, or the text to formalise; in StepFun-Prover's the statement with the turns so far; in that for tactics
 * the state. Pure.
 */
import { Result } from "effect";
import { type Segment, STEPFUN, STP_PROMPT, stateOfTacticPrompt, TRIVIAL_LEMMA_TEXT } from "../../domain/index.ts";
import { lastStatement, withoutProof } from "../../lean-text/index.ts";

export type ReadPrompt =
  | { readonly role: "prover"; readonly statement: string }
  | { readonly role: "tactic"; readonly state: string }
  | { readonly role: "formaliser"; readonly informal: string }
  | { readonly role: "turn"; readonly statement: string; readonly turns: ReadonlyArray<Segment> }
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

/** The turns of an attempt in rounds, as they were put together: answers stand between their tags. */
const turnsIn = (text: string): ReadonlyArray<Segment> => {
  const { close, open } = STEPFUN.repl;
  const parts = text.split(new RegExp(`(\\n${open}\\n[\\s\\S]*?\\n${close}\\n)`));
  return parts.flatMap((part, i): ReadonlyArray<Segment> => {
    if (part === "") return [];
    return [{ author: i % 2 === 0 ? "model" : "verifier", text: part, loss: i % 2 === 0 }];
  });
};

/** A prompt of StepFun-Prover: the problem in a fence, and all that was written since. */
const readProblem = (prompt: string): ReadPrompt | null => {
  const { close, open } = STEPFUN.fence;
  const end = prompt.indexOf(`${close}\n`, open.length);
  if (!prompt.startsWith(open) || end < 0) return null;
  const turns = turnsIn(prompt.slice(end + close.length + 1));
  return { role: "turn", statement: lastStatement(prompt.slice(open.length, end)), turns };
};

/** What a prompt asks for, or why it cannot be read. `lemmas` are the names by statement. */
export const readPrompt = (prompt: string, lemmas: ReadonlyMap<string, string>): Result.Result<ReadPrompt, string> => {
  const state = stateOfTacticPrompt(prompt);
  if (state !== null) return Result.succeed({ role: "tactic", state });
  if (!prompt.startsWith(STP_PROMPT.prefix)) {
    const problem = readProblem(prompt);
    if (problem !== null) return Result.succeed(problem);
    return Result.fail(
      `expected a prompt of the format stp or stepfun or one for a tactic, found one that begins with ${JSON.stringify(prompt.slice(0, 40))}`,
    );
  }
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
