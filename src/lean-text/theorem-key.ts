/** What tells two theorems apart, for de-duplication (STP, section 3.4 of the reference). */
import { theoremsOf } from "./theorem.ts";
import { leanTokens } from "./tokens.ts";

export interface KeyRules {
  /** Whether the name tells theorems apart. */
  readonly keyName: "ignored" | "part-of-key";
  /** What is left out: all white space and comments, or spaces and newlines alone, as in the released code. */
  readonly keySpace: "all-whitespace" | "spaces-and-newlines";
}

/** The text without white space and, by default, without what is not the statement: keyword, name, attributes, comments. */
export const theoremKey = (text: string, { keyName, keySpace }: KeyRules): string => {
  const [first] = theoremsOf(text);
  const name = first?.name ?? null;
  const from = keyName === "part-of-key" || first === undefined || name === null ? 0 : name.end;
  if (keySpace === "spaces-and-newlines") return text.slice(from).replaceAll(/[ \n]/g, "");
  const context = from === 0 ? [] : (first?.command.prefixes ?? []);
  const said = leanTokens(text).filter(({ kind, start }) => start >= from && kind !== "doc");
  return [...context, ...said].map(({ end, start }) => text.slice(start, end)).join("");
};
