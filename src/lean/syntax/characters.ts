/**
 * Which characters Lean 4 allows in identifiers (`Init/Meta/Defs.lean`: isIdFirst, isIdRest, isLetterLike,
 * isSubScriptAlnum), and which symbols count as notation of a library that the fragment does not know.
 */

const FIRST = 1;
const REST = 2;
const DIGIT = 4;

/** Class bits of the ASCII range. */
const asciiClass = new Uint8Array(128);
for (let code = 0; code < 128; code += 1) {
  const letter = (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
  const digit = code >= 0x30 && code <= 0x39;
  if (letter || code === 0x5f) asciiClass[code] = FIRST | REST;
  if (digit) asciiClass[code] = REST | DIGIT;
}
for (const mark of "'!?") asciiClass[mark.charCodeAt(0)] = REST;

function isLetterLike(code: number): boolean {
  return (
    (code >= 0x3b1 && code <= 0x3c9 && code !== 0x3bb) ||
    (code >= 0x391 && code <= 0x3a9 && code !== 0x3a0 && code !== 0x3a3) ||
    (code >= 0x3ca && code <= 0x3fb) ||
    (code >= 0x1f00 && code <= 0x1ffe) ||
    (code >= 0x2100 && code <= 0x214f) ||
    (code >= 0x1d49c && code <= 0x1d59f) ||
    (code >= 0xc0 && code <= 0xff && code !== 0xd7 && code !== 0xf7) ||
    (code >= 0x100 && code <= 0x17f)
  );
}

function isSubscript(code: number): boolean {
  return (
    (code >= 0x2080 && code <= 0x2089) ||
    (code >= 0x2090 && code <= 0x209c) ||
    (code >= 0x1d62 && code <= 0x1d6a) ||
    code === 0x2c7c
  );
}

/** Whether the code point may begin an identifier (or a part of one behind a dot). */
export function isIdentifierStart(code: number): boolean {
  return code < 128 ? (asciiClass[code]! & FIRST) !== 0 : isLetterLike(code);
}

/** Whether the code point may continue an identifier. */
export function isIdentifierRest(code: number): boolean {
  return code < 128 ? (asciiClass[code]! & REST) !== 0 : isLetterLike(code) || isSubscript(code);
}

/** Whether the code unit is an ASCII digit. */
export function isDigit(code: number): boolean {
  return code < 128 && (asciiClass[code]! & DIGIT) !== 0;
}

/**
 * Whether an unknown symbol is of the kind that libraries declare notation with: mathematical operators, arrows,
 * superscripts, mathematical letters. Everything else (other scripts, invisible characters) is no token at all.
 */
export function isNotationSymbol(code: number): boolean {
  return (
    (code >= 0x2190 && code <= 0x2bff) ||
    (code >= 0x2070 && code <= 0x209f) ||
    (code >= 0x1d2c && code <= 0x1dbf) ||
    (code >= 0x2a00 && code <= 0x2aff) ||
    (code >= 0x1d400 && code <= 0x1d7ff) ||
    code === 0x2016 ||
    code === 0xb0 ||
    code === 0xb1 ||
    code === 0xb2 ||
    code === 0xb3 ||
    code === 0xb9 ||
    code === 0x7e ||
    code === 0x2b9 ||
    code === 0x2e3 ||
    code === 0x2022 ||
    code === 0x2c2 ||
    (code >= 0x3a0 && code <= 0x3a3)
  );
}
