/** `omega` as a tactic: what it uses of goals and hypotheses, what it leaves to others, and that its work is bounded. */
import { describe, expect, test } from "vitest";
import { elaborateStatement, loadLibrary, verifyProof, withTermScope } from "../../../src/lean/index.ts";

const library = loadLibrary();

/** "accepted", or the kind and the message of the verdict. */
function verdict(statement: string, steps = 2_000_000): string {
  return withTermScope(() => {
    const elaborated = elaborateStatement(library, `theorem t ${statement} := by`);
    if ("kind" in elaborated) throw new Error(JSON.stringify(elaborated));
    const judgement = verifyProof(library, elaborated, "\n  omega", { steps });
    return judgement.kind === "rejected" ? `rejected: ${judgement.message}` : judgement.kind;
  });
}

describe("omega proves", () => {
  test.each([
    ["a goal by its negation", "(a b : Nat) (h : a < b) : ¬b ≤ a"],
    ["an implication by its premise", "(a b : Nat) : a < b → a ≠ b"],
    ["a conjunction", "(a b : Nat) (h : a = b) : a ≤ b ∧ b ≤ a"],
    ["an equivalence", "(a b : Nat) : a < b ↔ a + 1 ≤ b"],
    ["from a disjunction", "(a : Nat) (h : a = 3 ∨ a = 5) : a % 2 = 1"],
    ["from a negated conjunction", "(a b : Nat) (h : ¬(a ≤ b ∧ b ≤ a)) : a ≠ b"],
    ["from an implication between comparisons", "(a b : Nat) (h : a ≤ 4 → b = 0) (h' : a < 3) : b < 1"],
    ["from an equivalence of comparisons", "(a b : Nat) (h : a = 0 ↔ b = 0) (h' : b = 0) : a < 2"],
    ["a goal that is no comparison, from contradictory hypotheses", "(p : Prop) (a : Nat) (h : a < a) : p"],
    ["about truncated subtraction", "(a b c : Nat) (h : a ≤ b) : a - c ≤ b - c"],
    ["about quotient and remainder by literals", "(a : Nat) : a / 3 * 3 + a % 3 = a"],
    ["about divisibility by literals", "(a b : Nat) (h : 6 ∣ a) (h' : a = b + 1) : ¬3 ∣ b"],
    ["about minimum and maximum", "(a b : Nat) : min a b + max a b = a + b"],
    ["about powers of literals", "(a : Nat) (h : a < 2 ^ 3) : a ≤ 7"],
    ["with products as atoms", "(a b : Nat) (h : a * b < 3) (h' : ¬a * b < 2) : a * b = 2"],
    ["with numbers of any size", "(a : Nat) (h : 100000000000000000000 * a = 300000000000000000000) : a = 3"],
    ["under the quantifiers of the goal", ": ∀ a b : Nat, a < b → a + 1 ≤ b"],
  ])("%s", (_what, statement) => {
    expect(verdict(statement)).toBe("accepted");
  });
});

describe("omega refuses", () => {
  test.each([
    ["what is false", "(a b : Nat) : a - b + b = a", "a possible counterexample may satisfy the constraints"],
    ["what is not linear", "(a b : Nat) : a * b = b * a", "a possible counterexample may satisfy the constraints"],
    ["what has no comparison of numbers", "(p : Prop) : p ∨ ¬p", "No usable constraints found"],
  ])("%s, saying so", (_what, statement, message) => {
    expect(verdict(statement)).toContain(`omega could not prove the goal:\n${message}`);
  });

  test("to work beyond its fuel", () => {
    const names = ["a", "b", "c", "d", "e", "f", "g", "i"];
    const terms = names.map((name, i) => `(${name} - ${names[(i + 1) % names.length]})`).join(" + ");
    expect(verdict(`(${names.join(" ")} : Nat) : ${terms} ≤ ${names.join(" + ")}`, 20_000)).toBe("timeout");
  });
});
