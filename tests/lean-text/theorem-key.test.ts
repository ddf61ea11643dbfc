import { describe, expect, it } from "@effect/vitest";
import { Schema } from "effect";
import { theoremKey } from "../../src/lean-text/index.ts";

const sound = { keyName: "ignored", keySpace: "all-whitespace" } as const;
const released = { keyName: "part-of-key", keySpace: "spaces-and-newlines" } as const;

describe("the key of a theorem", () => {
  it.each([
    ["another name", "theorem other (n : Nat) : n = n := by"],
    ["other white space", "theorem a (n : Nat) :\n\tn = n :=\u00a0by"],
    ["a lemma", "lemma a (n : Nat) : n = n := by"],
    [
      "an attribute, a docstring and a comment",
      "/-- Doc. -/\n@[simp] theorem «a b» /- ( -/ (n : Nat) : n = n -- c\n:= by",
    ],
  ])("forgets what states nothing: %s", (_, text) => {
    expect(theoremKey(text, sound)).toBe("(n:Nat):n=n:=by");
  });

  it.each([
    ["a variable's name", "theorem a (m : Nat) : m = m := by"],
    ["an open before it", "open X in\ntheorem a (n : Nat) : n = n := by"],
    ["a quoted name in it", "theorem a (n : Nat) : n = «n » := by"],
  ])("keeps what may change its meaning: %s", (_, text) => {
    expect(theoremKey(text, sound)).not.toBe("(n:Nat):n=n:=by");
  });

  it("tells renamed copies, tabs and comments apart where it follows the released code", () => {
    const key = theoremKey("theorem a : 1 = 1 := by", released);
    expect(theoremKey("theorem a :\n1 = 1 := by", released)).toBe(key);
    for (const other of ["theorem b : 1 = 1 := by", "theorem a :\t1 = 1 := by", "theorem a : 1 = 1 := by -- c"])
      expect(theoremKey(other, released)).not.toBe(key);
  });

  it.prop("is the text without white space where there are no comments and quotes", [Schema.String], ([text]) => {
    const plain = text.replaceAll(/[-/"'«»{}]/g, "x");
    expect(theoremKey(plain, { ...sound, keyName: "part-of-key" })).toBe(plain.replaceAll(/\s/gu, ""));
  });
});
