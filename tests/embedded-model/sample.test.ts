import { describe, expect, it } from "vitest";
import { altered } from "../../src/corpus/index.ts";
import { deriveStream } from "../../src/domain/index.ts";
import {
  createModel,
  createWorkbench,
  initialFit,
  logLikelihood,
  refute,
  SORRY,
  sampleProofs,
} from "../../src/embedded-model/index.ts";
import { defaultFuel, elaborateStatement, loadLibrary, verifyProof } from "../../src/lean/index.ts";
import { EASY, goalOf, randomGoals } from "./support.ts";

const bench = createWorkbench();
const uniform = createModel();
const sample = (signature: string, samples: number, temperature = 1, seed = "sample") =>
  sampleProofs(bench, uniform, goalOf(signature), { samples, temperature }, deriveStream(seed, "prover", signature));

describe("sampling proofs", () => {
  it("finds proofs of easy statements of every kind, and counts every sample once", () => {
    for (const signature of EASY) {
      const { proofs, unfinished } = sample(signature, 400);
      expect(proofs.length, signature).toBeGreaterThan(0);
      expect(proofs.reduce((sum, { multiplicity }) => sum + multiplicity, unfinished)).toBe(400);
      expect(new Set(proofs.map(({ text }) => text)).size, "equal proofs are merged").toBe(proofs.length);
    }
  });

  it("gives the same proofs for the same stream, whatever the workbench did before", () => {
    const fresh = createWorkbench();
    for (const signature of EASY) {
      const goal = goalOf(signature);
      const again = sampleProofs(fresh, uniform, goal, { samples: 60, temperature: 1 }, deriveStream("s", "prover"));
      sample("(a b c : Nat) : a * b + c = c + b * a", 20);
      const used = sampleProofs(bench, uniform, goal, { samples: 60, temperature: 1 }, deriveStream("s", "prover"));
      expect(used).toEqual(again);
    }
  });

  it("draws proofs as often as their probabilities say", () => {
    const samples = 20_000;
    for (const signature of ["(p q : Prop) : p ∧ q → q ∧ p", "(a b : Nat) : a + b = b + a"]) {
      const frequent = sample(signature, samples).proofs.filter(({ logProbability }) => logProbability > -5);
      expect(frequent.length).toBeGreaterThan(1);
      for (const { logProbability, multiplicity } of frequent) {
        const expected = samples * Math.exp(logProbability);
        expect(Math.abs(multiplicity - expected)).toBeLessThan(5 * Math.sqrt(expected) + 1);
      }
    }
  });

  it("tells the log-probability that the model gives the text", () => {
    const { model } = initialFit(
      bench,
      EASY.map((signature) => ({ goal: goalOf(signature), proof: sample(signature, 400).proofs[0]!.text })),
      deriveStream("fit", "initial-fit"),
    );
    for (const signature of EASY) {
      const goal = goalOf(signature);
      const { proofs } = sampleProofs(bench, model, goal, { samples: 50, temperature: 1 }, deriveStream(1, "prover"));
      for (const { logProbability, text } of proofs) {
        const { prover } = logLikelihood(bench, model, [{ role: "prover", goal, proof: text, weight: 1 }]);
        expect(prover).toBeCloseTo(logProbability, 6);
      }
    }
  });

  it("prefers likely proofs at a low temperature", () => {
    const goal = goalOf("(p q r : Prop) (h : p ∧ q ∧ r) : q ∨ r");
    const { proofs } = sample("(p q r : Prop) (h : p ∧ q ∧ r) : q ∨ r", 400);
    const shortest = [...proofs].sort((a, b) => a.text.length - b.text.length)[0]!;
    const { model } = initialFit(bench, [{ goal, proof: shortest.text }], deriveStream(1, "initial-fit"));
    const share = (temperature: number): number => {
      const drawn = sampleProofs(bench, model, goal, { samples: 400, temperature }, deriveStream(2, "prover"));
      return drawn.proofs.find(({ text }) => text === shortest.text)?.multiplicity ?? 0;
    };
    expect(share(0.05)).toBeGreaterThan(share(1));
  });

  it("gives up every sample of a false statement", () => {
    const stream = deriveStream("false", "data");
    const refuted = randomGoals(160, "false")
      .map((goal) => altered(goal, stream))
      .filter((goal) => refute(goal, 100, stream) !== null);
    expect(refuted.length).toBeGreaterThan(40);
    for (const goal of refuted) {
      const { proofs } = sampleProofs(bench, uniform, goal, { samples: 32, temperature: 1 }, stream);
      expect(proofs).toEqual([]);
    }
  });

  it("tells what was given up with its tactics where that is asked for, and draws the same samples", () => {
    const givenUp = (text: string): boolean => text.includes(SORRY);
    const library = loadLibrary();
    for (const signature of EASY) {
      const goal = goalOf(signature);
      const drawn = (writesGivenUp: boolean) => {
        const options = { samples: 200, temperature: 1, writesGivenUp };
        return sampleProofs(bench, uniform, goal, options, deriveStream("given up", "prover", signature));
      };
      const [merged, written] = [drawn(false), drawn(true)];
      expect(written.proofs.filter(({ text }) => !givenUp(text))).toEqual(merged.proofs);
      const unfinished = written.proofs.filter(({ text }) => givenUp(text));
      const samples = unfinished.reduce((sum, { multiplicity }) => sum + multiplicity, 0);
      expect(samples + written.unfinished).toBe(merged.unfinished);
      const statement = elaborateStatement(library, `theorem t ${signature} := by`);
      if ("kind" in statement) throw new Error(`${signature}: ${statement.kind}`);
      for (const { logProbability, text } of unfinished.slice(0, 20)) {
        const example = { role: "prover", goal, proof: text, weight: 1 } as const;
        expect(logLikelihood(bench, uniform, [example]).prover).toBeCloseTo(logProbability, 6);
        // Every tactic before it works, so that what is wrong is that goals are left.
        const rejected = { kind: "rejected", message: expect.stringMatching(/^declaration uses `sorry`/) };
        expect(verifyProof(library, statement, `\n${text}`, defaultFuel), text).toMatchObject(rejected);
      }
    }
  });

  it("writes no proof longer than asked for", () => {
    const tactics = (text: string): number => text.split("\n").filter((line) => !line.trim().startsWith("|")).length;
    const goal = goalOf("(p q : Prop) : p ∧ q → q ∧ p");
    const options = { samples: 400, temperature: 1, maximumSteps: 5 };
    const { proofs } = sampleProofs(bench, uniform, goal, options, deriveStream(1, "prover"));
    for (const { text } of proofs) expect(tactics(text)).toBeLessThanOrEqual(5);
  });
});
