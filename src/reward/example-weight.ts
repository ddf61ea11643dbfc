/** Weights of proofs as training examples (sections 6 and 9 of the reference). Only relative weights matter. */
import type { BoundaryTable } from "./boundary.ts";

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

/** STP, self-play: γ = e^−0.001 a code point, β = e^−0.01 a second, divided among the statement's proofs. */
export const selfPlayWeightRule: ExampleWeightRule = { lengthDecay: 0.001, timeDecay: 0.01, shareAmongProofs: true };

/** STP, final re-training: the length penalty only (released code; the paper does not say). */
export const finalWeightRule: ExampleWeightRule = { lengthDecay: 0.001, timeDecay: 0, shareAmongProofs: false };

/** exp(−lengthDecay · length − timeDecay · seconds), over the statement's proofs where they share; in (0, 1]. */
export const exampleWeight = (proof: WeighedProof, rule: ExampleWeightRule): number =>
  Math.exp(-rule.lengthDecay * proof.length - rule.timeDecay * proof.seconds) /
  (rule.shareAmongProofs ? proof.proofsOfStatement : 1);

const rounded = (value: number): number => Number(value.toPrecision(6));
const weigh = (length: number, seconds: number, proofsOfStatement: number, rule: ExampleWeightRule): number =>
  rounded(exampleWeight({ length, seconds, proofsOfStatement }, rule));

export const exampleWeightBoundaries: ReadonlyArray<BoundaryTable> = [
  {
    formula: "w = exp(−0.001 length − 0.01 seconds) / proofs of the statement",
    source: "STP, section 3.4 and appendix (self-play)",
    cases: [
      { given: "empty proof, the only one", expected: 1, compute: () => weigh(0, 0, 1, selfPlayWeightRule) },
      {
        given: "1,000 code points, the only one",
        expected: 0.367879,
        compute: () => weigh(1000, 0, 1, selfPlayWeightRule),
      },
      { given: "100 seconds, one of 2", expected: 0.18394, compute: () => weigh(0, 100, 2, selfPlayWeightRule) },
    ],
  },
  {
    formula: "w = exp(−0.001 length)",
    source: "STP, released code (final re-training)",
    cases: [
      { given: "empty proof, one of 16", expected: 1, compute: () => weigh(0, 30, 16, finalWeightRule) },
      { given: "1,000 code points", expected: 0.367879, compute: () => weigh(1000, 30, 16, finalWeightRule) },
    ],
  },
];
