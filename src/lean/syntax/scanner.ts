/**
 * The scanner: one token of lookahead over UTF-16 code units, no token array, no regular expression.
 *
 * After `next()` the fields describe the current token. `previousEnd` is the end of the token before it, which is where
 * spans end and where Lean reports an unexpected token. Columns count code points, as Lean does for its position checks.
 */
import { isDigit, isIdentifierRest, isIdentifierStart, isNotationSymbol } from "./characters.ts";
import { endOfCharacter, endOfDecimal, endOfDigits, readString } from "./literals.ts";
import { ParseFailure } from "./parse-failure.ts";
import { lineAt } from "./position.ts";
import { symbolAt } from "./symbol-tree.ts";
import { nameTokens, Token, type TokenRow, words } from "./tokens.ts";

const unknownSymbol: TokenRow = { text: "", kind: Token.foreign, precedence: 0, left: 0, right: 0, node: null };

/** A place to come back to. */
export interface ScannerMark {
  readonly start: number;
  readonly previousEnd: number;
  readonly newlineBefore: boolean;
  readonly lineStart: number;
  readonly surrogates: number;
}

/** Reads the tokens of one text one after the other. */
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
    const { lineStart, surrogates } = lineAt(source, offset);
    this.lineStart = lineStart;
    this.surrogates = surrogates;
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
    const found = nameTokens.get(name)?.find(([rest]) => this.source.startsWith(rest, this.end));
    if (found === undefined) return false;
    this.end += found[0].length;
    this.row = found[1];
    this.kind = this.row.kind;
    return true;
  }

  private scanNumber(): void {
    const digitsEnd = endOfDigits(this.source, this.start, this.limit);
    this.end = endOfDecimal(this.source, this.start, digitsEnd, this.limit);
    this.kind = this.end === digitsEnd ? Token.numeral : Token.decimal;
    this.row = unknownSymbol;
  }

  private scanString(): void {
    const { value, end } = readString(this.source, this.start, this.limit);
    this.kind = Token.string;
    this.wide = true;
    this.row = unknownSymbol;
    this.text = value;
    this.end = end;
  }

  private scanCharacter(): void {
    this.end = endOfCharacter(this.source, this.start, this.limit);
    this.kind = Token.character;
    this.wide = true;
    this.row = unknownSymbol;
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
    const { source, start } = this;
    const row = symbolAt(source, start, this.limit);
    const width = code > 0xffff ? 2 : 1;
    if (row !== null) {
      this.kind = row.kind;
      this.row = row;
      this.end = start + row.text.length;
    } else if (isNotationSymbol(code)) {
      this.kind = Token.foreign;
      this.wide = true;
      this.row = unknownSymbol;
      this.end = start + width;
    } else {
      throw new ParseFailure(start, start + width, "expected token");
    }
  }
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
