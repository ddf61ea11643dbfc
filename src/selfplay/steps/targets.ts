/**
 * Step 1 of self-guided self-play (SGS, section 3 of arXiv 2604.20209), pure: the targets that the conjecturer is given,
 * each once. It makes the records of `seeds`, without lemmas.
 */
import { deriveStream, NO_PROOF, type Seed, shuffled, TRIVIAL_LEMMA } from "../../domain/index.ts";
import { conjectureLimit } from "../budget.ts";
import type { ProofRecord, RunState } from "../run-state.ts";
import { pureStepInsteadOf } from "../step.ts";
import { seeds } from "./seeds.ts";

/** The shortest accepted proof of each dataset statement. */
const shortestProofs = (state: RunState): ReadonlyArray<ProofRecord> => {
  const proofs = Map.groupBy(state.proofs, ({ statementId }) => statementId);
  return state.train.flatMap(({ id }) =>
    (proofs.get(id) ?? [])
      .toSorted((a, b) => a.proof.length - b.proof.length || (a.proofId < b.proofId ? -1 : 1))
      .slice(0, 1),
  );
};

const candidates = (state: RunState): ReadonlyArray<Pick<Seed, "statementId" | "proofId">> => {
  if (state.experiment.sgs.seeds === "proved") return shortestProofs(state);
  return state.train
    .filter(({ id }) => state.experiment.sgs.seeds === "targets" || !state.proved.has(id))
    .map(({ id }) => ({ statementId: id, proofId: NO_PROOF }));
};

/** Most targets of an iteration: as many as conjectures may be kept, and as their share of a budget in numbers attempts. */
const targetLimit = (state: RunState, iteration: number): number => {
  const { budget, conjectureShare } = state.experiment.prove;
  const share = budget === "all" ? Number.POSITIVE_INFINITY : Math.floor(budget * conjectureShare);
  return Math.min(share, conjectureLimit(state, iteration));
};

/** The targets of an iteration in a drawn order. */
export const chooseTargets = (state: RunState, iteration: number): ReadonlyArray<Seed> =>
  shuffled(candidates(state), deriveStream(state.experiment.seed, "step", iteration, "targets"))
    .slice(0, targetLimit(state, iteration))
    .map(({ proofId, statementId }) => ({ statementId, proofId, lemma: TRIVIAL_LEMMA, copies: 1 }));

export const targets = pureStepInsteadOf(seeds, {
  reads: [],
  compute: (state, iteration) => ({ seeds: chooseTargets(state, iteration), trivialDrawn: [] }),
});
