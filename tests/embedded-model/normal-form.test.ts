import { describe, expect, it } from "vitest";
import { deriveStream, type RandomStream, shuffled } from "../../src/domain/index.ts";
import {
  type Expression,
  embed,
  type Goal,
  nearForm,
  node,
  normalForm,
  operators,
} from "../../src/embedded-model/index.ts";
import { goalOf, randomGoals } from "./support.ts";

const COMMUTATIVE: ReadonlyArray<number> = [
  operators.ADD,
  operators.MULTIPLY,
  operators.AND,
  operators.OR,
  operators.EQUAL,
  operators.IFF,
];
const NAMED: ReadonlyArray<number> = [operators.VARIABLE, operators.ATOM, operators.PREDICATE];

/** The expression with variables renumbered and commutative operands swapped at random. */
const scrambled = (expression: Expression, index: readonly number[], stream: RandomStream): Expression => {
  const value = NAMED.includes(expression.operator) ? index[expression.value]! : expression.value;
  const children = expression.children.map((child) => scrambled(child, index, stream));
  if (COMMUTATIVE.includes(expression.operator) && stream.nextInt(2) === 0) children.reverse();
  return children.length === 0 ? { ...expression, value } : node(expression.operator, children, value);
};

const variant = (goal: Goal, stream: RandomStream): Goal => {
  const order = shuffled(
    goal.variables.map((_, i) => i),
    stream,
  );
  const index = goal.variables.map((_, i) => order.indexOf(i));
  const hypotheses = goal.hypotheses.map(({ proposition }, i) => ({
    name: `k${i}`,
    proposition: scrambled(proposition, index, stream),
  }));
  return {
    variables: order.map((i, position) => ({ name: `v${position}`, sort: goal.variables[i]!.sort })),
    hypotheses: shuffled(hypotheses, stream),
    target: scrambled(goal.target, index, stream),
  };
};

const cases = (form: (goal: Goal) => string, a: string, b: string): boolean => form(goalOf(a)) === form(goalOf(b));

describe("normal forms", () => {
  it("ignore names, order of hypotheses and commutativity", () => {
    const stream = deriveStream("variants", "data");
    for (const goal of randomGoals(120, "forms")) {
      const other = variant(goal, stream);
      expect(normalForm(other)).toBe(normalForm(goal));
      expect(nearForm(other)).toBe(nearForm(goal));
    }
  });

  it("tell different statements apart", () => {
    expect(cases(normalForm, "(a b : Nat) : a + b = b", "(a b : Nat) : a * b = b")).toBe(false);
    expect(cases(normalForm, "(a b : Nat) : a + a = b", "(a b : Nat) : a + b = b")).toBe(false);
    expect(cases(normalForm, "(a b : Nat) : a - b ≤ a", "(a b : Nat) : b - a ≤ a")).toBe(false);
    expect(cases(normalForm, "(a b : Nat) : a ≤ b", "(a b : Nat) : b ≤ a")).toBe(true);
    expect(cases(normalForm, "(a : Nat) : a ≤ 1", "(a : Nat) : 1 ≤ a")).toBe(false);
    expect(cases(normalForm, "(p q : Prop) : p → q", "(p q : Prop) : p ∧ q")).toBe(false);
    const distinct = new Set(randomGoals(120, "distinct").map(normalForm));
    expect(distinct.size).toBeGreaterThan(100);
  });

  it("see through associativity and introductions in the near form only", () => {
    const pairs = [
      ["(a b c : Nat) : a + (b + c) = a * 2", "(a b c : Nat) : a + b + c = a * 2"],
      ["(p q : Prop) : p → q", "(p q : Prop) (h : p) : q"],
      ["(P : Nat → Prop) (h : P 0) : ∀ x, P x", "(P : Nat → Prop) (h : P 0) (n : Nat) : P n"],
    ] as const;
    for (const [a, b] of pairs) {
      expect(cases(nearForm, a, b)).toBe(true);
      expect(cases(normalForm, a, b)).toBe(false);
    }
  });

  it("do not count variables that do not occur", () => {
    expect(cases(normalForm, "(a b c : Nat) : a = c", "(m n : Nat) : n = m")).toBe(true);
  });
});

describe("embeddings", () => {
  it("are unit vectors of the length asked for, the same under renaming", () => {
    for (const goal of randomGoals(60, "embed")) {
      for (const dimension of [1, 64, 100]) {
        const vector = embed(goal, dimension);
        expect(vector.length).toBe(dimension);
        expect(vector.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(1, 5);
      }
      const renamed = { ...goal, variables: goal.variables.map(({ sort }, i) => ({ name: `w${i}`, sort })) };
      expect(embed(renamed)).toEqual(embed(goal));
    }
  });

  it("place like statements nearer than unlike ones", () => {
    const cosine = (a: string, b: string): number => {
      const other = embed(goalOf(b));
      return embed(goalOf(a)).reduce((sum, value, i) => sum + value * other[i]!, 0);
    };
    const sum = "(a b c : Nat) : a + b + c = c + b + a";
    const otherSum = "(a b c : Nat) : a + c + b = b + c + (a + 0)";
    expect(cosine(sum, otherSum)).toBeGreaterThan(cosine(sum, "(p q : Prop) : p ∧ q → q ∨ p"));
  });
});
