import { describe, expect, it } from "vitest";
import { LEMMAS, printStatement, readSignature } from "../../src/embedded-model/index.ts";
import { goalOf, randomGoals } from "./support.ts";

const readBack = (statement: string) => {
  const { variables, hypotheses, target } = readSignature(
    statement.replace(/^theorem \S+ /, "").replace(/ := by$/, ""),
  );
  return { variables, hypotheses, target };
};

describe("printing", () => {
  it("prints statements that read back as the same goal", () => {
    for (const goal of randomGoals(160, "print")) {
      const text = printStatement("t", goal);
      expect(readBack(text), text).toEqual(goal);
    }
  });

  it("uses Lean's precedences and notation", () => {
    const cases = [
      ["(a b : Nat) : a - (b - a) = a - b - a", "a - (b - a) = a - b - a"],
      ["(a b : Nat) : (a + b) * a ^ (b + 1) = (a * b) ^ a ^ b", "(a + b) * a ^ (b + 1) = (a * b) ^ a ^ b"],
      ["(p q : Prop) : (p → q) → ¬(p ∧ q) ∨ p", "(p → q) → ¬(p ∧ q) ∨ p"],
      ["(p q : Prop) : (p ∧ q) ∧ p ↔ p ∧ q ∧ p", "(p ∧ q) ∧ p ↔ p ∧ q ∧ p"],
      ["(p : Prop) : (p ↔ p) ↔ ¬¬p", "(p ↔ p) ↔ ¬¬p"],
      ["(a b : Nat) : a ≠ b ∨ a = b", "¬(a = b) ∨ a = b"],
      ["(P : Nat → Prop) : (∃ x, P x) → ∃ y, P y", "(∃ x : Nat, P x) → ∃ x : Nat, P x"],
      ["(P : Nat → Prop) (x : Nat) : ∀ y, P (y + x)", "∀ y : Nat, P (y + x)"],
    ] as const;
    for (const [signature, printed] of cases) {
      expect(printStatement("t", goalOf(signature))).toContain(` : ${printed} := by`);
    }
  });

  it("refuses signatures outside the language, with the reason", () => {
    expect(() => readSignature("(a : Nat) : a = c")).toThrow("unknown name c");
    expect(() => readSignature("(a : Nat) : a = a a")).toThrow("text left over");
    expect(() => readSignature("(a : Nat : a = a")).toThrow("expected )");
    expect(() => readSignature("(a : Nat) : a %")).toThrow("text left over");
  });

  it("reads every lemma of the pool, names unique", () => {
    for (const { signature } of LEMMAS) expect(() => readSignature(signature)).not.toThrow();
    expect(new Set(LEMMAS.map(({ name }) => name)).size).toBe(LEMMAS.length);
    expect(LEMMAS.length).toBeGreaterThanOrEqual(66);
  });
});
