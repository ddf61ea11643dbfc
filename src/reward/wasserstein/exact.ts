/**
 * The problem that the greedy procedure approximates, solved: weights w on N conjectures with 0 ≤ w ≤ cap and Σ w = N
 * that minimise the 1-Wasserstein distance between w / N and the distribution of the targets. It is a capacitated
 * transportation problem: supply at most cap / N at a conjecture, demand 1 / M (or given) at a target.
 */
import { MatchingError, type MatchingProblem, validateProblem } from "./problem.ts";
import { solveTransport, sumOf, type TransportSettings, type TransportSolution } from "./transport.ts";

export interface ExactResult extends TransportSolution {
  /** Length N: density ratios in [0, cap], summing to N. */
  readonly weights: Float64Array;
}

/** Shares of the demand: the same whatever number all weights are multiplied by, from the least to the largest. */
const demandsOf = ({ targetWeights }: MatchingProblem): Float64Array => {
  // A power of two, so that no weight is rounded by it.
  const most = 2 ** Math.floor(Math.log2(targetWeights.reduce((a, b) => Math.max(a, b), 0)));
  const relative = targetWeights.map((weight) => weight / most);
  const total = sumOf(relative);
  return relative.map((weight) => weight / total);
};

/** How many times the least weight the sum of all is: in such units whole ratios of weights are whole numbers. */
const unitsOf = ({ targetWeights }: MatchingProblem): number => {
  const least = targetWeights.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  return sumOf(targetWeights.map((weight) => weight / least));
};

/** What an empty side has to say: nothing to move. */
const emptySolution = (problem: MatchingProblem): TransportSolution => ({
  coupling: { conjecture: new Int32Array(0), target: new Int32Array(0), mass: new Float64Array(0) },
  cost: 0,
  gap: 0,
  dual: {
    conjecturePrices: new Float64Array(problem.conjectures.rows),
    targetPotentials: new Float64Array(problem.targets.rows),
    bound: 0,
  },
  pivots: 0,
  rounds: 0,
});

/**
 * The weights of least transport cost under the cap (a density ratio ≥ 1; below 1 there is none). Demands are
 * proportional to the target weights. Weights are all 0 where there is no target, as `greedy` has it.
 */
export const exactWeights = (problem: MatchingProblem, cap: number, settings: TransportSettings): ExactResult => {
  validateProblem(problem, "positive");
  const count = problem.conjectures.rows;
  const weights = new Float64Array(count);
  if (!(cap >= 1) || !Number.isFinite(cap))
    throw new MatchingError(
      "CapTooSmall",
      `cap is ${cap}: expected a finite number ≥ 1, since ${count} weights of at most ${cap} must sum to ${count}`,
    );
  if (count === 0 || problem.targets.rows === 0) return { ...emptySolution(problem), weights };
  // No weight can be more than N, which is all of it.
  const supply = Math.min(cap, count) / count;
  const solution = solveTransport(
    problem,
    { supplies: new Float64Array(count).fill(supply), demands: demandsOf(problem) },
    count * unitsOf(problem),
    settings,
  );
  const { conjecture, mass } = solution.coupling;
  for (let e = 0; e < mass.length; e++) weights[conjecture[e]!]! += mass[e]! * count;
  return { ...solution, weights: weights.map((weight) => Math.min(weight, cap)) };
};

/**
 * The 1-Wasserstein distance between the distribution of conjectures proportional to `weights` (≥ 0, not all 0) and
 * that of the targets. Both sides must have a row.
 */
export const wassersteinDistance = (
  problem: MatchingProblem,
  weights: Float64Array,
  settings: TransportSettings,
): TransportSolution => {
  validateProblem(problem, "positive");
  const total = sumOf(weights);
  if (!(total > 0) || weights.some((weight) => !(weight >= 0)) || weights.length !== problem.conjectures.rows)
    throw new MatchingError(
      "BadWeight",
      `expected ${problem.conjectures.rows} weights ≥ 0 with a positive sum, found ${weights.length} summing to ${total}`,
    );
  if (problem.targets.rows === 0) throw new MatchingError("BadWeight", "a distance to no target is not defined");
  return solveTransport(
    problem,
    { supplies: weights.map((weight) => weight / total), demands: demandsOf(problem) },
    null,
    settings,
  );
};
