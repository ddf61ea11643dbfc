/** The examples of the re-training from the base model, pure (STP, section 9 of the reference). */
import { codePointLength, type ExampleReference, type StepOf } from "../domain/index.ts";
import { exampleWeight } from "../reward/index.ts";
import type { PromptFormatShape } from "../services/index.ts";
import { byStatement, distinctProofs, passRateOver } from "./examples.ts";
import { renderedDigest } from "./render.ts";
import type { RunState } from "./run-state.ts";

/**
 * Proofs of all iterations up to `iteration`, each if its statement's pass rate in the proof's own iteration was low
 * enough, at most `proofsPerStatement` distinct ones of a statement, weighted by length alone.
 */
const finalProofs = (state: RunState, iteration: number): ReadonlyArray<ExampleReference> => {
  const { final: settings } = state.experiment;
  const eligible = state.proofs.filter(({ iteration: made, statementId }) => {
    if (made > iteration) return false;
    const inDataset = state.trainById.has(statementId);
    if (!inDataset && !settings.conjectures) return false;
    const limit = inDataset ? settings.maximumDatasetPassRate : settings.maximumPassRate;
    const rate = passRateOver(state, statementId, made, made);
    return rate !== null && rate <= limit;
  });
  const rule = { lengthDecay: settings.lengthDecay, timeDecay: 0, shareAmongProofs: false };
  return byStatement(eligible).flatMap(([statementId, records]) =>
    distinctProofs(state, iteration, records, settings.proofsPerStatement).map(
      ({ proof, proofId }): ExampleReference => ({
        role: "prover",
        statementId,
        proofId,
        lemma: null,
        weight: exampleWeight({ length: codePointLength(proof), seconds: 0, proofsOfStatement: 1 }, rule),
      }),
    ),
  );
};

/** What the model is re-trained on after an iteration (or after the last one); the library is added later. */
export const chooseFinalExamples = (
  state: RunState,
  iteration: number,
  format: PromptFormatShape,
): StepOf<"final-examples"> => {
  const examples = finalProofs(state, iteration);
  const rendered = renderedDigest(state, iteration, examples, format);
  return { _tag: "final-examples", iteration, examples, rendered };
};
