/** How near a conjecture is to its target, and how tangled its conclusion, by statements whose scores are plain. */
import { describe, expect, it } from "vitest";
import { conclusionComplexity, type Goal, readSignature, relevance } from "../../src/embedded-model/index.ts";
import { randomGoals } from "./support.ts";

const goal = (signature: string): Goal => readSignature(signature);

describe("relevance", () => {
  const target = goal("(a b c : Nat) : (a + b) * c = c * b + c * a");

  it.each([
    ["the target under other names", "(x y z : Nat) : (x + y) * z = z * y + z * x"],
    ["the target with sides swapped", "(a b c : Nat) : c * b + c * a = (a + b) * c"],
  ])("of %s is 0", (_, signature) => {
    expect(relevance(goal(signature), target)).toBe(0);
  });

  it("falls from a step on the way to a statement of the same area, and to another area", () => {
    const step = relevance(goal("(a b c : Nat) : c * (a + b) * c = (c * a + c * b) * c"), target);
    const near = relevance(goal("(a b : Nat) : a * b = b * a"), target);
    const far = relevance(goal("(p q : Prop) : p ∧ q → q"), target);
    expect([step, near, far]).toStrictEqual([4, 2, 0]);
  });

  it("counts what a premise is about", () => {
    const aim = goal("(a b : Nat) (h : a < b) : a + 1 ≤ b");
    expect(relevance(goal("(a b : Nat) (h : a < b) : a ≤ b"), aim)).toBeGreaterThan(
      relevance(goal("(a b : Nat) : a = b"), aim),
    );
  });

  it("is a whole number from 0 to 5 that does not depend on which of two statements is the target", () => {
    const goals = randomGoals(40, "relevance");
    for (const [i, one] of goals.entries()) {
      const other = goals[(i + 1) % goals.length]!;
      const score = relevance(one, other);
      expect(Number.isInteger(score) && score >= 0 && score <= 5).toBe(true);
      expect(relevance(other, one)).toBe(score);
      expect(relevance(one, one)).toBe(0);
    }
  });
});

describe("the complexity of a conclusion", () => {
  it.each([
    [0, "(a b : Nat) : a + b = b + a"],
    [0, "(p : Prop) : ¬¬p → p"],
    [0, "(a b : Nat) (h : a = 0 ∨ b = 0) : a * b = 0"],
    [0, "(p q : Prop) : p ∧ q → p"],
    [0, "(a : Nat) : ∃ b, a = b"],
    [1, "(a b : Nat) : a ≤ a + b ∧ b ≤ a + b"],
    [1, "(a : Nat) : a ≤ a ∧ 0 ≤ a ∧ a = a"],
    [2, "(a : Nat) : a ≤ a ∧ 0 ≤ a ∧ a = a ∧ a < a + 1"],
    [2, "(a : Nat) : a = 0 ∨ 0 < a"],
    [2, "(p q : Prop) : p ↔ (q → p)"],
    [3, "(p q : Prop) : p ∨ q"],
    [3, "(a : Nat) : a ≤ a ∧ 0 ≤ a ∧ a = a ∧ a < a + 1 ∧ 1 = 1"],
    [3, "(p q r : Prop) : p ↔ (q ↔ (r ↔ p))"],
    [4, "(a : Nat) : a = 0 ∨ a = 1 ∨ a = 2 ∨ 2 < a"],
    [4, "(p q r : Prop) : p ↔ (q ↔ (r ↔ (p ↔ q)))"],
  ])("is %d for %s", (score, signature) => {
    expect(conclusionComplexity(goal(signature))).toBe(score);
  });

  it("is a whole number from 0 to 4", () => {
    for (const one of randomGoals(60, "complexity")) expect([0, 1, 2, 3, 4]).toContain(conclusionComplexity(one));
  });
});
