/** The literal parts of STP's prompts, which a trained checkpoint depends on (STP, section 3). */
export const STP_PROMPT = {
  prefix: "Complete the following Lean 4 code:\n\n```lean4\n",
  lemma: "<lemma>",
  seed: "<easy theorem>",
  open: "<hard theorem>",
  close: "</hard theorem>",
} as const;
