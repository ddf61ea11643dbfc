/**
 * Lean text cut into words, for screening and for finding a theorem's name: comments (nested) and the contents of
 * strings are not words, `«…»` is part of a name, `#eval` is one word. No knowledge of Lean's grammar beyond that. Pure.
 */

export interface LeanToken {
  readonly kind: "name" | "number" | "string" | "symbol";
  /** As written; a string without its contents. */
  readonly text: string;
  /** Offset in UTF-16 units. */
  readonly start: number;
  /** Is it the first on its line, at column 0? */
  readonly isAtMargin: boolean;
}

/** Stands for a comment or a string that does not end. */
export const UNFINISHED = "…";

/** Letters, digits and the like that go on with a name; a dot joins two parts. */
const NAME_START = /[\p{L}_«]/u;
const NAME_PART = /[\p{L}\p{N}_'!?₀-₉ₐ-ₜᵢ-ᵪ]/u;

/** One cut through a text. */
class Cutter {
  readonly tokens: Array<LeanToken> = [];
  private at = 0;
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
    const character = String.fromCodePoint(text.codePointAt(at) as number);
    if (/\s/u.test(character)) this.at += character.length;
    else if (text.startsWith("--", at)) this.skipLine();
    else if (text.startsWith("/-", at)) this.skipBlock();
    else if (character === '"') this.string();
    else if (character === "r" && /^r#*"/.test(text.slice(at, at + 64))) this.rawString();
    else if (character === "'" && this.isCharacter()) this.character();
    else if (/\p{Nd}/u.test(character)) this.while("number", /[\p{L}\p{N}_.]/u);
    else if (NAME_START.test(character)) this.name();
    else this.symbol(character);
  }

  private push(kind: LeanToken["kind"], start: number, text = this.text.slice(start, this.at)): void {
    this.tokens.push({ kind, text, start, isAtMargin: start === 0 || this.text[start - 1] === "\n" });
  }

  private skipLine(): void {
    const end = this.text.indexOf("\n", this.at);
    this.at = end < 0 ? this.text.length : end;
  }

  private skipBlock(): void {
    const start = this.at;
    let depth = 0;
    do {
      const opens = this.text.startsWith("/-", this.at);
      const closes = !opens && this.text.startsWith("-/", this.at);
      if (opens) depth++;
      if (closes) depth--;
      this.at += opens || closes ? 2 : 1;
    } while (depth > 0 && this.at < this.text.length);
    if (depth > 0) this.push("symbol", start, UNFINISHED);
  }

  /** From the opening quote. What an interpolated string (`s!"…"`) holds are words as well. */
  private string(): void {
    const start = this.at;
    this.at++;
    while (this.at < this.text.length && this.text[this.at] !== '"') this.at += this.text[this.at] === "\\" ? 2 : 1;
    if (this.text[start - 1] === "!")
      for (const token of leanTokens(this.text.slice(start + 1, this.at)))
        this.tokens.push({ ...token, start: token.start + start + 1, isAtMargin: false });
    if (this.at >= this.text.length) this.push("symbol", start, UNFINISHED);
    this.at++;
    this.push("string", start, '""');
  }

  private rawString(): void {
    const start = this.at;
    const hashes = /^r(#*)"/.exec(this.text.slice(this.at, this.at + 64))?.[1] ?? "";
    const end = this.text.indexOf(`"${hashes}`, this.at + hashes.length + 2);
    this.at = end < 0 ? this.text.length : end + 1 + hashes.length;
    this.push("string", start, '""');
  }

  private isCharacter(): boolean {
    return /^'(?:\\.[^']*|[^\\'])'/u.test(this.text.slice(this.at, this.at + 12));
  }

  private character(): void {
    const start = this.at;
    this.at += /^'(?:\\.[^']*|[^\\'])'/u.exec(this.text.slice(this.at, this.at + 12))?.[0].length ?? 1;
    this.push("string", start, '""');
  }

  private while(kind: LeanToken["kind"], part: RegExp): void {
    const start = this.at;
    for (;;) {
      const code = this.text.codePointAt(this.at);
      if (code === undefined || !part.test(String.fromCodePoint(code))) break;
      this.at += code > 0xffff ? 2 : 1;
    }
    this.push(kind, start);
  }

  /** Parts joined by dots; `«…»` is a part with anything in it. */
  private name(): void {
    const start = this.at;
    for (;;) {
      this.namePart();
      const next = this.text.codePointAt(this.at + 1);
      if (this.text[this.at] !== "." || next === undefined || !NAME_START.test(String.fromCodePoint(next))) break;
      this.at++;
    }
    this.push("name", start);
  }

  private namePart(): void {
    if (this.text[this.at] === "«") {
      const end = this.text.indexOf("»", this.at);
      this.at = end < 0 ? this.text.length : end + 1;
      return;
    }
    for (;;) {
      const code = this.text.codePointAt(this.at);
      if (code === undefined || !NAME_PART.test(String.fromCodePoint(code))) return;
      this.at += code > 0xffff ? 2 : 1;
    }
  }

  private symbol(character: string): void {
    const start = this.at;
    const long = /^(?::=|@\[|#[A-Za-z_]+)/.exec(this.text.slice(this.at, this.at + 32))?.[0];
    this.at += long?.length ?? character.length;
    this.push("symbol", start);
  }
}

/** The words of a text, in order. */
export const leanTokens = (text: string): ReadonlyArray<LeanToken> => new Cutter(text).run();
