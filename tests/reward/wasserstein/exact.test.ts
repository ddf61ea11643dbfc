/** The exact weights: against a slow minimum-cost flow, by complementary slackness, and against the greedy weights. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deriveStream } from "../../../src/domain/index.ts";
import {
  costOf,
  exactWeights,
  type GroundCost,
  greedyWeights,
  type MatchingProblem,
  pairSimilarity,
  type TransportSolution,
  unitWeights,
  wassersteinDistance,
} from "../../../src/reward/index.ts";
import { forAll } from "../../support/for-all.ts";
import { digestText } from "../../support/mock-back-ends.ts";
import { matchingProblems, randomMatrix, signProblem } from "./instances.ts";

const settings = { gap: 0, threads: 1 };
const someCap = fc.constantFrom(1, 1.5, 2, 4);

/** Successive shortest paths by Bellman and Ford over the full bipartite graph: slow, and obviously right. */
const slowTransportCost = (costs: Array<Array<number>>, supplies: Array<number>, demands: Array<number>): number => {
  const [n, m] = [supplies.length, demands.length];
  const flow = costs.map((row) => row.map(() => 0));
  const supply = [...supplies];
  const demand = [...demands];
  for (;;) {
    // Distances from all sources with supply left; forward arcs i → j, backward arcs j → i where there is flow.
    const distance = [
      ...supply.map((left) => (left > 1e-12 ? 0 : Number.POSITIVE_INFINITY)),
      ...demand.map(() => Number.POSITIVE_INFINITY),
    ];
    const via = new Array<number>(n + m).fill(-1);
    for (let changed = true; changed; ) {
      changed = false;
      for (let i = 0; i < n; i++)
        for (let j = 0; j < m; j++) {
          const cost = costs[i]![j]!;
          if (distance[i]! + cost < distance[n + j]! - 1e-12)
            [distance[n + j], via[n + j], changed] = [distance[i]! + cost, i, true];
          if (flow[i]![j]! > 1e-12 && distance[n + j]! - cost < distance[i]! - 1e-12)
            [distance[i], via[i], changed] = [distance[n + j]! - cost, n + j, true];
        }
    }
    const open = demand.map((left, j) => (left > 1e-12 ? j : -1)).filter((j) => j >= 0);
    if (open.length === 0) break;
    const end = open.reduce((best, j) => (distance[n + j]! < distance[n + best]! ? j : best));
    const path: Array<number> = [n + end];
    while (via[path[0]!] !== -1) path.unshift(via[path[0]!]!);
    let amount = Math.min(supply[path[0]!]!, demand[end]!);
    for (let s = 1; s + 1 < path.length; s += 2) amount = Math.min(amount, flow[path[s + 1]!]![path[s]! - n]!);
    supply[path[0]!]! -= amount;
    demand[end]! -= amount;
    for (let s = 0; s + 1 < path.length; s++)
      if (path[s]! < n) flow[path[s]!]![path[s + 1]! - n]! += amount;
      else flow[path[s + 1]!]![path[s]! - n]! -= amount;
  }
  return flow.reduce((sum, row, i) => sum + row.reduce((part, value, j) => part + value * costs[i]![j]!, 0), 0);
};

const costMatrix = (problem: MatchingProblem): Array<Array<number>> => {
  const similarity = pairSimilarity(problem);
  return Array.from({ length: problem.conjectures.rows }, (_, i) =>
    Array.from({ length: problem.targets.rows }, (_, j) => costOf(problem.cost, similarity.at(i, j))),
  );
};

const demandsOf = (problem: MatchingProblem): Array<number> => {
  const total = problem.targetWeights.reduce((a, b) => a + b);
  return [...problem.targetWeights].map((weight) => weight / total);
};

/** The four conditions that together prove a solution optimal, up to rounding. */
const expectOptimal = (problem: MatchingProblem, supplies: Array<number>, solution: TransportSolution): void => {
  const costs = costMatrix(problem);
  const demands = demandsOf(problem);
  const { conjecture, mass, target } = solution.coupling;
  const { conjecturePrices, targetPotentials } = solution.dual;
  const sent = supplies.map(() => 0);
  const received = demands.map(() => 0);
  for (let e = 0; e < mass.length; e++) {
    expect(mass[e]).toBeGreaterThanOrEqual(0);
    sent[conjecture[e]!]! += mass[e]!;
    received[target[e]!]! += mass[e]!;
    // Slackness: what carries mass is as cheap as the prices allow.
    if (mass[e]! > 1e-9)
      expect(
        costs[conjecture[e]!]![target[e]!]! + conjecturePrices[conjecture[e]!]! - targetPotentials[target[e]!]!,
      ).toBeLessThan(1e-9);
  }
  for (const [j, demand] of demands.entries()) expect(received[j]).toBeCloseTo(demand, 9);
  for (const [i, supply] of supplies.entries()) {
    expect(sent[i]).toBeLessThanOrEqual(supply + 1e-9);
    expect(conjecturePrices[i]).toBeGreaterThanOrEqual(0);
    // Slackness: only a conjecture at its cap has a price.
    if (supply - sent[i]! > 1e-9) expect(conjecturePrices[i]).toBeLessThan(1e-9);
    for (const [j, potential] of targetPotentials.entries())
      expect(potential).toBeLessThanOrEqual(costs[i]![j]! + conjecturePrices[i]! + 1e-9);
  }
  expect(solution.gap).toBeLessThan(1e-9);
};

describe("exact weights", () => {
  for (const cost of ["cosine", "euclidean"] as ReadonlyArray<GroundCost>)
    it(`are optimal: ${cost} cost, equal to the slow minimum-cost flow and complementary slackness holds`, () => {
      forAll(fc.tuple(matchingProblems(cost, 12), someCap), ([problem, cap]) => {
        const count = problem.conjectures.rows;
        const supplies = new Array<number>(count).fill(cap / count);
        const solution = exactWeights(problem, cap, settings);
        expect(solution.cost).toBeCloseTo(slowTransportCost(costMatrix(problem), supplies, demandsOf(problem)), 6);
        expectOptimal(problem, supplies, solution);
        expect(solution.weights.reduce((a, b) => a + b)).toBeCloseTo(count, 9);
        for (const weight of solution.weights) {
          expect(weight).toBeGreaterThanOrEqual(0);
          expect(weight).toBeLessThanOrEqual(cap);
        }
      });
    });

  it("are never costlier than the greedy weights that respect the cap", () => {
    let compared = 0;
    const cases = fc.tuple(matchingProblems("cosine"), someCap);
    forAll(cases, ([problem, cap]) => {
      const greedy = greedyWeights(problem, {
        cap,
        capComparison: "reaches",
        mask: "exclude",
        increment: "per-match",
      });
      if (greedy.unmatched > 0 || greedy.weights.some((weight) => weight > cap + 1e-9)) return;
      compared++;
      expect(exactWeights(problem, cap, settings).cost).toBeLessThanOrEqual(greedy.cost + 1e-12);
    });
    expect(compared).toBeGreaterThan(20);
  });

  it("add the pairs that the nearest ones left out, several times if need be", () => {
    // All targets crowd around one direction, so that most of the mass goes to conjectures far from their nearest.
    const stream = deriveStream(5, "data", "crowded");
    const conjectures = randomMatrix(stream, 150, 3, "continuous");
    const crowd = randomMatrix(stream, 140, 3, "continuous");
    const targets = { ...crowd, data: crowd.data.map((value, k) => (k % 3 === 0 ? 3 : value)) };
    const problem: MatchingProblem = { conjectures, targets, targetWeights: unitWeights(140), cost: "cosine" };
    const solution = exactWeights(problem, 1, settings);
    expect(solution.rounds).toBeGreaterThan(1);
    expectOptimal(problem, new Array<number>(150).fill(1 / 150), solution);
  });

  it("take every pair where many rows are nearly alike, instead of pricing round after round", () => {
    const stream = deriveStream(6, "data", "copies");
    const centres = randomMatrix(stream, 6, 4, "continuous");
    const crowds = (rows: number, centreOf: (row: number) => number) => {
      const data = Float32Array.from(
        { length: rows * 4 },
        (_, k) => centres.data[centreOf(Math.floor(k / 4)) * 4 + (k % 4)]! + 1e-3 * stream.nextDouble(),
      );
      return { data, rows, dimension: 4 };
    };
    const conjectures = crowds(240, (row) => row % 6);
    const targets = crowds(240, (row) => row % 2);
    const problem: MatchingProblem = { conjectures, targets, targetWeights: unitWeights(240), cost: "cosine" };
    const solution = exactWeights(problem, 1, settings);
    expect(solution.rounds).toBe(7);
    expectOptimal(problem, new Array<number>(240).fill(1 / 240), solution);
  });

  it("spread over conjectures that are all alike", () => {
    const alike = { data: new Float32Array(12).fill(1), rows: 6, dimension: 2 };
    const problem: MatchingProblem = {
      conjectures: alike,
      targets: alike,
      targetWeights: unitWeights(6),
      cost: "cosine",
    };
    const solution = exactWeights(problem, 1, settings);
    expect([...solution.weights]).toEqual([1, 1, 1, 1, 1, 1]);
    expect(solution.cost).toBeCloseTo(0, 12);
  });

  it("and the way to them are what they were, where ties leave a choice", () => {
    const crowded = (cost: GroundCost, weightOf: (target: number) => number): MatchingProblem => {
      const problem = signProblem(160, 120, cost, weightOf);
      const { targets } = problem;
      return { ...problem, targets: { ...targets, data: targets.data.map((sign, k) => (k % 16 < 12 ? 1 : sign)) } };
    };
    const found = (["cosine", "euclidean"] as const).flatMap((cost) =>
      [1, 1.25, 4].flatMap((cap) =>
        [signProblem(80, 60, cost, (j) => 1 + (j % 3)), crowded(cost, () => 1)].map((problem) => {
          const { coupling, dual, weights, ...solution } = exactWeights(problem, cap, settings);
          const { conjecture, mass, target } = coupling;
          const { bound, conjecturePrices, targetPotentials } = dual;
          const lists = [weights, conjecture, target, mass, conjecturePrices, targetPotentials];
          const whole = digestText(JSON.stringify(lists.map((list) => [...list])));
          return [cost, cap, solution.cost, bound, solution.rounds, solution.pivots, whole.slice(0, 8)].join(" ");
        }),
      ),
    );
    expect(found).toMatchInlineSnapshot(`
      [
        "cosine 1 0.5046874999999997 0.5046874999999987 1 133 62f75c4e",
        "cosine 1 0.7661458333333344 0.7661458333333323 3 285 c7705114",
        "cosine 1.25 0.4712239583333335 0.4712239583333334 1 77 33fa0d64",
        "cosine 1.25 0.6941406250000007 0.6941406249999998 3 264 4c607a99",
        "cosine 4 0.4291666666666668 0.42916666666666675 1 1 f5df9164",
        "cosine 4 0.5135416666666659 0.5135416666666657 1 65 8637dc25",
        "euclidean 1 3.9749356475462356 3.9749356475462356 2 223 adfb25fb",
        "euclidean 1 4.896714590645368 4.89671459064536 4 721 7a2701ba",
        "euclidean 1.25 3.8497191498646206 3.8497191498646184 1 100 a342f1be",
        "euclidean 1.25 4.6746219527277875 4.674621952727785 4 449 d406436b",
        "euclidean 4 3.679301292765497 3.679301292765497 1 1 98857d6f",
        "euclidean 4 4.031203304206623 4.031203304206623 1 132 f1b52958",
      ]
    `);
  });

  it("refuse a cap under which the weights cannot sum to their number (reason: CapTooSmall)", () => {
    const matrix = randomMatrix(deriveStream(4, "data", "cap"), 3, 2, "continuous");
    const problem: MatchingProblem = {
      conjectures: matrix,
      targets: matrix,
      targetWeights: unitWeights(3),
      cost: "cosine",
    };
    expect(() => exactWeights(problem, 0.9, settings)).toThrow(
      expect.objectContaining({ _tag: "MatchingError", reason: "CapTooSmall" }),
    );
  });

  it("are the same with one thread or two", () => {
    const stream = deriveStream(6, "data", "threads");
    const problem: MatchingProblem = {
      conjectures: randomMatrix(stream, 300, 16, "continuous"),
      targets: randomMatrix(stream, 500, 16, "continuous"),
      targetWeights: unitWeights(500),
      cost: "cosine",
    };
    const one = exactWeights(problem, 1.5, settings);
    expect(exactWeights(problem, 1.5, { gap: 0, threads: 2 }).weights).toEqual(one.weights);
  });
});

describe("the Wasserstein distance of given weights", () => {
  it("equals the slow minimum-cost flow", () => {
    const someWeights = fc.array(fc.nat({ max: 2 }), { minLength: 10, maxLength: 10 });
    forAll(fc.tuple(matchingProblems("cosine", 10), someWeights), ([problem, drawn]) => {
      const weights = Float64Array.from({ length: problem.conjectures.rows }, (_, i) => (i === 0 ? 1 : drawn[i]!));
      const total = weights.reduce((a, b) => a + b);
      const supplies = [...weights].map((weight) => weight / total);
      const solution = wassersteinDistance(problem, weights, settings);
      expect(solution.cost).toBeCloseTo(slowTransportCost(costMatrix(problem), supplies, demandsOf(problem)), 6);
    });
  });

  it("is 0 from a distribution to itself, and refuses weights that are none (reason: BadWeight)", () => {
    const matrix = randomMatrix(deriveStream(3, "data", "self"), 9, 4, "continuous");
    const problem: MatchingProblem = {
      conjectures: matrix,
      targets: matrix,
      targetWeights: unitWeights(9),
      cost: "cosine",
    };
    expect(wassersteinDistance(problem, unitWeights(9), settings).cost).toBeCloseTo(0, 9);
    expect(() => wassersteinDistance(problem, new Float64Array(9), settings)).toThrow(
      expect.objectContaining({ reason: "BadWeight" }),
    );
  });
});

describe("the scale of the target weights, and a cap that caps nothing", () => {
  it("change neither weights nor cost: weights times 10^k, k from -300 to 300, and caps up to 1e300", () => {
    forAll(
      fc.tuple(matchingProblems("cosine", 12), someCap, fc.integer({ min: -300, max: 300 })),
      ([problem, cap, exponent]) => {
        const base = exactWeights(problem, cap, settings);
        const targetWeights = problem.targetWeights.map((weight) => weight * 10 ** exponent);
        const scaled = exactWeights({ ...problem, targetWeights }, cap, settings);
        expect(scaled.weights.reduce((a, b) => a + b)).toBeCloseTo(problem.conjectures.rows, 6);
        expect(scaled.cost).toBeCloseTo(base.cost, 9);
        const free = exactWeights(problem, problem.conjectures.rows, settings);
        expect(exactWeights(problem, 1e300, settings).cost).toBeCloseTo(free.cost, 9);
      },
    );
  });

  it("hold where weights lie far apart", () => {
    const [conjectures, targets] = [3, 2].map((rows) =>
      randomMatrix(deriveStream(rows, "data", "far apart"), rows, 4, "continuous"),
    ) as [MatchingProblem["conjectures"], MatchingProblem["targets"]];
    const targetWeights = Float64Array.of(1e308, 1e-300);
    const { weights } = exactWeights({ conjectures, targets, targetWeights, cost: "cosine" }, 3, settings);
    expect(weights.reduce((a, b) => a + b)).toBeCloseTo(3, 6);
  });
});
