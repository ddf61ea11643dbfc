/** The rules of groups of samples: weights computed by hand, and what holds for all groups. */
import { Result } from "effect";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  decodeRuleParameters,
  groupsOf,
  type LearningAttempt,
  type LearningInput,
  type LearningRule,
  learningRules,
  ruleObjective,
  type WeightedSequence,
} from "../../src/learning/index.ts";
import { forAll } from "../support/for-all.ts";
import { attemptOf, attempts, CONJECTURE, judgedInputOf } from "./support.ts";

const ruleOf = (name: string): LearningRule => learningRules[name] as LearningRule;
const parametersOf = (name: string, given: Readonly<Record<string, unknown>> = {}) =>
  Result.getOrThrow(decodeRuleParameters(ruleOf(name), name, given));

const weigh = (
  name: string,
  input: LearningInput,
  given: Readonly<Record<string, unknown>> = {},
): ReadonlyArray<WeightedSequence> => ruleOf(name).weigh(input, parametersOf(name, given));

/** Weights by proof, of an input in which no proof comes twice. */
const weights = (name: string, input: LearningInput, given: Readonly<Record<string, unknown>> = {}) =>
  Object.fromEntries(weigh(name, input, given).map(({ proofId, weight }) => [proofId, weight]));

const failed = (proof: string, multiplicity: number, logProbability: number | null = null) =>
  attemptOf(proof, { outcome: "not proved", multiplicity, logProbability });
const proved = (proof: string, multiplicity: number, logProbability: number | null = null) =>
  attemptOf(proof, { multiplicity, logProbability });

/** One proof twice and another once among eight samples: μ = 3/8, σ² = 15/64. */
const THREE_OF_EIGHT = judgedInputOf({ s: [proved("a", 2), failed("x", 4), proved("b", 1), failed("y", 1)] });
const EXACT = { stabiliser: 0 };

const near = (expected: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(expected).map(([key, value]) => [key, expect.closeTo(value, 10)]));

describe("GRPO", () => {
  it("weighs an attempt by its distance from the mean of the group in deviations, as often as it was sampled", () => {
    const deviation = Math.sqrt(15) / 8;
    const [up, down] = [5 / 8 / deviation, -3 / 8 / deviation];
    expect(weights("grpo", THREE_OF_EIGHT, EXACT)).toEqual(near({ a: 2 * up, x: 4 * down, b: up, y: down }));
    expect(up).toBeCloseTo(1.290994, 6);
    expect(down).toBeCloseTo(-0.774597, 6);
  });

  it("takes the deviation over one sample fewer where asked: the sample's", () => {
    // Σ (R − μ)² = 15/8, over 7.
    const up = 0.625 / Math.sqrt(15 / 56);
    expect(weights("grpo", THREE_OF_EIGHT, { ...EXACT, deviation: "sample" })).toMatchObject(near({ b: up }));
    expect(up).toBeCloseTo(1.207615, 6);
  });

  it("adds the stabiliser to the deviation", () => {
    const expected = 0.625 / (Math.sqrt(15) / 8 + 0.5);
    expect(weights("grpo", THREE_OF_EIGHT, { stabiliser: 0.5 })).toMatchObject(near({ b: expected }));
  });

  it("does not divide for Dr. GRPO", () => {
    const expected = { a: 2 * 0.625, x: 4 * -0.375, b: 0.625, y: -0.375 };
    expect(weights("grpo", THREE_OF_EIGHT, { divideByDeviation: false })).toStrictEqual(expected);
  });

  it("learns nothing from a group of rate 0 or 1", () => {
    const input = judgedInputOf({ all: [proved("a", 3), proved("b", 1)], none: [failed("x", 4)] });
    expect(weigh("grpo", input)).toStrictEqual([]);
    expect(weigh("grpo", input, { dynamicFilter: false })).toStrictEqual([]);
  });

  it("makes groups by iteration, and names it", () => {
    const earlier = (one: LearningAttempt): LearningAttempt => ({ ...one, iteration: 1 });
    const input = judgedInputOf({
      s: [proved("a", 1), failed("x", 1), earlier(proved("a", 1)), earlier(failed("x", 3))],
    });
    const found = weigh("grpo", input, { divideByDeviation: false });
    expect(found.map(({ iteration, proofId, weight }) => [iteration, proofId, weight])).toStrictEqual([
      [1, "a", 0.75],
      [1, "x", -0.75],
      [2, "a", 0.5],
      [2, "x", -0.5],
    ]);
  });

  it("clips the ratio as its parameters say", () => {
    const objective = (given: Readonly<Record<string, unknown>>) =>
      Result.getOrThrow(ruleObjective(ruleOf("grpo"), "grpo", parametersOf("grpo", given)));
    expect(objective({})).toStrictEqual({ _tag: "grpo", low: 0.8, high: 1.2, highest: 4 });
    expect(objective({ clipLow: 0.1, clipHigh: 5 })).toStrictEqual({ _tag: "grpo", low: 0.9, high: 6, highest: 6 });
  });
});

describe("the reward of unlikely proofs", () => {
  // Ranks from the least likely: b 0, x 1 to 4 (mean 2.5), a 5 and 6 (mean 5.5), y 7.
  const ranked = judgedInputOf({ s: [proved("a", 2, -2), failed("x", 4, -3), proved("b", 1, -9), failed("y", 1, -1)] });

  it("takes β rank / G from a proof: the likelier, the less it is worth", () => {
    const [a, b] = [1 - (0.25 * 5.5) / 8, 1];
    const mean = (2 * a + b) / 8;
    expect(weights("grpo", ranked, { unlikeliness: 0.25, divideByDeviation: false })).toEqual(
      near({ a: 2 * (a - mean), x: -4 * mean, b: b - mean, y: -mean }),
    );
    expect(a).toBe(0.828125);
  });

  it("shares ranks among samples of equal probability", () => {
    const tied = judgedInputOf({ s: [proved("a", 1, -2), proved("b", 1, -2), failed("x", 2)] });
    const { a, b } = weights("grpo", tied, { unlikeliness: 1, divideByDeviation: false });
    // Both have the rank 1/2 of 2: the reward 3/4, with mean 3/8.
    expect([a, b]).toStrictEqual([0.375, 0.375]);
  });

  it("is 1 for all proofs of a group where the probability of one is not told", () => {
    const untold = judgedInputOf({ s: [proved("a", 2, -2), failed("x", 4, -3), proved("b", 1), failed("y", 1, -1)] });
    expect(weights("grpo", untold, { unlikeliness: 0.25 })).toStrictEqual(weights("grpo", ranked));
  });

  it("tells proofs of an all-proved group apart, which the dynamic filter leaves out", () => {
    const all = judgedInputOf({ s: [proved("a", 1, -1), proved("b", 1, -2)] });
    const given = { unlikeliness: 0.5, divideByDeviation: false };
    expect(weights("grpo", all, given)).toStrictEqual({});
    expect(weights("grpo", all, { ...given, dynamicFilter: false })).toStrictEqual({ a: -0.125, b: 0.125 });
  });
});

describe("CISPO", () => {
  it("weighs as GRPO does, over the population", () => {
    expect(weights("cispo", THREE_OF_EIGHT)).toStrictEqual(weights("grpo", THREE_OF_EIGHT));
  });

  it("clips the ratio to [0, 4] as SGS does", () => {
    const objective = ruleObjective(ruleOf("cispo"), "cispo", parametersOf("cispo"));
    expect(Result.getOrThrow(objective)).toStrictEqual({ _tag: "cispo", low: 0, high: 4 });
  });
});

describe("REINFORCE-1/2", () => {
  it("weighs each proof as often as it was sampled where at most half the samples are proved", () => {
    expect(weights("reinforce-half", THREE_OF_EIGHT)).toStrictEqual({ a: 2, b: 1 });
    const half = judgedInputOf({ half: [proved("a", 2), failed("x", 2)], more: [proved("b", 3), failed("y", 2)] });
    expect(weights("reinforce-half", half)).toStrictEqual({ a: 2 });
    expect(weights("reinforce-half", half, { maximumPassRate: 0.49 })).toStrictEqual({});
    expect(weights("reinforce-half", half, { maximumPassRate: 1 })).toStrictEqual({ a: 2, b: 3 });
  });

  it("does not count undecided samples in the rate", () => {
    const undecided = attemptOf("u", { outcome: "not decided", multiplicity: 5 });
    expect(weights("reinforce-half", judgedInputOf({ s: [proved("a", 2), failed("x", 1), undecided] }))).toStrictEqual(
      {},
    );
  });

  it("maximises the likelihood, without a ratio", () => {
    const objective = ruleObjective(ruleOf("reinforce-half"), "reinforce-half", parametersOf("reinforce-half"));
    expect(Result.getOrThrow(objective)).toStrictEqual({ _tag: "reinforce" });
  });
});

const RELATIVE = ["grpo", "cispo"];
const GROUPED = [...RELATIVE, "reinforce-half"];

describe.each(GROUPED)("the rule %s", (name) => {
  it("reads what was judged, and has the conjecturer learn what the reward kept, or nothing", () => {
    expect(ruleOf(name).reads).toBe("judged");
    const input = { ...THREE_OF_EIGHT, conjectures: [CONJECTURE, { ...CONJECTURE, weight: 0 }] };
    const conjectured = { role: "conjecturer", statementId: "c", proofId: "p", lemma: "Nat.add_comm", weight: 2 };
    const ofConjecturer = (given: Readonly<Record<string, unknown>>) =>
      weigh(name, input, given).filter(({ role }) => role === "conjecturer");
    expect(ofConjecturer({})).toStrictEqual([conjectured]);
    expect(ofConjecturer({ conjectures: "nothing" })).toStrictEqual([]);
  });

  it("gives finite weights that are not 0, to decided attempts alone", () => {
    forAll(attempts, (list) => {
      const decided = new Set(list.filter(({ outcome }) => outcome !== "not decided").map(({ proofId }) => proofId));
      for (const { proofId, weight } of weigh(name, judgedInputOf({ s: list }))) {
        expect(decided.has(proofId)).toBe(true);
        expect(Number.isFinite(weight) && weight !== 0).toBe(true);
      }
    });
  });

  it("gives the same without what was not decided", () => {
    forAll(attempts, (list) => {
      const decided = list.filter(({ outcome }) => outcome !== "not decided");
      expect(weigh(name, judgedInputOf({ s: list }))).toStrictEqual(weigh(name, judgedInputOf({ s: decided })));
    });
  });

  it("counts an attempt of multiplicity m as m samples", () => {
    forAll(attempts, (list) => {
      // Equal texts have equal probabilities, and these are those of the group alone.
      const apart = list.flatMap((one) =>
        Array.from({ length: one.multiplicity }, (_, i) =>
          attemptOf(`${one.proofId} ${i}`, { ...one, proofId: `${one.proofId} ${i}` as never, multiplicity: 1 }),
        ),
      );
      const sums = new Map<string, number>();
      for (const { proofId, weight } of weigh(name, judgedInputOf({ s: apart }))) {
        const [text] = proofId.split(" ") as [string];
        sums.set(text, (sums.get(text) ?? 0) + weight);
      }
      expect(Object.fromEntries(sums)).toEqual(near(weights(name, judgedInputOf({ s: list }))));
    });
  });

  it("does not look at the other statements", () => {
    forAll(fc.tuple(attempts, attempts), ([some, others]) => {
      const both = weigh(name, judgedInputOf({ a: some, b: others }));
      const alone = [...weigh(name, judgedInputOf({ a: some })), ...weigh(name, judgedInputOf({ b: others }))];
      expect(both).toStrictEqual(alone);
    });
  });
});

describe.each(RELATIVE)("the rule %s", (name) => {
  it.each([0, 0.25])("gives each group weights that sum to 0, β = %d", (unlikeliness) => {
    forAll(attempts, (list) => {
      const found = weigh(name, judgedInputOf({ s: list }), { unlikeliness });
      expect(found.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(0, 9);
    });
  });

  it("raises proofs and lowers what failed, and only where a group has both", () => {
    forAll(attempts, (list) => {
      const input = judgedInputOf({ s: list });
      const mixed = groupsOf(input).some(({ rate }) => rate > 0 && rate < 1);
      const found = weigh(name, input);
      expect(found.length > 0).toBe(mixed);
      for (const { proofId, weight } of found)
        expect(weight > 0).toBe(list.find((one) => one.proofId === proofId)?.outcome === "proved");
    });
  });

  it("values the less likely of two proofs more, where that is asked for", () => {
    forAll(attempts, (list) => {
      const told = list.filter(({ logProbability }) => logProbability !== null);
      const value = new Map(
        weigh(name, judgedInputOf({ s: told }), { unlikeliness: 0.5 }).map(({ proofId, weight }) => [proofId, weight]),
      );
      const found = told.filter(({ outcome, proofId }) => outcome === "proved" && value.has(proofId));
      const each = ({ multiplicity, proofId }: LearningAttempt) => value.get(proofId)! / multiplicity;
      for (const a of found)
        for (const b of found) if (a.logProbability! < b.logProbability!) expect(each(a)).toBeGreaterThan(each(b));
    });
  });
});
