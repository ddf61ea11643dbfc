/** The header of a statement: what stands before a theorem so that it means something. */
import { leanCommands } from "./commands.ts";
import { leanTokens } from "./tokens.ts";

const HARMLESS = ["import", "open", "set_option", "universe", "/-!"];

/**
 * The first line of a header that means something to a verifier with one library that reads no options, and that it does
 * not know; null when there is none.
 */
export const foreignHeaderLine = (header: string | null): string | null => {
  const foreign = leanCommands(header ?? "").find(({ keyword }) => !HARMLESS.includes(keyword ?? ""));
  if (header === null || foreign === undefined) return null;
  const from = header.lastIndexOf("\n", foreign.start - 1) + 1;
  return header.slice(from).split("\n", 1)[0] as string;
};

/** A text without the marks of a comment around it, if it has any, and without white space at its ends. */
export const uncommented = (text: string): string =>
  text
    .trim()
    .replace(/^\/-[-!]?/, "")
    .replace(/-\/$/, "")
    .trim();

const STATED = ["theorem", "lemma", "example", "def"];
const ROOMS = ["section", "namespace"];

/** The header that a text begins with, if it begins with an import, and the rest. */
export const splitHeader = (text: string): readonly [header: string | null, statement: string] => {
  if (leanTokens(text)[0]?.text !== "import") return [null, text];
  const first = leanCommands(text).find(
    ({ keyword, modifiers }) =>
      STATED.includes(keyword ?? "") || (modifiers.length > 0 && !ROOMS.includes(keyword ?? "")),
  );
  return first === undefined ? [null, text] : [text.slice(0, first.start), text.slice(first.start)];
};
