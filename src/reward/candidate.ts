/**
 * What flows through the stages of a reward: a conjecture that was proved at least once, with its pass rate and the
 * lemma under which it would be trained.
 */
import { passRate } from "./pass-rate.ts";
import type { RewardConjecture, RewardInput } from "./variant.ts";

export interface Candidate {
  readonly conjecture: RewardConjecture;
  /** In [0, 1]. */
  readonly passRate: number;
  /** The lemma of its training example; the empty string is the trivial lemma. */
  readonly lemma: string;
}

/**
 * The conjectures with an accepted proof, in the order of the log, the first of each statement text: one without a
 * decided sample has no pass rate, and one that was never proved is never rewarded (STP: 0 < pass rate).
 */
export const provedCandidates = (input: RewardInput): Array<Candidate> => {
  const seen = new Set<string>();
  const out: Array<Candidate> = [];
  for (const conjecture of input.conjectures) {
    const rate = passRate(conjecture.accepted, conjecture.samples);
    if (rate === null || rate === 0 || seen.has(conjecture.statement)) continue;
    seen.add(conjecture.statement);
    out.push({ conjecture, passRate: rate, lemma: conjecture.lemma });
  }
  return out;
};
