/** What a user's file may export and return, and the message of each mistake: file, conjecture, value. */
import { Result, Schema } from "effect";
import { describe, expect, it } from "vitest";
import uniform from "../../rewards/uniform.ts";
import {
  applyVariant,
  checkVariant,
  decodeParameters,
  type RewardOutput,
  type RewardVariant,
} from "../../src/reward/index.ts";
import { randomInput } from "../support/reward-input.ts";

const input = randomInput(3);
const [first] = input.conjectures;
const id = first!.id;

const returning = (output: unknown): RewardVariant => ({ ...uniform, reward: () => output as RewardOutput });
const failure = (result: Result.Result<unknown, Error>): string =>
  Result.isFailure(result) ? result.failure.message : "accepted";

describe("a file that exports no variant is refused with what is missing", () => {
  const modules: Record<string, readonly [unknown, string]> = {
    "no default export": [{}, "my.ts: expected a default export { name, summary, parameters, reward }, found nothing"],
    "no name": [{ default: { ...uniform, name: "" } }, 'my.ts: expected `name`: a string, found ""'],
    "no summary": [{ default: { ...uniform, summary: 3 } }, "my.ts: expected `summary`: a string, found 3"],
    "parameters that are no schema": [
      { default: { ...uniform, parameters: { cap: 4 } } },
      'my.ts: expected `parameters`: an Effect Schema, found {"cap":4}',
    ],
    "no function": [{ default: { ...uniform, reward: 1 } }, "my.ts: expected `reward`: a function, found 1"],
    "presets that are none": [
      { default: { ...uniform, presets: { paper: 1 } } },
      'my.ts: expected `presets`: a record of parameter sets, found {"paper":1}',
    ],
    "fields to gather that are none": [
      { default: { ...uniform, reads: ["earlier", "clock"] } },
      'my.ts: expected `reads`: a list of "earlier", "seedEmbeddings", found ["earlier","clock"]',
    ],
    "fields to gather that are no list": [
      { default: { ...uniform, reads: "earlier" } },
      'my.ts: expected `reads`: a list of "earlier", "seedEmbeddings", found "earlier"',
    ],
    "no module": [null, "my.ts: expected a default export { name, summary, parameters, reward }, found nothing"],
    null: [{ default: null }, "my.ts: expected a default export { name, summary, parameters, reward }, found null"],
    "a name that is a number": [{ default: { ...uniform, name: 7n } }, "my.ts: expected `name`: a string, found 7"],
    "a function in the place of the variant": [
      { default: () => 1 },
      "my.ts: expected a default export { name, summary, parameters, reward }, found a function",
    ],
    "presets of null": [
      { default: { ...uniform, presets: null } },
      "my.ts: expected `presets`: a record of parameter sets, found null",
    ],
    "a long list": [
      { default: { ...uniform, presets: ["x".repeat(300)] } },
      `my.ts: expected \`presets\`: a record of parameter sets, found ["${"x".repeat(198)}`,
    ],
    "a name that is a symbol": [
      { default: { ...uniform, name: Symbol("mine") } },
      "my.ts: expected `name`: a string, found Symbol(mine)",
    ],
  };
  for (const [name, [module, message]] of Object.entries(modules))
    it(name, () => expect(failure(checkVariant(module, "my.ts"))).toBe(message));

  it("accepts one written by hand", () => {
    const variant = {
      name: "mine",
      summary: "Mine.",
      parameters: Schema.Struct({}),
      reward: () => ({ kept: [], stages: [] }),
    };
    expect(Result.isSuccess(checkVariant({ default: variant }, "my.ts"))).toBe(true);
  });
});

describe("parameters that do not fit are refused with path and value", () => {
  it("an unknown key, a wrong value", () => {
    expect(failure(decodeParameters(uniform, "my.ts", { cap: 3 }))).toMatch(
      /my\.ts: expected parameters of `uniform`.*\["cap"\]/s,
    );
    expect(failure(decodeParameters(uniform, "my.ts", { maximumPassRate: 2 }))).toMatch(/between 0 and 1, got 2/);
  });
  it("lets what is given win over the preset, and the preset over the defaults", () => {
    const variant = { ...uniform, presets: { easy: { maximumPassRate: 0.5 } } };
    expect(Result.getOrThrow(decodeParameters(variant, "my.ts", {}, "easy"))).toEqual({ maximumPassRate: 0.5 });
    expect(Result.getOrThrow(decodeParameters(variant, "my.ts", { maximumPassRate: 0.1 }, "easy"))).toEqual({
      maximumPassRate: 0.1,
    });
    expect(Result.getOrThrow(decodeParameters(variant, "my.ts", {}, "another"))).toEqual({ maximumPassRate: 1 });
  });
});

describe("an output that is no weighting names file, conjecture and value", () => {
  const weighted = (weight: unknown, more: object = {}) => ({ kept: [{ id, lemma: "", weight, ...more }], stages: [] });
  const outputs: Record<string, readonly [unknown, string]> = {
    "not an output": [3, "my.ts: expected { kept: [{ id, weight, lemma }], stages: [[name, count]] }, found 3"],
    "an entry that is no record": [
      { kept: [7], stages: [] },
      "my.ts: expected { kept: [{ id, weight, lemma }], stages: [[name, count]] }, found 7",
    ],
    NaN: [weighted(Number.NaN), `my.ts, conjecture ${id}: expected a finite weight, found NaN`],
    infinity: [weighted(Number.POSITIVE_INFINITY), `my.ts, conjecture ${id}: expected a finite weight, found Infinity`],
    "a negative weight": [weighted(-0.5), `my.ts, conjecture ${id}: expected a weight ≥ 0, found -0.5`],
    "no weight": [weighted("1"), `my.ts, conjecture ${id}: expected a finite weight, found "1"`],
    "no lemma": [weighted(1, { lemma: null }), `my.ts, conjecture ${id}: expected a lemma name (a string), found null`],
    "an unknown conjecture": [
      weighted(1, { id: "c-x" }),
      'my.ts: expected the id of a conjecture of the input, found "c-x"',
    ],
    "a conjecture twice": [
      { kept: [...weighted(1).kept, ...weighted(2).kept], stages: [] },
      `my.ts, conjecture ${id}: expected each conjecture at most once, found "${id}"`,
    ],
    "an unknown conjecture by a number": [
      weighted(1, { id: 4 }),
      "my.ts: expected the id of a conjecture of the input, found 4",
    ],
    null: [null, "my.ts: expected { kept: [{ id, weight, lemma }], stages: [[name, count]] }, found null"],
    "no list of kept ones": [
      { kept: {}, stages: [] },
      'my.ts: expected { kept: [{ id, weight, lemma }], stages: [[name, count]] }, found {"kept":{},"stages":[]}',
    ],
    "no list of stages": [
      { kept: [], stages: 3 },
      'my.ts: expected { kept: [{ id, weight, lemma }], stages: [[name, count]] }, found {"kept":[],"stages":3}',
    ],
    ...Object.fromEntries(
      [3, "kept", ["kept"], ["kept", 1, 2], [1, 1], ["kept", 1.5], ["kept", "1"], { 0: "kept", 1: 1, length: 2 }].map(
        (stage) => [
          `the stage ${JSON.stringify(stage)}`,
          [
            { kept: [], stages: [["kept", 0], stage] },
            `my.ts: expected stages as [name, count ≥ 0], found ${JSON.stringify(stage)}`,
          ],
        ],
      ),
    ),
    "a bad stage": [
      { kept: [], stages: [["kept", -1]] },
      'my.ts: expected stages as [name, count ≥ 0], found ["kept",-1]',
    ],
  };
  for (const [name, [output, message]] of Object.entries(outputs))
    it(name, () => expect(failure(applyVariant(returning(output), "my.ts", input, {}))).toBe(message));

  it("but for one that is: it is given as it is, of weights from 0", () => {
    const output = { kept: [{ id, lemma: "", weight: 0 }], stages: [["kept", 0]] };
    expect(Result.getOrThrow(applyVariant(returning(output), "my.ts", input, {}))).toBe(output);
  });

  it("a text that is thrown", () => {
    const broken: RewardVariant = {
      ...uniform,
      reward: () => {
        throw "no reason";
      },
    };
    expect(failure(applyVariant(broken, "my.ts", input, {}))).toBe(
      'my.ts: expected a reward function that returns, found an exception: "no reason"',
    );
  });

  it("an exception", () => {
    const broken: RewardVariant = {
      ...uniform,
      reward: () => {
        throw new TypeError("no such lemma");
      },
    };
    expect(failure(applyVariant(broken, "my.ts", input, {}))).toBe(
      "my.ts: expected a reward function that returns, found an exception: TypeError: no such lemma",
    );
  });
});

describe("what is gathered on demand", () => {
  const seenBy = (reads: NonNullable<RewardVariant["reads"]>): readonly [earlier: number, seeds: number] => {
    let seen: readonly [number, number] = [-1, -1];
    const looking: RewardVariant = {
      ...uniform,
      reads,
      reward: ({ earlier, seedEmbeddings }) => {
        seen = [earlier.length, seedEmbeddings.size];
        return { kept: [], stages: [] };
      },
    };
    Result.getOrThrow(applyVariant(looking, "my.ts", input, {}));
    return seen;
  };

  it("is seen by a variant that declares it, and by no other, whatever others asked for", () => {
    const [earlier, seeds] = [input.earlier.length, input.seedEmbeddings.size];
    expect(Math.min(earlier, seeds)).toBeGreaterThan(0);
    expect(seenBy(["earlier"])).toEqual([earlier, 0]);
    expect(seenBy(["seedEmbeddings"])).toEqual([0, seeds]);
    expect(seenBy([])).toEqual([0, 0]);
  });
});
