/**
 * Lean's surface text cut into tokens: for a text that a model or a person wrote, and that need not be Lean. It never
 * fails, knows no grammar and no notation, and loses nothing: whatever is no blank and no comment is part of a token.
 *
 * The fragment's scanner (`src/lean/syntax/scanner.ts`) is no user of it, on purpose. That one serves a parser: it knows
 * every notation of the library, refuses what Lean refuses, counts columns, and makes no token that nobody asks for.
 * Here a letter of any script is a letter, and an unfinished string is a token. A test holds the two together: over
 * texts that the fragment reads they cut names, numerals and strings alike.
 */

export interface LeanToken {
  /** `doc`: a docstring or a section heading; every other comment is a blank. */
  readonly kind: "name" | "number" | "string" | "symbol" | "doc";
  /** As written; of a string or docstring only what it begins with. */
  readonly text: string;
  /** Offsets in UTF-16 units, the second behind the token. */
  readonly start: number;
  readonly end: number;
  /** Is it the first of its line but for blanks and comments, or the first of the text? */
  readonly isFirst: boolean;
  /** Is it at the very beginning of a line? */
  readonly isAtMargin: boolean;
}

/** Stands for a comment or a string that does not end. */
export const UNFINISHED = "…";

const START = String.raw`(?![λΠΣ])[\p{Lu}\p{Ll}\p{Lt}\p{Lo}_]`;
const REST = String.raw`(?:${START}|[\p{M}\p{Nd}'!?₀-₉ₐ-ₜᵢ-ᵪⱼ])`;
const PART = `(?:«[^»]*(?:»|$)|${START}${REST}*)`;
/** Parts joined by dots; `«…»` is a part with anything in it. */
const NAME = new RegExp(String.raw`${PART}(?:\.${PART})*`, "uy");
const NUMBER = /0[xX][\da-fA-F_]+|0[bB][01_]+|0[oO][0-7_]+|\p{Nd}[\p{Nd}_]*(?:\.\p{Nd}[\p{Nd}_]*)?(?:[eE][+-]?\d+)?/uy;
const CHARACTER = /'(?:\\(?:u\{[^'\n}]*\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|[^\n])|[^\\'\n])'/uy;
const RAW_STRING = /r(#*)"/y;
/** `#eval` is one symbol, and so is what is written with several characters and matters to some reader. */
const SYMBOL = /:=|::|=>|->|<-|<\||\|>|<;>|\.\.|@\[|#[A-Za-z_]+|[\s\S]/uy;
const BLANK = /\s+|--[^\n]*/uy;

/** One cut through a text. */
class Cutter {
  readonly tokens: Array<LeanToken> = [];
  private at = 0;
  /** End of the last token or docstring. */
  private previous = -1;
  /** Braces that are open in each hole of an interpolated string, the innermost last. */
  private readonly holes: Array<number> = [];
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  run(): ReadonlyArray<LeanToken> {
    while (this.at < this.text.length) this.step();
    return this.tokens;
  }

  private step(): void {
    const { at, text } = this;
    if (text.startsWith("/-", at)) this.block();
    else if (this.matched(BLANK) !== null) return;
    else if (text[at] === '"') this.string(text[at - 1] === "!");
    else if (text[at] === "}" && this.holes.at(-1) === 0) {
      this.holes.pop();
      this.string(true);
    } else if (this.matched(RAW_STRING) !== null) this.rawString(at);
    else if (this.matched(NAME) !== null) this.push("name", at);
    else if (this.matched(NUMBER) !== null) this.push("number", at);
    else if (this.matched(CHARACTER) !== null) this.push("string", at, "''");
    else {
      this.matched(SYMBOL);
      this.countBraces(text[at] as string);
      this.push("symbol", at);
    }
  }

  /** Takes what the expression matches here. */
  private matched(expression: RegExp): string | null {
    expression.lastIndex = this.at;
    const found = expression.exec(this.text)?.[0] ?? null;
    if (found !== null) this.at += found.length;
    return found;
  }

  private push(kind: LeanToken["kind"], start: number, text = this.text.slice(start, this.at)): void {
    const isAtMargin = start === 0 || this.text[start - 1] === "\n";
    const isFirst = this.previous < 0 || isAtMargin || this.text.slice(this.previous, start).includes("\n");
    this.tokens.push({ kind, text, start, end: this.at, isFirst, isAtMargin });
    this.previous = this.at;
  }

  /** A comment; comments nest. */
  private block(): void {
    const { at: start, text } = this;
    let depth = 0;
    do {
      const opens = text.startsWith("/-", this.at);
      const closes = !opens && text.startsWith("-/", this.at);
      if (opens) depth++;
      if (closes) depth--;
      this.at += opens || closes ? 2 : 1;
    } while (depth > 0 && this.at < text.length);
    const opening = text.slice(start, start + 3);
    if (depth > 0) this.push("symbol", start, UNFINISHED);
    else if (opening === "/-!" || (opening === "/--" && this.at > start + 4)) this.push("doc", start, opening);
  }

  /** From a quote, or from the end of a hole, up to the next hole or the end of the string. */
  private string(isInterpolated: boolean): void {
    const { at: start, text } = this;
    let last = "";
    for (this.at++; last !== '"' && this.at < text.length; this.at += last === "\\" ? 2 : 1) {
      last = text[this.at] as string;
      if (last !== "{" || !isInterpolated) continue;
      this.holes.push(0);
      last = '"';
    }
    this.at = Math.min(this.at, text.length);
    this.push(last === '"' ? "string" : "symbol", start, last === '"' ? last + last : UNFINISHED);
  }

  /** From behind the opening quote on. */
  private rawString(start: number): void {
    const closing = `"${this.text.slice(start + 1, this.at - 1)}`;
    const end = this.text.indexOf(closing, this.at);
    this.at = end < 0 ? this.text.length : end + closing.length;
    this.push(end < 0 ? "symbol" : "string", start, end < 0 ? UNFINISHED : '""');
  }

  private countBraces(character: string): void {
    const open = this.holes.length - 1;
    if (open < 0) return;
    if (character === "{") (this.holes[open] as number) += 1;
    else if (character === "}") (this.holes[open] as number) -= 1;
  }
}

/** The tokens of a text, in order. */
export const leanTokens = (text: string): ReadonlyArray<LeanToken> => new Cutter(text).run();

const OPENING = ["(", "[", "@[", "{", "⟨", "⦃"];
const CLOSING = [")", "]", "}", "⟩", "⦄"];

/** How many brackets each token stands in; a bracket stands in itself. A closing bracket too many is overlooked. */
export const bracketDepths = (tokens: ReadonlyArray<LeanToken>): ReadonlyArray<number> => {
  let depth = 0;
  return tokens.map(({ kind, text }) => {
    if (kind !== "symbol") return depth;
    if (OPENING.includes(text)) return ++depth;
    return CLOSING.includes(text) && depth > 0 ? depth-- : depth;
  });
};

/** The parts of a name, without their quotation marks: `Nat.«a.b»` is `Nat` and `a.b`. */
export const nameParts = (name: string): ReadonlyArray<string> =>
  [...name.matchAll(/«([^»]*)»?|[^.«]+/gu)].map(([plain, quoted]) => quoted ?? plain);

const HIDDEN = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]/u;

/** Offset of the first character that is invisible or reorders the text; −1 where there is none. */
export const hiddenCharacter = (text: string): number => text.search(HIDDEN);
