/** Properties of the tactic engine's own arithmetic: what it calls equal is equal. */
import { describe, expect, it } from "vitest";
import { deriveStream } from "../../src/domain/index.ts";
import { computedForm } from "../../src/embedded-model/computation.ts";
import { type Goal, node, operators, refute, sameExpression } from "../../src/embedded-model/index.ts";
import { offsetForm } from "../../src/embedded-model/offset.ts";
import { TermTable } from "../../src/embedded-model/terms.ts";
import { goalOf, randomGoals } from "./support.ts";

const sides = (signature: string) => goalOf(signature).target.children;

const agree = (form: typeof computedForm, signature: string): boolean => {
  const terms = new TermTable();
  const [left, right] = sides(signature).map((side) => form(terms, terms.intern(side)));
  return left! >= 0 && left === right;
};

const equation = (goal: Goal, left: number, right: number, terms: TermTable): Goal => ({
  ...goal,
  hypotheses: [],
  target: node(operators.EQUAL, [terms.expression(left), terms.expression(right)]),
});

describe("the engine's terms", () => {
  it("are equal exactly when their numbers are, and survive interning", () => {
    const terms = new TermTable(64);
    const goals = randomGoals(100, "terms");
    const ids = goals.map(({ target }) => terms.intern(target));
    goals.forEach(({ target }, i) => {
      expect(sameExpression(terms.expression(ids[i]!), target)).toBe(true);
      expect(terms.intern(target)).toBe(ids[i]);
    });
  });

  it("are dropped by a release as if they had never been made", () => {
    const terms = new TermTable(64);
    const [first, second, third] = randomGoals(12, "release").map(({ target }) => target);
    terms.intern(first!);
    const mark = terms.count;
    const id = terms.intern(second!);
    terms.release(mark);
    terms.intern(third!);
    terms.release(mark);
    expect(terms.intern(second!)).toBe(id);
  });

  it("instantiate and abstract are inverse to each other", () => {
    const terms = new TermTable();
    for (const { target } of randomGoals(100, "abstract")) {
      const id = terms.intern(target);
      const variable = terms.make(operators.VARIABLE, 0, 0);
      const body = terms.abstract(id, variable);
      expect(terms.instantiate(body, variable)).toBe(id);
    }
  });
});

describe("computation", () => {
  it("unfolds the recursive definitions, on the second argument only", () => {
    for (const equal of [
      "(a : Nat) : a + 0 = a",
      "(a b : Nat) : a + (b + 1) = a + b + 1",
      "(a b : Nat) : a * (b + 1) = a * b + a",
      "(a : Nat) : a - 0 = a",
      "(a : Nat) : a ^ 2 = 1 * a * a",
      "(a : Nat) : a + 1 - 1 = a",
      "(a b : Nat) : 2 * 3 + a = 6 + a",
      "(a b : Nat) : a - (b + 1) = a - b - 1",
    ]) {
      expect(agree(computedForm, equal), equal).toBe(true);
    }
    for (const stuck of [
      "(a : Nat) : 0 + a = a",
      "(a b : Nat) : a + b = b + a",
      "(a : Nat) : a - a = 0",
      "(a : Nat) : 0 * a = 0",
    ]) {
      expect(agree(computedForm, stuck), stuck).toBe(false);
    }
  });

  it("and offset forms keep the value of a term", () => {
    const stream = deriveStream("forms", "data");
    for (const goal of randomGoals(120, "computation")) {
      const terms = new TermTable();
      for (const side of goal.target.children.filter(({ operator }) => operators.IS_TERM[operator] === 1)) {
        const id = terms.intern(side);
        const offset = offsetForm(terms, id);
        expect(refute(equation(goal, id, offset, terms), 20, stream)).toBeNull();
        expect(offsetForm(terms, offset), "a form is its own form").toBe(offset);
        const computed = computedForm(terms, id);
        const hasPredecessor =
          computed >= 0 && JSON.stringify(terms.expression(computed)).includes(`"operator":${operators.PREDECESSOR}`);
        if (computed >= 0 && !hasPredecessor) {
          expect(refute(equation(goal, id, computed, terms), 20, stream)).toBeNull();
        }
      }
    }
  });
});
