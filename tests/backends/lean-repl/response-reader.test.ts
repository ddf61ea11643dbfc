import { describe, expect, it } from "vitest";
import { ResponseReader } from "../../../src/backends/lean-repl/response-reader.ts";
import { deriveStream } from "../../../src/domain/index.ts";

const RESPONSES = [
  '{"env": 0}',
  '{"data":\n "a\u2028b\u2029c\u0085d",\n "env": 1}',
  '{"goal": "⊢ 𝔽 ∧ 𝔾"}',
  `{"long": "${"x".repeat(5000)}"}`,
];

/** All that a reader makes of bytes that come in pieces. */
const readAll = (bytes: Buffer, cut: () => number): ReadonlyArray<string> => {
  const reader = new ResponseReader();
  const found: Array<string> = [];
  for (let from = 0; from < bytes.length; ) {
    const end = from + cut();
    found.push(...reader.take(bytes.subarray(from, end)));
    from = end;
  }
  return found.map((text) => text.trim());
};

describe("responses in a stream of bytes", () => {
  it("end at an empty line, however the bytes are cut", () => {
    const stream = deriveStream(3, "data");
    const bytes = Buffer.from(RESPONSES.map((text) => `${text}\n\n`).join(""));
    for (let i = 0; i < 200; i++) expect(readAll(bytes, () => 1 + stream.nextInt(i + 2))).toEqual(RESPONSES);
  });

  it("may end their lines as Windows does, and stand behind empty lines", () => {
    const bytes = Buffer.from(`\r\n\n${RESPONSES[0]}\r\n\r\n\n${RESPONSES[2]}\n\n`);
    expect(readAll(bytes, () => 1)).toEqual([RESPONSES[0], RESPONSES[2]]);
  });

  it("are not there before the empty line is", () => {
    const reader = new ResponseReader();
    expect(reader.take(Buffer.from('{"env": 0}\n'))).toEqual([]);
    expect(reader.take(Buffer.from("\n"))).toEqual(['{"env": 0}\n']);
  });

  it("that never end are refused", () => {
    const reader = new ResponseReader();
    const flood = Buffer.alloc(2 ** 26, "x");
    expect(() => {
      for (let i = 0; i < 5; i++) reader.take(flood);
    }).toThrow(RangeError);
  });
});
