/** Inputs of learning rules, from a few words. */
import fc from "fast-check";
import type { LearningAttempt, LearningInput } from "../../src/learning/index.ts";
import { tinyExperiment } from "../support/tiny-experiment.ts";

interface GivenStatement {
  readonly id: string;
  /** Ids of its accepted proofs, which are their texts too, all of the last iteration. */
  readonly proofs: ReadonlyArray<string>;
  readonly source?: "dataset" | "conjecture";
  readonly rate?: number | null;
}

/** The attempt of a text in iteration 2, accepted and sampled once unless said otherwise. */
export const attemptOf = (proof: string, changes: Partial<LearningAttempt> = {}): LearningAttempt => ({
  proofId: proof as never,
  proof,
  iteration: 2,
  outcome: "proved",
  multiplicity: 1,
  tokens: null,
  seconds: 0,
  logProbability: null,
  modelVersion: "v" as never,
  past: null,
  ...changes,
});

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
    attempts: proofs.map((proof) => attemptOf(proof)),
  })),
  conjectures: [],
  settings: tinyExperiment(...overrides).examples,
  passRate: (id) => given.find((one) => one.id === id)?.rate ?? 0.25,
  firstProof: () => 0,
});

/** The same with the attempts of each statement. */
export const judgedInputOf = (given: Readonly<Record<string, ReadonlyArray<LearningAttempt>>>): LearningInput => ({
  ...learningInputOf([]),
  statements: Object.entries(given).map(([id, attempts]) => ({ id: id as never, source: "dataset", attempts })),
});

/** A conjecture that the reward kept with weight 2. */
export const CONJECTURE = {
  id: "c" as never,
  seedProofId: "p" as never,
  lemma: "Nat.add_comm",
  weight: 2,
} as const;

/** Distinct attempts of a statement in one iteration, of all outcomes. */
export const attempts = fc
  .array(
    fc.record({
      outcome: fc.constantFrom("proved", "not proved", "not decided"),
      multiplicity: fc.integer({ min: 1, max: 9 }),
      logProbability: fc.option(fc.double({ min: -40, max: 0, noNaN: true }), { nil: null }),
    }),
    { maxLength: 12 },
  )
  .map((list) => list.map((changes, i) => attemptOf(`p${i}`, changes as Partial<LearningAttempt>)));
