import { describe, expect, it } from "vitest";
import {
  closedBySorry,
  endedStatement,
  firstStatement,
  fromFirstColon,
  lastStatement,
  namedStatement,
  proofText,
  statementEnd,
  statementEnding,
  statementText,
  theoremName,
  theoremsOf,
  withConclusion,
  withoutProof,
  withoutSorry,
} from "../../src/lean-text/index.ts";

describe("a statement's text", () => {
  it.each([
    ["theorem a.b (n : Nat) : n = n := by", "a.b", "tactics"],
    ["/-- theorem x -/\nlemma «odd name» : 1 = 1 :=", "«odd name»", "term"],
    ["open Nat in\ntheorem c : 1 = 1 -- := by", "c", "open"],
    ["def d : Prop := True", "", "open"],
    ["@[simp] theorem foo : 1 = 1 := by -- easy", "foo", "tactics"],
    ["@[simp, aesop (rule_sets := [x])] private lemma foo' : 1 = 1 :=", "foo'", "term"],
    ["theorem «a b».c.{u} {n : Nat} : n = n", "«a b».c", "open"],
    ["theorem a: True", "a", "open"],
    ["lemma  x{n : Nat} : y", "x", "open"],
    ["example : z := by", "", "tactics"],
    ["-- weak.\n/- old\nport -/\ntheorem imo_1 : True := by", "imo_1", "tactics"],
    ["theorem : 1 = 1", "", "open"],
    ["", "", "open"],
  ])("has a name and an end: %s", (text, name, end) => {
    expect([theoremName(text), statementEnding(text)]).toEqual([name, end]);
  });

  it.each([
    ["theorem a (x : Nat := 3) : x = x", " := by\n  rfl"],
    ["theorem a /- (hard -/ (n : Nat) : n = n", " := by simp (config := {})"],
    ["theorem a : f ')' = 1 -- (unfinished", "\n  := by\n  rfl"],
    ['theorem a : "(" = s!"{1}("', " := rfl"],
    ["theorem a : let x := 3; x = 3", " := by\n  intro x"],
    ["theorem a : (let x := 3; x) = 3 ∧ have y := 1; y = 1", " := by"],
    ["theorem «a := b» : 1 = 1", " := rfl"],
    ["variable (n : Nat := 2)\ntheorem a : n = n", " := rfl"],
    ["theorem a : 1 = 1) ", ":= rfl"],
    ["b : 1 = 1", " := by"],
  ])("ends before the := of its proof: %s", (statement, proof) => {
    expect(statementEnd(statement + proof)).toBe((statement + proof).indexOf(":=", statement.length - 1));
    expect(withoutProof(statement + proof).startsWith(statement.trimEnd())).toBe(true);
  });

  it("has no := where its proof is by alternatives, or where there is none", () => {
    const text = "theorem a : ∀ n : Nat, n = n\n  | 0 => rfl\n  | n + 1 => by have := a n; rfl";
    expect(statementEnd(text)).toBe(-1);
    expect(firstStatement(text)?.statementEnd).toBe(text.indexOf("\n"));
    expect(statementEnd("theorem a : 1 = 1")).toBe(-1);
    expect(withoutProof(" theorem a : 1 = 1 ")).toBe("theorem a : 1 = 1");
  });

  it("without a name gets one, and nothing else is changed", () => {
    expect(namedStatement("/- example -/ example (n : Nat) : n = n := by")).toBe(
      "/- example -/ theorem stp_example (n : Nat) : n = n := by",
    );
    expect(namedStatement("theorem t : example = 1 := by")).toBe("theorem t : example = 1 := by");
  });

  it("is ended and closed behind its last token, so that a comment swallows nothing", () => {
    expect(endedStatement("theorem t : 1 = 1 -- easy")).toBe("theorem t : 1 = 1 := by");
    expect(endedStatement("theorem t : 1 = 1 :=")).toBe("theorem t : 1 = 1 :=");
    expect(endedStatement("theorem t : 1 = 1 := rfl")).toBe("theorem t : 1 = 1 := rfl");
    expect(closedBySorry("theorem t : 1 = 1 -- easy")).toBe("theorem t : 1 = 1 := sorry");
    expect(closedBySorry("theorem t : 1 = 1 := by")).toBe("theorem t : 1 = 1 := by\n  sorry");
  });

  it.each([
    ["theorem a : 1 = 1 := by\n  sorry", "theorem a : 1 = 1 := by"],
    ["theorem a : 1 = 1 := by sorryby", "theorem a : 1 = 1 := by"],
    ["theorem a : 1 = 1 := sorry\nend -- of file", "theorem a : 1 = 1 :="],
    ["theorem a : 1 = 1 := by sorry -- todo", "theorem a : 1 = 1 := by"],
    ["theorem a (sorry : Nat) : sorry = sorry := by", "theorem a (sorry : Nat) : sorry = sorry := by"],
    ["theorem a : x = not_sorry", "theorem a : x = not_sorry"],
  ])("loses its closing sorry: %s", (text, left) => expect(withoutSorry(text)).toBe(left));

  it("says from its first colon on what it says", () => {
    expect(fromFirstColon("theorem a /- : -/ (n : Nat) : n = n")).toBe(" Nat) : n = n");
    expect(fromFirstColon("theorem a")).toBe("theorem a");
  });
});

describe("the theorems of a text", () => {
  const code = [
    "import Mathlib",
    "/-- The first. -/",
    "@[simp] theorem a : 1 = 1 := by",
    "  /-",
    "theorem no : 1 = 2 := x",
    "  -/",
    '  exact f "theorem no : 1"',
    "-- between",
    "/-- The second. -/",
    "private lemma b (n : Nat) : n = n :=",
    "  rfl",
    "#print axioms b",
    "example : 2 = 2 := rfl",
    "theorem c",
  ].join("\n");

  it("are found with what they state and their proofs, whatever comments and strings say", () => {
    const found = theoremsOf(code).map((one) => [statementText(code, one, "top-level"), proofText(code, one)]);
    expect(found).toEqual([
      ["theorem a : 1 = 1", ' by\n  /-\ntheorem no : 1 = 2 := x\n  -/\n  exact f "theorem no : 1"\n-- between'],
      ["theorem b (n : Nat) : n = n", "\n  rfl"],
      [null, null],
    ]);
    expect(lastStatement(code)).toBe("theorem c");
    expect(lastStatement("simp")).toBe("simp");
  });

  it("state nothing that stands under an open of their own (reason: it would mean something else without)", () => {
    const text = "open Nat in\ntheorem a : succ 0 = 1 := rfl";
    expect(theoremsOf(text).map((one) => statementText(text, one, "top-level"))).toEqual([null]);
  });

  it("are cut at the first := of all where the released code does so", () => {
    const text = "lemma a (x : Nat := 3) : x = x := by";
    const [one] = theoremsOf(text);
    expect(one && statementText(text, one, "first")).toBe("theorem a (x : Nat");
    expect(one && statementText(text, one, "top-level")).toBe("theorem a (x : Nat := 3) : x = x");
  });
});

describe("another conclusion", () => {
  it.each([
    [
      "theorem a (n : Nat) /- : ( -/ (h : n < n) : n = 1 := by",
      "theorem a (n : Nat) /- : ( -/ (h : n < n) : False := by",
    ],
    ["theorem a (p q : Prop) : p -> p -> q := by", "theorem a (p q : Prop) : p -> p -> False := by"],
    ["theorem a (p q : Prop) : p → if p then q else p → q", "theorem a (p q : Prop) : False := by"],
    ["theorem a (p : Prop) : p -- → p\n := by", "theorem a (p : Prop) : False := by"],
    ["theorem a -- (no binder)\n : 1 = 1 := by", null],
  ])("keeps the hypotheses: %s", (text, expected) => expect(withConclusion(text, "False")).toBe(expected));
});
