/** Boundary tables of formulas that no reward variant is made of: pass@k, the weights of examples, the monitors. */
import {
  type BoundaryTable,
  benchmarkPassAtK,
  conjecturerHealth,
  type ExampleWeightRule,
  exampleWeight,
  type MonitoredConjecture,
  passAtK,
  refusal,
} from "../../src/reward/index.ts";

const rounded = (value: number): number => Number(value.toPrecision(6));

/** STP, self-play: γ = e^−0.001 a code point, β = e^−0.01 a second, divided among the statement's proofs. */
const selfPlayWeightRule: ExampleWeightRule = { lengthDecay: 0.001, timeDecay: 0.01, shareAmongProofs: true };

/** STP, final re-training: the length penalty only (released code; the paper does not say). */
const finalWeightRule: ExampleWeightRule = { lengthDecay: 0.001, timeDecay: 0, shareAmongProofs: false };

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

const monitored = (form: string, accepted: number, samples: number): MonitoredConjecture => ({
  statement: form,
  normalForm: form,
  samples,
  accepted,
  vacuous: null,
});
const shares = (conjectures: ReadonlyArray<MonitoredConjecture>): ReadonlyArray<number | string> => {
  const health = conjecturerHealth(conjectures, new Set(["known"]));
  return [health.distinctShare, health.novelShare, health.trivialShare, health.flatShare].map((x) => x ?? "none");
};

export const healthBoundaries: ReadonlyArray<BoundaryTable> = [
  {
    formula: "distinct, novel, trivial (pass rate > 3/4) and flat (pass rate 0 or 1) shares",
    source: "monitors of this engine",
    cases: [
      { given: "no conjecture", expected: ["none", "none", "none", "none"], compute: () => shares([]) },
      {
        given: "never attempted",
        expected: [1, 1, "none", "none"],
        compute: () => shares([monitored("a", 0, 0)]),
      },
      {
        given: "all equal and known",
        expected: [0.5, 0, 0, 0],
        compute: () => shares([monitored("known", 1, 2), monitored("known", 1, 2)]),
      },
      {
        given: "pass rates 0 and 1",
        expected: [1, 1, 0.5, 1],
        compute: () => shares([monitored("a", 0, 4), monitored("b", 4, 4)]),
      },
    ],
  },
];

const deviationOf = (n: number, k: number, accepted: number): number | "none" => {
  const { windowDeviation } = benchmarkPassAtK([{ accepted }], n, k);
  return windowDeviation === null ? "none" : rounded(windowDeviation);
};

export const passAtKBoundaries: ReadonlyArray<BoundaryTable> = [
  {
    formula: "pass@k = 1 − C(n − c, k) / C(n, k), k ≤ n",
    source: "Chen et al. 2021, eq. 1",
    cases: [
      { given: "n = 10, c = 3, k = 3", expected: 0.708333, compute: () => rounded(passAtK(10, 3, 3)) },
      { given: "n = 32, c = 3, k = 8", expected: 0.591935, compute: () => rounded(passAtK(32, 3, 8)) },
      { given: "n = 64, c = 3, k = 16", expected: 0.584869, compute: () => rounded(passAtK(64, 3, 16)) },
      { given: "c = 0", expected: 0, compute: () => passAtK(16, 0, 4) },
      { given: "c = n", expected: 1, compute: () => passAtK(16, 16, 4) },
      { given: "n − c < k", expected: 1, compute: () => passAtK(16, 13, 4) },
      { given: "k = 1", expected: 0.25, compute: () => passAtK(16, 4, 1) },
      {
        given: "k > n",
        expected: "refused: pass@17 needs at least 17 samples, found n = 16",
        compute: () => refusal(() => passAtK(16, 4, 17)),
      },
    ],
  },
  {
    formula: "deviation over ⌊n / k⌋ windows of k samples",
    source: "section 11 of the STP notes; mean square over all orders",
    cases: [
      // One statement, one success in four samples: one of four windows of 1 is solved, whatever the order.
      { given: "n = 4, k = 1, c = 1", expected: 0.433013, compute: () => deviationOf(4, 1, 1) },
      { given: "n = 8, k = 2, c = 0", expected: 0, compute: () => deviationOf(8, 2, 0) },
      { given: "fewer than 4 windows", expected: "none", compute: () => deviationOf(7, 2, 1) },
    ],
  },
];
