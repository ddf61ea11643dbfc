/**
 * The scanner: one token of lookahead over UTF-16 code units, no token array, no regular expression.
 *
 * After `next()` the fields describe the current token. `previousEnd` is the end of the token before it, which is where
 * spans end and where Lean reports an unexpected token. Columns count code points, as Lean does for its position checks.
 */
import { isDigit, isIdentifierRest, isIdentifierStart, isNotationSymbol } from "./characters.ts";
import { nameTokens, symbols, Token, type TokenRow, words } from "./tokens.ts";
import type { SyntaxProblem } from "./tree.ts";

/** Thrown (and caught by the entry points) when the text is not Lean; no stack is recorded, it is not a defect. */
export class ParseFailure implements SyntaxProblem {
  readonly _tag = "ParseFailure";
  readonly reason: "syntax" | "nesting";
  readonly start: number;
  readonly end: number;
  readonly message: string;
  constructor(start: number, end: number, message: string, reason: "syntax" | "nesting" = "syntax") {
    this.start = start;
    this.end = end;
    this.message = message;
    this.reason = reason;
  }
}

interface SymbolNode {
  row: TokenRow | null;
  children: Map<number, SymbolNode> | null;
}

/** Longest-match tree of the symbols, by code unit; the first level is an array for ASCII. */
const asciiSymbols: (SymbolNode | undefined)[] = new Array(128).fill(undefined);
const otherSymbols = new Map<number, SymbolNode>();
for (const row of symbols) {
  let node: SymbolNode | null = null;
  for (let index = 0; index < row.text.length; index += 1) {
    const code = row.text.charCodeAt(index);
    const found: SymbolNode | undefined =
      node !== null ? node.children?.get(code) : code < 128 ? asciiSymbols[code] : otherSymbols.get(code);
    const child: SymbolNode = found ?? { row: null, children: null };
    if (found === undefined) {
      if (node !== null) (node.children ??= new Map()).set(code, child);
      else if (code < 128) asciiSymbols[code] = child;
      else otherSymbols.set(code, child);
    }
    node = child;
  }
  if (node !== null) node.row = row;
}

const unknownSymbol: TokenRow = { text: "", kind: Token.foreign, precedence: 0, left: 0, right: 0, node: null };

/** A place to come back to. */
export interface ScannerMark {
  readonly start: number;
  readonly previousEnd: number;
  readonly newlineBefore: boolean;
  readonly lineStart: number;
  readonly surrogates: number;
}

export class Scanner {
  readonly source: string;
  /** First offset that does not belong to the text being read. */
  readonly limit: number;
  kind: number = Token.end;
  start = 0;
  end = 0;
  previousEnd = 0;
  /** A line ended between the previous token and this one. */
  newlineBefore = false;
  /** Row of a symbol or reserved word, else `unknownSymbol`. */
  row: TokenRow = unknownSymbol;
  /** Text of an identifier (guillemets removed), value of a string. */
  text = "";
  private lineStart = 0;
  /** Low surrogates between `lineStart` and the current token: they take no column. */
  private surrogates = 0;
  /** The current token may hold surrogates or line ends. */
  private wide = false;

  constructor(source: string, offset: number, limit: number) {
    this.source = source;
    this.limit = limit;
    this.start = this.end = offset;
    this.lineStart = source.lastIndexOf("\n", offset - 1) + 1;
    for (let index = this.lineStart; index < offset; index += 1) this.countSurrogate(source.charCodeAt(index));
    this.next();
    this.previousEnd = offset;
  }

  /** Column of the current token, in code points. */
  get column(): number {
    return this.start - this.lineStart - this.surrogates;
  }

  /** Whether blanks stand before the current token. */
  get spaceBefore(): boolean {
    return this.start !== this.previousEnd;
  }

  mark(): ScannerMark {
    return {
      start: this.start,
      previousEnd: this.previousEnd,
      newlineBefore: this.newlineBefore,
      lineStart: this.lineStart,
      surrogates: this.surrogates,
    };
  }

  reset(mark: ScannerMark): void {
    this.end = mark.start;
    this.wide = false;
    this.lineStart = mark.lineStart;
    this.surrogates = mark.surrogates;
    this.next();
    this.previousEnd = mark.previousEnd;
    this.newlineBefore = mark.newlineBefore;
  }

  /** Moves to the next token. */
  next(): void {
    this.previousEnd = this.end;
    this.skipBlanks();
    const { source, start } = this;
    if (start >= this.limit) {
      this.kind = Token.end;
      this.end = this.start = this.limit;
      this.row = unknownSymbol;
      return;
    }
    const code = this.codePointAt(start);
    if (isIdentifierStart(code) || code === 0xab) this.scanIdentifier();
    else if (isDigit(code)) this.scanNumber();
    else if (code === 0x22) this.scanString();
    else if (code === 0x27 && source.charCodeAt(start + 1) !== 0x27) this.scanCharacter();
    else if (code === 0x60) this.scanQuotedName();
    else if (code === 0x2f && source.charCodeAt(start + 1) === 0x2d) this.scanDocComment();
    else if (code === 0x23 && isIdentifierStart(source.charCodeAt(start + 1))) this.scanHashWord();
    else this.scanSymbol(code);
  }

  /** The code unit behind the current token and blanks (comments are not skipped); 0 at the end. */
  peek(): number {
    let index = this.end;
    for (; index < this.limit; index += 1) {
      const code = this.source.charCodeAt(index);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d) return code;
    }
    return 0;
  }

  /** The code unit directly behind the current token; 0 at the end. */
  peekAdjacent(): number {
    return this.end < this.limit ? this.source.charCodeAt(this.end) : 0;
  }

  /** Reads digits directly behind the current token as a field index; the current token must be the dot. */
  scanFieldIndex(): number {
    let index = this.end;
    let value = 0;
    while (index < this.limit && isDigit(this.source.charCodeAt(index))) {
      value = Math.min(value * 10 + this.source.charCodeAt(index) - 0x30, 1_000_000);
      index += 1;
    }
    this.end = index;
    this.next();
    return value;
  }

  private codePointAt(index: number): number {
    const unit = this.source.charCodeAt(index);
    return unit >= 0xd800 && unit < 0xdc00 ? (this.source.codePointAt(index) ?? unit) : unit;
  }

  private countSurrogate(unit: number): void {
    if (unit >= 0xdc00 && unit <= 0xdfff) this.surrogates += 1;
  }

  private startLine(offset: number): void {
    this.lineStart = offset;
    this.surrogates = 0;
    this.newlineBefore = true;
  }

  /** Skips blanks and comments (section headings with `/-!` too) from `end`; sets `start`. Surrogates of the token left behind are counted here. */
  private skipBlanks(): void {
    const { source, limit } = this;
    this.newlineBefore = false;
    if (this.wide) {
      this.wide = false;
      for (let index = this.start; index < this.end; index += 1) {
        const unit = source.charCodeAt(index);
        if (unit === 0x0a) this.startLine(index + 1);
        else this.countSurrogate(unit);
      }
      this.newlineBefore = false;
    }
    let index = this.end;
    while (index < limit) {
      const code = source.charCodeAt(index);
      if (code === 0x20) index += 1;
      else if (code === 0x0a) this.startLine((index += 1));
      else if (code === 0x0d && source.charCodeAt(index + 1) === 0x0a) index += 1;
      else if (code === 0x2d && source.charCodeAt(index + 1) === 0x2d) {
        index = source.indexOf("\n", index);
        if (index === -1 || index > limit) index = limit;
      } else if (code === 0x2f && source.charCodeAt(index + 1) === 0x2d && !this.isDocComment(index)) {
        index = this.skipBlockComment(index);
      } else if (code === 0x09) {
        throw new ParseFailure(index, index + 1, "tabs are not allowed; please configure your editor to expand them");
      } else if (code === 0x0d) {
        throw new ParseFailure(index, index + 1, "isolated carriage returns are not allowed");
      } else break;
    }
    this.start = index;
  }

  /** Whether `/--` stands here: the documentation of the declaration that follows. */
  private isDocComment(index: number): boolean {
    return this.source.charCodeAt(index + 2) === 0x2d && this.source.charCodeAt(index + 3) !== 0x2f;
  }

  /** From the opening of a comment to behind its end; comments nest. */
  private skipBlockComment(open: number): number {
    const { source, limit } = this;
    let depth = 1;
    let index = open + 2;
    while (index < limit) {
      const code = source.charCodeAt(index);
      const following = source.charCodeAt(index + 1);
      if (code === 0x2d && following === 0x2f) {
        index += 2;
        depth -= 1;
        if (depth === 0) return index;
      } else if (code === 0x2f && following === 0x2d) {
        depth += 1;
        index += 2;
      } else {
        index += 1;
        if (code === 0x0a) this.startLine(index);
        else this.countSurrogate(code);
      }
    }
    throw new ParseFailure(limit, limit, "unterminated comment");
  }

  private scanIdentifier(): void {
    const { source, limit } = this;
    let index = this.start;
    let quoted = false;
    for (;;) {
      if (source.charCodeAt(index) === 0xab) {
        quoted = this.wide = true;
        index = source.indexOf("»", index) + 1;
        if (index === 0 || index > limit) throw new ParseFailure(limit, limit, "unterminated identifier escape");
      } else {
        while (index < limit) {
          const code = this.codePointAt(index);
          if (!isIdentifierRest(code)) break;
          if (code > 0xffff) this.wide = true;
          index += code > 0xffff ? 2 : 1;
        }
      }
      if (source.charCodeAt(index) !== 0x2e || index + 1 >= limit) break;
      const following = this.codePointAt(index + 1);
      if (!isIdentifierStart(following) && following !== 0xab) break;
      if (following === 0x5f && !isIdentifierRest(this.codePointAt(index + 2))) break;
      index += 1;
    }
    this.end = index;
    this.finishWord(quoted);
  }

  private finishWord(quoted: boolean): void {
    const text = this.source.slice(this.start, this.end);
    const row = quoted ? undefined : words.get(text);
    if (row !== undefined) {
      this.kind = row.kind;
      this.row = row;
      return;
    }
    this.row = unknownSymbol;
    if (text === "_") this.kind = Token.hole;
    else if (!this.extendsName(text)) {
      this.kind = Token.identifier;
      this.text = quoted ? plainName(text) : text;
    }
  }

  /** Takes a library's token that begins with a name (`ℕ+`). */
  private extendsName(name: string): boolean {
    if (name.length > 1) return false;
    const tokens = nameTokens.get(name) ?? [];
    const found = tokens.find(([rest]) => this.source.startsWith(rest, this.end));
    if (found === undefined) return false;
    this.end += found[0].length;
    this.row = found[1];
    this.kind = this.row.kind;
    return true;
  }

  private scanNumber(): void {
    const { source, limit } = this;
    const radix = source.charCodeAt(this.start) === 0x30 ? source.charCodeAt(this.start + 1) | 0x20 : 0;
    const prefixed = radix === 0x78 || radix === 0x62 || radix === 0x6f;
    let index = prefixed ? this.start + 2 : this.start;
    while (index < limit && (prefixed ? isHexDigit(source.charCodeAt(index)) : isDigit(source.charCodeAt(index)))) {
      index += 1;
    }
    this.kind = Token.numeral;
    this.row = unknownSymbol;
    if (!prefixed && source.charCodeAt(index) === 0x2e && source.charCodeAt(index + 1) !== 0x2e) {
      const following = this.codePointAt(index + 1);
      if (isDigit(following) || (!isIdentifierStart(following) && source.charCodeAt(index + 1) !== 0x28)) {
        this.kind = Token.decimal;
        index += 1;
        while (index < limit && isDigit(source.charCodeAt(index))) index += 1;
      }
    }
    const exponent = source.charCodeAt(index) | 0x20;
    if (!prefixed && exponent === 0x65) {
      let digits = index + 1;
      const sign = source.charCodeAt(digits);
      if (sign === 0x2b || sign === 0x2d) digits += 1;
      if (isDigit(source.charCodeAt(digits))) {
        this.kind = Token.decimal;
        index = digits;
        while (index < limit && isDigit(source.charCodeAt(index))) index += 1;
      }
    }
    this.end = Math.min(index, limit);
  }

  private scanString(): void {
    const { source, limit } = this;
    let index = this.start + 1;
    let pieceStart = index;
    let value = "";
    for (;;) {
      if (index >= limit) throw new ParseFailure(limit, limit, "unterminated string literal");
      const code = source.charCodeAt(index);
      if (code === 0x22) break;
      if (code !== 0x5c) {
        index += 1;
        continue;
      }
      value += source.slice(pieceStart, index);
      const escaped = this.readEscape(index);
      value += escaped.value;
      index = pieceStart = escaped.end;
    }
    this.kind = Token.string;
    this.wide = true;
    this.row = unknownSymbol;
    this.text = value + source.slice(pieceStart, index);
    this.end = index + 1;
  }

  /** The escape at a backslash: what it stands for and the offset behind it. */
  private readEscape(backslash: number): { value: string; end: number } {
    const { source } = this;
    const letter = source[backslash + 1] ?? "";
    const simple = simpleEscapes.get(letter);
    if (simple !== undefined) return { value: simple, end: backslash + 2 };
    const width = letter === "x" ? 2 : letter === "u" ? 4 : 0;
    if (width > 0) {
      const digits = source.slice(backslash + 2, backslash + 2 + width);
      if (digits.length === width && [...digits].every((digit) => isHexDigit(digit.charCodeAt(0)))) {
        return { value: String.fromCharCode(Number.parseInt(digits, 16)), end: backslash + 2 + width };
      }
    }
    if (letter === "\n") {
      let end = backslash + 2;
      while (source.charCodeAt(end) === 0x20) end += 1;
      return { value: "", end };
    }
    throw new ParseFailure(backslash + 1, backslash + 2, "invalid escape sequence");
  }

  private scanCharacter(): void {
    const { source, start } = this;
    let index = start + 1;
    if (source.charCodeAt(index) === 0x5c) index = this.readEscape(index).end;
    else index += this.codePointAt(index) > 0xffff ? 2 : 1;
    if (index >= this.limit || source.charCodeAt(index) !== 0x27) {
      throw new ParseFailure(start, Math.min(start + 1, this.limit), "missing end of character literal");
    }
    this.kind = Token.character;
    this.wide = true;
    this.row = unknownSymbol;
    this.end = index + 1;
  }

  private scanQuotedName(): void {
    let index = this.start + 1;
    if (this.source.charCodeAt(index) === 0x60) index += 1;
    while (index < this.limit) {
      const code = this.codePointAt(index);
      if (!isIdentifierRest(code) && code !== 0x2e) break;
      index += code > 0xffff ? 2 : 1;
    }
    this.kind = Token.quotedName;
    this.row = unknownSymbol;
    this.end = index;
  }

  private scanDocComment(): void {
    const lineStart = this.lineStart;
    const surrogates = this.surrogates;
    const newlineBefore = this.newlineBefore;
    this.end = this.skipBlockComment(this.start);
    this.lineStart = lineStart;
    this.surrogates = surrogates;
    this.newlineBefore = newlineBefore;
    this.kind = Token.docComment;
    this.wide = true;
    this.row = unknownSymbol;
  }

  /** `#check`, `#eval`, …: one word. */
  private scanHashWord(): void {
    let index = this.start + 1;
    while (index < this.limit && isIdentifierRest(this.source.charCodeAt(index))) index += 1;
    this.kind = Token.hashWord;
    this.row = unknownSymbol;
    this.end = index;
  }

  private scanSymbol(code: number): void {
    const { source, start, limit } = this;
    let node = code < 128 ? asciiSymbols[code] : otherSymbols.get(source.charCodeAt(start));
    let index = start + 1;
    let row: TokenRow | null = null;
    while (node !== undefined) {
      if (node.row !== null) {
        row = node.row;
        this.end = index;
      }
      if (node.children === null || index >= limit) break;
      node = node.children.get(source.charCodeAt(index));
      index += 1;
    }
    if (row !== null) {
      this.kind = row.kind;
      this.row = row;
    } else if (isNotationSymbol(code)) {
      this.kind = Token.foreign;
      this.wide = true;
      this.row = unknownSymbol;
      this.end = start + (code > 0xffff ? 2 : 1);
    } else {
      throw new ParseFailure(start, start + (code > 0xffff ? 2 : 1), "expected token");
    }
  }
}

const simpleEscapes = new Map([
  ["n", "\n"],
  ["t", "\t"],
  ["r", "\r"],
  ["\\", "\\"],
  ['"', '"'],
  ["'", "'"],
]);

function isHexDigit(code: number): boolean {
  return isDigit(code) || ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x66);
}

/** An identifier as Lean prints it: guillemets only around parts that need them. */
function plainName(text: string): string {
  let name = "";
  let index = 0;
  while (index < text.length) {
    if (text.charCodeAt(index) !== 0xab) {
      name += text[index];
      index += 1;
      continue;
    }
    const close = text.indexOf("»", index);
    const part = text.slice(index + 1, close);
    name += isPlainPart(part) ? part : `«${part}»`;
    index = close + 1;
  }
  return name;
}

/** Whether a name part needs no guillemets. */
export function isPlainPart(part: string): boolean {
  let first = true;
  for (const character of part) {
    const code = character.codePointAt(0) ?? 0;
    if (!(first ? isIdentifierStart(code) : isIdentifierRest(code))) return false;
    first = false;
  }
  return !first;
}
