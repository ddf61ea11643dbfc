/**
 * Optimal transport between conjectures and targets, given how much each may send and needs. Network simplex over a
 * growing set of arcs: the nearest pairs first, then every pair that the current prices show to be too cheap to leave out
 * (column generation), found by the tiled search; so no N × M matrix exists, and the answer is optimal over all pairs to
 * the gap reported.
 */
import { costOf, type PairSimilarity, pairSimilarity } from "./cost.ts";
import { nearestFinder } from "./nearest.ts";
import type { MatchingProblem } from "./problem.ts";
import { type SearchedChunk, TiledSearch } from "./tiled-search.ts";
import { type TransportAmounts, TransportSimplex } from "./transport-simplex.ts";

export interface TransportSettings {
  /** Stops once the relative duality gap is at most this; 0 solves to optimality. */
  readonly gap: number;
  /** Threads of the search, ≥ 1; they change the time alone. */
  readonly threads: number;
}

/** The gap asked for where none is said: optimality up to 2,000 rows on either side, 1% above. */
export const usualGap = ({ conjectures, targets }: MatchingProblem): number =>
  Math.max(conjectures.rows, targets.rows) <= 2000 ? 0 : 0.01;

/** A coupling as sparse triples: `mass[e]` goes from conjecture `conjecture[e]` to target `target[e]`. Total mass 1. */
export interface Coupling {
  readonly conjecture: Int32Array;
  readonly target: Int32Array;
  readonly mass: Float64Array;
}

/**
 * Prices that prove a lower bound: price ≥ 0 on conjectures and potentials on targets with
 * potential[j] ≤ cost(i, j) + price[i] for every pair give Σ demand · potential − Σ supply · price ≤ the optimum.
 */
export interface DualCertificate {
  readonly conjecturePrices: Float64Array;
  readonly targetPotentials: Float64Array;
  /** The lower bound itself. */
  readonly bound: number;
}

export interface TransportSolution {
  readonly coupling: Coupling;
  /** Transport cost per unit of mass. */
  readonly cost: number;
  /** (cost − bound) / cost, ≥ 0; 0 where the cost is 0. */
  readonly gap: number;
  readonly dual: DualCertificate;
  readonly pivots: number;
  /** Times all pairs were priced. */
  readonly rounds: number;
}

/** Real supplies and demands; the demands sum to 1, the supplies to at least 1 up to rounding. */
type RealAmounts = TransportAmounts;

const nearestArcs = 24;
const pricedArcs = 8;
/** Rounds of pricing after which every pair becomes an arc, where they are few enough: many near-equal rows need all of them. */
const roundsBeforeAllPairs = 6;
const mostPairs = 4_000_000;
/** Reduced costs above −tolerance × largest cost count as 0. */
const tolerance = 1e-12;

export const sumOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);

/**
 * Whole amounts proportional to the real ones: in the unit given (null: none) where it makes them whole (so that they are exact),
 * else rounded to a share of 2^-k of the total, k as large as float64 allows. Rounding never leaves supply short.
 */
const wholeAmounts = ({ demands, supplies }: RealAmounts, unit: number | null): TransportAmounts => {
  const most = 2 ** 52 / (supplies.length + 1);
  const exact =
    (unit: number) =>
    (values: Float64Array): boolean =>
      values.every((value) => Math.abs(value * unit - Math.round(value * unit)) <= 1e-9 * Math.max(1, value * unit));
  const fits = unit !== null && Math.max(sumOf(supplies), 1) * unit <= most && [supplies, demands].every(exact(unit));
  const scale = fits ? unit : 2 ** Math.floor(Math.log2(most / Math.max(sumOf(supplies), 1)));
  const whole = {
    supplies: supplies.map((value) => Math.round(value * scale)),
    demands: demands.map((value) => Math.round(value * scale)),
  };
  const short = sumOf(whole.demands) - sumOf(whole.supplies);
  if (short > 0) whole.supplies[whole.supplies.indexOf(whole.supplies.reduce((a, b) => Math.max(a, b)))]! += short;
  return whole;
};

/** The target's best conjecture at the prices: the largest similarity − price, proved by the list or by a scan. */
const bestPriced = (
  chunk: SearchedChunk,
  similarity: PairSimilarity,
  target: number,
  prices: Float64Array,
  visit: (conjecture: number, similarity: number) => void,
): number => {
  const from = (target - chunk.first) * chunk.stride;
  const count = chunk.counts[target - chunk.first]!;
  let best = Number.NEGATIVE_INFINITY;
  for (let entry = 0; entry < count; entry++) {
    const i = chunk.indexes[from + entry]!;
    const near = similarity.at(i, target);
    visit(i, near);
    best = Math.max(best, near - prices[i]!);
  }
  const last = chunk.scores[from + count - 1]! * chunk.scale + chunk.slack;
  if (count < chunk.listLength || best >= last) return best;
  for (let i = 0; i < prices.length; i++) {
    const near = similarity.at(i, target);
    if (near - prices[i]! <= best) continue;
    best = near - prices[i]!;
    visit(i, near);
  }
  return best;
};

interface Pricing {
  readonly potentials: Float64Array;
  readonly added: number;
}

/** Prices all pairs: the targets' potentials at the conjectures' prices, adding every listed arc that is too cheap. */
const priceAllPairs = (
  search: TiledSearch,
  similarity: PairSimilarity,
  simplex: TransportSimplex,
  prices: Float64Array,
  targets: number,
  listLength: number,
  slackness: number,
): Pricing => {
  const potentials = new Float64Array(targets);
  let added = 0;
  for (let first = 0; first < targets; ) {
    const chunk = search.search(first, listLength, null, prices);
    for (let j = first; j < chunk.end; j++) {
      const limit = simplex.potentials[prices.length + j]! - slackness;
      const best = bestPriced(chunk, similarity, j, prices, (i, near) => {
        const cost = costOf(similarity.kind, near);
        if (cost + prices[i]! >= limit) return;
        simplex.addArc(i, j, cost);
        added++;
      });
      potentials[j] = costOf(similarity.kind, best);
    }
    first = chunk.end;
  }
  return { potentials, added };
};

/** A feasible start that takes the nearest conjecture with supply left. */
const nearestStart = (
  problem: MatchingProblem,
  similarity: PairSimilarity,
  whole: TransportAmounts,
  threads: number,
): TransportSimplex => {
  const usedUp = new Uint8Array(problem.conjectures.rows);
  const finder = nearestFinder(problem, similarity, usedUp, "exclude", 1, { method: "auto", threads });
  try {
    return new TransportSimplex(whole, {
      nextSource: (target) => finder.find(target, 1).indexes[0]!,
      exhausted: (source) => {
        usedUp[source] = 1;
      },
      cost: (source, target) => costOf(similarity.kind, similarity.at(source, target)),
    });
  } finally {
    finder.close();
  }
};

const couplingOf = (simplex: TransportSimplex, amounts: RealAmounts) => {
  const flows = simplex.basicFlows(amounts);
  const conjecture = new Int32Array(flows.length);
  const target = new Int32Array(flows.length);
  const mass = new Float64Array(flows.length);
  let cost = 0;
  let at = 0;
  simplex.forEachBasic((i, j, arcCost) => {
    conjecture[at] = i;
    target[at] = j;
    // The perturbed optimum is optimal for the amounts themselves; a flow of 0 may come out as a rounding below it.
    mass[at] = Math.max(0, flows[at]!);
    cost += mass[at++]! * arcCost;
  });
  return { coupling: { conjecture, target, mass }, cost };
};

const relativeGap = (cost: number, bound: number): number => (cost <= bound || cost === 0 ? 0 : (cost - bound) / cost);

/** Adds the nearest pairs of every target. */
const addNearestPairs = (
  search: TiledSearch,
  similarity: PairSimilarity,
  simplex: TransportSimplex,
  targets: number,
  listLength: number,
): void => {
  for (let first = 0; first < targets; ) {
    const chunk = search.search(first, listLength, null, null);
    for (let j = first; j < chunk.end; j++)
      for (let entry = 0; entry < chunk.counts[j - first]!; entry++) {
        const i = chunk.indexes[(j - first) * chunk.stride + entry]!;
        simplex.addArc(i, j, costOf(similarity.kind, similarity.at(i, j)));
      }
    first = chunk.end;
  }
};

/** Adds every pair. */
const addAllPairs = (simplex: TransportSimplex, similarity: PairSimilarity, sources: number, targets: number): void => {
  for (let i = 0; i < sources; i++)
    for (let j = 0; j < targets; j++) simplex.addArc(i, j, costOf(similarity.kind, similarity.at(i, j)));
};

/** Σ demand · potential − Σ supply · price. */
const dualBound = ({ demands, supplies }: RealAmounts, prices: Float64Array, potentials: Float64Array): number => {
  let bound = 0;
  for (let j = 0; j < demands.length; j++) bound += demands[j]! * potentials[j]!;
  for (let i = 0; i < supplies.length; i++) bound -= supplies[i]! * prices[i]!;
  return bound;
};

/**
 * The cheapest coupling of the real amounts, with its certificate. `unit`: the factor that makes the amounts whole, or
 * null. Both sides have a row; the demands sum to 1.
 */
export const solveTransport = (
  problem: MatchingProblem,
  amounts: RealAmounts,
  unit: number | null,
  settings: TransportSettings,
): TransportSolution => {
  const similarity = pairSimilarity(problem);
  const count = problem.conjectures.rows;
  const targets = problem.targets.rows;
  const simplex = nearestStart(problem, similarity, wholeAmounts(amounts, unit), settings.threads);
  const listLength = Math.min(nearestArcs, count);
  const search = new TiledSearch(problem, similarity, listLength, settings.threads);
  try {
    addNearestPairs(search, similarity, simplex, targets, listLength);
    const pricedLength = Math.min(pricedArcs, listLength);
    let pivots = 0;
    for (let rounds = 1; ; rounds++) {
      // Relative to the largest cost in play: below it, what looks cheaper is rounding, and pivots on it never end.
      const slackness = tolerance * Math.max(simplex.largestCost, Number.MIN_VALUE);
      pivots += simplex.optimise(slackness);
      const prices = simplex.potentials.slice(0, count).map((price) => Math.max(0, price));
      const priced = priceAllPairs(search, similarity, simplex, prices, targets, pricedLength, slackness);
      const { cost, coupling } = couplingOf(simplex, amounts);
      const bound = dualBound(amounts, prices, priced.potentials);
      const gap = relativeGap(cost, bound);
      if (priced.added > 0 && gap > settings.gap) {
        if (rounds === roundsBeforeAllPairs && count * targets <= mostPairs)
          addAllPairs(simplex, similarity, count, targets);
        continue;
      }
      const dual = { conjecturePrices: prices, targetPotentials: priced.potentials, bound };
      return { coupling, cost, gap, dual, pivots, rounds };
    }
  } finally {
    search.close();
  }
};
