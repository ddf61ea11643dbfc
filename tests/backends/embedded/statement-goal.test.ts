import { describe, expect, it } from "vitest";
import { normalForms } from "../../../src/backends/embedded/model-tasks.ts";
import { statementGoal } from "../../../src/backends/embedded/statement-goal.ts";
import { printStatement } from "../../../src/embedded-model/index.ts";
import { randomGoals } from "../../embedded-model/support.ts";

const outside = (text: string): string => {
  const read = statementGoal(text);
  return read._tag === "Outside" ? read.construct : "inside";
};

describe("statements read into goals", () => {
  it("read back what the model prints", () => {
    for (const goal of randomGoals(120, "statements")) {
      const text = printStatement("some_name", goal);
      expect(statementGoal(text)).toEqual({ _tag: "Goal", name: "some_name", goal });
    }
  });

  it("take Lean's other ways of saying the same", () => {
    const same = [
      ["theorem t {a : ℕ} (h : a > 3) : a ≥ 3 := by", "theorem t (a : Nat) (h : 3 < a) : 3 ≤ a := by"],
      ["theorem t (a b : Nat) : a ≠ b := by", "theorem t (a b : Nat) : ¬(a = b) := by"],
      ["theorem t : ∀ a b : Nat, a = b := by", "theorem t : ∀ x : Nat, ∀ y : Nat, x = y := by"],
      [
        "theorem t (P : Nat → Prop) : ∀ a, (h : P a) → P (a : Nat) := by",
        "theorem t (P : Nat → Prop) : ∀ x : Nat, P x → P x := by",
      ],
    ] as const;
    for (const [written, printed] of same) {
      const read = statementGoal(written);
      if (read._tag === "Outside") throw new Error(`${written}: ${read.construct}`);
      expect(printStatement("t", read.goal)).toBe(printed);
    }
  });

  it("say what is outside the model's language", () => {
    expect(outside("theorem t (a : Int) : a = a := by")).toBe("the name Int");
    expect(outside("theorem t (a : Nat) : a % 2 = 0 := by")).toBe("the operator %");
    expect(outside("theorem t (a b : Nat) : a ∣ b := by")).toBe("the operator ∣");
    expect(outside("theorem t (f : Nat → Nat) : f 0 = 0 := by")).toBe("the name Nat");
    expect(outside("theorem t (a : Nat) : a = a :=")).toBe("a statement that does not end in `:= by`");
    expect(outside("theorem t (a : Nat")).toBe("text that is not Lean");
    expect(outside("theorem t (a : Nat) : a + 1 := by")).toBe("a number where a proposition stands");
    expect(outside("theorem t (p q : Prop) : p = q := by")).toBe("= between propositions");
    expect(outside("theorem t (a : Nat) : a < 10000000 := by")).toBe("a numeral above 1000000");
    expect(outside("")).toBe("text that is not Lean");
  });

  it("leave a statement alone whose terms are too deep to walk through", () => {
    expect(outside(`theorem t (a : Nat) : a = ${"a + ".repeat(40_000)}a := by`)).toBe("more than 2000 characters");
    const longest = `theorem t (a:Nat):a=a${"+a".repeat(980)} := by`;
    expect(longest.length).toBeLessThanOrEqual(2_000);
    expect(normalForms([longest])[0]).not.toMatchObject({ normalForm: null });
  });
});
