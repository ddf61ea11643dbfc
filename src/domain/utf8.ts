/** Text from bytes that claim to be UTF-8: nothing is replaced silently. */

export interface NotUtf8 {
  /** Of the first byte that is no UTF-8, from 1. */
  readonly line: number;
  /** In bytes, from 1. */
  readonly column: number;
  /** What is there, e.g. `the byte 0xEF`. */
  readonly found: string;
}

/** What a decoder puts in the place of bytes that are no UTF-8; a text may have it of its own. */
const REPLACEMENT = "\ufffd";
const REPLACEMENT_BYTES = Buffer.from(REPLACEMENT);

/** Where the first character begins that is no UTF-8; -1 if all are. */
const firstBad = (bytes: Uint8Array): number => {
  let at = 0;
  for (const part of new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes).split(REPLACEMENT)) {
    at += Buffer.byteLength(part);
    if (at < bytes.length && REPLACEMENT_BYTES.some((byte, i) => bytes[at + i] !== byte)) return at;
    at += REPLACEMENT_BYTES.length;
  }
  return -1;
};

const hasMark = (bytes: Uint8Array, one: number, other: number): boolean => bytes[0] === one && bytes[1] === other;

/** The text of UTF-8 bytes, without a byte order mark; or where they are none. */
export const decodeUtf8 = (bytes: Uint8Array): string | NotUtf8 => {
  if (hasMark(bytes, 0xff, 0xfe) || hasMark(bytes, 0xfe, 0xff)) return { line: 1, column: 1, found: "UTF-16 text" };
  const bad = firstBad(bytes);
  if (bad < 0) return new TextDecoder().decode(bytes);
  const before = bytes.subarray(0, bad);
  const line = before.reduce((count, byte) => (byte === 0x0a ? count + 1 : count), 1);
  const found = `the byte 0x${bytes[bad]!.toString(16).toUpperCase()}`;
  return { line, column: bad - before.lastIndexOf(0x0a), found };
};
