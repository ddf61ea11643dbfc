/**
 * pass@k by the unbiased estimator (Chen et al. 2021, eq. 1) and its mean over a benchmark. n counts samples with
 * multiplicity, never distinct proofs; sampling must not have stopped at a first success. Reference: section 11 of the
 * benchmark notes.
 */
import { sum } from "simple-statistics";
import type { HeldOutCount } from "../domain/index.ts";
import { studentDistribution, studentQuantile } from "./distributions.ts";
import { exactInterval, type Interval } from "./pass-rate.ts";

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

/** The mean of values and what Student's t says of it; all but the mean is null for a single value. */
export interface MeanOfValues {
  readonly mean: number;
  /** Sample standard deviation. */
  readonly deviation: number | null;
  /** Half of the interval that misses the mean with probability `error`. */
  readonly halfWidth: number | null;
  /** Two-sided, of the mean being 0. */
  readonly pValue: number | null;
}

/** The mean of at least one value, with its interval and test. */
export const meanOfValues = (values: ReadonlyArray<number>, error = 0.05): MeanOfValues => {
  const count = values.length;
  if (count === 0) throw new PassAtKError("BadCount", "the mean of no value is not defined");
  const mean = sum([...values]) / count;
  if (count === 1) return { mean, deviation: null, halfWidth: null, pValue: null };
  const deviation = Math.sqrt(sum(values.map((value) => (value - mean) ** 2)) / (count - 1));
  const standardError = deviation / Math.sqrt(count);
  const pValue = mean === 0 ? 1 : 2 * studentDistribution(-Math.abs(mean) / standardError, count - 1);
  return { mean, deviation, halfWidth: studentQuantile(1 - error / 2, count - 1) * standardError, pValue };
};

/** Of each statement, how many of the proofs asked for were accepted. */
type Counts = ReadonlyArray<Pick<HeldOutCount, "accepted">>;

/** pass@k of M ≥ 1 statements, over all of them. */
export interface BenchmarkPassAtK {
  readonly k: number;
  readonly statements: number;
  /** Mean of the statements' estimates, with every proof that was not decided or not given as a wrong one; in [0, 1]. */
  readonly value: number;
  /** 95%, over other statements of the kind. It says nothing of other seeds: the model is this run's. */
  readonly interval: Interval;
  /**
   * Standard deviation of the share proved over the ⌊n / k⌋ disjoint windows of k samples (the root mean square over all
   * orders of the samples, divided by their number), as published tables have it; null for fewer than 4 windows.
   */
  readonly windowDeviation: number | null;
}

const leastWindows = 4;

const windowDeviation = (counts: Counts, asked: number, k: number): number | null => {
  const windows = Math.floor(asked / k);
  if (windows < leastWindows) return null;
  // Two windows of k miss together as often as one of 2 k misses.
  const once = counts.map(({ accepted }) => missShare(asked, accepted, k) - missShare(asked, accepted, 2 * k));
  return Math.sqrt((sum(once) * (windows - 1)) / windows) / counts.length;
};

/** pass@k over statements of each of which `asked` proofs were asked for, ≥ k. */
export const benchmarkPassAtK = (counts: Counts, asked: number, k: number): BenchmarkPassAtK => {
  if (counts.length === 0) throw new PassAtKError("BadCount", "pass@k of no statement is not defined");
  const value = Math.min(1, sum(counts.map(({ accepted }) => passAtK(asked, accepted, k))) / counts.length);
  return {
    k,
    statements: counts.length,
    value,
    interval: exactInterval(value, counts.length),
    windowDeviation: windowDeviation(counts, asked, k),
  };
};

/** pass@k of several benchmarks, each of the same weight whatever its size. */
export interface MacroPassAtK {
  readonly k: number;
  readonly sets: number;
  readonly value: number;
  /** 95%, over other statements of each benchmark's kind; not over other benchmarks. */
  readonly interval: Interval;
}

/**
 * The mean of at least one benchmark's pass@k. Its interval is recovered from theirs, which are independent: the distance
 * to each end is the root of the sum of the squared distances, over their number (Zou and Donner 2008, the method of
 * variance estimates recovery). That of a single benchmark is its own.
 */
export const macroPassAtK = (
  figures: ReadonlyArray<Pick<BenchmarkPassAtK, "interval" | "k" | "value">>,
): MacroPassAtK => {
  const [first] = figures;
  if (first === undefined) throw new PassAtKError("BadCount", "the mean of no benchmark is not defined");
  const sets = figures.length;
  const value = sum(figures.map((one) => one.value)) / sets;
  const distance = (end: "high" | "low"): number =>
    Math.sqrt(sum(figures.map(({ interval, value: own }) => (interval[end] - own) ** 2))) / sets;
  if (sets === 1) return { k: first.k, sets, value, interval: first.interval };
  const interval = { low: Math.max(0, value - distance("low")), high: Math.min(1, value + distance("high")) };
  return { k: first.k, sets, value, interval };
};
