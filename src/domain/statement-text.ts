/** Where a theorem's statement ends in its text, found without a parser: a model's text need not be Lean. */

/** The text with spaces for brackets and all that stands in them, every other character at its place. */
export const outsideBrackets = (text: string): string => {
  let depth = 0;
  let outside = "";
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i);
    const isOpening = "([{⟨⦃".includes(character);
    const isClosing = ")]}⟩⦄".includes(character);
    if (isOpening) depth++;
    else if (isClosing) depth--;
    outside += isOpening || isClosing || depth > 0 ? " " : character;
  }
  return outside;
};

/** Index of the first `:=` outside all brackets, or of the first at all; −1 where there is none. */
export const statementEnd = (text: string, cutAt: "top-level" | "first"): number =>
  (cutAt === "first" ? text : outsideBrackets(text)).indexOf(":=");

/** A lemma's or theorem's text before its proof. */
export const withoutProof = (text: string): string => {
  const end = statementEnd(text, "top-level");
  return (end < 0 ? text : text.slice(0, end)).trim();
};

/** The literal parts of STP's prompts, which a trained checkpoint depends on (STP, section 3). */
export const STP_PROMPT = {
  prefix: "Complete the following Lean 4 code:\n\n```lean4\n",
  lemma: "<lemma>",
  seed: "<easy theorem>",
  open: "<hard theorem>",
  close: "</hard theorem>",
} as const;
