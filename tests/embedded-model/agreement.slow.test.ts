/** The engine's model of each tactic against the verifier: what is sampled as a finished proof is one. */
import { describe, expect, it } from "vitest";
import { deriveStream } from "../../src/domain/index.ts";
import {
  createModel,
  createWorkbench,
  DEFAULT_FIT,
  fitModel,
  type Goal,
  type Model,
  printStatement,
  sampleProofs,
  type TrainingExample,
} from "../../src/embedded-model/index.ts";
import { elaborateStatement, loadLibrary, verifyProof } from "../../src/lean/index.ts";
import { EASY, goalOf, randomGoals } from "./support.ts";

const library = loadLibrary();
const bench = createWorkbench();
const uniform = createModel();

/** Judges what the model samples; returns the texts that are not accepted, with what the verifier says. */
const disagreements = (
  model: Model,
  goals: readonly Goal[],
  samples: number,
): { judged: number; refused: Array<string> } => {
  const refused: Array<string> = [];
  let judged = 0;
  goals.forEach((goal, i) => {
    const text = printStatement("t", goal);
    const statement = elaborateStatement(library, text);
    if (!("type" in statement)) throw new Error(`${text}: ${JSON.stringify(statement)}`);
    const { proofs } = sampleProofs(bench, model, goal, { samples, temperature: 1 }, deriveStream(i, "prover", text));
    for (const proof of proofs) {
      const judgement = verifyProof(library, statement, `\n${proof.text}`);
      judged += 1;
      if (judgement.kind !== "accepted") refused.push(`${text}\n${proof.text}\n${JSON.stringify(judgement)}`);
    }
  });
  return { judged, refused };
};

describe("sampled proofs and the verifier", () => {
  it("agree on easy statements of every kind under the untrained model", () => {
    const { judged, refused } = disagreements(uniform, EASY.map(goalOf), 300);
    expect(judged).toBeGreaterThan(200);
    expect(refused).toEqual([]);
  });

  it("agree on random statements under a trained model, but for one proof in a thousand at most", () => {
    const examples = EASY.map(goalOf).flatMap((goal): Array<TrainingExample> => {
      const { proofs } = sampleProofs(
        bench,
        uniform,
        goal,
        { samples: 200, temperature: 1 },
        deriveStream(1, "prover"),
      );
      return proofs.slice(0, 4).map(({ text }) => ({ role: "prover", goal, proof: text, weight: 1 }));
    });
    const { model } = fitModel(bench, uniform, examples, DEFAULT_FIT, deriveStream(1, "train"));
    const { judged, refused } = disagreements(model, randomGoals(400, "agreement"), 48);
    expect(judged).toBeGreaterThan(1500);
    expect(refused.length, refused.join("\n\n")).toBeLessThanOrEqual(judged / 1000);
  });
});
