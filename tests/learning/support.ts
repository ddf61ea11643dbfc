/** Inputs of learning rules, from a few words. */
import type { LearningInput } from "../../src/learning/index.ts";
import { tinyExperiment } from "../support/tiny-experiment.ts";

interface GivenStatement {
  readonly id: string;
  /** Ids of its accepted proofs, which are their texts too, all of the last iteration. */
  readonly proofs: ReadonlyArray<string>;
  readonly source?: "dataset" | "conjecture";
  readonly rate?: number | null;
}

/** The input of iteration 2 over a window of three. */
export const learningInputOf = (
  given: ReadonlyArray<GivenStatement>,
  overrides: ReadonlyArray<string> = [],
): LearningInput => ({
  iteration: 2,
  seed: 1,
  firstIteration: 0,
  statements: given.map(({ id, proofs, source = "dataset" }) => ({
    id: id as never,
    source,
    attempts: proofs.map((proof) => ({
      proofId: proof as never,
      proof,
      iteration: 2,
      outcome: "proved",
      multiplicity: 1,
      seconds: 0,
      logProbability: null,
      modelVersion: "v" as never,
      past: null,
    })),
  })),
  conjectures: [],
  settings: tinyExperiment(...overrides).examples,
  passRate: (id) => given.find((one) => one.id === id)?.rate ?? 0.25,
  firstProof: () => 0,
});
