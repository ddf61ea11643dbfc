/** Statements told in English, and spelled out: by hand, and that what is told can be read as what was meant. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { statementGoal } from "../../src/backends/embedded/statement-goal.ts";
import { FAMILIES, nextCandidate } from "../../src/corpus/index.ts";
import { deriveStream, type RandomStream } from "../../src/domain/index.ts";
import { type Goal, MOST_WORDS, normalForm, replayFormalisation, tellGoal } from "../../src/embedded-model/index.ts";
import { spell, spelledStatement } from "../../src/embedded-model/spell.ts";

const goalOf = (text: string): Goal => {
  const read = statementGoal(text);
  if (read._tag === "Outside") throw new Error(read.construct);
  return read.goal;
};

/** Always the first phrase of those that fit, and between words where that may be. */
const first: RandomStream = { nextDouble: () => 0, nextInt: () => 0 };
/** Always the last one, with its word in front. */
const last: RandomStream = { nextDouble: () => 0.99, nextInt: (bound) => bound - 1 };

describe("a statement told in English", () => {
  it.each([
    [
      "(a b : Nat) : a + b * 2 = (a + b) * b",
      "For all natural numbers a and b, a plus b times 2 equals the sum of a and b times b.",
      "The sum of a and the product of b and 2 is the same as the product of the sum of a and b and b, for all natural numbers a and b.",
    ],
    [
      "(a b c : Nat) (h : a ≤ b) (g : b < c) : a < c",
      "For all natural numbers a, b and c, if a is at most b then if b is less than c then a is less than c.",
      "Let a, b and c be natural numbers. Then suppose that b is no less than a. Then suppose that c exceeds b. Then c exceeds a.",
    ],
    [
      "(p q : Prop) : ¬(p ∧ q) ∨ q",
      "For all propositions p and q, it is not the case that both p and q or q.",
      "Either it is false that both p and q or q, for all propositions p and q.",
    ],
    [
      "(P : Nat → Prop) (n : Nat) : P n → ∃ x, P (x ^ 2)",
      "For every property P, for every natural number n, n has the property P implies there is a natural number x such that x squared has the property P.",
      "For every property P, for every natural number n, if n has P then there is a natural number x such that the power 2 of x has P.",
    ],
  ])("says %s", (signature, one, other) => {
    const goal = goalOf(`theorem t ${signature} := by`);
    expect(tellGoal(goal, first)).toBe(one);
    expect(tellGoal(goal, last)).toBe(other);
  });

  it("can be read as what it tells, whatever phrases are drawn", () => {
    fc.assert(
      fc.property(fc.constantFrom(...FAMILIES), fc.integer({ min: 0, max: 1e6 }), (family, seed) => {
        const stream = deriveStream(seed, "data");
        const goal = nextCandidate(family, stream, -2);
        const informal = tellGoal(goal, stream);
        fc.pre(informal.split(/[ ,.]+/).length < MOST_WORDS - 8);
        expect(replayFormalisation({ goal, informal }), informal).not.toBeNull();
      }),
      { numRuns: 60 },
    );
  });
});

describe("a statement spelled out", () => {
  it("has all brackets, its variables and premises in front, and its parts", () => {
    const { parts, whole } = spell(goalOf("theorem t (a : Nat) (h : a ≠ 1) : ∃ x, a < x + 1 ∧ True := by"));
    expect(whole).toBe("(∀ a : Nat, ((¬(a = 1)) → (∃ x : Nat, ((a < (x + 1)) ∧ True))))");
    expect([...parts]).toContain("(x + 1)");
    expect([...parts]).toContain("(∃ x : Nat, ((a < (x + 1)) ∧ True))");
  });

  it("is a theorem again, of the same normal form but for what is a premise", () => {
    fc.assert(
      fc.property(fc.constantFrom(...FAMILIES), fc.integer({ min: 0, max: 1e6 }), (family, seed) => {
        const { whole } = spell(nextCandidate(family, deriveStream(seed, "data")));
        const text = spelledStatement("t", whole);
        expect(spell(goalOf(text)).whole).toBe(whole);
        expect(normalForm(goalOf(text))).toBe(normalForm(goalOf(spelledStatement("other", whole))));
      }),
      { numRuns: 40 },
    );
  });

  it("leaves a name that is bound twice where it stands", () => {
    expect(spelledStatement("t", "(∀ a : Nat, (∀ a : Nat, (a = a)))")).toBe(
      "theorem t (a : Nat) : (∀ a : Nat, (a = a)) := by",
    );
  });
});
