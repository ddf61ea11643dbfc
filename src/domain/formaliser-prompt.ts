/** What a language model is asked that is to state an informal text in Lean. */
export const formaliserPrompt = ({
  header,
  informal,
}: {
  readonly informal: string;
  /** What the statement may use; null where it is not told. */
  readonly header: string | null;
}): string =>
  [
    "State this in Lean 4, as it is meant, neither weaker nor stronger. It need not be proved.",
    "",
    informal.trim(),
    "",
    ...(header === null || header.trim() === ""
      ? []
      : ["The statement will stand behind these lines:", "", `\`\`\`lean4\n${header.trim()}\n\`\`\``, ""]),
    "Answer with one code block that holds the statement of one theorem alone, ending in `:= by`.",
  ].join("\n");
