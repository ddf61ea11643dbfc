/** When two states are the same. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stateText } from "../../src/domain/index.ts";
import { goalsOfState, stateKey } from "../../src/search/index.ts";
import { forAll } from "../support/for-all.ts";

describe("the key of a state", () => {
  it("leaves out names of hypotheses, variables and cases, and nothing else", () => {
    const state = "case succ\nn m : Nat\nih : n + m = m + n\n⊢ n + 1 + m = m + (n + 1)";
    const key = stateKey(state);
    expect(stateKey("a b : Nat\nh : a + b = b + a\n⊢ a + 1 + b = b + (a + 1)")).toBe(key);
    const others = [
      "a b : Nat\nh : a + b = b + a\n⊢ b + 1 + a = a + (b + 1)",
      "a b : Nat\nh : b + a = a + b\n⊢ a + 1 + b = b + (a + 1)",
      "a b : Nat\n⊢ a + 1 + b = b + (a + 1)",
      "a b c : Nat\nh : a + b = b + a\n⊢ a + 1 + b = b + (a + 1)",
      "a b : Int\nh : a + b = b + a\n⊢ a + 1 + b = b + (a + 1)",
      `${state}\n\n⊢ True`,
    ];
    for (const other of others) expect(stateKey(other)).not.toBe(key);
  });

  it("tells goals of another order apart, and reads a type that goes on in the next line", () => {
    expect(stateKey("⊢ a\n\n⊢ b")).not.toBe(stateKey("⊢ b\n\n⊢ a"));
    expect(stateKey("h :\n  p\n⊢ p")).not.toBe(stateKey("h :\n  q\n⊢ p"));
    expect(stateKey("h : p ∧\n  x : q\n⊢ p")).not.toBe(stateKey("h : p ∧\n  y : q\n⊢ p"));
  });

  it("is that of every renaming, and of no exchange of two variables", () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,3}$/), { minLength: 4, maxLength: 4 });
    const written = ([a, b, h, k]: ReadonlyArray<string>): string =>
      `${a} ${b} : Nat\n${h} : ${a} < ${b}\n${k} : ¬${b} = ${a}\n⊢ ∃ x0, ${a} + x0 = ${b}`;
    forAll(names, (given) => {
      const [a, b, h, k] = given as [string, string, string, string];
      expect(stateKey(written(given))).toBe(stateKey(written(["n", "m", "h1", "h2"])));
      const exchanged = written(given).replace(`${h} : ${a} < ${b}`, `${h} : ${b} < ${a}`);
      expect(stateKey(exchanged)).not.toBe(stateKey(written([a, b, h, k])));
    });
  });
});

describe("the text of a state", () => {
  it("has its goals back", () => {
    const goals = ["n : Nat\n⊢ n = n", "⊢ True"];
    expect(goalsOfState(stateText(goals))).toEqual(goals);
  });
});
