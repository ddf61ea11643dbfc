/** Text from bytes that claim to be UTF-8: nothing is replaced silently. */

export interface NotUtf8 {
  /** Of the first byte that is no UTF-8, from 1. */
  readonly line: number;
  /** In bytes, from 1. */
  readonly column: number;
  /** What is there, e.g. `the byte 0xEF`. */
  readonly found: string;
}

/** Least and largest second byte after a first one that allows fewer than all continuations (RFC 3629, section 4). */
const SECOND: Readonly<Record<number, readonly [least: number, most: number]>> = {
  224: [0xa0, 0xbf],
  237: [0x80, 0x9f],
  240: [0x90, 0xbf],
  244: [0x80, 0x8f],
};

/** Bytes of the character that begins with `first`; 0 if none does. */
const lengthOf = (first: number): number => {
  if (first < 0x80) return 1;
  if (first >= 0xc2 && first <= 0xdf) return 2;
  if (first >= 0xe0 && first <= 0xef) return 3;
  return first >= 0xf0 && first <= 0xf4 ? 4 : 0;
};

/** Where the first character begins that is no UTF-8; -1 if all are. */
const firstBad = (bytes: Uint8Array): number => {
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at]!;
    const length = lengthOf(first);
    if (length === 0 || at + length > bytes.length) return at;
    for (let i = 1; i < length; i++) {
      const [least, most] = (i === 1 ? SECOND[first] : undefined) ?? [0x80, 0xbf];
      const next = bytes[at + i]!;
      if (next < least || next > most) return at;
    }
    at += length;
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
