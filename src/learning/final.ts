/** What the model is re-trained on from its base, pure (STP, section 9 of the reference). */
import { codePointLength, type Experiment } from "../domain/index.ts";
import { exampleWeight } from "../reward/index.ts";
import { acceptedNewestFirst, distinctProofs } from "./proofs.ts";
import type { LearningInput, WeightedSequence } from "./rule.ts";

/**
 * Proofs of all iterations up to `iteration`, each if its statement's pass rate in the proof's own iteration was low
 * enough, at most `proofsPerStatement` distinct ones of a statement, weighted by length alone.
 */
export const finalSequences = (
  input: LearningInput,
  settings: Experiment["final"],
): ReadonlyArray<WeightedSequence> => {
  const rule = { lengthDecay: settings.lengthDecay, timeDecay: 0, shareAmongProofs: false };
  return input.statements.flatMap((statement) => {
    const { id, source } = statement;
    if (source === "conjecture" && !settings.conjectures) return [];
    const limit = source === "dataset" ? settings.maximumDatasetPassRate : settings.maximumPassRate;
    const eligible = acceptedNewestFirst(statement).filter(({ iteration: made }) => {
      const rate = input.passRate(id, made, made);
      return rate !== null && rate <= limit;
    });
    return distinctProofs(input, id, eligible, settings.proofsPerStatement).map(
      ({ proof, proofId }): WeightedSequence => ({
        role: "prover",
        statementId: id,
        proofId,
        lemma: null,
        weight: exampleWeight({ length: codePointLength(proof), seconds: 0, proofsOfStatement: 1 }, rule),
      }),
    );
  });
};
