/** The shortest of the proofs that searches have found, pure. */
import { codePointLength, type StatementId, tacticSteps } from "../domain/index.ts";
import type { AttemptRecord } from "./run-state.ts";

/** Tactics of a proof that a search has found; null for any other. */
export const lengthInTactics = (proof: Pick<AttemptRecord, "past">): number | null =>
  tacticSteps(proof)?.length ?? null;

/** By tactics, then by code points, then by id, so that no order of the log decides. */
const isShorter = (a: AttemptRecord, b: AttemptRecord): boolean => {
  const tactics = lengthInTactics(a)! - lengthInTactics(b)!;
  const length = codePointLength(a.proof) - codePointLength(b.proof);
  return tactics < 0 || (tactics === 0 && (length < 0 || (length === 0 && a.proofId < b.proofId)));
};

/** The shortest accepted proof of each statement among those that searches have found. */
export const shortestProofs = (proofs: Iterable<AttemptRecord>): ReadonlyMap<StatementId, AttemptRecord> => {
  const shortest = new Map<StatementId, AttemptRecord>();
  for (const proof of proofs) {
    if (proof.outcome !== "proved" || lengthInTactics(proof) === null) continue;
    const known = shortest.get(proof.statementId);
    if (known === undefined || isShorter(proof, known)) shortest.set(proof.statementId, proof);
  }
  return shortest;
};
