/**
 * pass@k by the unbiased estimator (Chen et al. 2021, eq. 1), its exact variance, the unbiased estimate of that variance
 * and benchmark means. n counts decided samples with multiplicity, never distinct proofs; sampling must not have
 * stopped at a first success. Reference: section 11 of the benchmark notes.
 */
import { sum } from "simple-statistics";
import { type BoundaryTable, refusal } from "./boundary.ts";
import { normal95, studentQuantile } from "./distributions.ts";

/** k larger than n, or counts that are none. */
export class PassAtKError extends Error {
  readonly _tag = "PassAtKError";
  readonly reason: "KAboveN" | "BadCount";
  constructor(reason: "KAboveN" | "BadCount", message: string) {
    super(message);
    this.reason = reason;
  }
}

const refuseBadInput = (n: number, c: number, k: number): void => {
  if (![n, c, k].every(Number.isInteger) || c < 0 || c > n || k < 1)
    throw new PassAtKError("BadCount", `expected integers 0 ≤ c ≤ n and k ≥ 1, found n = ${n}, c = ${c}, k = ${k}`);
  if (k > n) throw new PassAtKError("KAboveN", `pass@${k} needs at least ${k} samples, found n = ${n}`);
};

/** C(n − c, k) / C(n, k): the share of k-subsets without a success. 0 ≤ c ≤ n, 0 ≤ k ≤ n. */
const missShare = (n: number, c: number, k: number): number => {
  if (n - c < k) return 0;
  let share = 1;
  for (let i = n - c + 1; i <= n; i++) share *= 1 - k / i;
  return share;
};

/** The unbiased estimate of 1 − (1 − p)^k from c successes in n samples; in [0, 1]. Refuses k > n. */
export const passAtK = (n: number, c: number, k: number): number => {
  refuseBadInput(n, c, k);
  return 1 - missShare(n, c, k);
};

const logFactorials = (limit: number): Float64Array => {
  const table = new Float64Array(limit + 1);
  for (let i = 2; i <= limit; i++) table[i] = table[i - 1]! + Math.log(i);
  return table;
};

/** Calls `visit(j, P)` with P the chance that two random k-subsets of n overlap in j, for every j with P > 0. */
const forEachOverlap = (n: number, k: number, visit: (overlap: number, probability: number) => void): void => {
  const log = logFactorials(n);
  const choose = (a: number, b: number): number => log[a]! - log[b]! - log[a - b]!;
  for (let j = Math.max(0, 2 * k - n); j <= k; j++)
    visit(j, Math.exp(choose(k, j) + choose(n - k, k - j) - choose(n, k)));
};

/** Exact variance of the estimator for true success probability p in [0, 1]. */
export const passAtKVariance = (n: number, p: number, k: number): number => {
  refuseBadInput(n, 0, k);
  const q = 1 - p;
  let variance = 0;
  forEachOverlap(n, k, (j, probability) => {
    variance += probability * (q ** (2 * k - j) - q ** (2 * k));
  });
  return variance;
};

/** Unbiased estimate of that variance from c of n; it needs n ≥ 2k and may be slightly negative. */
const unbiasedVariance = (n: number, c: number, k: number): number => {
  let square = 0;
  forEachOverlap(n, k, (j, probability) => {
    square += probability * missShare(n, c, 2 * k - j);
  });
  return square - missShare(n, c, 2 * k);
};

/** Variance over all resamples of the n samples with replacement, exactly: successes are Binomial(n, c / n). */
const bootstrapVariance = (n: number, c: number, k: number): number => {
  if (c === 0 || c === n) return 0;
  const log = logFactorials(n);
  let mean = 0;
  let square = 0;
  for (let successes = 0; successes <= n; successes++) {
    const chance = Math.exp(
      log[n]! -
        log[successes]! -
        log[n - successes]! +
        successes * Math.log(c / n) +
        (n - successes) * Math.log1p(-c / n),
    );
    const estimate = 1 - missShare(n, successes, k);
    mean += chance * estimate;
    square += chance * estimate * estimate;
  }
  return square - mean * mean;
};

/** An estimate of the estimator's variance, and how it was made: `bootstrap` where n < 2k, which is biased. */
export interface VarianceEstimate {
  readonly value: number;
  readonly method: "unbiased" | "bootstrap";
}

/** Estimated variance of passAtK(n, c, k). Unbiased (may be slightly negative) where n ≥ 2k, else by the bootstrap. */
export const estimatePassAtKVariance = (n: number, c: number, k: number): VarianceEstimate => {
  refuseBadInput(n, c, k);
  return n >= 2 * k
    ? { value: unbiasedVariance(n, c, k), method: "unbiased" }
    : { value: bootstrapVariance(n, c, k), method: "bootstrap" };
};

/** One problem's decided samples: n of them, c accepted. */
export interface ProblemCount {
  readonly samples: number;
  readonly accepted: number;
}

/** pass@k of a benchmark of M ≥ 1 problems, with both intervals (95%, unclamped half-widths). */
export interface BenchmarkPassAtK {
  readonly k: number;
  readonly problems: number;
  /** Smallest and largest n. */
  readonly samples: readonly [least: number, most: number];
  /** Mean of the problems' estimates, in [0, 1]. */
  readonly mean: number;
  /** The problems regarded as fixed: what repeating the sampling would change. */
  readonly halfWidthFixedProblems: number;
  readonly varianceMethod: VarianceEstimate["method"] | "both";
  /** Other problems of the kind (Student t over problems); null with one problem. */
  readonly halfWidthOverProblems: number | null;
}

/** Mean and 95% half-width of M values by Student's t; the half-width is null for one value. Refuses none. */
export const meanInterval = (
  values: ReadonlyArray<number>,
): { readonly mean: number; readonly halfWidth: number | null } => {
  if (values.length === 0) throw new PassAtKError("BadCount", "the mean of no value is not defined");
  const mean = sum([...values]) / values.length;
  if (values.length === 1) return { mean, halfWidth: null };
  const variance = sum(values.map((value) => (value - mean) ** 2)) / (values.length - 1);
  return { mean, halfWidth: studentQuantile(0.975, values.length - 1) * Math.sqrt(variance / values.length) };
};

/** pass@k over problems; every problem needs k decided samples (refuse or leave out others before, and say so). */
export const benchmarkPassAtK = (problems: ReadonlyArray<ProblemCount>, k: number): BenchmarkPassAtK => {
  const { halfWidth, mean } = meanInterval(problems.map(({ accepted, samples }) => passAtK(samples, accepted, k)));
  const variances = problems.map(({ accepted, samples }) => estimatePassAtKVariance(samples, accepted, k));
  const methods = new Set(variances.map(({ method }) => method));
  const variance = Math.max(0, sum(variances.map(({ value }) => value))) / problems.length ** 2;
  const counts = problems.map(({ samples }) => samples);
  return {
    k,
    problems: problems.length,
    samples: [Math.min(...counts), Math.max(...counts)],
    mean,
    halfWidthFixedProblems: normal95 * Math.sqrt(variance),
    varianceMethod: methods.size > 1 ? "both" : variances[0]!.method,
    halfWidthOverProblems: halfWidth,
  };
};

const rounded = (value: number): number => Number(value.toPrecision(6));

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
    formula: "Var pass@k = Σ_j P(overlap j) q^(2k − j) − q^(2k), q = 1 − p",
    source: "section 11 of the benchmark notes",
    cases: [
      { given: "n = 10, k = 3, p = 0.2", expected: 0.0622933, compute: () => rounded(passAtKVariance(10, 0.2, 3)) },
      { given: "n = 32, k = 8, p = 0.05", expected: 0.0482973, compute: () => rounded(passAtKVariance(32, 0.05, 8)) },
      { given: "n = k = 8, p = 0.1", expected: 0.245165, compute: () => rounded(passAtKVariance(8, 0.1, 8)) },
      { given: "p = 0", expected: 0, compute: () => passAtKVariance(16, 0, 4) },
      { given: "p = 1", expected: 0, compute: () => passAtKVariance(16, 1, 4) },
    ],
  },
];
