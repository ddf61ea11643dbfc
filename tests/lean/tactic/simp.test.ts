/** What `simp` makes of goals and hypotheses, and what it refuses. */
import { describe, expect, test } from "vitest";
import {
  elaborateStatement,
  goalsOf,
  loadLibrary,
  openProof,
  runTactic,
  withTermScope,
} from "../../../src/lean/index.ts";

const library = loadLibrary();

/** The goals left by a tactic as text, or the message of its failure. */
function run(statement: string, tactic: string): string {
  return withTermScope(() => {
    const elaborated = elaborateStatement(library, `theorem t ${statement} := by`);
    if ("kind" in elaborated) throw new Error(JSON.stringify(elaborated));
    const result = runTactic(openProof(library, elaborated), tactic);
    if (!("next" in result)) {
      const { failure } = result;
      return failure.kind === "unsupported" ? `unsupported: ${failure.construct}` : failure.message;
    }
    return goalsOf(result.next)
      .map((goal) => goal.text)
      .join("\n\n");
  });
}

const beyond = "unsupported: tactic `simp` beyond what the fragment knows";

const variables = "(a b c : Nat) (p q r : Prop) (f : Nat → Nat)";
const target = (statement: string, tactic: string): string => {
  const goal = run(`${variables} ${statement}`, tactic);
  return goal.slice(goal.lastIndexOf("⊢ ") + 2);
};

describe("simp on the target", () => {
  test.each([
    ["drops True and zero", ": a + 0 = b ∧ True", "simp", "a = b"],
    ["cancels a common summand", ": a + c = b + c", "simp", "a = b"],
    ["computes with literals", ": a = 2 * 3 + 1", "simp", "a = 7"],
    ["moves literals of an equation to one side", ": a + 2 = 7", "simp", "a = 5"],
    ["moves literals of two offsets", ": a + 2 = b + 5", "simp", "a = b + 3"],
    ["moves literals of an inequality", ": a + 2 ≤ b + 5", "simp", "a ≤ b + 3"],
    ["turns a negated order around", ": ¬a ≤ b", "simp", "b < a"],
    ["rewrites with a hypothesis", "(h : a = b) : f a = c", "simp only [h]", "f b = c"],
    ["rewrites backwards", "(h : a = b) : f b = c", "simp only [← h]", "f a = c"],
    ["rewrites under a binder", "(h : ∀ n, f n = n) : ∀ n, f n = c", "simp only [h]", "∀ (n : Nat), n = c"],
    ["rewrites under an existential", "(h : ∀ n, f n = n) : ∃ n, f n = f c", "simp only [h]", "∃ n, n = c"],
    ["rewrites a proposition by an equivalence", "(h : p ↔ q) : p ∨ r", "simp only [h]", "q ∨ r"],
    ["replaces a known proposition by True", "(h : p) : p ∧ q", "simp only [h, true_and]", "q"],
    ["uses the condition of a lemma", "(h : ∀ n, n < 5 → f n = 0) : f 3 = a", "simp [h]", "0 = a"],
    ["uses only what it is given", ": a + 0 = b + 0", "simp only [Nat.add_zero]", "a = b"],
    ["computes nothing in simp only", ": a + 0 = 2 + 2", "simp only [Nat.add_zero]", "a = 2 + 2"],
    ["computes what simp only names", ": a = 2 + 2", "simp only [Nat.reduceAdd]", "a = 4"],
    ["leaves out a lemma by name", ": a + 0 = b ∧ True", "simp [-Nat.add_zero]", "a + 0 = b"],
    ["puts sums in order", ": b + a = c", "simp only [Nat.add_comm]", "a + b = c"],
    ["takes a conjunction apart", "(h : p ∧ q) : q ∧ r", "simp only [h, true_and]", "r"],
  ])("%s", (_what, statement, tactic, expected) => {
    expect(target(statement, tactic)).toBe(expected);
  });

  test.each([
    ["an equality of equals", ": a + 0 = a", "simp"],
    ["a conclusion under a hypothesis", "(h : p) : q → p", "simp [h]"],
    ["everything from all hypotheses", "(h : a = b) (h' : b = c) : a = c", "simp [*]"],
    ["an existential with a witness given by an equation", ": ∃ n, n = a", "simp"],
    ["a literal comparison", ": 3 < 5 ∧ ¬7 ≤ 2", "simp"],
    ["a negated equation of different literals", ": 3 ≠ 4", "simp"],
    ["an ordering of summands", ": a + b + c = c + b + a", "simp only [Nat.add_comm, Nat.add_left_comm]"],
  ])("closes %s", (_what, statement, tactic) => {
    expect(run(`${variables} ${statement}`, tactic)).toBe("");
  });
});

describe("simp at hypotheses", () => {
  test("rewrites the hypothesis in place", () => {
    expect(run("(a b : Nat) (h : a + 0 = b) : a = b", "simp at h")).toContain("h : a = b\n");
  });

  test("closes the goal when the hypothesis becomes False", () => {
    expect(run("(a : Nat) (h : a + 1 = 0) : a = 5", "simp at h")).toBe("");
  });

  test("forgets a hypothesis that becomes True", () => {
    expect(run("(a : Nat) (h : a = a) : a = 5", "simp at h")).not.toContain("h :");
  });

  test("does not use a hypothesis on itself", () => {
    expect(run("(a b : Nat) (h : a = b) : b = a", "simp [*] at h")).toBe(beyond);
    expect(run("(a b : Nat) (h : a = 1) : b = 1", "simp [*] at h")).toBe("`simp` made no progress");
  });
});

describe("simp refuses", () => {
  test.each([
    ["to do nothing", "(a b : Nat) : a = b", "simp", "`simp` made no progress"],
    ["an unknown lemma", "(a : Nat) : a = a", "simp [no_such_lemma]", "Unknown identifier `no_such_lemma`"],
    [
      "to leave out what is no simp lemma",
      "(a : Nat) : a = a",
      "simp [-Nat.add_comm]",
      "does not have the `[simp]` attribute",
    ],
    [
      "a definition behind notation",
      "(a : Nat) : a + 0 = a",
      "simp [Nat.add]",
      "unsupported: simp with the definition Nat.add",
    ],
    ["dsimp, by the equations that hold by rfl", "(a : Nat) : 0 + a = a", "dsimp", "unsupported: tactic `dsimp`"],
    [
      "one hypothesis named twice",
      "(a b : Nat) (h : a + 0 = b) : a = b",
      "simp at h h",
      "unsupported: `simp` at one hypothesis twice",
    ],
    [
      "simpa with a hypothesis that says something else",
      "(a b : Nat) (h : a = 1) : b = 1",
      "simpa using h",
      "Type mismatch: After simplification",
    ],
    ["to say no where Lean's may do more", "(a b : Nat) (h : a = b) : b = a", "simpa using h", beyond],
  ])("%s", (_what, statement, tactic, message) => {
    expect(run(statement, tactic)).toContain(message);
  });

  test("to loop for ever: the step budget ends it", () => {
    expect(run("(f : Nat → Nat) (h : ∀ n, f n = f (n + 1)) : f 0 = 1", "simp only [h]")).toMatch(/depth|timeout/);
  });
});
