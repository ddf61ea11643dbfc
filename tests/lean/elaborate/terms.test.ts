/** Terms: what elaborates, and with which words what does not. */
import { describe, expect, test } from "vitest";
import { judgeTerm } from "./judge.ts";

const accepted = (statement: string, term: string): void => expect(judgeTerm(statement, term)).toBe("accepted");
const refused = (statement: string, term: string, message: string): void =>
  expect(judgeTerm(statement, term)).toContain(message);

describe("applications", () => {
  test.each([
    ["implicit arguments from the argument", "(a b c : Nat) (h : a ≤ b) (g : b ≤ c) : a ≤ c", "Nat.le_trans h g"],
    ["implicit arguments from the expected type", "(n : Nat) : n = n", "rfl"],
    ["named arguments", "(a b : Nat) : a + b = b + a", "Nat.add_comm (n := a) b"],
    [
      "a named argument before a missing one",
      "(f : Nat → Nat → Nat) (h : ∀ x y, f x y = 0) (a : Nat) : ∀ x, f x a = 0",
      "h (y := a)",
    ],
    ["`@` with every argument", "(a b c : Nat) (h : a ≤ b) (g : b ≤ c) : a ≤ c", "@Nat.le_trans a b c h g"],
    ["`..` for what is missing", "(a b c : Nat) : a * b * c = a * (b * c)", "Nat.mul_assoc .."],
    ["holes", "(a b c : Nat) : a * b * c = a * (b * c)", "Nat.mul_assoc _ _ _"],
    ["functions of implicit arguments", "{p : Prop} : ∀ {q : Prop}, p → q → p", "fun h _ => h"],
    ["composition", "(p q r : Prop) (f : p → q) (g : q → r) : p → r", "g ∘ f"],
    ["eliminators with the motive found", "(n : Nat) : 0 + n = n", "Nat.rec rfl (fun _ ih => congrArg Nat.succ ih) n"],
    [
      "eliminators with the motive given",
      "(p : Nat → Prop) (z : p 0) (s : ∀ n, p n → p (n + 1)) (n : Nat) : p n",
      "Nat.rec (motive := p) z s n",
    ],
  ])("%s", (_name, statement, term) => accepted(statement, term));

  test.each([
    [
      "an argument of another type",
      "(a b : Nat) (h : a ≤ b) : a ≤ b",
      "Nat.le_trans h h",
      "Application type mismatch: The argument\n  h\nhas type\n  a ≤ b\nbut is expected to have type\n  b ≤ b",
    ],
    ["an argument too many", "(p : Prop) (h : p) : p", "h h", "Function expected at\n  h\nbut this term has type\n  p"],
    ["an unknown argument name", "(a : Nat) : a = a", "Nat.add_comm (k := a) a", "Invalid argument name `k`"],
    [
      "another type than the expected one",
      "(p q : Prop) (h : p) : q",
      "h",
      "Type mismatch\n  h\nhas type\n  p\nbut is expected to have type\n  q",
    ],
    ["an unknown name", "(p : Prop) : p", "nothing", "Unknown identifier `nothing`"],
    [
      "a hole nothing fills",
      "(a b : Nat) (f : ∀ n : Nat, a = b) : a = b",
      "f _",
      "don't know how to synthesize placeholder",
    ],
    ["a string", "(p : Prop) : p", '"p"', "unsupported: string literal"],
  ])("refuses %s", (_name, statement, term, message) => refused(statement, term, message));
});

describe("dot notation", () => {
  test.each([
    ["numbered projections", "(p q r : Prop) (h : p ∧ q ∧ r) : r", "h.2.2"],
    ["named projections", "(p q : Prop) (h : p ↔ q) : q → p", "h.mpr"],
    ["methods on the head of the type", "(a b : Nat) (h : a = b) : b = a", "h.symm"],
    ["methods on the result of an application", "(p q : Prop) (f : p → p ∧ q) (h : p) : q", "(f h).right"],
    ["functions of Nat", "(n : Nat) (h : n.succ = 3) : n + 1 = 3", "h"],
    ["methods through an unfolded definition", "(a b : Nat) (h : a ≠ b) : b ≠ a", "h.symm"],
    ["`.inl` by the expected type", "(p q : Prop) (h : p) : p ∨ q", ".inl h"],
    ["methods of negation", "(p q : Prop) (h : ¬p) (g : p) : q", "h.elim g"],
  ])("%s", (_name, statement, term) => accepted(statement, term));

  test.each([
    ["a field the type does not have", "(p q : Prop) (h : p ∨ q) : p", "h.1", "Invalid field `1`"],
    ["a number out of range", "(p q : Prop) (h : p ∧ q) : p", "h.3", "Invalid projection: Index `3` is invalid"],
    [
      "the witness of an existential proof",
      "(p : Nat → Prop) (h : ∃ n, p n) : Nat = Nat",
      "(fun (_ : Nat) => rfl) h.1",
      "Invalid projection",
    ],
  ])("refuses %s", (_name, statement, term, message) => refused(statement, term, message));
});

describe("notation", () => {
  test.each([
    ["nested anonymous constructors", "(p q r : Prop) (a : p) (b : q) (c : r) : p ∧ q ∧ r", "⟨a, b, c⟩"],
    ["`∃` by a pair", ": ∃ n : Nat, n * n = 49", "⟨7, rfl⟩"],
    ["patterns of `fun`", "(p q : Prop) : p ∧ q → q ∧ p", "fun ⟨a, b⟩ => ⟨b, a⟩"],
    ["patterns of `have`", "(p q : Prop) (h : p ∧ q) : q", "have ⟨_, b⟩ := h; b"],
    ["`▸` from left to right", "(p : Nat → Prop) (a b : Nat) (h : a = b) (g : p a) : p b", "h ▸ g"],
    ["`▸` from right to left", "(p : Nat → Prop) (a b : Nat) (h : a = b) (g : p b) : p a", "h ▸ g"],
    ["`show … from`", "(n : Nat) : n + 0 = n", "show n = n from rfl"],
    ["`suffices`", "(p q : Prop) (a : p) (b : q) : p ∧ q", "suffices h : q ∧ p from ⟨h.2, h.1⟩; ⟨b, a⟩"],
    [
      "`calc` through different relations",
      "(a b c d : Nat) (h : a ≤ b) (g : b = c) (k : c < d) : a < d",
      "calc a ≤ b := h\n    _ = c := g\n    _ < d := k",
    ],
    ["tactics inside terms", "(p q : Prop) (h : p ∧ q) : q ∧ p", "⟨by exact h.2, by exact h.1⟩"],
    ["`if`", ": (if 1 = 1 then 2 else 3) = 2", "rfl"],
    ["numerals and offsets", "(n : Nat) (h : n + 1 = 3) : n + 1 = 2 + 1", "h"],
    ["lists", "(α : Type) (a b : α) : [a] ++ [b] = [a, b]", "rfl"],
  ])("%s", (_name, statement, term) => accepted(statement, term));

  test.each([
    ["too few items", "(p q : Prop) (h : p) : p ∧ q", "⟨h⟩", "Insufficient number of fields"],
    [
      "a constructor where there are two",
      "(p q : Prop) (h : p) : p ∨ q",
      "⟨h⟩",
      "is not an inductive type with one constructor",
    ],
    ["`▸` by a proof that is no equation", "(p q : Prop) (h : p → q) (g : p) : q", "h ▸ g", "invalid `▸` notation"],
    [
      "a `calc` whose steps do not meet",
      "(a b c d : Nat) (h : a = b) (g : c = d) : a = d",
      "calc a = b := h\n    c = d := g",
      "left-hand side is",
    ],
    [
      "relations that do not combine",
      "(a b c : Nat) (h : a ≠ b) (g : b ≠ c) : a ≠ c",
      "calc a ≠ b := h\n    _ ≠ c := g",
      "failed to synthesize `Trans`",
    ],
  ])("refuses %s", (_name, statement, term, message) => refused(statement, term, message));

  test("says which operator is outside the fragment", () => {
    expect(judgeTerm("(p q : Prop) : p ≤ q", "sorry")).toBe("unsupported: operator `≤` at type `Prop`");
  });

  test("takes a Bool for the proposition that it is true, and a decidable proposition for a Bool", () => {
    expect(judgeTerm("(b : Bool) (h : b) : b = true", "h")).toBe("accepted");
    expect(judgeTerm("(b : Bool) (h : ¬b) : b = true", "h")).toMatch(/^rejected: Type mismatch/);
    expect(judgeTerm("(f : Bool → Nat) (n : Nat) : f (n < 3) = f (decide (n < 3))", "rfl")).toBe("accepted");
    expect(judgeTerm("(f : Bool → Nat) (p : Prop) : f p = f p", "rfl")).toBe("unsupported: coercion from Prop to Bool");
  });
});
