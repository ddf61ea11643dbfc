import { describe, expect, it } from "vitest";
import { decodeUtf8 } from "../../src/domain/index.ts";

const bytes = (...parts: ReadonlyArray<string | ReadonlyArray<number>>): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === "string" ? [...new TextEncoder().encode(part)] : part)));

describe("decodeUtf8", () => {
  it("gives the text, without a byte order mark", () => {
    for (const text of ["", "a", "∀ x, α → 𝔸\n", "\u0000\u007f\u0080\u07ff\u0800\uffff\u{10000}\u{10ffff}"])
      expect(decodeUtf8(bytes(text))).toBe(text);
    expect(decodeUtf8(bytes([0xef, 0xbb, 0xbf], "a"))).toBe("a");
    // A replacement character that the file has is its own.
    expect(decodeUtf8(bytes("\ufffd"))).toBe("\ufffd");
  });

  it.each([
    ["Latin 1", bytes("a\nna", [0xef], "ve"), 2, 3, "the byte 0xEF"],
    ["a lone continuation", bytes([0x80]), 1, 1, "the byte 0x80"],
    ["an overlong slash", bytes("x\n\n", [0xc0, 0xaf]), 3, 1, "the byte 0xC0"],
    ["an overlong of three bytes", bytes([0xe0, 0x80, 0xaf]), 1, 1, "the byte 0xE0"],
    ["a surrogate", bytes("α", [0xed, 0xa0, 0x80]), 1, 3, "the byte 0xED"],
    ["a code point above 10FFFF", bytes([0xf4, 0x90, 0x80, 0x80]), 1, 1, "the byte 0xF4"],
    ["a character that the end cuts off", bytes("ab", [0xe2, 0x88]), 1, 3, "the byte 0xE2"],
    ["UTF-16", bytes([0xff, 0xfe, 0x61, 0x00]), 1, 1, "UTF-16 text"],
  ])("says where %s stands", (_, given, line, column, found) => {
    expect(decodeUtf8(given)).toStrictEqual({ line, column, found });
  });

  it("agrees with the platform's strict decoder on any three bytes that begin with a multi-byte head", () => {
    const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
    const isStrict = (given: Uint8Array): boolean => {
      try {
        strict.decode(given);
        return true;
      } catch {
        return false;
      }
    };
    for (let first = 0x7f; first < 0x100; first++)
      for (let second = 0x7e; second < 0xc2; second++)
        for (const third of [0x41, 0x7f, 0x80, 0xbf, 0xc0]) {
          const given = Uint8Array.of(first, second, third, 0x80);
          const shorter = given.subarray(0, 3);
          expect(typeof decodeUtf8(given) === "string", `${given}`).toBe(isStrict(given));
          expect(typeof decodeUtf8(shorter) === "string", `${shorter}`).toBe(isStrict(shorter));
        }
  });
});
