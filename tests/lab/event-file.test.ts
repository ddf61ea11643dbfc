import { describe, expect, it } from "vitest";
import { eventFileHead, maskedChecksum, scalarsRecord } from "../../src/lab/event-file.ts";

/** The length of each record, its checksums looked at. */
const records = (bytes: Uint8Array): ReadonlyArray<Uint8Array> => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found: Array<Uint8Array> = [];
  for (let at = 0; at < bytes.length; ) {
    const length = Number(view.getBigUint64(at, true));
    const data = bytes.subarray(at + 12, at + 12 + length);
    expect(view.getUint32(at + 8, true)).toBe(maskedChecksum(bytes.subarray(at, at + 8)));
    expect(view.getUint32(at + 12 + length, true)).toBe(maskedChecksum(data));
    found.push(data);
    at += 16 + length;
  }
  return found;
};

describe("an event file", () => {
  it("has the checksum of RFC 3720's examples, masked as a TFRecord masks it", () => {
    const unmasked = (masked: number): number => {
      const rotated = (masked - 0xa282ead8) >>> 0;
      return ((rotated >>> 17) | (rotated << 15)) >>> 0;
    };
    expect(unmasked(maskedChecksum(new TextEncoder().encode("123456789")))).toBe(0xe3069283);
    expect(unmasked(maskedChecksum(new Uint8Array(32)))).toBe(0x8a9136aa);
    expect(unmasked(maskedChecksum(new Uint8Array(32).fill(0xff)))).toBe(0x62a8ab43);
  });

  it("is a head and a record for each step, byte by byte", () => {
    const head = records(eventFileHead(1.5));
    expect(head).toStrictEqual([
      Uint8Array.from([9, 0, 0, 0, 0, 0, 0, 0xf8, 0x3f, 26, 13, ...new TextEncoder().encode("brain.Event:2")]),
    ]);
    const [record] = records(scalarsRecord({ seconds: 1.5, step: 300, values: new Map([["a/b", 0.5]]) }));
    const value = [10, 3, 97, 47, 98, 21, 0, 0, 0, 0x3f];
    expect(record).toStrictEqual(
      Uint8Array.from([9, 0, 0, 0, 0, 0, 0, 0xf8, 0x3f, 16, 0xac, 2, 42, value.length + 2, 10, value.length, ...value]),
    );
  });
});
