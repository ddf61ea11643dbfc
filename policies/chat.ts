/**
 * Instruction-following and reasoning models behind a chat API: they answer in prose with code blocks and mostly repeat
 * the theorem. What they mean is found by what it states (`find-proof.ts`, `find-statement.ts`).
 */
import { placedProof } from "../src/lean-text/index.ts";
import type { PromptFormatShape, PromptPolicy, PromptSettings } from "../src/services/index.ts";
import { findProof } from "./find-proof.ts";
import { findStatement } from "./find-statement.ts";

const fenced = (code: string): string => `\`\`\`lean4\n${code}\n\`\`\``;

const headed = (header: string, text: string): string => (header === "" ? text : `${header.trimEnd()}\n\n${text}`);

/** Asks for what helps to prove a target that nobody has proved. */
const targetPrompt = (target: string): string =>
  [
    "Here is a theorem in Lean 4 that nobody has proved yet.",
    "",
    fenced(target.trim()),
    "",
    "State one lemma or related theorem that would help to prove it and is easier. It must not be the theorem itself, nor the theorem under other names. Answer with one code block that holds its statement alone, ending in `:= by`.",
  ].join("\n");

const format = ({ conjecturerHeader, cutAt, defaultHeader }: PromptSettings): PromptFormatShape => ({
  name: "chat",
  proverPrompt: (statement, header) =>
    [
      "Prove this theorem in Lean 4. Answer with one code block that holds the proof alone, as it follows the text below.",
      "",
      fenced(headed(header ?? defaultHeader, statement.trim())),
    ].join("\n"),
  proverTarget: (proof) => fenced(proof),
  parseProof: findProof,
  conjecturerPrompt: ({ lemma, seed, seedProof }, use) => {
    if (seedProof === "") return targetPrompt(seed);
    return [
      "Here is a lemma, and a theorem that is proved with it in Lean 4.",
      "",
      fenced(
        headed(
          use === "training" && conjecturerHeader === "in-training" ? defaultHeader : "",
          `${lemma}\n\n${seed}${placedProof(seedProof, "own-lines")}`,
        ),
      ),
      "",
      "State one new theorem that is harder and whose proof would use the lemma. Answer with one code block that holds its statement alone, ending in `:= by`.",
    ].join("\n");
  },
  conjecturerTarget: (conjecture) => fenced(conjecture.trim()),
  parseConjecture: (completion) => findStatement(completion, cutAt),
  completion: { stop: { prover: [], conjecturer: [] }, promptTokens: null },
});

const chat: PromptPolicy = {
  name: "chat",
  summary: "Instruction-following and reasoning models that answer in prose with code blocks",
  format,
};

export default chat;
