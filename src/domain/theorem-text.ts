/** A statement's text as the beginning of a theorem: its name, and what closes it. Pure. */
import { leanTokens } from "./lean-tokens.ts";

/** How a statement's text ends: `:= by`, `:=`, or before it. */
export type StatementEnd = "tactics" | "term" | "open";

export interface TheoremText {
  /** As written; null where no theorem is found. */
  readonly name: string | null;
  readonly end: StatementEnd;
}

const DECLARATIONS = ["theorem", "lemma"];

/** Name and end of a statement's text. */
export const theoremText = (text: string): TheoremText => {
  const tokens = leanTokens(text);
  const words = tokens.map((token) => token.text);
  const at = words.findIndex((word) => DECLARATIONS.includes(word));
  const name = at < 0 ? null : (words[at + 1] ?? null);
  const [last, before] = [words.at(-1), words.at(-2)];
  return { name, end: last === ":=" ? "term" : last === "by" && before === ":=" ? "tactics" : "open" };
};

/** Name of a statement that has none: what has no name cannot be asked about. */
const EXAMPLE_NAME = "stp_example";

/** The text with an `example` made a theorem; any other text as it is. */
export const namedStatement = (text: string): string => {
  const word = leanTokens(text).find((token) => [...DECLARATIONS, "example"].includes(token.text));
  if (word?.text !== "example") return text;
  return `${text.slice(0, word.start)}theorem ${EXAMPLE_NAME}${text.slice(word.start + "example".length)}`;
};

/** What closes a statement without a proof. */
export const SORRY_PROOF: Readonly<Record<StatementEnd, string>> = {
  tactics: "\n  sorry",
  term: "\n  sorry",
  open: " := sorry",
};
