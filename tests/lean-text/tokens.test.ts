import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { deriveStream } from "../../src/domain/index.ts";
import { Scanner } from "../../src/lean/syntax/scanner.ts";
import { Token } from "../../src/lean/syntax/tokens.ts";
import { bracketDepths, leanTokens, nameParts, UNFINISHED } from "../../src/lean-text/index.ts";

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
    expect(words('s!"a {sorry}"')).toEqual(["s!", '""', "sorry", '""']);
    expect(words('s!"a {f {x} s!"{y}\\{" } b" z "{w}"')).toEqual([
      "s!",
      '""',
      "f",
      "{",
      "x",
      "}",
      "s!",
      '""',
      "y",
      '""',
      '""',
      "z",
      '""',
    ]);
  });

  it("are cut as Lean cuts them", () => {
    expect(words("λx, x²sorry 2sorry 0x1Fg h.1.2 n! a.b.«c d».e Foo.{u}")).toEqual([
      "λ",
      "x",
      ",",
      "x",
      "²",
      "sorry",
      "2",
      "sorry",
      "0x1F",
      "g",
      "h",
      ".",
      "1.2",
      "n!",
      "a.b.«c d».e",
      "Foo",
      ".",
      "{",
      "u",
      "}",
    ]);
    expect(words("'a' '\\'' '\\n' h' x'y ('(')")).toEqual(["''", "''", "''", "h'", "x'y", "(", "''", ")"]);
    expect(words("a:=b->c=>d<|e|>f<;>g@[x]")).toEqual([
      "a",
      ":=",
      "b",
      "->",
      "c",
      "=>",
      "d",
      "<|",
      "e",
      "|>",
      "f",
      "<;>",
      "g",
      "@[",
      "x",
      "]",
    ]);
    expect(words("/--/ a /-- d -/ b /-! s -/")).toEqual(["a", "/--", "b", "/-!"]);
    expect(nameParts("_root_.Nat.«a.b».c'")).toEqual(["_root_", "Nat", "a.b", "c'"]);
  });

  it("stand in brackets; a closing one too many is overlooked", () => {
    expect(bracketDepths(leanTokens("a) (b [c ⟨d⟩] e) @[f] g"))).toEqual([
      0, 0, 1, 1, 2, 2, 3, 3, 3, 2, 1, 1, 1, 1, 1, 0,
    ]);
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

  it("lie in the text in order and leave nothing but blanks and comments, whatever it is", () => {
    const stream = deriveStream(11, "data");
    const alphabet = [..."ab «».-/\"'\\#!{}\n@[:=r😀ℕ"];
    for (let i = 0; i < 1000; i++) {
      const text = Array.from({ length: stream.nextInt(30) }, () => alphabet[stream.nextInt(alphabet.length)]).join("");
      let end = 0;
      for (const token of leanTokens(text)) {
        expect(text.slice(end, token.start)).toMatch(/^(?:\s|--[^\n]*|\/-[\s\S]*-\/)*$/u);
        expect(token.end).toBeGreaterThan(token.start);
        end = token.end;
      }
      expect(text.slice(end)).toMatch(/^(?:\s|--[^\n]*|\/-[\s\S]*-\/)*$/u);
      expect(end).toBeLessThanOrEqual(text.length);
    }
  });

  it("cut names, numerals and strings as the fragment's scanner does", () => {
    const corpus = readFileSync("tests/bench/verify-corpus.jsonl", "utf8").trim().split("\n");
    let compared = 0;
    for (const line of corpus) {
      const text = Object.values(JSON.parse(line) as Readonly<Record<string, unknown>>)
        .filter((value) => typeof value === "string")
        .join("\n");
      const scanner = new Scanner(text, 0, text.length);
      const scanned: Array<readonly [number, number]> = [];
      for (; scanner.kind !== Token.end; scanner.next())
        if (/^[\p{L}_«\d"]/u.test(text.slice(scanner.start))) scanned.push([scanner.start, scanner.end]);
      const cut = leanTokens(text).filter(({ start }) => /^[\p{L}_«\d"]/u.test(text.slice(start)));
      expect(cut.map(({ end, start }) => [start, end])).toEqual(scanned);
      compared += cut.length;
    }
    expect(compared).toBeGreaterThan(10_000);
  });
});
