import { describe, expect, it } from "vitest";
import { deriveStream } from "../../src/domain/index.ts";
import { isValidFormula, refute } from "../../src/embedded-model/index.ts";
import { goalOf, randomGoals } from "./support.ts";

const refuted = (signature: string) => refute(goalOf(signature), 500, deriveStream(1, "data"));

describe("refutation", () => {
  it("finds counterexamples of false statements", () => {
    const values = refuted("(a b : Nat) : a - b = b - a");
    expect(values).not.toBeNull();
    expect(values![0]).not.toBe(values![1]);
    expect(refuted("(a b : Nat) (h : a ≤ b) : a < b")).not.toBeNull();
    expect(refuted("(a : Nat) (p : Prop) (h : p ∨ a = 0) : p")).not.toBeNull();
    expect(refuted("(a b : Nat) : (a + b) ^ 2 = a ^ 2 + b ^ 2")).not.toBeNull();
  });

  it("finds none for true statements, nor where it cannot decide", () => {
    for (const goal of randomGoals(120, "true")) expect(refute(goal, 50, deriveStream(2, "data"))).toBeNull();
    expect(refuted("(a b : Nat) (h : b < a) : a - b ≠ 0")).toBeNull();
    expect(refuted("(a : Nat) : 9 ^ (9 ^ (9 ^ (a + 1))) = 0"), "numbers too large to compute").toBeNull();
    expect(refuted("(P : Nat → Prop) : ∀ x, P x"), "quantifiers").toBeNull();
  });
});

describe("validity of formulas", () => {
  it("is that of classical logic", () => {
    const valid = [
      "(p : Prop) : p ∨ ¬p",
      "(p q : Prop) : ((p → q) → p) → p",
      "(P : Nat → Prop) : (∃ x, ∀ y, P x → P y)",
      "(P Q : Nat → Prop) (h : ∀ x, P x ∨ Q x) : (∀ x, P x) ∨ ∃ x, Q x",
      "(P : Nat → Prop) (h : ∀ x, P x) : ∃ x, P x",
    ];
    const invalid = [
      "(p q : Prop) : p → q",
      "(P : Nat → Prop) : (∃ x, P x) → ∀ x, P x",
      "(P Q : Nat → Prop) (h : ∀ x, P x ∨ Q x) : (∀ x, P x) ∨ ∀ x, Q x",
      "(P Q : Nat → Prop) (h : ∃ x, P x) (g : ∃ x, Q x) : ∃ x, P x ∧ Q x",
    ];
    for (const signature of valid) expect(isValidFormula(goalOf(signature)), signature).toBe(true);
    for (const signature of invalid) expect(isValidFormula(goalOf(signature)), signature).toBe(false);
  });

  it("is refused for statements with arithmetic (reason: not monadic logic)", () => {
    expect(() => isValidFormula(goalOf("(a : Nat) : a = a"))).toThrow("not a formula of monadic logic");
  });
});
