/** Whether two theorems say the same: in the same words, or but for the names of their variables. */
import type { LeanToken, Theorem } from "../src/lean-text/index.ts";

/** Spellings that mean the same. */
const SPELLINGS: Readonly<Record<string, string>> = {
  "->": "→",
  λ: "fun",
  "↦": "=>",
  ℕ: "Nat",
  ℤ: "Int",
  ℚ: "Rat",
  ℝ: "Real",
};

/** The words of a theorem behind its name, up to its proof. */
const wordsOf = ({ command, keyword, name, statementEnd }: Theorem): ReadonlyArray<LeanToken> =>
  command.tokens
    .filter(({ end, start }) => start >= (name ?? keyword).end && end <= statementEnd)
    .map((token) => ({ ...token, text: SPELLINGS[token.text] ?? token.text }));

const BINDING = ["(", "{", "[", "⦃", "∀", "∃", "fun"];
const BEHIND_NAMES = [":", ",", "=>", "∈", "(", "{"];

/** The words with a number for each variable, in the order in which they are bound. */
const numbered = (tokens: ReadonlyArray<LeanToken>): ReadonlyArray<string> => {
  const variables = new Map<string, string>();
  for (const [at, { text }] of tokens.entries()) {
    if (!BINDING.includes(text)) continue;
    const behind = tokens.findIndex(({ kind }, i) => i > at && kind !== "name");
    if (!BEHIND_NAMES.includes(tokens[behind]?.text ?? "")) continue;
    for (const { text: name } of tokens.slice(at + 1, behind))
      if (!variables.has(name)) variables.set(name, `#${variables.size}`);
  }
  return tokens.map(({ text }) => variables.get(text) ?? text);
};

/** `verbatim`: a proof of the one is a proof of the other as it stands. */
export const sameStatement = (one: Theorem, other: Theorem): "verbatim" | "renamed" | "other" => {
  const [left, right] = [wordsOf(one), wordsOf(other)];
  if (left.map(({ text }) => text).join(" ") === right.map(({ text }) => text).join(" ")) return "verbatim";
  return numbered(left).join(" ") === numbered(right).join(" ") ? "renamed" : "other";
};
