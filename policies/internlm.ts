/**
 * InternLM2.5-StepProver: one tactic at a time, asked for in ChatML. Whole proofs and conjectures, which the family was
 * not trained for, are asked for in STP's format.
 */
import { tacticPrompt } from "../src/domain/index.ts";
import type { PromptPolicy } from "../src/services/index.ts";
import stp from "./stp.ts";

const END = "<|im_end|>";

const internlm: PromptPolicy = {
  name: "internlm",
  summary: "Single tactics from proof states: InternLM2.5-StepProver",
  format: (settings) => {
    const whole = stp.format(settings);
    const { stop } = whole.completion;
    return {
      ...whole,
      name: "internlm",
      tacticPrompt: (parts) => `<|im_start|>user\n${tacticPrompt(parts)}${END}\n<|im_start|>assistant\n`,
      tacticTarget: (tactic) => `${tactic}${END}`,
      parseTactic: (completion) => (completion.split(END, 1)[0] as string).trim(),
      // It was sampled without a limit of its own on prompts.
      completion: { stop: { ...stop, prover: [...stop.prover, END] }, promptTokens: null },
    };
  },
};

export default internlm;
