import { describe, expect, it } from "vitest";
import { deriveStream, leanTokens, UNFINISHED } from "../../src/domain/index.ts";

const words = (text: string) => leanTokens(text).map((token) => token.text);

describe("the words of a Lean text", () => {
  it("are names with dots, numbers, symbols; comments and what strings hold are none", () => {
    expect(words("theorem a.b (n : ℕ) : n ≤ 2 := by -- end\n  simp")).toEqual([
      "theorem",
      "a.b",
      "(",
      "n",
      ":",
      "ℕ",
      ")",
      ":",
      "n",
      "≤",
      "2",
      ":=",
      "by",
      "simp",
    ]);
    expect(words('a /- b /- c -/ d -/ e "-- f \\" g" h')).toEqual(["a", "e", '""', "h"]);
    expect(words('r#"sorry " sorry"# x')).toEqual(['""', "x"]);
    expect(words("#eval x #[1]")).toEqual(["#eval", "x", "#", "[", "1", "]"]);
  });

  it("hold what stands between quotation marks of names, and in interpolated strings", () => {
    expect(words("«a b».c x'")).toEqual(["«a b».c", "x'"]);
    expect(words('s!"a {sorry}"')).toContain("sorry");
  });

  it("tell a comment or a string that does not end", () => {
    expect(words("a /- b /- -/")).toEqual(["a", UNFINISHED]);
    expect(words('a "b')).toContain(UNFINISHED);
    expect(words("a «b")).toEqual(["a", "«b"]);
  });

  it("know where they begin", () => {
    expect(leanTokens("a\n b\nc").map(({ isAtMargin, start }) => [start, isAtMargin])).toEqual([
      [0, true],
      [3, false],
      [5, true],
    ]);
  });

  it("lie in the text in order, whatever it is", () => {
    const stream = deriveStream(11, "data");
    const alphabet = [..."ab «».-/\"'\\#!\n@[:=r😀ℕ"];
    for (let i = 0; i < 500; i++) {
      const text = Array.from({ length: stream.nextInt(30) }, () => alphabet[stream.nextInt(alphabet.length)]).join("");
      const starts = leanTokens(text).map(({ start }) => start);
      expect(starts.every((start) => start >= 0 && start < text.length)).toBe(true);
    }
  });
});
