/** The statistics of a comparison: how far two lists of weights agree. */
import { sampleCorrelation } from "simple-statistics";

/** (Σ w)² / Σ w², between 1 and the number of weights (Kish 1965); 0 where all weights are 0. */
export const effectiveSampleSize = (weights: ReadonlyArray<number>): number => {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const squares = weights.reduce((sum, weight) => sum + weight * weight, 0);
  return squares === 0 ? 0 : (total * total) / squares;
};

/** Shannon entropy in nats of the masses, which need not sum to 1; 0 where all are 0. */
export const entropy = (masses: Iterable<number>): number => {
  const list = [...masses];
  const total = list.reduce((sum, mass) => sum + mass, 0);
  if (total === 0) return 0;
  return list.reduce((sum, mass) => (mass === 0 ? sum : sum - (mass / total) * Math.log(mass / total)), 0);
};

/** |A ∩ B| / |A ∪ B| in [0, 1]; null where both are empty. */
export const jaccard = (a: ReadonlySet<string>, b: ReadonlySet<string>): number | null => {
  const shared = [...a].filter((key) => b.has(key)).length;
  const union = a.size + b.size - shared;
  return union === 0 ? null : shared / union;
};

/** Σ min / Σ max of two weightings by key, each scaled to sum 1 (Ruzicka); null where either has no weight. */
export const weightedJaccard = (a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number | null => {
  const total = (map: ReadonlyMap<string, number>): number =>
    [...map.values()].reduce((sum, weight) => sum + weight, 0);
  const [totalA, totalB] = [total(a), total(b)];
  if (totalA === 0 || totalB === 0) return null;
  let shared = 0;
  let either = 0;
  for (const key of new Set([...a.keys(), ...b.keys()])) {
    const [x, y] = [(a.get(key) ?? 0) / totalA, (b.get(key) ?? 0) / totalB];
    shared += Math.min(x, y);
    either += Math.max(x, y);
  }
  return shared / either;
};

/** Ranks from 1, ties by the mean of their places. */
const ranks = (values: ReadonlyArray<number>): Array<number> => {
  const order = values.map((_, i) => i).sort((a, b) => values[a]! - values[b]!);
  const out = new Array<number>(values.length);
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to < order.length && values[order[to]!] === values[order[from]!]) to++;
    for (let at = from; at < to; at++) out[order[at]!] = (from + to + 1) / 2;
    from = to;
  }
  return out;
};

/** Spearman's rank correlation in [−1, 1], ties by mean ranks; null for fewer than 2 values or one that is constant. */
export const rankCorrelation = (a: ReadonlyArray<number>, b: ReadonlyArray<number>): number | null => {
  const constant = (values: ReadonlyArray<number>): boolean => values.every((value) => value === values[0]);
  if (a.length !== b.length) throw new RangeError(`rank correlation of ${a.length} with ${b.length} values`);
  if (a.length < 2 || constant(a) || constant(b)) return null;
  return Math.max(-1, Math.min(1, sampleCorrelation(ranks(a), ranks(b))));
};

/** Counts of values in [0, 1] in `bins` bins of equal width, the last one closed. */
export const histogram = (values: ReadonlyArray<number>, bins: number): ReadonlyArray<number> =>
  histogramOf(
    values.map((value) => [value, 1]),
    bins,
  );

/** The same of values that come with their number. */
export const histogramOf = (
  counted: ReadonlyArray<readonly [value: number, count: number]>,
  bins: number,
): ReadonlyArray<number> => {
  const counts = new Array<number>(bins).fill(0);
  for (const [value, count] of counted) counts[Math.min(bins - 1, Math.floor(value * bins))]! += count;
  return counts;
};

/** Counts over their sum; 0 where there is nothing. */
export const shares = (counts: ReadonlyArray<number>): ReadonlyArray<number> => {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => (total === 0 ? 0 : count / total));
};
