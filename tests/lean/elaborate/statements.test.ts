/** Statements: what elaborates and what is outside the fragment, by name. */
import { describe, expect, test } from "vitest";
import { judgeFile, judgeStatement, judgeTerm } from "./judge.ts";

describe("statements", () => {
  test.each([
    "theorem t : 1 + 1 = 2 := by",
    "theorem t (n : ℕ) (h : n > 0) : ∃ m, n = m + 1",
    "theorem t {α : Type u} (f : α → α) (h : ∀ x, f (f x) = x) : ∀ x y, f x = y ↔ x = f y :=",
    "example (p : Prop) (h : p) : p",
    "theorem t.{v} (α : Sort v) (r : α → α → Prop) : ∀ x y, r x y → ¬¬r x y := by",
    "open Nat in theorem t (n : Nat) : succ n ≠ 0",
    "theorem t (l : List Nat) : (l ++ []).length = l.length",
  ])("%s elaborates", (text) => expect(judgeStatement(text)).toBe("elaborated"));

  test.each([
    ["theorem t (x : ℝ) : x = x", "`ℝ`"],
    ["theorem t (x : Rat) : x = x", "`Rat`"],
    ["theorem t (α : Type) [Group α] (a : α) : a = a", "`Group`"],
    ["theorem t (h : p) : p", "theorem whose type is a variable"],
    ["theorem t (n : Nat) : n.Prime", "field `Prime`"],
    ["theorem t (n : Nat) : Nat.Prime n → 1 < n", "`Nat.Prime`"],
  ])("%s is outside the fragment", (text, construct) => expect(judgeStatement(text)).toBe(`unsupported: ${construct}`));

  test.each([
    ["theorem t : Nat", "type of theorem is not a proposition"],
    ["theorem t (n : Nat) : n", "type expected"],
    ["theorem t (n : Nat) : n = (fun x => x)", "Type mismatch"],
    ["theorem Nat.add_comm : True", "`Nat.add_comm` has already been declared"],
    ["theorem t : 1 =", "unexpected end of input"],
  ])("%s is refused", (text, message) => expect(judgeStatement(text)).toContain(message));
});

describe("names that only real Lean knows", () => {
  test("a name of core, or one of a namespace that is made of words of lemma names, is left undecided", () => {
    expect(judgeTerm("(a b : Nat) : a = b", "Nat.lcm a b")).toBe("unsupported: `Nat.lcm`");
    expect(judgeTerm("(p : Prop) : p", "proof_irrel p")).toBe("unsupported: `proof_irrel`");
    expect(judgeTerm("(p : Prop) : p", "default")).toBe("unsupported: instance `Inhabited p`");
    expect(judgeTerm("(a b : Nat) : a = b", "add_comm a b")).toBe("unsupported: `add_comm`");
    expect(judgeTerm("(a b : Nat) : a = b", "Nat.add_sub_le_left_comm a b")).toBe(
      "unsupported: `Nat.add_sub_le_left_comm`",
    );
    expect(judgeTerm("(n : Nat) (h : n.succ = 0) : False", "Nat.noConfusion h")).toBe("unsupported: `Nat.noConfusion`");
  });

  test("other names are unknown", () => {
    expect(judgeTerm("(a b : Nat) : a = b", "quux a b")).toBe("rejected: Unknown identifier `quux`");
    expect(judgeTerm("(a b : Nat) : a = b", "Nat.quux a b")).toBe("rejected: Unknown constant `Nat.quux`");
    expect(judgeTerm("(p q : Prop) (h : p ∧ q) : p", "h.middle")).toContain("rejected: Invalid field `middle`");
    expect(judgeTerm("(a b : Nat) : a = b", "Quux.add a b")).toBe("rejected: Unknown constant `Quux.add`");
  });

  test("auxiliary definitions of the library cannot be named", () => {
    expect(judgeTerm("(a b : Nat) (h : a ∣ b) : ∃ c, b = a * c", "(h : Nat.dvd a b)")).toBe(
      "rejected: Unknown constant `Nat.dvd`",
    );
  });
});

describe("declarations of a file", () => {
  test("definitions and inductive types are known to what follows", () => {
    const source = `inductive Colour where
  | red
  | green

def swap (c : Colour) : Colour := match c with
  | .red => .green
  | .green => .red

theorem swap_swap (c : Colour) : swap (swap c) = c := by
  cases c <;> rfl`;
    expect(judgeFile(source)).toEqual(["accepted", "accepted", "accepted"]);
  });

  test("structures have projections and anonymous constructors", () => {
    const source = `structure Pair (α : Type) where
  first : α
  second : α

theorem eta {α : Type} (p : Pair α) : p = ⟨p.first, p.second⟩ := rfl`;
    expect(judgeFile(source)).toEqual(["accepted", "accepted"]);
  });

  test("indices that never change become parameters", () => {
    const source = `inductive Same {α : Type} : α → α → Prop where
  | same (a : α) : Same a a

theorem Same.symm {α : Type} {a b : α} (h : Same a b) : Same b a := by
  cases h
  exact Same.same _`;
    expect(judgeFile(source)).toEqual(["accepted", "accepted"]);
  });

  test("an inductive type that is not positive is refused", () => {
    expect(judgeFile("inductive Bad where\n  | mk (f : Bad → Bad)")[0]).toContain("non-positive-occurrence");
  });

  test("namespaces and sections scope names", () => {
    const source =
      "namespace A\ntheorem f : True := trivial\ntheorem g : True := f\nend A\ntheorem h : True := A.f\ntheorem k : True := f";
    expect(judgeFile(source)).toEqual(["accepted", "accepted", "accepted", "rejected: Unknown identifier `f`"]);
  });

  test("a command that is not understood has an entry", () => {
    expect(judgeFile("#eval 1\ntheorem f : True := trivial")).toEqual(["unsupported: command '#eval'", "accepted"]);
  });
});
