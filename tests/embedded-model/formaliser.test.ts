/** The formaliser role: what texts may be read as, its likelihood and gradient, and that it learns. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { statementGoal } from "../../src/backends/embedded/statement-goal.ts";
import { deriveStream } from "../../src/domain/index.ts";
import {
  type Formalised,
  followFormalisation,
  formalisationLikelihood,
  replayFormalisation,
} from "../../src/embedded-model/formaliser.ts";
import { createModel, type Goal, type Model, sampleFormalisations } from "../../src/embedded-model/index.ts";
import { addExpected, distributionOf, MOST_WORDS, readingsAs, readingsOf } from "../../src/embedded-model/readings.ts";

const goalOf = (signature: string): Goal => {
  const read = statementGoal(`theorem t ${signature} := by`);
  if (read._tag === "Outside") throw new Error(read.construct);
  return read.goal;
};

const replayed = (informal: string, signature: string): Formalised => {
  const found = replayFormalisation({ informal, goal: goalOf(signature) });
  if (found === null) throw new Error(`not a reading: ${informal}`);
  return found;
};

const drawn = (model: Model, informal: string, samples: number): ReadonlyArray<string> =>
  sampleFormalisations(model, { informal, name: "t" }, { samples, temperature: 1 }, deriveStream(1, "formaliser"));

const rowsOf = (file: string) =>
  readFileSync(path.resolve(import.meta.dirname, "../../experiments/data", file), "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as { readonly informal: string; readonly statement: string });

const compiled = (file: string, count: number): ReadonlyArray<Formalised> =>
  rowsOf(file)
    .slice(0, count)
    .map(({ informal, statement }) => {
      const read = statementGoal(statement);
      const found = read._tag === "Goal" ? replayFormalisation({ informal, goal: read.goal }) : null;
      if (found === null) throw new Error(informal);
      return found;
    });

/** The readings of a text that are a statement about no variables, as the formaliser writes it. */
const readAs = (text: string, statement: string): Formalised => {
  const whole = statement.slice("theorem t : ".length, -" := by".length);
  const parts = new Set(whole.match(/[a-z0-9]+/g));
  for (let from = 0; from < whole.length; from++) {
    if (whole[from] !== "(") continue;
    let depth = 0;
    let to = from;
    do depth += whole[to] === "(" ? 1 : whole[to] === ")" ? -1 : 0;
    while (depth > 0 && ++to < whole.length);
    parts.add(whole.slice(from, to + 1));
  }
  const all = readingsOf(text)!;
  return { all, right: readingsAs(all, { whole, parts })! };
};

/** Weights drawn for every feature, so that no reading is as likely as another. */
const anyModel = (): Model => {
  const model = createModel();
  const stream = deriveStream("weights", "data");
  for (let i = 0; i < model.weights.length; i++) model.weights[i] = stream.nextDouble() - 0.5;
  return model;
};

describe("the readings of a text", () => {
  it.each([
    // Six relations.
    ["a equals b", 6],
    // Six operations and six relations.
    ["a plus b equals c", 36],
    // Which of two operations is done first, what both are, and the relation.
    ["a plus b times c equals a", 2 * 6 * 6 * 6],
    // Negated or not, the relation; a denial of two statements reaches over one or both, which five connectives join.
    ["it is false that a equals b and c equals a", 2 * 2 * 5 * 6 * 6],
    // All or some, before or behind; what stands behind may be about one or both.
    ["p and q for every proposition p", 2 * 2 * 5],
  ])("are as many as can be counted: %s", (text, count) => {
    expect(Math.exp(distributionOf(readingsOf(text)!, createModel()).logTotal)).toBeCloseTo(count, 6);
  });

  it("are none where the words make no statement, or are too many", () => {
    expect(readingsOf("a plus b")).toBeNull();
    expect(readingsOf("")).toBeNull();
    expect(readingsOf("colourless green ideas sleep furiously")).toBeNull();
    expect(readingsOf(Array.from({ length: MOST_WORDS / 2 + 1 }, () => "p and").join(" "))).toBeNull();
    expect(drawn(createModel(), "a plus b", 3)).toStrictEqual([]);
  });

  it("are drawn as often as they are likely", () => {
    const model = anyModel();
    const text = "a plus b equals c";
    const texts = drawn(model, text, 20_000);
    const known = new Map<string, number>();
    for (const one of texts) known.set(one, (known.get(one) ?? 0) + 1);
    let squares = 0;
    for (const [statement, times] of known) {
      const expected = 20_000 * Math.exp(formalisationLikelihood(readAs(text, statement), model).logProbability);
      squares += (times - expected) ** 2 / expected;
    }
    // 36 readings: the 99.9th percentile of chi-square with 35 degrees of freedom is 66.6.
    expect(known.size).toBe(36);
    expect(squares).toBeLessThan(66.6);
  });

  it("name what a quantifier names, and reach as far as they may", () => {
    const texts = new Set(drawn(createModel(), "For every natural number x, x equals 1 or x equals 0.", 12_000));
    expect(texts).toContain("theorem t (x : Nat) : ((x = 1) ∨ (x = 0)) := by");
    expect(texts).toContain("theorem t : ((∀ x : Nat, (x = 1)) ∨ (x = 0)) := by");
    expect(texts).toContain("theorem t : (∃ x : Nat, ((x = 1) ∨ (x = 0))) := by");
    expect(texts).toContain("theorem t (x : Nat) (h1 : (x = 1)) : (x = 0) := by");
  });
});

describe("the likelihood of a statement under a text", () => {
  it("is the share of its readings under the untrained model", () => {
    const found = replayed("For all natural numbers a and b, a plus b equals b.", "(a b : Nat) : a + b = b");
    // Of two quantifiers, six operations and six relations one each.
    expect(Math.exp(formalisationLikelihood(found, createModel()).logProbability)).toBeCloseTo(1 / 72, 9);
  });

  it("counts all readings that are the statement", () => {
    // Denied once by either phrase, with `=`; or by neither, with `≠`.
    const found = replayed(
      "For every natural number a, it is false that it is false that a equals a.",
      "(a : Nat) : ¬(a = a)",
    );
    expect(Math.exp(formalisationLikelihood(found, createModel()).logProbability)).toBeCloseTo(
      (2 + 1) / (2 * 2 * 2 * 6),
      9,
    );
  });

  it("has no readings where the statement says something else", () => {
    const goal = goalOf("(a b : Nat) : a + b = b + a + 1");
    expect(replayFormalisation({ informal: "For all natural numbers a and b, a plus b equals b.", goal })).toBeNull();
  });

  it("has the gradient of finite differences", () => {
    const model = anyModel();
    const found = replayed(
      "For all natural numbers a and b, if a is at most b then a plus b times 2 exceeds a or a equals b.",
      "(a b : Nat) (h : a ≤ b) : a + b * 2 > a ∨ a = b",
    );
    const { all, right } = formalisationLikelihood(found, model);
    const gradient = new Map<number, number>();
    addExpected(right, 1, gradient);
    addExpected(all, -1, gradient);
    const shift = 32 - 18;
    const byWeight = new Map<number, number>();
    for (const [hash, slope] of gradient) byWeight.set(hash >>> shift, (byWeight.get(hash >>> shift) ?? 0) + slope);
    expect(byWeight.size).toBeGreaterThan(30);
    const step = 1 / 64;
    for (const [weight, slope] of byWeight) {
      const at = (change: number): number => {
        const weights = model.weights.slice();
        weights[weight]! += change;
        return formalisationLikelihood(found, { weights }).logProbability;
      };
      expect((at(step) - at(-step)) / (2 * step)).toBeCloseTo(slope, 3);
    }
  });
});

describe("the formaliser learns", () => {
  it("what phrases mean and how far they reach, from pairs, for texts that it has not seen", () => {
    const model = createModel();
    const unseen = compiled("informal.jsonl", 60);
    const mean = (): number =>
      unseen.reduce((sum, one) => sum + formalisationLikelihood(one, model).logProbability, 0) / unseen.length;
    const before = mean();
    const pairs = compiled("paired.jsonl", 60);
    for (let pass = 0; pass < 2; pass++) for (const one of pairs) followFormalisation(one, 1, 0.1, model);
    expect(before).toBeLessThan(-9);
    expect(mean()).toBeGreaterThan(-2.5);
  });

  it("unlearns with a weight below 0, and nothing with weight 0", () => {
    const found = replayed("For all natural numbers a and b, a plus b equals b.", "(a b : Nat) : a + b = b");
    const model = createModel();
    const likelihood = (): number => formalisationLikelihood(found, model).logProbability;
    const before = likelihood();
    expect(followFormalisation(found, 0, 0.1, model)).toBe(before);
    expect(likelihood()).toBe(before);
    followFormalisation(found, -1, 0.1, model);
    expect(likelihood()).toBeLessThan(before);
  });
});
