/** Numerals, strings and characters: where they end and what they stand for (`Lean/Parser/Basic.lean`). */
import { isDigit, isIdentifierStart } from "./characters.ts";
import { ParseFailure } from "./parse-failure.ts";

function isHexDigit(code: number): boolean {
  return isDigit(code) || ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x66);
}

/** A base other than ten: its digits, and what Lean says when there is none. */
interface Base {
  readonly isDigit: (code: number) => boolean;
  readonly missing: string;
}

const hexadecimal: Base = { isDigit: isHexDigit, missing: "hexadecimal number" };
const binary: Base = { isDigit: (code) => code === 0x30 || code === 0x31, missing: "binary number" };
const octal: Base = { isDigit: (code) => code >= 0x30 && code <= 0x37, missing: "octal number" };

/** The base that the numeral is written with: `0x`, `0b`, `0o`; null for ten. */
function baseOf(source: string, start: number): Base | null {
  if (source.charCodeAt(start) !== 0x30) return null;
  const letter = source.charCodeAt(start + 1) | 0x20;
  return letter === 0x78 ? hexadecimal : letter === 0x62 ? binary : letter === 0x6f ? octal : null;
}

/** The end of the digits that begin at `start`, a base included. */
export function endOfDigits(source: string, start: number, limit: number): number {
  const base = baseOf(source, start);
  if (base === null) return skipDigits(source, start, limit);
  let index = start + 2;
  while (index < limit && base.isDigit(source.charCodeAt(index))) index += 1;
  if (index === start + 2) throw new ParseFailure(index, index, base.missing);
  return index;
}

function skipDigits(source: string, start: number, limit: number): number {
  let index = start;
  while (index < limit && isDigit(source.charCodeAt(index))) index += 1;
  return index;
}

/** The end of `.5` and `e-3` behind the digits of a numeral; `digitsEnd` when there is no such part. */
export function endOfDecimal(source: string, start: number, digitsEnd: number, limit: number): number {
  if (baseOf(source, start) !== null) return digitsEnd;
  let end = digitsEnd;
  if (source.charCodeAt(end) === 0x2e) {
    const following = source.codePointAt(end + 1) ?? 0;
    const isRange = following === 0x2e;
    const isField = isIdentifierStart(following) || following === 0x28;
    if (!isRange && !isField) end = skipDigits(source, end + 1, limit);
  }
  if ((source.charCodeAt(end) | 0x20) !== 0x65) return Math.min(end, limit);
  const sign = source.charCodeAt(end + 1);
  const digits = sign === 0x2b || sign === 0x2d ? end + 2 : end + 1;
  return Math.min(isDigit(source.charCodeAt(digits)) ? skipDigits(source, digits, limit) : end, limit);
}

const simpleEscapes = new Map([
  ["n", "\n"],
  ["t", "\t"],
  ["r", "\r"],
  ["\\", "\\"],
  ['"', '"'],
  ["'", "'"],
]);

interface Read {
  readonly value: string;
  /** The offset behind what was read. */
  readonly end: number;
}

/** The string whose opening quote stands at `start`. */
export function readString(source: string, start: number, limit: number): Read {
  let index = start + 1;
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
    const escaped = readEscape(source, index);
    value += source.slice(pieceStart, index) + escaped.value;
    index = pieceStart = escaped.end;
  }
  return { value: value + source.slice(pieceStart, index), end: index + 1 };
}

/** The escape at a backslash. */
function readEscape(source: string, backslash: number): Read {
  const letter = source[backslash + 1] ?? "";
  const simple = simpleEscapes.get(letter);
  if (simple !== undefined) return { value: simple, end: backslash + 2 };
  const width = letter === "x" ? 2 : letter === "u" ? 4 : 0;
  const end = backslash + 2 + width;
  const digits = source.slice(backslash + 2, end);
  if (width > 0 && digits.length === width && [...digits].every((digit) => isHexDigit(digit.charCodeAt(0)))) {
    return { value: String.fromCharCode(Number.parseInt(digits, 16)), end };
  }
  if (letter !== "\n") throw new ParseFailure(backslash + 1, backslash + 2, "invalid escape sequence");
  let next = backslash + 2;
  while (source.charCodeAt(next) === 0x20) next += 1;
  return { value: "", end: next };
}

/** The end of the character literal whose opening quote stands at `start`. */
export function endOfCharacter(source: string, start: number, limit: number): number {
  let index = start + 1;
  if (source.charCodeAt(index) === 0x5c) index = readEscape(source, index).end;
  else index += (source.codePointAt(index) ?? 0) > 0xffff ? 2 : 1;
  if (index >= limit || source.charCodeAt(index) !== 0x27) {
    throw new ParseFailure(start, Math.min(start + 1, limit), "missing end of character literal");
  }
  return index + 1;
}
