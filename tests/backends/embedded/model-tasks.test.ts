import { assert, describe, it } from "@effect/vitest";
import {
  conjecture,
  embedStatements,
  GIVEN_UP,
  normalForms,
  sampleStatement,
  train,
} from "../../../src/backends/embedded/model-tasks.ts";
import { sharedCopy } from "../../../src/backends/embedded/models.ts";
import type { Example } from "../../../src/domain/index.ts";
import { createModel } from "../../../src/embedded-model/index.ts";

const model = sharedCopy(createModel());
const COMMUTES = "theorem t (a b c : Nat) : a + b + c = c + (b + a) := by";
const OUTSIDE = "theorem t (x : Real) : x = x := by";

const sample = (statement: string, samples: number, randomSeed = 7) =>
  sampleStatement({ model, temperature: 1, request: { statement, samples, randomSeed } });

const settings = {
  iteration: 0,
  purpose: "iteration" as const,
  objective: null,
  from: null,
  proverPasses: 2,
  conjecturerPasses: 1,
  learningRate: 0.1,
  batchSize: 1,
  minimumSteps: 0,
  warmUpSteps: 0,
  maximumTokens: 1,
  randomSeed: 3,
};

const proverExample = (statement: string, proof: string): Pick<Example, "content" | "weight"> => ({
  weight: 1,
  content: { _tag: "prover", statement, proof },
});

describe("sampling a statement", () => {
  it("accounts for every sample, also those that the model gave up", () => {
    for (const samples of [1, 7, 64]) {
      const proofs = sample(COMMUTES, samples);
      assert.strictEqual(
        proofs.reduce((sum, { multiplicity }) => sum + multiplicity, 0),
        samples,
      );
      assert.strictEqual(new Set(proofs.map(({ text }) => text)).size, proofs.length);
    }
  });

  it("depends on its input alone, not on what was sampled before", () => {
    const first = sample(COMMUTES, 32);
    sample("theorem u (p q : Prop) (h : p ∧ q) : q ∧ p := by", 16);
    assert.deepStrictEqual(sample(COMMUTES, 32), first);
    assert.notDeepEqual(sample(COMMUTES, 32, 8), first);
  });

  it("gives up every sample of a statement that the model has no words for", () => {
    assert.deepStrictEqual(sample(OUTSIDE, 5), [
      { text: GIVEN_UP, multiplicity: 5, tokens: null, logProbability: null },
    ]);
  });
});

describe("training", () => {
  const proof = sample(COMMUTES, 64).find(({ text }) => text !== GIVEN_UP)!.text;

  it("makes a sampled proof likelier, and is the same every time", () => {
    const task = { settings, features: "single", from: model, examples: [proverExample(COMMUTES, proof)] } as const;
    const once = train(task);
    assert.deepStrictEqual(train(task).parameters, once.parameters);
    assert.isAbove(once.report["lastLogLikelihood"]!, once.report["firstLogLikelihood"]!);
    assert.strictEqual(once.report["examples"], 1);
  });

  it("counts the examples that the model cannot read, and learns from the rest", () => {
    const examples = [
      proverExample(OUTSIDE, "  rfl"),
      proverExample(COMMUTES, proof),
      proverExample(COMMUTES, "  nonsense"),
    ];
    const { report } = train({ settings, features: "single", from: null, examples });
    assert.deepStrictEqual([report["examples"], report["unmatched"], report["unread"]], [1, 1, 1]);
  });
});

describe("conjecturing", () => {
  const request = { seed: COMMUTES, lemma: "Nat.add_comm", samples: 24, randomSeed: 5 };

  it("gives statements that end in := by, and depends on its input alone", () => {
    const [first] = conjecture({ model, requests: [request], temperature: 1 });
    assert.isAbove(first!.length, 0);
    assert.isTrue(first!.every(({ text }) => /^theorem \S+ [\s\S]* := by$/.test(text)));
    const again = conjecture({ model, requests: [{ ...request, randomSeed: 6 }, request], temperature: 1 });
    assert.deepStrictEqual(again[1], first);
  });

  it("gives nothing for a seed that the model cannot read, and an answer for each request", () => {
    const answers = conjecture({ model, requests: [{ ...request, seed: OUTSIDE }, request], temperature: 1 });
    assert.deepStrictEqual([answers.length, answers[0]!.length], [2, 0]);
  });
});

describe("embeddings", () => {
  it("are unit vectors of the length asked, also where the model cannot read the statement", () => {
    const vectors = embedStatements({ texts: [COMMUTES, OUTSIDE], dimension: 16 });
    assert.strictEqual(vectors.length, 32);
    for (const row of [vectors.subarray(0, 16), vectors.subarray(16)])
      assert.closeTo(
        row.reduce((sum, value) => sum + value * value, 0),
        1,
        1e-5,
      );
  });
});

describe("normal forms", () => {
  it("are equal up to renaming and commutativity, and null where the model cannot read the statement", () => {
    const [one, two, other, none] = normalForms([
      "theorem a (x y : Nat) : x + y = y := by",
      "theorem b (n m : Nat) : m = m + n := by",
      "theorem c (n m : Nat) : m = m * n := by",
      OUTSIDE,
    ]);
    assert.strictEqual(one!.normalForm, two!.normalForm);
    assert.notStrictEqual(one!.normalForm, other!.normalForm);
    assert.deepStrictEqual(none, { normalForm: null, nearForm: null });
  });
});
