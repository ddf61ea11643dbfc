/**
 * A theorem's proof taken out of its text, to stand behind another statement: columns mean something in Lean, so that
 * what moves, moves as one block.
 */
import type { Theorem } from "./theorem.ts";
import { leanTokens, nameParts } from "./tokens.ts";

/** Lines of tactics, or a term. */
export interface Proof {
  readonly isTactics: boolean;
  /** No blank line before it; every line at its column. */
  readonly text: string;
}

/**
 * A proof as it follows its statement: on lines of its own, since one that a model sampled begins with the newline after `by`
 * and one from a file need not, or as it was written.
 */
export const placedProof = (proof: string, placement: "own-lines" | "as-written"): string =>
  placement === "as-written" || /^[^\S\n]*\n/.test(proof) ? proof : `\n${proof}`;

/** Column of an offset, in code points, as Lean counts. */
const columnOf = (text: string, offset: number): number =>
  [...text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset)].length;

/** Every line further to the right, but for those that begin inside a string. */
export const shifted = (text: string, columns: number): string => {
  if (columns === 0) return text;
  const strings = leanTokens(text).filter((token) => token.kind === "string");
  let start = 0;
  return text
    .split("\n")
    .map((line) => {
      const at = start;
      start += line.length + 1;
      const isInString = strings.some((token) => token.start < at && at < token.end);
      return isInString || line.trim() === "" ? line : " ".repeat(columns) + line;
    })
    .join("\n");
};

/** The least column that a line with a token begins at. */
const leastColumn = (text: string): number =>
  leanTokens(text).reduce(
    (least, { isFirst, start }) => (isFirst ? Math.min(least, columnOf(text, start)) : least),
    1e9,
  );

/** The text from `from` on, its first token kept at its column where other lines follow, and two columns in where none do. */
const blockFrom = (text: string, from: number, to: number): string => {
  const whole = text.slice(from, to).trimEnd();
  const behindBreak = /^(?:[ \t]*\n)+/.exec(whole);
  if (behindBreak !== null) return blockFrom(text, from + behindBreak[0].length, to);
  if (from > 0 && text[from - 1] !== "\n") {
    const start = from + whole.length - whole.trimStart().length;
    return " ".repeat(whole.includes("\n") ? columnOf(text, start) : 2) + whole.trimStart();
  }
  return whole;
};

/** The block with no tactic at column 0, where newer versions of Lean take a tactic for a command. */
const indented = (block: string): string => (leastColumn(block) === 0 ? shifted(block, 2) : block);

/** The proof that a text is, from `from` on: `:= by …`, `by …`, or tactics or a term as `isTactics` says. */
export const proofFrom = (text: string, from: number, to: number, isTactics: boolean): Proof => {
  const [first, second] = leanTokens(text.slice(from, to));
  const assigned = first?.text === ":=" ? first.end : 0;
  if (assigned > 0 && second?.text !== "by")
    return { isTactics: false, text: indented(blockFrom(text, from + assigned, to)) };
  if (assigned > 0 && second !== undefined)
    return { isTactics: true, text: indented(blockFrom(text, from + second.end, to)) };
  if (first?.text === "by") return { isTactics: true, text: indented(blockFrom(text, from + first.end, to)) };
  return { isTactics, text: indented(blockFrom(text, from, to)) };
};

/** The proof of a theorem; null where it has none, or one by alternatives (`| 0 => …`). */
export const proofOf = (text: string, { assign, command }: Theorem): Proof | null => {
  if (assign < 0) return null;
  const proof = proofFrom(text, assign + 2, command.next, false);
  return leanTokens(proof.text).length === 0 ? null : proof;
};

/** The proof as tactics: a term is given to `exact`. */
export const asTactics = ({ isTactics, text }: Proof): string => {
  if (isTactics) return text;
  if (!text.trim().includes("\n")) return `  exact ${text.trim()}`;
  return `  exact\n${shifted(text, Math.max(0, 4 - leastColumn(text)))}`;
};

/** A theorem as a step of a proof by tactics, all of it `columns` further to the right; null where it has no plain name. */
export const asHave = (text: string, theorem: Theorem, columns: number): string | null => {
  const { assign, command, keyword, name } = theorem;
  if (name === null || assign < 0 || nameParts(name.text).length !== 1) return null;
  // As wide as the keyword, so that what stands behind it on its line does not move.
  const word = "have".padEnd(name.start - keyword.start);
  return shifted(word + text.slice(name.start, command.next).trimEnd(), columns);
};

/** Column of the first token of a block. */
export const firstColumn = (block: string): number => columnOf(block, leanTokens(block)[0]?.start ?? 0);
