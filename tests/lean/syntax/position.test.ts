/** Lines and columns of offsets, against a walk over the code points before them. */
import { expect, test } from "vitest";
import { deriveStream } from "../../../src/domain/index.ts";
import { lineAt, locate } from "../../../src/lean/syntax/position.ts";

const naive = (source: string, offset: number) => {
  const lines = source.slice(0, offset).split("\n");
  return { line: lines.length, column: [...lines.at(-1)!].length };
};

/** Offsets between code points. */
const boundaries = (source: string): ReadonlyArray<number> => {
  const offsets = [0];
  for (const point of source) offsets.push(offsets.at(-1)! + point.length);
  return offsets;
};

test("a position is the line and the code points before the offset", () => {
  const pieces = ["a", "\n", "𝔸", "ℕ", "\r\n", " "];
  const stream = deriveStream("position", "data", "texts");
  for (let round = 0; round < 200; round++) {
    const source = Array.from({ length: stream.nextInt(40) }, () => pieces[stream.nextInt(pieces.length)]!).join("");
    for (const offset of boundaries(source)) {
      expect(locate(source, offset)).toStrictEqual(naive(source, offset));
      const { lineStart, surrogates } = lineAt(source, offset);
      expect(offset - lineStart - surrogates).toBe(naive(source, offset).column);
    }
    expect(locate(source, source.length + 5)).toStrictEqual(naive(source, source.length));
  }
});
