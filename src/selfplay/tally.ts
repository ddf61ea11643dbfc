/** Samples of a statement by verdict, with multiplicity, and the pass rate they give. */
import type { VerdictTag } from "../domain/index.ts";

export interface Tally {
  readonly accepted: number;
  readonly rejected: number;
  /** Ran out of time or memory. */
  readonly exhausted: number;
  /** Not decided for another reason. */
  readonly unanswered: number;
}

export const EMPTY_TALLY: Tally = { accepted: 0, rejected: 0, exhausted: 0, unanswered: 0 };

const FIELD: Readonly<Record<VerdictTag, keyof Tally>> = {
  accepted: "accepted",
  rejected: "rejected",
  timeout: "exhausted",
  memory: "exhausted",
  unsupported: "unanswered",
  unread: "unanswered",
  crashed: "unanswered",
};

export const countVerdict = (tally: Tally, verdict: VerdictTag, multiplicity: number): Tally => {
  const field = FIELD[verdict];
  return { ...tally, [field]: tally[field] + multiplicity };
};

export const addTallies = (a: Tally, b: Tally): Tally => ({
  accepted: a.accepted + b.accepted,
  rejected: a.rejected + b.rejected,
  exhausted: a.exhausted + b.exhausted,
  unanswered: a.unanswered + b.unanswered,
});

/** How `verify.timeoutCounts` reads what was not decided: no label, a wrong proof where it ran out, or a wrong proof. */
export type TimeoutCounts = "undecided" | "wrong" | "all-wrong";

/** Samples with a label; accepted ≤ labelled. */
export const labelledSamples = (tally: Tally, timeoutCounts: TimeoutCounts): number =>
  tally.accepted +
  tally.rejected +
  (timeoutCounts === "undecided" ? 0 : tally.exhausted) +
  (timeoutCounts === "all-wrong" ? tally.unanswered : 0);

/** Samples without a label. */
export const undecidedSamples = (tally: Tally, timeoutCounts: TimeoutCounts): number =>
  (timeoutCounts === "all-wrong" ? 0 : tally.unanswered) + (timeoutCounts === "undecided" ? tally.exhausted : 0);

/** Accepted over labelled samples, in [0, 1]; null where no sample has a label (STP, section 4.6). */
export const tallyPassRate = (tally: Tally, timeoutCounts: TimeoutCounts): number | null => {
  const samples = labelledSamples(tally, timeoutCounts);
  return samples === 0 ? null : tally.accepted / samples;
};
