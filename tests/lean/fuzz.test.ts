/** A few of the texts of `npm run fuzz:lean`: each is answered with verdicts, and every kind of verdict occurs. */
import { expect, test } from "vitest";
import { loadLibrary } from "../../src/lean/index.ts";
import { terms } from "../../src/lean/kernel/index.ts";
import { judgeText, noVerdicts } from "../fuzz/judge-text.ts";
import { fuzzText } from "../fuzz/lean-texts.ts";

const SEED = 20;
const TEXTS = 600;

test("no text makes the verifier throw, or leaves terms behind", () => {
  const library = loadLibrary();
  const before = terms.size;
  const mix = noVerdicts();
  for (let index = 0; index < TEXTS; index++) {
    const text = fuzzText(SEED, index);
    expect(() => judgeText(library, text, 5_000, mix), text).not.toThrow();
    expect(terms.size).toBe(before);
  }
  expect(Math.min(...Object.values(mix))).toBeGreaterThan(10);
});

test.each([["a chain that stops before its first proof", "theorem d(i:Fin 3)(h:i≤j):i≤k:=by calc i≤j:"]])(
  "%s, which made it throw, has verdicts",
  (_, text) => {
    expect(() => judgeText(loadLibrary(), text, 5_000, noVerdicts())).not.toThrow();
  },
);

test("texts depend on seed and number alone", () => {
  expect(fuzzText(SEED, 17)).toBe(fuzzText(SEED, 17));
  expect(new Set(Array.from({ length: 100 }, (_, index) => fuzzText(SEED, index))).size).toBeGreaterThan(95);
});
