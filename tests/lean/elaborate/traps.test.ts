/** What must never be accepted: captured variables, escaping witnesses, circular proofs, `sorry` in disguise, axioms. */
import { describe, expect, test } from "vitest";
import { judgeFile, judgeTactics, judgeTerm } from "./judge.ts";

describe("variables", () => {
  test("a bound variable does not escape its binder", () => {
    expect(judgeTerm("(p : Nat → Prop) (h : ∀ x, p x) : p 0", "h x")).toBe("rejected: Unknown identifier `x`");
  });

  test("a witness does not escape the proof that has it", () => {
    const statement = "(r : Nat → Nat → Prop) (h : ∀ x, ∃ y, r x y) : ∃ y, ∀ x, r x y";
    expect(judgeTactics(statement, "refine ⟨?_, ?_⟩", "intro x", "obtain ⟨y, hy⟩ := h x", "exact hy")).not.toBe(
      "accepted",
    );
    expect(judgeTactics(statement, "constructor", "intro x", "obtain ⟨y, hy⟩ := h x", "exact hy")).toContain(
      "Type mismatch",
    );
  });

  test("a metavariable made outside a binder is not filled by the bound variable", () => {
    expect(judgeTactics("(p : Nat → Prop) (h : ∀ x, p x → p 0) : p 0", "apply h", "intro x")).not.toBe("accepted");
    expect(judgeTerm("(r : Nat → Nat → Prop) (h : ∀ x, r x x) : ∃ y, ∀ x, r x y", "⟨_, fun x => h x⟩")).toContain(
      "rejected",
    );
  });

  test("a shadowed hypothesis is not the one below", () => {
    expect(judgeTactics("(p q : Prop) (h : p) : q → p", "intro h", "exact h")).toContain("Type mismatch");
  });

  test("a lambda's variable does not capture one of the same name", () => {
    expect(judgeTerm("(x : Nat) (f : Nat → Nat) (h : f x = 0) : ∀ x, f x = 0", "fun x => h")).toContain(
      "Type mismatch",
    );
  });

  test("a substituted variable is gone", () => {
    expect(judgeTactics("(a b : Nat) (h : a = b) : b = a", "subst h", "exact (rfl : b = b)")).toContain(
      "Unknown identifier `b`",
    );
  });
});

describe("circular proofs", () => {
  test("a theorem is unknown in its own proof", () => {
    expect(judgeTerm("(p : Prop) : p", "t p")).toBe("rejected: Unknown identifier `t`");
    expect(judgeFile("theorem f (p : Prop) : p := f p")).toEqual(["rejected: Unknown identifier `f`"]);
  });

  test("recursion on a part of an argument is well-founded; other recursion may be and is left undecided", () => {
    const recursive = (call: string): string =>
      `theorem f (n : Nat) : 0 + n = n := by\n  cases n with\n  | zero => rfl\n  | succ n => rw [← Nat.add_assoc, ${call}]`;
    expect(judgeFile(recursive("f n"))).toEqual(["accepted"]);
    expect(judgeFile(recursive("f (0 + n)"))[0]).toMatch(/^rejected|^unsupported/);
    const circular =
      "theorem f (n : Nat) : n = n + 1 := by\n  cases n with\n  | zero => rfl\n  | succ n => exact f (n + 1)";
    expect(judgeFile(circular)[0]).toMatch(/^rejected|^unsupported/);
  });

  test("a refused theorem is of no use to what follows", () => {
    expect(judgeFile("theorem f : 1 = 2 := rfl\ntheorem g : 1 = 2 := f")[1]).toBe(
      "rejected: `f` was declared with an error",
    );
  });

  test("a name is declared once", () => {
    expect(judgeFile("theorem f : True := trivial\ntheorem f : True := trivial")[1]).toBe(
      "rejected: `f` has already been declared",
    );
    expect(judgeFile("theorem Nat.add_comm : 1 = 2 := rfl")).toEqual([
      "rejected: `Nat.add_comm` has already been declared",
    ]);
  });
});

describe("sorry and axioms", () => {
  test.each([
    ["a tactic", ["sorry"]],
    ["admit", ["admit"]],
    ["a term", ["exact sorry"]],
    ["behind try", ["try sorry", "exact h"]],
    ["an alternative that another would have spared", ["first | sorry | exact h"]],
    ["an argument", ["exact id sorry"]],
    ["an unused have", ["have g : 1 = 2 := sorry", "exact h"]],
    ["a goal that is closed otherwise", ["all_goals sorry"]],
  ])("sorry as %s is refused", (_name, tactics) => {
    expect(judgeTactics("(p : Prop) (h : p) : p", ...tactics)).toBe("rejected: declaration uses `sorry`");
  });

  test("axioms cannot be declared", () => {
    expect(judgeFile("axiom cheat : 1 = 2")).toEqual(["unsupported: axiom"]);
    expect(judgeTerm(": 1 = 2", "sorryAx _")).not.toBe("accepted");
  });
});

describe("what stands behind the proof", () => {
  test.each(["\n\ntheorem g : True := trivial", "\nend", "\n#exit", "\n#eval 1", "\n  exact h\n  exact h"])(
    "%j is not ignored",
    (rest) => {
      expect(judgeTerm("(p : Prop) (h : p) : p", `by\n  exact h${rest}`)).not.toBe("accepted");
    },
  );
});

describe("induction", () => {
  test("the hypothesis is about the predecessor", () => {
    expect(
      judgeTactics(
        "(p : Nat → Prop) (z : p 0) : ∀ n, p n",
        "intro n",
        "induction n with",
        "| zero => exact z",
        "| succ n ih => exact ih",
      ),
    ).toContain("Type mismatch");
  });

  test("a variable that was not generalised stays fixed", () => {
    const proof = ["induction n with", "| zero => exact h", "| succ n ih => exact ih (m + 1)"];
    expect(judgeTactics("(f : Nat → Nat → Prop) (n m : Nat) (h : f 0 m) : f n m", ...proof)).not.toBe("accepted");
  });

  test("an index that is not a variable is refused", () => {
    expect(judgeTactics("(n : Nat) (h : n + 1 ≤ 3) : n ≤ 3", "induction h")).toContain("not a variable");
  });
});
