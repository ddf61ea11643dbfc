/** `rw`: which instances, in which order, what it leaves, and why it fails. */
import { describe, expect, test } from "vitest";
import { goalsAfter, judgeTactics } from "../elaborate/judge.ts";

const target = (statement: string, ...tactics: readonly string[]): string => {
  const goal = goalsAfter(statement, ...tactics);
  return goal.slice(goal.lastIndexOf("⊢ ") + 2);
};

describe("rewriting", () => {
  test.each([
    [
      "every instance of the pattern that the first match fixes",
      "(a b c : Nat) : a + b + (a + b) = c",
      "rewrite [Nat.add_comm a]",
      "b + a + (b + a) = c",
    ],
    [
      "the first match from the left, outside first",
      "(a b c : Nat) : a + b + c = 0",
      "rewrite [Nat.add_comm]",
      "c + (a + b) = 0",
    ],
    ["from right to left", "(a b : Nat) (h : a = b) : b = 3", "rewrite [← h]", "a = 3"],
    ["by an equivalence", "(p q : Prop) (h : p ↔ q) : p ∧ p", "rewrite [h]", "q ∧ q"],
    [
      "under the arguments a rule still has",
      "(f : Nat → Nat) (h : ∀ n, f n = n) : f (f 2) = f 3",
      "rewrite [h]",
      "f 2 = f 3",
    ],
    [
      "inside propositions",
      "(p : Nat → Prop) (a b : Nat) (h : a = b) : p a → ∀ x, p (a + x)",
      "rewrite [h]",
      "p b → ∀ (x : Nat), p (b + x)",
    ],
    ["several rules in turn", "(a b c : Nat) (h : a = b) (g : b = c) : a = 5", "rewrite [h, g]", "c = 5"],
  ])("%s", (_name, statement, tactic, expected) => expect(target(statement, tactic)).toBe(expected));

  test("rw closes what is then reflexive, up to reducible unfolding only", () => {
    expect(judgeTactics("(a b : Nat) (h : a = b) : a = b", "rw [h]")).toBe("accepted");
    expect(judgeTactics("(a b : Nat) (h : a = b) : a ≤ b", "rw [h]")).toBe("accepted");
    expect(judgeTactics("(a b : Nat) (h : b = 0) : a + b = a", "rw [h]")).toContain("⊢ a + 0 = a");
    expect(judgeTactics("(a b : Nat) (h : a = b) : a = b", "rw [h]", "rfl")).toContain("No goals");
  });

  test("conditions become goals", () => {
    expect(goalsAfter("(f : Nat → Nat) (h : ∀ n, 0 < n → f n = 0) : f 3 = 0", "rw [h]")).toContain("⊢ 0 < 3");
  });

  test("at a hypothesis", () => {
    expect(goalsAfter("(a b : Nat) (h : a = b) (g : a = 3) : b = 3", "rw [h] at g")).toBe(
      "a b : Nat\nh : a = b\ng : b = 3\n⊢ b = 3",
    );
    expect(judgeTactics("(a b : Nat) (h : a = b) (g : a = 3) : b = 3", "rwa [h] at g")).toBe("accepted");
  });

  test.each([
    [
      "no instance",
      "(a b c : Nat) (h : a = b) : c = c + 0",
      "rw [h]",
      "Did not find an occurrence of the pattern\n  a\nin the target expression\n  c = c + 0",
    ],
    [
      "a bound variable in the way",
      "(f : Nat → Nat) (h : ∀ n, f n = n) : (fun n => f n) = id",
      "rw [h]",
      "Did not find an occurrence",
    ],
    [
      "a dependent type",
      "(n m : Nat) (h : n = m) (p : (k : Nat) → k = n → Prop) (g : p n rfl) : p n rfl",
      "rw [h]",
      "motive is not type correct",
    ],
    ["no equation", "(p q : Prop) (h : p → q) : q", "rw [h]", "Expected an equality or iff proof"],
    ["a pattern that is a metavariable", "(a : Nat) (h : ∀ x y : Nat, x = y) : a = 0", "rw [h]", "is a metavariable"],
  ])("fails on %s", (_name, statement, tactic, message) => expect(goalsAfter(statement, tactic)).toContain(message));
});
