/** What self-guided self-play attempts, pure: as `select`, without the targets that have proofs enough. */
import type { DatasetStatement, ProofId, StatementId } from "../../domain/index.ts";
import { datasetCandidates } from "../budget.ts";
import type { RunState } from "../run-state.ts";
import { pureStepInsteadOf } from "../step.ts";
import { conjecture } from "./conjecture.ts";
import { seeds } from "./seeds.ts";
import { select, selectStatements } from "./select.ts";

/** The dataset statements that an iteration may attempt. */
const toAttempt = (state: RunState, iteration: number): ReadonlyArray<DatasetStatement> => {
  const { proofs, provedProofs } = state.experiment.sgs;
  const candidates = datasetCandidates(state, iteration);
  if (proofs !== "few") return candidates;
  const found = new Map<StatementId, Set<ProofId>>();
  for (const { proofId, statementId } of state.proofs)
    found.set(statementId, (found.get(statementId) ?? new Set()).add(proofId));
  return candidates.filter(({ id }) => (found.get(id)?.size ?? 0) < provedProofs);
};

export const guidedSelect = pureStepInsteadOf(select, {
  reads: [seeds, conjecture],
  compute: (state, iteration) => selectStatements(state, iteration, toAttempt(state, iteration)),
});
