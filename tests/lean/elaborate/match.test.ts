/** `match`, `fun |`, `nomatch` and `nofun`. */
import { describe, expect, test } from "vitest";
import { judgeTactics, judgeTerm } from "./judge.ts";

describe("match", () => {
  test.each([
    ["constructors", "(p q : Prop) (h : p ∨ q) : q ∨ p", "match h with | .inl a => .inr a | .inr b => .inl b"],
    [
      "literals and successors",
      "(n : Nat) : n = 0 ∨ ∃ k, n = k + 1",
      "match n with | 0 => .inl rfl | k + 1 => .inr ⟨k, rfl⟩",
    ],
    [
      "several values",
      "(a b : Bool) : a = b ∨ a ≠ b",
      "match a, b with | true, true => .inl rfl | false, false => .inl rfl | true, false => .inr nofun | false, true => .inr nofun",
    ],
    [
      "a later value whose type depends on an earlier one",
      "(l : List Nat) (h : l ≠ []) : ∃ a m, l = a :: m",
      "match l, h with | [], h => absurd rfl h | a :: m, _ => ⟨a, m, rfl⟩",
    ],
    ["an equation", "(x y z : Nat) : x = y → y = z → x = z", "fun | rfl, rfl => rfl"],
    [
      "nested patterns",
      "(p q r : Prop) (h : (p ∨ q) ∧ r) : (p ∧ r) ∨ (q ∧ r)",
      "match h with | ⟨.inl a, c⟩ => .inl ⟨a, c⟩ | ⟨.inr b, c⟩ => .inr ⟨b, c⟩",
    ],
    [
      "overlapping rows, first one first",
      "(n : Nat) : n ≤ 1 ∨ 2 ≤ n",
      "match n with | 0 => .inl (by decide) | 1 => .inl (by decide) | k + 2 => .inr (Nat.le_add_left 2 k)",
    ],
    [
      "the name of the whole",
      "(n : Nat) (h : 0 < n) : n ≠ 0",
      "match n, h with | m@(_ + 1), _ => fun e => Nat.succ_ne_zero _ e",
    ],
    ["the equation of `match h : e`", "(n : Nat) : n = n", "match h : n with | 0 => h ▸ rfl | k + 1 => h ▸ rfl"],
  ])("%s", (_name, statement, term) => expect(judgeTerm(statement, term)).toBe("accepted"));

  test.each([
    ["missing cases", "(n : Nat) : n = n", "match n with | 0 => rfl", "Missing cases"],
    ["a redundant row", "(n : Nat) : n = n", "match n with | _ => rfl | 0 => rfl", "Redundant alternative"],
    [
      "a constructor of another type",
      "(n : Nat) : n = n",
      "match n with | [] => rfl | _ => rfl",
      "does not belong to the type",
    ],
    ["too few arguments", "(p q : Prop) (h : p ∧ q) : p", "match h with | And.intro a => a", "Not enough arguments"],
    [
      "the wrong number of patterns",
      "(n m : Nat) : n = n",
      "match n, m with | _ => rfl",
      "Inconsistent number of patterns",
    ],
    [
      "a body of another type",
      "(p q : Prop) (h : p ∨ q) : q ∨ p",
      "match h with | .inl a => .inl a | .inr b => .inl b",
      "Application type mismatch",
    ],
  ])("refuses %s", (_name, statement, term, message) => expect(judgeTerm(statement, term)).toContain(message));
});

describe("impossible values", () => {
  test("nomatch and nofun close what no constructor can have made", () => {
    expect(judgeTerm("(p : Prop) (h : False) : p", "nomatch h")).toBe("accepted");
    expect(judgeTerm(": ¬ 1 = 2", "nofun")).toBe("accepted");
    expect(judgeTactics("(n : Nat) : ¬ n + 1 = 0", "nofun")).toBe("accepted");
  });

  test("they refuse what is possible", () => {
    expect(judgeTerm("(p : Prop) (h : True) : p", "nomatch h")).toContain("Missing cases");
    expect(judgeTerm(": ¬ 1 = 1", "nofun")).toContain("Missing cases");
  });
});

describe("match as a tactic", () => {
  test("runs a block for every alternative", () => {
    expect(
      judgeTactics(
        "(n : Nat) : n = 0 ∨ 0 < n",
        "match n with",
        "| 0 => exact Or.inl rfl",
        "| k + 1 => exact Or.inr (Nat.succ_pos k)",
      ),
    ).toBe("accepted");
  });

  test("a block that leaves a goal is refused", () => {
    expect(
      judgeTactics("(n : Nat) : n = 0 ∨ 0 < n", "match n with", "| 0 => exact Or.inl rfl", "| k + 1 => right"),
    ).toContain("unsolved goals");
  });
});
