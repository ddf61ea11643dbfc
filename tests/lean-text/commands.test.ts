import { describe, expect, it } from "vitest";
import { foreignHeaderLine, leanCommands, splitHeader } from "../../src/lean-text/index.ts";

const keywords = (text: string) => leanCommands(text).map(({ keyword }) => keyword);

describe("the commands of a text", () => {
  it.each([
    ["theorem a : 1 = 1 := rfl theorem b : 2 = 2 := rfl", ["theorem", "theorem"]],
    ["import Mathlib\nopen Nat Real\n\nset_option maxHeartbeats 400 in\ntheorem a : p", ["import", "open", "theorem"]],
    ["theorem a : p := by\n  open Classical in\n  set_option x true in exact h", ["theorem"]],
    ["  exact h\n#check h\n#eval 1", [null, "#check", "#eval"]],
    ["theorem a : p := by\n  have t := s.theorem\n  exact (by exact theorem_of t)", ["theorem"]],
    ["/-! # Title -/\n/-- Doc. -/\nprotected def f : Nat := #[1].size", ["/-!", "def"]],
    ["theorem a : p := by\n  exact ⟨h, (1\n\ntheorem b : q", ["theorem", "theorem"]],
    ["namespace A\nvariable {n : Nat} in\ntheorem x : n = n := rfl\nend A", ["namespace", "theorem", "end"]],
    ["structure S where\n  /-- Field. -/\n  x : Nat\n  deriving Repr", ["structure"]],
    ["", []],
    ["-- nothing", []],
  ])("begin with their keywords: %s", (text, expected) => expect(keywords(text)).toEqual(expected));

  it("hold docstring, attributes and modifiers, and end before what follows", () => {
    const text = "-- one\n/-- Doc. -/\n@[simp] private\ntheorem a : p := h -- two\n/-- Other. -/\nexample : q := h\n";
    const [first, second] = leanCommands(text);
    expect(first && text.slice(first.start, first.end)).toBe("/-- Doc. -/\n@[simp] private\ntheorem a : p := h");
    expect(first?.modifiers.map((one) => one.text)).toEqual(["/--", "@[", "simp", "]", "private"]);
    expect(second && text.slice(second.start, second.next)).toBe("/-- Other. -/\nexample : q := h\n");
    expect(first?.next).toBe(second?.start);
  });
});

describe("a header", () => {
  it("is what stands before the first declaration of a text that begins with an import", () => {
    expect(splitHeader("-- c\nimport A\nopen B\n\n/-- Doc. -/\ntheorem a : p")).toEqual([
      "-- c\nimport A\nopen B\n\n",
      "/-- Doc. -/\ntheorem a : p",
    ]);
    expect(splitHeader("import A\nnoncomputable section\nopen B in\ntheorem a : p")).toEqual([
      "import A\nnoncomputable section\n",
      "open B in\ntheorem a : p",
    ]);
    expect(splitHeader("theorem a : p")).toEqual([null, "theorem a : p"]);
    expect(splitHeader("import A")).toEqual([null, "import A"]);
  });

  it.each([
    [null, null],
    ["import Mathlib\nopen Nat\n  Real\n/- open (\n -/ set_option x 1\n-- def\nuniverse u", null],
    ["import A\nvariable (n : Nat) -- why", "variable (n : Nat) -- why"],
    ["open A\n  def x := 1", "  def x := 1"],
    ["hello", "hello"],
  ])("has its first foreign line: %s", (header, line) => expect(foreignHeaderLine(header)).toBe(line));
});
