/** Tactics made of tactics, and blocks. */
import { describe, expect, test } from "vitest";
import { goalsAfter, judgeTactics } from "../elaborate/judge.ts";

const conjunction = "(p q : Prop) (a : p) (b : q) : p ∧ q";

describe("combinators", () => {
  test.each([
    ["first takes the first that works", ["first | exact ⟨b, a⟩ | exact ⟨a, b⟩"]],
    ["try goes on", ["try exact a", "exact ⟨a, b⟩"]],
    ["<;> runs on every goal", ["constructor <;> assumption"]],
    ["all_goals runs on every goal", ["constructor", "all_goals assumption"]],
    ["any_goals needs one success", ["constructor", "any_goals exact a", "exact b"]],
    ["repeat stops when it fails", ["repeat constructor", "exact a", "exact b"]],
    ["bullets", ["constructor", "· exact a", "· exact b"]],
    ["case by name, in any order", ["constructor", "case right => exact b", "case left => exact a"]],
    ["next in order", ["constructor", "next => exact a", "next => exact b"]],
    ["semicolons and parentheses", ["constructor", "(skip; exact a)", "exact b; done"]],
    ["exacts", ["constructor", "exacts [a, b]"]],
  ])("%s", (_name, tactics) => expect(judgeTactics(conjunction, ...tactics)).toBe("accepted"));

  test.each([
    ["a bullet that leaves its goal", ["constructor", "· skip", "· exact b"], "unsolved goals\ncase left"],
    ["a bullet too many", ["exact ⟨a, b⟩", "· skip"], "No goals to be solved"],
    ["an unknown case", ["constructor", "case middle => exact a"], "Case tag `middle` not found"],
    ["a tactic after the last goal", ["exact ⟨a, b⟩", "skip; exact a"], "No goals to be solved"],
    ["first when all fail, with the last failure", ["first | exact a | exact b"], "has type\n  q"],
    ["any_goals when none works", ["constructor", "any_goals contradiction"], "any_goals"],
    ["too many names for a case", ["constructor", "case left x y => exact a"], "too many variable names"],
  ])("refuses %s", (_name, tactics, message) => expect(judgeTactics(conjunction, ...tactics)).toContain(message));

  test("a failed alternative leaves no trace", () => {
    expect(goalsAfter("(f : Nat → Prop) : ∃ n, f n ∧ f n", "first | (refine ⟨3, ?_, ?_⟩; exact a) | skip")).toBe(
      "f : Nat → Prop\n⊢ ∃ n, f n ∧ f n",
    );
  });

  test("a goal filled by unification is not asked for", () => {
    expect(judgeTactics("(f : Nat → Prop) (h : f 3) : ∃ n, f n", "constructor", "exact h")).toBe("accepted");
  });
});
