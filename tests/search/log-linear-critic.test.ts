/** The log-linear critic: its gradient against differences of its loss, what it learns, and its bytes. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deriveStream } from "../../src/domain/index.ts";
import {
  createCritic,
  criticValue,
  deserialiseCritic,
  fitCritic,
  NO_GOALS,
  type PairTable,
  pairAccuracy,
  pairGradient,
  pairLoss,
  serialiseCritic,
  stateFacts,
} from "../../src/search/index.ts";
import { forAll } from "../support/for-all.ts";

const goal = (target: string, ...lines: ReadonlyArray<string>): string => [...lines, `⊢ ${target}`].join("\n");

const sides = fc.constantFrom("a", "b", "a + b", "b * a", "0", "a + 0", "f (a - 1)");
const goals = fc
  .tuple(sides, sides, fc.array(fc.tuple(sides, sides), { maxLength: 3 }))
  .map(([left, right, given]) =>
    goal(`${left} = ${right}`, "a b : Nat", ...given.map(([l, r], i) => `h${i} : ${l} = ${r}`)),
  );
const states = fc.oneof(
  fc.constant(NO_GOALS),
  fc.array(goals, { minLength: 1, maxLength: 3 }).map((some) => some.join("\n\n")),
);

const stream = () => deriveStream(7, "critic");

describe("the gradient of a pair's loss", () => {
  it("is that of differences of the loss, at any weights, for every fact of the two states", () => {
    const step = 1e-6;
    forAll(fc.tuple(states, states, fc.integer({ min: 0, max: 9 })), ([better, worse, seed]) => {
      const draws = deriveStream(seed, "critic");
      const weights = createCritic();
      const [high, low] = [stateFacts(better), stateFacts(worse)];
      for (const fact of [...high, ...low]) weights[fact] = draws.nextDouble() - 0.5;
      const { gradient, loss } = pairGradient(weights, high, low);
      const lossAt = (fact: number, by: number): number => {
        const before = weights[fact]!;
        weights[fact] = before + by;
        const moved = pairGradient(weights, high, low).loss;
        weights[fact] = before;
        return moved;
      };
      expect(loss).toBeGreaterThan(0);
      expect(gradient.size).toBe(new Set([...high, ...low]).size);
      for (const [fact, slope] of gradient)
        expect(slope).toBeCloseTo((lossAt(fact, step) - lossAt(fact, -step)) / (2 * step), 5);
    });
  });

  it("stays finite where the values are far apart, on either side", () => {
    expect(pairLoss(0)).toEqual({ loss: Math.log(2), slope: -0.5 });
    expect(pairLoss(2000)).toEqual({ loss: 0, slope: -0 });
    expect(pairLoss(-2000)).toEqual({ loss: 2000, slope: -1 });
  });
});

describe("the facts of a state", () => {
  it("are the same under other names, and others for another target, another goal or none", () => {
    const here = goal("a + 0 = a", "a b : Nat", "h : a = b");
    const facts = (state: string) => [...stateFacts(state)];
    expect(facts(goal("x + 0 = x", "case inl", "x y : Nat", "k : x = y"))).toEqual(facts(here));
    for (const other of [goal("a * 0 = a", "a b : Nat", "h : a = b"), `${here}\n\n${here}`, NO_GOALS])
      expect(facts(other)).not.toEqual(facts(here));
  });

  it("tell a goal that is at hand from one of the same words that is not, and a = a from a = b", () => {
    const facts = (state: string) => new Set(stateFacts(state));
    const atHand = facts(goal("a = b", "a b : Nat", "h : a = b"));
    const notAtHand = facts(goal("a = b", "a b : Nat", "h : b = a"));
    expect([...atHand].filter((fact) => !notAtHand.has(fact)).length).toBe(1);
    expect(facts(goal("a = a", "a b : Nat"))).not.toEqual(facts(goal("a = b", "a b : Nat")));
  });
});

/** States of 1 to 4 goals: fewer are nearer. */
const COUNTING: PairTable = (() => {
  const texts = Array.from({ length: 12 }, (_, i) =>
    Array.from({ length: 1 + (i % 4) }, (__, k) => goal(`a + ${i} = ${k}`, "a : Nat")).join("\n\n"),
  );
  const pairs = texts.flatMap((_, i) => texts.flatMap((__, k) => (i % 4 < k % 4 ? [[i, k] as const] : [])));
  const end = texts.length;
  return { states: [...texts, NO_GOALS], pairs: [...pairs, ...texts.map((_, i) => [end, i] as const)] };
})();

describe("a fitted critic", () => {
  const fitted = fitCritic(COUNTING, { learningRate: 0.05, passes: 20 }, stream());

  it("orders the pairs that it learned and others like them; nothing is worth as much as no goals", () => {
    const values = COUNTING.states.map((state) => criticValue(fitted.weights, state));
    expect(pairAccuracy(COUNTING, values)).toEqual({
      pairs: COUNTING.pairs.length,
      right: COUNTING.pairs.length,
      unvalued: 0,
    });
    const other = goal("b * 7 = b", "b c : Nat");
    expect(criticValue(fitted.weights, other)).toBeGreaterThan(criticValue(fitted.weights, `${other}\n\n${other}`));
    expect(fitted.loss).toBeLessThan(0.2);
  });

  it("is the same for the same pairs and seed, bit for bit, and another for another seed", () => {
    const bytes = (seed: number) =>
      serialiseCritic(fitCritic(COUNTING, { learningRate: 0.05, passes: 2 }, deriveStream(seed, "critic")).weights);
    expect(bytes(1)).toEqual(bytes(1));
    expect(bytes(1)).not.toEqual(bytes(2));
  });

  it("without pairs values every state alike", () => {
    const { loss, weights } = fitCritic({ states: [], pairs: [] }, { learningRate: 1, passes: 3 }, stream());
    expect(loss).toBe(0);
    expect(criticValue(weights, COUNTING.states[3]!)).toBe(0);
  });

  it("comes back from its bytes, which are refused where they were cut, changed or are no number", () => {
    const bytes = serialiseCritic(fitted.weights);
    expect(deserialiseCritic(bytes)).toEqual(fitted.weights);
    const changed = (at: number, to: number): Uint8Array => bytes.with(at, to);
    // The sign and exponent of the first weight, all ones.
    const noNumber = changed(18, 0xff).with(19, 0x7f);
    for (const wrong of [bytes.slice(0, -1), bytes.slice(0, 5), changed(0, 0), changed(10, 0xff), noNumber])
      expect(deserialiseCritic(wrong)).toBeNull();
  });
});
