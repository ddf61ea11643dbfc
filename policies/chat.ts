/**
 * Instruction-following and reasoning models behind a chat API: they answer in prose with code blocks and mostly repeat
 * the theorem. What is taken is the last theorem of the last code block; a wrong choice costs a rejected attempt, no more.
 */
import type { PromptFormatShape, PromptPolicy, PromptSettings } from "../src/services/index.ts";
import { codeOf, theoremsOf } from "./read-answer.ts";

const fenced = (code: string): string => `\`\`\`lean4\n${code}\n\`\`\``;

/** The proof as it follows a statement that ends in `:= by`, or in `:=`. */
const asContinuation = (body: string, statement: string): string =>
  /\bby\s*$/.test(statement) ? body.replace(/^\s*by\b[ \t]*/, "") : body;

const headed = (header: string, text: string): string => (header === "" ? text : `${header.trimEnd()}\n\n${text}`);

const format = ({ conjecturerHeader, cutAt, defaultHeader }: PromptSettings): PromptFormatShape => ({
  name: "chat",
  proverPrompt: (statement, header) =>
    [
      "Prove this theorem in Lean 4. Answer with one code block that holds the proof alone, as it follows the text below.",
      "",
      fenced(headed(header ?? defaultHeader, statement.trim())),
    ].join("\n"),
  proverTarget: (proof) => fenced(proof),
  parseProof: (completion, statement) => {
    const code = codeOf(completion);
    const proof = theoremsOf(code, "top-level").findLast(({ body }) => body !== null)?.body ?? code.trimEnd();
    return asContinuation(proof, statement.trim());
  },
  conjecturerPrompt: ({ lemma, seed, seedProof }, use) =>
    [
      "Here is a lemma, and a theorem that is proved with it in Lean 4.",
      "",
      fenced(
        headed(
          use === "training" && conjecturerHeader === "in-training" ? defaultHeader : "",
          `${lemma}\n\n${seed}${/^\s*\n/.test(seedProof) ? "" : "\n"}${seedProof}`,
        ),
      ),
      "",
      "State one new theorem that is harder and whose proof would use the lemma. Answer with one code block that holds its statement alone, ending in `:= by`.",
    ].join("\n"),
  conjecturerTarget: (conjecture) => fenced(conjecture.trim()),
  parseConjecture: (completion) => {
    const statement = theoremsOf(codeOf(completion), cutAt).at(-1)?.statement;
    return statement === undefined ? null : `${statement} := by`;
  },
  completion: { stop: { prover: [], conjecturer: [] }, promptTokens: null },
});

const chat: PromptPolicy = {
  name: "chat",
  summary: "Instruction-following and reasoning models that answer in prose with code blocks",
  format,
};

export default chat;
