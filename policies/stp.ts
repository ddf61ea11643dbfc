/**
 * Whole proofs from models of the DeepSeek-Prover-V1.5 and STP line, in both roles (STP, section 3 of the reference):
 * training and generation from one template, so that they cannot drift apart.
 */
import { STP_PROMPT } from "../src/domain/index.ts";
import { leanCommands, placedProof, statementText, theoremsOf } from "../src/lean-text/index.ts";
import type { PromptFormatShape, PromptPolicy, PromptSettings } from "../src/services/index.ts";

/** A prompt ends in the word `theorem`. */
const behindTheorem = (statement: string): string =>
  statement.startsWith("theorem") ? statement.slice("theorem".length) : statement;

/** A conjecture as the released code reads it: whatever was written stands behind `theorem` and before `:= by`. */
const asWritten = (completion: string): string => {
  const answer = (completion.split(STP_PROMPT.close, 1)[0] as string).trim();
  return `theorem ${answer.split(":=", 1)[0]}:= by`;
};

const format = ({
  conjecturerHeader,
  conjecturerSplit,
  cutAt,
  defaultHeader,
  proofPlacement,
  reading,
}: PromptSettings): PromptFormatShape => ({
  name: "stp",
  proverPrompt: (statement, header) =>
    header === null
      ? `${STP_PROMPT.prefix}${defaultHeader}${defaultHeader === "" ? "" : "\n"}${statement.trim()}`
      : `${STP_PROMPT.prefix}${header}${statement.trim()}`,
  proverTarget: (proof) => placedProof(proof, proofPlacement),
  parseProof: (completion) => completion.split("\n```", 1)[0] as string,
  conjecturerPrompt: ({ context, lemma, seed, seedProof }, use) => {
    const shown = use === "training" && conjecturerHeader === "in-training" ? `${defaultHeader}\n` : "";
    const header = context === undefined ? shown : `${context.trim()}\n`;
    const proved = `${seed}${placedProof(seedProof, proofPlacement)}`.trim();
    const opened = `${STP_PROMPT.lemma}\n${lemma}\n${STP_PROMPT.seed}\n${proved}\n${STP_PROMPT.open}`;
    const atTag = use === "training" ? "" : "\n theorem";
    return `${STP_PROMPT.prefix}${header}${opened}${conjecturerSplit === "behind-tag" ? atTag : "\ntheorem"}`;
  },
  formaliserPrompt: ({ informal }, use) => {
    const opened = `${STP_PROMPT.prefix}${STP_PROMPT.informal}\n${informal.trim()}\n${STP_PROMPT.open}`;
    return `${opened}${conjecturerSplit === "behind-tag" ? (use === "training" ? "" : "\n theorem") : "\ntheorem"}`;
  },
  conjecturerTarget: (statement) => {
    const theorem = statement.trim();
    return `${conjecturerSplit === "behind-tag" ? `\n${theorem}` : behindTheorem(theorem)}\n${STP_PROMPT.close}`;
  },
  parseConjecture: (completion) => {
    if (reading === "as-written") return asWritten(completion);
    const answer = (completion.split(STP_PROMPT.close, 1)[0] as string).replace(/^\s*```(?:lean4?)?/, "").trim();
    const code = answer.split("\n```", 1)[0] as string;
    const isWhole = ["theorem", "lemma"].includes(leanCommands(code)[0]?.keyword ?? "");
    const text = isWhole ? code : `theorem ${code}`;
    const [theorem] = theoremsOf(text);
    const statement = theorem === undefined ? null : statementText(text, theorem, cutAt);
    return statement === null ? null : `${statement} := by`;
  },
  // Paper and released code both cut prompts to 1,024 tokens.
  completion: { stop: { prover: ["\n```"], conjecturer: [STP_PROMPT.close] }, promptTokens: 1024 },
});

const stp: PromptPolicy = {
  name: "stp",
  summary: "Whole proofs by completion: DeepSeek-Prover-V1.5, STP",
  format,
};

export default stp;
