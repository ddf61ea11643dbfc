/** The basic tactics: what they leave, and how they fail. */
import { describe, expect, test } from "vitest";
import { goalsAfter, judgeTactics } from "../elaborate/judge.ts";

describe("introducing and applying", () => {
  test("intro names a variable, without a name it is inaccessible", () => {
    expect(goalsAfter(": ∀ n : Nat, n = n → n = n", "intro k")).toBe("k : Nat\n⊢ k = k → k = k");
    expect(goalsAfter(": ∀ n : Nat, n = n", "intro")).toBe("n✝ : Nat\n⊢ n✝ = n✝");
    expect(goalsAfter("(p : Prop) : p", "intro h")).toContain("There are no additional binders");
  });

  test("intro sees through definitions, intros does not", () => {
    expect(goalsAfter("(p : Prop) : ¬p", "intro h")).toBe("p : Prop\nh : p\n⊢ False");
    expect(goalsAfter("(p q : Prop) : p → ¬q", "intros")).toBe("p q : Prop\na✝ : p\n⊢ ¬q");
  });

  test("apply leaves the arguments that are not determined", () => {
    expect(goalsAfter("(p q r : Prop) (f : p → q → r) : r", "apply f")).toBe(
      ["p", "q"].map((goal) => `p q r : Prop\nf : p → q → r\n⊢ ${goal}`).join("\n\n"),
    );
    expect(goalsAfter("(a b c : Nat) (h : b ≤ c) : a ≤ c", "apply Nat.le_trans _ h")).toBe(
      "a b c : Nat\nh : b ≤ c\n⊢ a ≤ b",
    );
    expect(goalsAfter("(p q : Prop) (h : p) : q", "apply h")).toContain(
      "could not unify the type of `h`\n  p\nwith the goal\n  q",
    );
  });

  test("apply does not apply further than the target asks", () => {
    expect(goalsAfter("(p q : Prop) (h : p → q) : ¬q → ¬p", "apply mt")).toBe(
      "case h₁\np q : Prop\nh : p → q\n⊢ p → q",
    );
  });

  test("constructor on a pair, on an existential", () => {
    expect(goalsAfter("(p q : Prop) : p ∧ q", "constructor")).toBe(
      "case left\np q : Prop\n⊢ p\n\ncase right\np q : Prop\n⊢ q",
    );
    expect(goalsAfter("(f : Nat → Prop) : ∃ n, f n", "constructor")).toBe(
      "case h\nf : Nat → Prop\n⊢ f ?w\n\ncase w\nf : Nat → Prop\n⊢ Nat",
    );
    expect(goalsAfter("(n : Nat) : n = 3", "constructor")).toContain("no applicable constructors found");
  });

  test("exists tries trivial, use discharges", () => {
    expect(judgeTactics(": ∃ n : Nat, n * n = 49", "exists 7")).toBe("accepted");
    expect(judgeTactics("(f : Nat → Prop) (h : f 3) : ∃ n, n = 3 ∧ f n", "use 3")).toBe("accepted");
    expect(goalsAfter("(f : Nat → Prop) : ∃ n, n = 3 ∧ f n", "use 3")).toBe("f : Nat → Prop\n⊢ 3 = 3 ∧ f 3");
  });
});

describe("closing", () => {
  test("rfl knows equality, equivalence and ≤, up to unfolding", () => {
    expect(judgeTactics(": 2 + 2 = 4", "rfl")).toBe("accepted");
    expect(judgeTactics("(n : Nat) : n ≤ n", "rfl")).toBe("accepted");
    expect(judgeTactics("(p : Prop) : p ↔ p", "rfl")).toBe("accepted");
    expect(judgeTactics("(a b : Nat) : a = b", "rfl")).toContain(
      "The left-hand side\n  a\nis not definitionally equal to the right-hand side\n  b",
    );
    expect(judgeTactics("(n : Nat) : n < n", "rfl")).toContain("not a reflexive relation");
  });

  test("contradiction finds what cannot hold, and no more than Lean's", () => {
    expect(judgeTactics("(p q : Prop) (h : p) (g : ¬p) : q", "contradiction")).toBe("accepted");
    expect(judgeTactics("(n : Nat) (h : n + 1 = 0) : False", "contradiction")).toBe("accepted");
    expect(judgeTactics("(n : Nat) (h : n ≠ n) : False", "contradiction")).toBe("accepted");
    expect(judgeTactics("(h : 3 < 2) : False", "contradiction")).toBe("accepted");
    expect(judgeTactics("(n : Nat) (h : n + 2 = 1) : False", "contradiction")).toContain(
      "Tactic `contradiction` failed",
    );
    expect(judgeTactics("(p q : Prop) (h : p) (g : ¬q) : False", "contradiction")).toContain("failed");
  });

  test("assumption takes the newest hypothesis that fits", () => {
    expect(judgeTactics("(p : Prop) (h g : p) : p", "assumption")).toBe("accepted");
    expect(judgeTactics("(p q : Prop) (h : p) : q", "assumption")).toContain("Tactic `assumption` failed");
  });
});

describe("hypotheses", () => {
  test("have, let, suffices, specialize, obtain", () => {
    expect(goalsAfter("(p q : Prop) (f : p → q) (h : p) : q", "have g := f h")).toContain("g : q\n⊢ q");
    expect(goalsAfter("(n : Nat) : n = n", "let k := n + 1")).toBe("n : Nat\nk : Nat := n + 1\n⊢ n = n");
    expect(judgeTactics("(p q : Prop) (f : p → q) (h : p) : q", "suffices g : p from f g", "exact h")).toBe("accepted");
    expect(goalsAfter("(p q : Prop) (f : p → q) (h : p) : q", "specialize f h")).toBe("p q : Prop\nh : p\nf : q\n⊢ q");
    expect(goalsAfter("(f : Nat → Prop) (h : ∃ n, f n ∧ n = 2) : f 2", "obtain ⟨n, a, rfl⟩ := h")).toBe(
      "case intro.intro\nf : Nat → Prop\na : f 2\n⊢ f 2",
    );
  });

  test("subst, injection, symm, revert, clear, rename_i", () => {
    expect(goalsAfter("(a b : Nat) (h : a = b) (g : b = 3) : a = 3", "subst h")).toBe("a : Nat\ng : a = 3\n⊢ a = 3");
    expect(goalsAfter("(a b c : Nat) (h : a + 1 = b + 1) : a = c", "injection h with g")).toContain(
      "g : a = b\n⊢ a = c",
    );
    expect(goalsAfter("(a b : Nat) : a = b", "symm")).toBe("a b : Nat\n⊢ b = a");
    expect(goalsAfter("(a : Nat) (h : a = 1) : a = a", "revert h")).toBe("a : Nat\n⊢ a = 1 → a = a");
    expect(goalsAfter("(a : Nat) (h : a = 1) : a = a", "clear a")).toContain("cannot be cleared");
    expect(goalsAfter("(p q : Prop) : p → q → p", "intros", "rename_i a b")).toBe("p q : Prop\na : p\nb : q\n⊢ p");
  });

  test("by_cases and by_contra bring the negation", () => {
    expect(goalsAfter("(p q : Prop) : q", "by_cases h : p")).toBe(
      "case pos\np q : Prop\nh : p\n⊢ q\n\ncase neg\np q : Prop\nh : ¬p\n⊢ q",
    );
    expect(goalsAfter("(p : Prop) : p", "by_contra h")).toBe("p : Prop\nh : ¬p\n⊢ False");
  });

  test("show and change restate up to unfolding", () => {
    expect(goalsAfter("(n : Nat) : n + 0 = n", "show n = n")).toBe("n : Nat\n⊢ n = n");
    expect(goalsAfter("(n : Nat) : n + 0 = n", "show n = 0")).toContain("'show' tactic failed");
    expect(goalsAfter("(a b : Nat) (h : a < b) : b = b", "change a + 1 ≤ b at h")).toContain("h : a + 1 ≤ b");
  });

  test("calc leaves its last step open", () => {
    expect(goalsAfter("(a b c : Nat) (h : a = b) : a = c", "calc a = b := h")).toContain("case calc.step\n");
    expect(goalsAfter("(a b c : Nat) (h : b = a) : a = c", "calc b = a := h")).toContain(
      "left-hand side is\n  b : Nat",
    );
  });
});
