/**
 * How STP-style models are prompted and read (STP, section 3 of the reference), for both training and generation from
 * one template, so that they cannot drift apart.
 */
import type { Experiment } from "../domain/index.ts";
import type { PromptFormatShape } from "../services/index.ts";

const PREFIX = "Complete the following Lean 4 code:\n\n```lean4\n";
const LEMMA = "<lemma>";
const SEED = "<easy theorem>";
const OPEN = "<hard theorem>";
const CLOSE = "</hard theorem>";

/** Index of the first `:=` outside all brackets, or of the first at all; −1 where there is none. */
export const statementEnd = (text: string, cutAt: "top-level" | "first"): number => {
  if (cutAt === "first") return text.indexOf(":=");
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i);
    if ("([{⟨⦃".includes(character)) depth++;
    else if (")]}⟩⦄".includes(character)) depth--;
    else if (depth <= 0 && character === ":" && text.charAt(i + 1) === "=") return i;
  }
  return -1;
};

/** A lemma's or theorem's text before its proof. */
export const withoutProof = (text: string): string => {
  const end = statementEnd(text, "top-level");
  return (end < 0 ? text : text.slice(0, end)).trim();
};

/** The format of the released models. */
export const stpPromptFormat = (
  prompt: Experiment["prompt"],
  conjecture: Pick<Experiment["conjecture"], "cutAt">,
): PromptFormatShape => ({
  name: "stp",
  proverPrompt: (statement, header) =>
    header === null
      ? `${PREFIX}${prompt.defaultHeader}${prompt.defaultHeader === "" ? "" : "\n"}${statement.trim()}`
      : `${PREFIX}${header}${statement.trim()}`,
  proverTarget: (proof) => proof,
  parseProof: (completion) => completion.split("\n```", 1)[0] as string,
  conjecturerPrompt: ({ lemma, seed, seedProof }, use) => {
    const header = use === "training" && prompt.conjecturerHeader === "in-training" ? `${prompt.defaultHeader}\n` : "";
    // A sampled proof mostly begins with the newline after `by`.
    const proved = `${seed}${/^\s/.test(seedProof) ? "" : "\n"}${seedProof}`.trim();
    return `${PREFIX}${header}${LEMMA}\n${lemma}\n${SEED}\n${proved}\n${OPEN}\ntheorem`;
  },
  conjecturerTarget: (statement) => `${statement.trim().replace(/^theorem/, "")}\n${CLOSE}`,
  parseConjecture: (completion) => {
    const answer = (completion.split(CLOSE, 1)[0] as string).replace(/^\s*```(?:lean4?)?/, "").trim();
    const text = /^(?:theorem|lemma)\s/.test(answer) ? answer.replace(/^lemma\s/, "theorem ") : `theorem ${answer}`;
    const end = statementEnd(text, conjecture.cutAt);
    const statement = (end < 0 ? text : text.slice(0, end)).replace(/\n```[\s\S]*$/, "").trim();
    return /^theorem\s+\S[\s\S]*\S$/.test(statement) ? `${statement} := by` : null;
  },
});
