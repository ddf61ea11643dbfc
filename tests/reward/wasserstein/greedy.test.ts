/** The greedy weights against a slow transcription of the published procedure, and the errors of bad problems. */
import { describe, expect, it } from "vitest";
import { deriveStream } from "../../../src/domain/index.ts";
import {
  type EmbeddingMatrix,
  type GreedySettings,
  greedyWeights,
  type MatchingProblem,
  unitWeights,
} from "../../../src/reward/index.ts";
import { forAll } from "../../support/for-all.ts";
import { matchingProblems, randomMatrix } from "./instances.ts";

const row = (matrix: EmbeddingMatrix, i: number): Array<number> => [
  ...matrix.data.subarray(i * matrix.dimension, (i + 1) * matrix.dimension),
];
const dot = (x: Array<number>, y: Array<number>): number => x.reduce((sum, value, k) => sum + value * y[k]!, 0);
const nearness = (problem: MatchingProblem, i: number, j: number): number => {
  const x = row(problem.conjectures, i);
  const y = row(problem.targets, j);
  return problem.cost === "cosine"
    ? dot(x, y) / Math.sqrt(dot(x, x) * dot(y, y))
    : -Math.sqrt(x.reduce((sum, value, k) => sum + (value - y[k]!) ** 2, 0));
};

/** The published loop, word for word: every target sorts all conjectures. Equal nearness up to rounding is a tie. */
const slowGreedy = (problem: MatchingProblem, settings: GreedySettings): Array<number> => {
  const n = problem.conjectures.rows;
  const m = settings.increment === "per-match" ? problem.targetWeights.reduce((a, b) => a + b) : problem.targets.rows;
  const weights = new Array<number>(n).fill(0);
  const mask = new Array<number>(n).fill(1);
  for (let j = 0; j < problem.targets.rows; j++) {
    const score = weights.map((_, i) => {
      const value = Math.round(nearness(problem, i, j) * 1e12) / 1e12;
      return settings.mask === "exclude" && mask[i] === 0 ? Number.NEGATIVE_INFINITY : value * mask[i]!;
    });
    const order = weights.map((_, i) => i).sort((a, b) => score[b]! - score[a]! || a - b);
    for (const i of order.slice(0, problem.targetWeights[j]!)) {
      if (score[i] === Number.NEGATIVE_INFINITY) continue;
      weights[i]! += n / m;
      if (settings.capComparison === "reaches" ? weights[i]! >= settings.cap : weights[i]! > settings.cap) mask[i] = 0;
    }
  }
  return weights;
};

const released: GreedySettings = { cap: 4, capComparison: "reaches", mask: "multiply-by-zero", increment: "per-match" };
const settingsOf: Record<string, GreedySettings> = {
  "the default": { ...released, mask: "exclude" },
  "the released code": released,
  "the paper": { cap: 3, capComparison: "exceeds", mask: "multiply-by-zero", increment: "per-statement" },
  "a tight cap": { ...released, mask: "exclude", cap: 1.2 },
};

describe("greedy weights", () => {
  for (const [name, settings] of Object.entries(settingsOf))
    it(`equal the slow procedure with the settings of ${name}`, () => {
      forAll(matchingProblems("cosine"), (problem) => {
        const expected = slowGreedy(problem, settings);
        for (const method of ["rows", "tiles"] as const)
          expect([...greedyWeights(problem, settings, { method, threads: 1 }).weights], method).toEqual(expected);
      });
    });

  it("equal the slow procedure with the Euclidean cost", () => {
    const settings = settingsOf["a tight cap"]!;
    forAll(matchingProblems("euclidean"), (problem) => {
      const expected = slowGreedy(problem, settings);
      for (const method of ["rows", "tiles"] as const)
        expect([...greedyWeights(problem, settings, { method, threads: 1 }).weights], method).toEqual(expected);
    });
  });

  it("sum to the number of conjectures, none negative, none above the cap by more than one step", () => {
    forAll(matchingProblems("cosine"), (problem) => {
      const { unmatched, weights } = greedyWeights(problem, settingsOf["the default"]!);
      const matches = problem.targetWeights.reduce((a, b) => a + b);
      const step = weights.length / matches;
      const total = weights.reduce((a, b) => a + b);
      expect(total).toBeCloseTo(step * (matches - unmatched), 9);
      for (const weight of weights) {
        expect(weight).toBeGreaterThanOrEqual(0);
        expect(weight).toBeLessThan(4 + step);
      }
    });
  });

  it("give the lowest index in a tie", () => {
    const same = { data: Float32Array.of(1, 0, 1, 0, 1, 0), rows: 3, dimension: 2 };
    const one = { data: Float32Array.of(1, 1), rows: 1, dimension: 2 };
    const problem: MatchingProblem = { conjectures: same, targets: one, targetWeights: unitWeights(1), cost: "cosine" };
    expect([...greedyWeights(problem, settingsOf["the default"]!).weights]).toEqual([3, 0, 0]);
  });

  it("let a masked conjecture beat a negative similarity only with the published mask", () => {
    const conjectures = { data: Float32Array.of(1, 0, -1, 0), rows: 2, dimension: 2 };
    const targets = { data: Float32Array.of(1, 0, 1, 0), rows: 2, dimension: 2 };
    const problem: MatchingProblem = { conjectures, targets, targetWeights: unitWeights(2), cost: "cosine" };
    expect([...greedyWeights(problem, { ...released, cap: 1 }).weights]).toEqual([2, 0]);
    expect([...greedyWeights(problem, { ...released, cap: 1, mask: "exclude" }).weights]).toEqual([1, 1]);
  });
});

describe("a bad problem is refused with its reason", () => {
  const good = randomMatrix(deriveStream(1, "data", "good"), 3, 2, "continuous");
  const problem: MatchingProblem = { conjectures: good, targets: good, targetWeights: unitWeights(3), cost: "cosine" };
  const settings = settingsOf["the default"]!;
  const refused: Record<string, [Partial<MatchingProblem>, string, RegExp]> = {
    "different dimensions": [
      { targets: { data: new Float32Array(9).fill(1), rows: 3, dimension: 3 } },
      "DimensionMismatch",
      /targets: expected 2 components, as conjectures have, found 3/,
    ],
    "a zero vector": [
      { conjectures: { data: Float32Array.of(1, 1, 0, 0, 1, 0), rows: 3, dimension: 2 } },
      "ZeroVector",
      /conjectures: row 1/,
    ],
    "a NaN": [
      { targets: { data: Float32Array.of(1, 1, 1, Number.NaN, 1, 0), rows: 3, dimension: 2 } },
      "NotFinite",
      /targets: row 1, component 1: expected a finite number, found NaN/,
    ],
    "a fractional target weight": [
      { targetWeights: Float64Array.of(1, 1.5, 1) },
      "BadTargetWeight",
      /target weight 1: expected an integer ≥ 1, found 1.5/,
    ],
    "too few target weights": [
      { targetWeights: Float64Array.of(1) },
      "BadTargetWeight",
      /1 target weights for 3 targets/,
    ],
  };
  for (const [name, [change, reason, message]] of Object.entries(refused))
    it(name, () => {
      expect(() => greedyWeights({ ...problem, ...change }, settings)).toThrow(
        expect.objectContaining({ _tag: "MatchingError", reason, message: expect.stringMatching(message) }),
      );
    });
  it("the published mask with the Euclidean cost", () => {
    expect(() => greedyWeights({ ...problem, cost: "euclidean" }, released)).toThrow(
      expect.objectContaining({ reason: "UnsupportedSetting" }),
    );
  });
});
