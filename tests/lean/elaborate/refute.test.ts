/** What a failure decides: nothing after a tactic weaker than Lean's, unless small values show that no proof exists. */
import { describe, expect, test } from "vitest";
import { emptyContext } from "../../../src/lean/elaborate/local-context.ts";
import { isLinearlyRefutable, isRefutable } from "../../../src/lean/elaborate/refute.ts";
import { Session } from "../../../src/lean/elaborate/session.ts";
import { hooks } from "../../../src/lean/hooks.ts";
import { elaborateStatement, openProof, runTactic, withTermScope } from "../../../src/lean/index.ts";
import { applications, constant, naturalLiteral, type Term } from "../../../src/lean/kernel/index.ts";
import { judgeTactics, library } from "./judge.ts";

const beyond = (tactic: string): string => `unsupported: tactic \`${tactic}\` beyond what the fragment knows`;

describe("a goal that small values refute", () => {
  test.each([
    ["a comparison", "(a b : Nat) : a < b", "omega"],
    ["an equation of remainders", "(n : Nat) : n % 3 ≠ 2", "omega"],
    ["with a hypothesis that holds there", "(a b : Nat) (h : a ≤ b) : a = b", "omega"],
    ["with products as numbers of their own", "(a b : Nat) : a * b = b * a", "omega"],
    ["with hypotheses that are not about numbers", "(p : Nat → Prop) (a : Nat) (h : p a) : a = 0", "omega"],
    ["a formula", "(p q : Prop) (h : p ∨ q) : p", "simp"],
    ["under a quantifier", ": ∀ n : Nat, n = 0", "simp"],
  ])("is rejected: %s", (_name, statement, tactic) => {
    expect(judgeTactics(statement, tactic)).toMatch(/^rejected: /);
  });
});

describe("a goal that nothing refutes", () => {
  test.each([
    ["is true", "(a b : Nat) (h : a ≤ b) : a * a ≤ b * b", "simp [h]", "simp"],
    ["is false for large numbers only", "(a : Nat) : a < 1000", "omega", "omega"],
    ["speaks of other types", "(α : Type) (x y : α) : x = y", "simp", "simp"],
    ["has an unknown hypothesis", "(p : Nat → Prop) (h : p 1) : p 2", "simp", "simp"],
    ["needs infinitely many cases", ": ∀ n : Nat, n = n", "decide", "decide"],
  ])("is undecided: it %s", (_name, statement, tactic, weaker) => {
    expect(judgeTactics(statement, tactic)).toBe(beyond(weaker));
  });
});

describe("a goal that is a tree of 2^40 nodes, shared", () => {
  const doubled = (times: number): Term => {
    let goal = applications(constant("instNat.lt"), [naturalLiteral(1), naturalLiteral(0)]);
    for (let i = 0; i < times; i++) goal = applications(constant("And"), [goal, goal]);
    return goal;
  };

  test.each([isRefutable, isLinearlyRefutable])("is left undecided by %o, while a small one is refuted", (refutes) => {
    withTermScope(() => {
      const session = new Session(library, hooks);
      expect(refutes(session, emptyContext, doubled(5))).toBe(true);
      expect(refutes(session, emptyContext, doubled(40))).toBe(false);
    });
  });
});

describe("a doubt", () => {
  test("outlives the alternatives of `first`, and does not matter to a proof", () => {
    expect(judgeTactics("(a b : Nat) (h : a ≤ b) : max a b = b", "first | simp | exact h")).toBe(beyond("simp"));
    expect(judgeTactics("(f : Nat → Nat) (h : f 1 = f 2) : f 1 = f 2", "first | omega | exact h")).toBe("accepted");
  });

  test("is not there before the tactic, nor in another branch of a stepwise proof", () => {
    withTermScope(() => {
      const statement = elaborateStatement(library, "theorem t (α : Type) (x y : α) : x = y := by");
      if ("kind" in statement) throw new Error(statement.kind);
      const state = openProof(library, statement);
      const failure = (tactic: string): string => {
        const result = runTactic(state, tactic);
        return "failure" in result ? result.failure.kind : "next";
      };
      expect(["rfl", "simp", "rfl"].map(failure)).toEqual(["rejected", "unsupported", "rejected"]);
    });
  });
});
