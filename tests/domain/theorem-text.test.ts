import { describe, expect, it } from "vitest";
import { namedStatement, statementQuestion, theoremText } from "../../src/domain/index.ts";

describe("a statement's text", () => {
  it.each([
    ["theorem a.b (n : Nat) : n = n := by", "a.b", "tactics"],
    ["/-- theorem x -/\nlemma «odd name» : 1 = 1 :=", "«odd name»", "term"],
    ["open Nat in\ntheorem c : 1 = 1 -- := by", "c", "open"],
    ["def d : Prop := True", null, "open"],
  ])("has a name and an end: %s", (text, name, end) => {
    expect(theoremText(text)).toEqual({ name, end });
  });

  it("without a name gets one, and nothing else is changed", () => {
    expect(namedStatement("/- example -/ example (n : Nat) : n = n := by")).toBe(
      "/- example -/ theorem stp_example (n : Nat) : n = n := by",
    );
    expect(namedStatement("theorem t : example = 1 := by")).toBe("theorem t : example = 1 := by");
  });

  it("is closed by sorry where it ends, with reports on lines of their own", () => {
    expect(statementQuestion({ text: "theorem t : 1 = 1" }, false)).toEqual({
      text: "theorem t : 1 = 1 := sorry",
      asked: { lines: 1, name: "t" },
    });
    const asked = statementQuestion({ text: "theorem t : 1 = 1 := by" }, true);
    expect("text" in asked && asked.text.split("\n").slice(0, 3)).toEqual([
      "theorem t : 1 = 1 := by",
      "  sorry",
      "#print axioms t",
    ]);
  });
});
