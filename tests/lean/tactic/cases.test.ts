/** `cases`, `induction`, `rcases`: the goals of each constructor. */
import { describe, expect, test } from "vitest";
import { goalsAfter, judgeTactics } from "../elaborate/judge.ts";

describe("cases", () => {
  test("shows 0 and n + 1, and reintroduces what depends on the value", () => {
    expect(goalsAfter("(n : Nat) (h : n ≠ 0) : 0 < n", "cases n")).toBe(
      "case zero\nh : 0 ≠ 0\n⊢ 0 < 0\n\ncase succ\nn✝ : Nat\nh : n✝ + 1 ≠ 0\n⊢ 0 < n✝ + 1",
    );
  });

  test("keeps the equation of `cases h : e`", () => {
    expect(goalsAfter("(f : Nat → Nat) : f 0 = f 0", "cases h : f 0")).toContain("h : f 0 = 0\n⊢ 0 = 0");
  });

  test("solves the equations of indices", () => {
    expect(judgeTactics("(n : Nat) (h : n < 1) : n = 0", "cases h with", "| refl => rfl", "| step h => cases h")).toBe(
      "accepted",
    );
    expect(judgeTactics("(a b : Nat) (h : a + 2 = b + 2) : a = b", "cases h", "rfl")).toBe("accepted");
    expect(judgeTactics("(h : 2 = 3) : False", "cases h")).toBe("accepted");
    expect(judgeTactics("(a b c : Nat) (h : (a, b) = (c, 3)) : b = 3", "cases h", "rfl")).toBe("accepted");
    expect(goalsAfter("(a b : Nat) (h : a + b = b) : a = 0", "cases h")).toContain("Dependent elimination failed");
  });

  test("a proof is not taken apart for data", () => {
    expect(goalsAfter("(p q : Prop) (h : p ∨ q) : Nat = Nat → p ∨ q", "cases h")).toContain("case inl");
    expect(
      judgeTactics("(p : Nat → Prop) (h : ∃ n, p n) : ∃ f : Nat → Nat, f = f", "refine ⟨?_, ?_⟩", "cases h"),
    ).toContain("can only eliminate into `Prop`");
  });

  test.each([
    ["an alternative that is missing", ["cases n with", "| zero => rfl"], "Alternative `succ` has not been provided"],
    ["an unknown alternative", ["cases n with", "| zero => rfl", "| one => rfl"], "Invalid alternative name `one`"],
    [
      "an alternative twice",
      ["cases n with", "| zero => rfl", "| zero => rfl", "| succ n => rfl"],
      "Duplicate alternative name `zero`",
    ],
    ["too many names", ["cases n with", "| zero => rfl", "| succ n m => rfl"], "Too many variable names provided"],
    ["a value of no inductive type", ["cases f with", "| mk => rfl"], "not an inductive type"],
  ])("refuses %s", (_name, tactics, message) => {
    expect(judgeTactics("(n : Nat) (f : Nat → Nat) : n = n", ...tactics)).toContain(message);
  });
});

describe("induction", () => {
  test("gives the hypothesis for the predecessor", () => {
    expect(
      goalsAfter("(p : Nat → Prop) (n : Nat) : p n", "induction n with | zero => skip | succ k ih => skip"),
    ).toContain("unsolved goals\ncase zero");
    expect(goalsAfter("(p : Nat → Prop) (n : Nat) : p n", "induction n")).toBe(
      "case zero\np : Nat → Prop\n⊢ p 0\n\ncase succ\np : Nat → Prop\nn✝ : Nat\na✝ : p n✝\n⊢ p (n✝ + 1)",
    );
  });

  test("generalises what it is told to", () => {
    const goal = goalsAfter(
      "(f : Nat → Nat → Prop) (n m : Nat) : f n m",
      "induction n generalizing m",
      "all_goals intros",
    );
    expect(goal).toContain("∀ (m : Nat), f n✝ m");
  });

  test("on a relation generalises its index", () => {
    expect(
      judgeTactics(
        "(a b : Nat) (h : a ≤ b) : a ≤ b + 1",
        "induction h with",
        "| refl => exact Nat.le_succ a",
        "| step _ ih => exact Nat.le_succ_of_le ih",
      ),
    ).toBe("accepted");
  });
});

describe("rcases patterns", () => {
  test.each([
    [
      "alternatives to the right",
      "(p q r : Prop) (h : p ∨ q ∨ r) : r ∨ q ∨ p",
      ["rcases h with a | b | c", "· exact .inr (.inr a)", "· exact .inr (.inl b)", "· exact .inl c"],
    ],
    ["tuples to the right", "(p q r : Prop) (h : p ∧ q ∧ r) : r", ["obtain ⟨-, _, c⟩ := h", "exact c"]],
    ["equations", "(a b : Nat) (h : a = b ∨ b = a) : a = b", ["rcases h with rfl | rfl <;> rfl"]],
    ["types", "(p q : Prop) (h : p ∧ q) : q", ["obtain ⟨_, (b : q)⟩ := h", "exact b"]],
    ["rintro", "(p q r : Prop) : (p ∨ q) ∧ r → (q ∨ p)", ["rintro ⟨a | b, -⟩", "· exact .inr a", "· exact .inl b"]],
    [
      "divisibility unfolds",
      "(a b : Nat) (h : a ∣ b) : a ∣ b * 2",
      ["obtain ⟨k, rfl⟩ := h", "exact ⟨k * 2, Nat.mul_assoc ..⟩"],
    ],
  ])("%s", (_name, statement, tactics) => expect(judgeTactics(statement, ...tactics)).toBe("accepted"));
});
