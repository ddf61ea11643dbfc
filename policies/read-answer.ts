/** Reading what a chat model wrote: reasoning, prose, code blocks, whole theorems. Pure; the text is hostile. */
import { type CutAt, proofText, statementText, theoremsOf as theoremsIn } from "../src/lean-text/index.ts";

/** The answer without the reasoning before it; all of it is reasoning where the model never came to an answer. */
const withoutReasoning = (answer: string): string => {
  const end = answer.lastIndexOf("</think>");
  if (end >= 0) return answer.slice(end + "</think>".length);
  return answer.includes("<think>") ? "" : answer;
};

/** Lean code of an answer: its last code block that is not empty (an open one ends with the text); without blocks, null. */
export const lastCodeBlock = (answer: string): string | null => {
  const blocks = [
    ...withoutReasoning(answer).matchAll(/```[ \t]*([A-Za-z0-9_+-]*)[^\n]*\n([\s\S]*?)(?:\n[ \t]*```|```|$)/g),
  ];
  const code = blocks
    .filter(([, language = ""]) => language === "" || /^(?:lean|lean4|tactics)$/i.test(language))
    .map(([, , text = ""]) => text)
    .filter((text) => text.trim() !== "");
  return code.at(-1) ?? null;
};

/** The code of an answer, or all of it where it marks none. */
export const codeOf = (answer: string): string => lastCodeBlock(answer) ?? withoutReasoning(answer);

/** A theorem at the beginning of a line of Lean code. */
export interface TheoremText {
  /** From `theorem` up to before its `:=`, `lemma` read as `theorem`; trimmed. */
  readonly statement: string;
  /** After the `:=` (with its `by`), up to the next declaration; null where there is no `:=`. */
  readonly body: string | null;
}

/** The theorems and lemmas of Lean code that say what they state, in their order. */
export const theoremsOf = (code: string, cutAt: CutAt): ReadonlyArray<TheoremText> =>
  theoremsIn(code).flatMap((theorem) => {
    const statement = theorem.colon < 0 ? null : statementText(code, theorem, cutAt);
    return statement === null ? [] : [{ statement, body: proofText(code, theorem) }];
  });
