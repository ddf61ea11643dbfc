/**
 * STP's rule, and with other settings expert iteration's (STP, section 6 of the reference): proofs of statements that
 * are not too easy, shorter and rarer ones heavier; conjectures as the reward weighs them.
 */
import { Schema } from "effect";
import { codePointLength } from "../domain/index.ts";
import { exampleWeight } from "../reward/index.ts";
import { acceptedNewestFirst, distinctProofs } from "./proofs.ts";
import type { LearningInput, LearningRule, WeightedSequence } from "./rule.ts";

/** The proofs of the window, with their weights, by statement id and newest first. */
export const proofSequences = (input: LearningInput): ReadonlyArray<WeightedSequence> => {
  const { firstIteration, iteration, settings } = input;
  return input.statements.flatMap((statement) => {
    const statementId = statement.id;
    const records = acceptedNewestFirst(statement);
    const newest = records[0]?.iteration;
    if (newest === undefined) return [];
    const [first, last] = settings.passRateOver === "iteration" ? [newest, newest] : [firstIteration, iteration];
    const fromProof = settings.passRateOver === "window-from-first-proof" ? (input.firstProof(statementId) ?? 0) : 0;
    const rate = input.passRate(statementId, Math.max(first, fromProof), last);
    if (rate === null || rate > settings.maximumPassRate) return [];
    if (rate === settings.maximumPassRate && settings.maximumPassRateIs === "excluded") return [];
    const kept = distinctProofs(input, statementId, records, settings.proofsPerStatement);
    const rule = { ...settings, shareAmongProofs: settings.shareAmong !== "nothing" };
    const proofsOfStatement = settings.shareAmong === "records" ? records.length : kept.length;
    return kept.map(({ proof, proofId, seconds }): WeightedSequence => {
      const weight = exampleWeight({ length: codePointLength(proof), seconds, proofsOfStatement }, rule);
      return { role: "prover", statementId, proofId, lemma: null, weight };
    });
  });
};

/** The conjectures that the reward kept with a positive weight, in its order. */
export const conjectureSequences = (input: LearningInput): ReadonlyArray<WeightedSequence> =>
  input.conjectures.flatMap(
    ({ id, lemma, seedProofId, weight }): ReadonlyArray<WeightedSequence> =>
      weight === 0 ? [] : [{ role: "conjecturer", statementId: id, proofId: seedProofId, lemma, weight }],
  );

export const inverseCounts: LearningRule<object> = {
  name: "inverse-counts",
  summary:
    "Accepted proofs of the replay window, weighted by exp(-lengthDecay n) over the number of proofs of their statement, and the conjectures that the reward kept (STP, section 3.4).",
  reads: "accepted",
  parameters: Schema.Struct({}),
  weigh: (input) => [...proofSequences(input), ...conjectureSequences(input)],
};
