/** Proofs step by step: states are values that can be branched. */
import { describe, expect, test } from "vitest";
import {
  elaborateStatement,
  finish,
  goalsOf,
  openProof,
  type ProofState,
  runTactic,
  type Statement,
  withTermScope,
} from "../../../src/lean/index.ts";
import { goalsAfter, library } from "./judge.ts";

const open = (text: string): ProofState => openProof(library, elaborateStatement(library, text) as Statement);

function step(state: ProofState, tactic: string): ProofState {
  const result = runTactic(state, tactic);
  if ("failure" in result) throw new Error(JSON.stringify(result.failure));
  return result.next;
}
const texts = (state: ProofState): string[] => goalsOf(state).map((goal) => goal.text);

describe("a proof state", () => {
  test("shows hypotheses and target", () => {
    expect(goalsAfter("(p q : Prop) : p ∧ q → q", "intro h")).toBe("p q : Prop\nh : p ∧ q\n⊢ q");
  });

  test("is not changed by what is done from it", () => {
    withTermScope(() => {
      const start = open("theorem t (p q : Prop) (h : p ∨ q) : q ∨ p := by");
      const before = texts(start);
      const left = step(start, "left");
      const cases = step(start, "cases h");
      const right = step(start, "right");
      expect(texts(start)).toEqual(before);
      expect([texts(left)[0], texts(right)[0]]).toEqual([
        "case h\np q : Prop\nh : p ∨ q\n⊢ q",
        "case h\np q : Prop\nh : p ∨ q\n⊢ p",
      ]);
      expect(texts(cases)).toHaveLength(2);
      expect(finish(step(step(cases, "exact Or.inr ‹p›"), "exact Or.inl ‹q›")).kind).toBe("accepted");
      expect(finish(left)).toMatchObject({ kind: "rejected", message: expect.stringContaining("unsolved goals") });
    });
  });

  test("keeps the assignments of metavariables apart", () => {
    withTermScope(() => {
      const start = step(
        open("theorem t (p : Nat → Prop) (a : p 1) (b : p 2) : ∃ n, p n ∧ p n := by"),
        "refine ⟨?n, ?_, ?_⟩",
      );
      const one = step(start, "case n => exact 1");
      const two = step(start, "case n => exact 2");
      const proved = step(step(one, "exact a"), "exact a");
      expect(runTactic(two, "exact a")).toHaveProperty("failure");
      expect(finish(step(step(two, "exact b"), "exact b")).kind).toBe("accepted");
      expect(finish(proved).kind).toBe("accepted");
    });
  });

  test("a failed tactic changes nothing", () => {
    withTermScope(() => {
      const start = open("theorem t (p q : Prop) (a : p) (b : q) : p ∧ q := by");
      const split = step(start, "constructor");
      expect(runTactic(split, "(exact a; exact a)")).toHaveProperty("failure");
      expect(texts(split)).toHaveLength(2);
      expect(finish(step(step(split, "exact a"), "exact b")).kind).toBe("accepted");
    });
  });

  test("random walks over the branches agree with straight runs", () => {
    withTermScope(() => {
      const statement = "theorem t (p q r : Prop) (f : p → q) (g : q → r) : p → q ∧ r := by";
      const tactics = ["intro h", "constructor", "exact f h", "apply g", "exact f h"];
      const states = [open(statement)];
      for (const tactic of tactics) states.push(step(states.at(-1)!, tactic));
      const expected = states.map(texts);
      // Visit the states in an order that jumps about; each must look as it did.
      for (let jump = 0; jump < 40; jump++) {
        const position = (jump * 7) % states.length;
        const state = states[position]!;
        runTactic(state, tactics[(jump * 3) % tactics.length]!);
        expect(texts(state)).toEqual(expected[position]);
        if (position < tactics.length) expect(texts(step(state, tactics[position]!))).toEqual(expected[position + 1]);
      }
      expect(finish(states.at(-1)!).kind).toBe("accepted");
    });
  });
});
