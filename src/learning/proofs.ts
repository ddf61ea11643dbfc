/** Which proofs of a statement are trained on: what the rules share, pure. */
import { deriveStream, type StatementId, shuffled } from "../domain/index.ts";
import type { LearningAttempt, LearningInput, LearningStatement } from "./rule.ts";

/** The accepted attempts of a statement, newest first. */
export const acceptedNewestFirst = ({ attempts }: LearningStatement): ReadonlyArray<LearningAttempt> =>
  attempts
    .filter(({ outcome }) => outcome === "proved")
    .sort((a, b) => b.iteration - a.iteration || (a.proofId < b.proofId ? -1 : 1));

/** The newest record of each distinct proof of a statement, then at most `limit` of them, drawn at random. */
export const distinctProofs = (
  { iteration, seed }: Pick<LearningInput, "iteration" | "seed">,
  id: StatementId,
  records: ReadonlyArray<LearningAttempt>,
  limit: number | null,
): ReadonlyArray<LearningAttempt> => {
  const distinct = [...new Map(records.toReversed().map((record) => [record.proofId, record])).values()].reverse();
  if (limit === null || distinct.length <= limit) return distinct;
  return shuffled(distinct, deriveStream(seed, "train", iteration, "proofs", id)).slice(0, limit);
};
