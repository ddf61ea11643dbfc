/** Weights of proofs as training examples (sections 6 and 9 of the reference). Only relative weights matter. */

/** A proof as the weight sees it. */
export interface WeighedProof {
  /** Length of the proof in Unicode code points. */
  readonly length: number;
  /** Wall time of its verification; leave 0 unless the time rule is wanted, since it gives up reproducibility. */
  readonly seconds: number;
  /** Distinct accepted proofs of its statement in the window, ≥ 1. */
  readonly proofsOfStatement: number;
}

export interface ExampleWeightRule {
  /** Per code point, ≥ 0. */
  readonly lengthDecay: number;
  /** Per second, ≥ 0. */
  readonly timeDecay: number;
  readonly shareAmongProofs: boolean;
}

/** exp(−lengthDecay · length − timeDecay · seconds), over the statement's proofs where they share; in (0, 1]. */
export const exampleWeight = (proof: WeighedProof, rule: ExampleWeightRule): number =>
  Math.exp(-rule.lengthDecay * proof.length - rule.timeDecay * proof.seconds) /
  (rule.shareAmongProofs ? proof.proofsOfStatement : 1);
