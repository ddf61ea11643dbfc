/** The literal parts of STP's prompts, which a trained checkpoint depends on (STP, section 3); `informal` is this engine's. */
export const STP_PROMPT = {
  prefix: "Complete the following Lean 4 code:\n\n```lean4\n",
  informal: "<informal theorem>",
  lemma: "<lemma>",
  seed: "<easy theorem>",
  open: "<hard theorem>",
  close: "</hard theorem>",
} as const;
