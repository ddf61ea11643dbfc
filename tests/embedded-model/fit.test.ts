import { mean } from "simple-statistics";
import { describe, expect, it } from "vitest";
import { deriveStream } from "../../src/domain/index.ts";
import {
  createModel,
  createWorkbench,
  DEFAULT_FIT,
  fitModel,
  type Goal,
  logLikelihood,
  modelDigest,
  sampleConjectures,
  sampleProofs,
  type TrainingExample,
} from "../../src/embedded-model/index.ts";
import { EASY, goalOf } from "./support.ts";

const bench = createWorkbench();
const uniform = createModel();

const proofExamples: ReadonlyArray<TrainingExample> = EASY.flatMap((signature) => {
  const goal = goalOf(signature);
  const { proofs } = sampleProofs(bench, uniform, goal, { samples: 300, temperature: 1 }, deriveStream(1, "prover"));
  return proofs.slice(0, 3).map(({ text }) => ({ role: "prover", goal, proof: text, weight: 1 }) as const);
});

const isProofOf = (example: TrainingExample, goal: Goal): boolean =>
  example.role === "prover" && JSON.stringify(example.goal) === JSON.stringify(goal);

const conjectureExamples: ReadonlyArray<TrainingExample> = EASY.flatMap((signature) => {
  const from = { seed: goalOf(signature), lemma: "Nat.add_comm" };
  const options = { samples: 4, temperature: 1 };
  return sampleConjectures(bench, uniform, from, options, deriveStream(1, "conjecturer", signature)).map(
    ({ statement }) => ({ role: "conjecturer", ...from, statement, weight: 1 }) as const,
  );
});

const examples = [...proofExamples, ...conjectureExamples];

describe("fitting the model", () => {
  it("finds the actions of every sampled text, in both roles", () => {
    const { report } = fitModel(bench, uniform, examples, DEFAULT_FIT, deriveStream(1, "train"));
    expect(report.unmatched).toBe(0);
    expect(report.examples).toBe(examples.length);
  });

  it("raises the likelihood of what it is fitted to, in both roles", () => {
    const before = logLikelihood(bench, uniform, examples);
    const { model, report } = fitModel(bench, uniform, examples, DEFAULT_FIT, deriveStream(1, "train"));
    const after = logLikelihood(bench, model, examples);
    expect(after.prover).toBeGreaterThan(before.prover + 0.5);
    expect(after.conjecturer).toBeGreaterThan(before.conjecturer + 0.1);
    expect(report.lastLogLikelihood).toBeGreaterThan(report.firstLogLikelihood);
  });

  it("leaves the model it starts from alone and depends on its arguments only", () => {
    const before = modelDigest(uniform);
    const once = fitModel(bench, uniform, examples, DEFAULT_FIT, deriveStream(1, "train"));
    const again = fitModel(createWorkbench(), uniform, examples, DEFAULT_FIT, deriveStream(1, "train"));
    expect(modelDigest(uniform)).toBe(before);
    expect(modelDigest(again.model)).toBe(modelDigest(once.model));
    const other = fitModel(bench, uniform, examples, DEFAULT_FIT, deriveStream(2, "train"));
    expect(modelDigest(other.model)).not.toBe(modelDigest(once.model));
  });

  it("looks at relative weights only, and not at examples of weight zero", () => {
    const doubled = examples.map((example) => ({ ...example, weight: 2 }));
    const extra = { role: "prover", goal: goalOf("(p : Prop) (h : p) : p"), proof: "  exact h", weight: 0 } as const;
    const fitted = (some: ReadonlyArray<TrainingExample>) =>
      modelDigest(fitModel(bench, uniform, some, DEFAULT_FIT, deriveStream(1, "train")).model);
    expect(fitted(doubled)).toBe(fitted(examples));
    expect(fitted([...examples, extra])).toBe(fitted(examples));
  });

  it("learns more from an example of more weight", () => {
    const [first, second] = proofExamples;
    const weighted = [
      { ...first!, weight: 9 },
      { ...second!, weight: 1 },
    ];
    const { model } = fitModel(bench, uniform, weighted, DEFAULT_FIT, deriveStream(1, "train"));
    const gain = (example: TrainingExample): number =>
      logLikelihood(bench, model, [example]).prover - logLikelihood(bench, uniform, [example]).prover;
    expect(gain(first!)).toBeGreaterThan(gain(second!));
  });

  it("counts texts that it would not print as unmatched and learns nothing from them", () => {
    const goal = goalOf("(p q : Prop) (h : p) (g : q) : p ∧ q");
    const proofs = [
      "  exact ⟨h, g⟩",
      "  constructor\n  · exact h",
      "  constructor\n  · exact h\n  · exact g\n  rfl",
      "constructor",
      "",
    ];
    const foreign = proofs.map((proof) => ({ role: "prover", goal, proof, weight: 1 }) as const);
    const renamed = {
      role: "conjecturer",
      seed: goal,
      lemma: "",
      statement: "theorem mine (p : Prop) : p := by",
      weight: 1,
    };
    const { model, report } = fitModel(
      bench,
      uniform,
      [...foreign, renamed as TrainingExample],
      DEFAULT_FIT,
      deriveStream(1, "train"),
    );
    expect(report).toMatchObject({ examples: 0, unmatched: 6 });
    expect(modelDigest(model)).toBe(modelDigest(uniform));
  });

  it("teaches other statements less where weights are for conjunctions", () => {
    const goals = EASY.map(goalOf);
    const firsts = goals.flatMap((goal) => proofExamples.find((example) => isProofOf(example, goal)) ?? []);
    const [taught, ...others] = firsts;
    const fitted = (["single", "conjunctions"] as const).map((features) => {
      const from = createModel(features);
      const { model } = fitModel(bench, from, [taught!], { ...DEFAULT_FIT, rate: 1 }, deriveStream(1, "train"));
      const moved = (some: ReadonlyArray<TrainingExample>) =>
        logLikelihood(bench, model, some).prover - logLikelihood(bench, from, some).prover;
      return { taught: moved([taught!]), others: others.map((other) => Math.abs(moved([other]))) };
    });
    const [single, joined] = fitted;
    expect(joined!.taught).toBeGreaterThan(0.1);
    expect(others.length).toBeGreaterThan(8);
    expect(mean(joined!.others)).toBeLessThan(0.25 * mean(single!.others));
    expect(joined!.others.filter((change) => change === 0).length).toBeGreaterThan(others.length / 2);
  });

  it("makes fitted proofs more frequent", () => {
    const goal = goalOf("(a b c : Nat) : a + b + c = c + b + a");
    const finished = (model: typeof uniform): number => {
      const options = { samples: 600, temperature: 1 };
      return 600 - sampleProofs(bench, model, goal, options, deriveStream(3, "prover")).unfinished;
    };
    const { model } = fitModel(bench, uniform, proofExamples, DEFAULT_FIT, deriveStream(1, "train"));
    expect(finished(model)).toBeGreaterThan(1.5 * finished(uniform));
  });
});
