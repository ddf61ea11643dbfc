/** What the model is re-trained on from its base, pure (STP, section 9 of the reference). */
import { codePointLength, type Experiment } from "../domain/index.ts";
import { exampleWeight } from "../reward/index.ts";
import { acceptedNewestFirst, distinctProofs } from "./proofs.ts";
import type { LearningInput, WeightedSequence } from "./rule.ts";

/** The sequences below, each with the iteration of its attempt. */
const chosen = (
  input: LearningInput,
  settings: Experiment["final"],
): ReadonlyArray<WeightedSequence & { readonly iteration: number }> => {
  const rule = { lengthDecay: settings.lengthDecay, timeDecay: 0, shareAmongProofs: false };
  return input.statements.flatMap((statement) => {
    const { id, source } = statement;
    if (source === "conjecture" && !settings.conjectures) return [];
    const limit = source === "dataset" ? settings.maximumDatasetPassRate : settings.maximumPassRate;
    const eligible = acceptedNewestFirst(statement).filter(({ iteration: made }) => {
      const rate = input.passRate(id, made, made);
      return rate !== null && rate <= limit;
    });
    return distinctProofs(input, id, eligible, settings.proofsPerStatement).map(({ iteration, proof, proofId }) => ({
      role: "prover",
      statementId: id,
      proofId,
      lemma: null,
      iteration,
      weight: exampleWeight({ length: codePointLength(proof), seconds: 0, proofsOfStatement: 1 }, rule),
    }));
  });
};

/**
 * Proofs of all iterations up to `iteration`, each if its statement's pass rate in the proof's own iteration was low
 * enough, at most `proofsPerStatement` distinct ones of a statement, weighted by length alone.
 */
export const finalSequences = (input: LearningInput, settings: Experiment["final"]): ReadonlyArray<WeightedSequence> =>
  chosen(input, settings).map(({ iteration: _, ...sequence }) => sequence);

/** The same proofs as the attempts that they came of: with all their turns, and how they were sampled. */
export const finalTraces: typeof finalSequences = (input, settings) => chosen(input, settings);
