/** What a user's file exports and what its function returns are checked, and a mistake says what was found. */
import { Result, Schema } from "effect";
import { describe, expect, it } from "vitest";
import {
  applyRule,
  checkRule,
  decodeRuleParameters,
  inverseCounts,
  type LearningRule,
  ruleObjective,
} from "../../src/learning/index.ts";
import { learningInputOf } from "./support.ts";

const failure = <A, E extends { readonly message: string }>(result: Result.Result<A, E>): string =>
  Result.isFailure(result) ? result.failure.message : "no failure";

const rule = (weigh: (...given: ReadonlyArray<never>) => unknown): LearningRule =>
  ({ ...inverseCounts, weigh }) as LearningRule;

const sequence = { role: "prover", statementId: "s-1", proofId: "p-1", lemma: null, weight: 1 };

describe("a file of a learning rule", () => {
  it.each([
    ["no default export", {}, "a default export { name, summary, reads, parameters, weigh }, found nothing"],
    ["no name", { default: { ...inverseCounts, name: "" } }, '`name`: a string, found ""'],
    ["other attempts", { default: { ...inverseCounts, reads: "all" } }, '`reads`: "accepted" or "judged", found "all"'],
    ["no schema", { default: { ...inverseCounts, parameters: {} } }, "`parameters`: an Effect Schema, found {}"],
    ["no function", { default: { ...inverseCounts, weigh: 3 } }, "`weigh`: a function, found 3"],
    [
      "no function",
      { default: { ...inverseCounts, objective: "grpo" } },
      '`objective`: a function, or none, found "grpo"',
    ],
    ["no module", null, "a default export { name, summary, reads, parameters, weigh }, found nothing"],
    ["null", { default: null }, "a default export { name, summary, reads, parameters, weigh }, found null"],
    ["a number for its name", { default: { ...inverseCounts, name: 7 } }, "`name`: a string, found 7"],
    ["no summary", { default: { ...inverseCounts, summary: undefined } }, "`summary`: a string, found nothing"],
    [
      "a long text",
      { default: "x".repeat(300) },
      `a default export { name, summary, reads, parameters, weigh }, found "${"x".repeat(199)}`,
    ],
  ])("with %s is refused", (_name, module, message) => {
    expect(failure(checkRule(module, "mine.ts"))).toBe(`mine.ts: expected ${message}`);
  });

  it("is taken as it is where it is a rule", () => {
    expect(Result.getOrThrow(checkRule({ default: inverseCounts }, "mine.ts"))).toBe(inverseCounts);
  });

  it("has its parameters decoded, and refuses an unknown one", () => {
    const parameters = Schema.Struct({ share: Schema.Finite });
    const own = { ...inverseCounts, parameters } as unknown as LearningRule;
    expect(Result.getOrThrow(decodeRuleParameters(own, "mine.ts", { share: 0.5 }))).toStrictEqual({ share: 0.5 });
    const refused = failure(decodeRuleParameters(own, "mine.ts", { shard: 0.5, share: "half" }));
    expect(refused).toContain("mine.ts: expected parameters of `inverse-counts`, found ");
    expect(refused).toMatch(/"half"/);
    expect(refused).toMatch(/\["shard"\]/);
  });
});

describe("what a rule has maximised", () => {
  const objective = (given: unknown) =>
    ruleObjective({ ...inverseCounts, objective: () => given } as never, "mine.ts", {});
  it("is the weighted log-likelihood where it does not say", () => {
    expect(Result.getOrThrow(ruleObjective(inverseCounts, "mine.ts", {}))).toBe(null);
  });

  it("is one of three objectives", () => {
    const given = { _tag: "grpo", low: 0.8, high: 1.2, highest: 4 };
    expect(Result.getOrThrow(objective(given))).toStrictEqual(given);
  });

  it.each([
    ["another name", { _tag: "ppo" }, 'found {"_tag":"ppo"}'],
    ["no limits", { _tag: "cispo", low: 0 }, 'found {"_tag":"cispo","low":0}'],
    ["a ratio below 0", { _tag: "cispo", low: -1, high: 2 }, 'found {"_tag":"cispo","low":-1,"high":2}'],
  ])("is refused with %s", (_name, given, found) => {
    const expected = "mine.ts: expected `objective`: reinforce, grpo { low, high, highest } or cispo { low, high }";
    expect(failure(objective(given))).toBe(`${expected}, ${found}`);
  });

  it("is refused where it throws", () => {
    const throwing = { ...inverseCounts, objective: assertNever } as unknown as LearningRule;
    expect(failure(ruleObjective(throwing, "mine.ts", {}))).toContain("found an exception: not today");
  });
});

describe("what a rule returns", () => {
  const conjecture = { id: "c-1", seedProofId: "p-1", lemma: "Nat.add_comm", weight: 1 } as never;
  const input = { ...learningInputOf([{ id: "s-1", proofs: ["p-1"] }]), conjectures: [conjecture] };
  it.each([
    ["throws", () => assertNever(), "a list of sequences, found an exception: not today"],
    ["is no list", () => ({}), "a list of sequences, found {}"],
    ["has no objects", () => [1], "sequences { role, statementId, proofId, lemma, weight }, found 1"],
    ["has another role", () => [{ ...sequence, role: "guide" }], '`role`: "prover" or "conjecturer", found'],
    ["names no attempt", () => [{ ...sequence, proofId: "p-2" }], "the ids of an attempt or conjecture of the input"],
    [
      "names an iteration without it",
      () => [{ ...sequence, iteration: 1 }],
      "the iteration of an attempt with these ids",
    ],
    ["has no finite weight", () => [{ ...sequence, weight: Number.NaN }], "a finite weight"],
    ["gives a proof a lemma", () => [{ ...sequence, lemma: "Nat.add_comm" }], "`lemma`: null for a proof"],
    ["has null", () => [null], "sequences { role, statementId, proofId, lemma, weight }, found null"],
    [
      "names another statement",
      () => [{ ...sequence, statementId: "s-2" }],
      "the ids of an attempt or conjecture of the",
    ],
    ["has a weight in words", () => [{ ...sequence, weight: "1" }], 'a finite weight, found {"role":"prover",'],
    ["gives a proof no lemma", () => [{ ...sequence, lemma: undefined }], "`lemma`: null for a proof, a name for a"],
    ["takes a proof for a conjecture", () => [{ ...sequence, role: "conjecturer" }], "the ids of an attempt or"],
    [
      "gives a conjecture no lemma",
      () => [{ ...sequence, role: "conjecturer", statementId: "c-1" }],
      "`lemma`: null for a proof, a name for a conjecture",
    ],
    [
      "throws text",
      () => {
        throw "no reason";
      },
      "a list of sequences, found an exception: no reason",
    ],
    ["is nothing", () => undefined, "a list of sequences, found undefined"],
    ["has a wrong second one", () => [sequence, 2], "sequences { role, statementId, proofId, lemma, weight }, found 2"],
  ])("is refused where it %s", (_name, weigh, message) => {
    expect(failure(applyRule(rule(weigh), "mine.ts", input, {}))).toContain(`mine.ts: expected ${message}`);
  });

  it("may have weights below 0, and conjectures", () => {
    const given = [
      { ...sequence, weight: -0.5, iteration: 2 },
      { ...sequence, role: "conjecturer", statementId: "c-1", lemma: "Nat.add_comm" },
    ];
    const result = applyRule(
      rule(() => given),
      "mine.ts",
      input,
      {},
    );
    expect(Result.getOrThrow(result)).toStrictEqual(given);
  });

  it("is asked with the input and its parameters", () => {
    const asked: Array<unknown> = [];
    const asking = rule((...given) => {
      asked.push(...given);
      return [];
    });
    expect(Result.isSuccess(applyRule(asking, "mine.ts", input, { share: 1 }))).toBe(true);
    expect(asked).toStrictEqual([input, { share: 1 }]);
  });
});

const assertNever = (): never => {
  throw new Error("not today");
};
