/** What is no matching problem, in the words that a user reads. */
import { expect, it } from "vitest";
import {
  exactWeights,
  type MatchingProblem,
  matrixOf,
  rowNorms,
  unitWeights,
  usualGap,
  wassersteinDistance,
} from "../../../src/reward/index.ts";

const matrix = (...rows: ReadonlyArray<ReadonlyArray<number>>) =>
  matrixOf(
    rows.map((row) => Float32Array.from(row)),
    "m",
  );
const none = { data: new Float32Array(0), rows: 0, dimension: 0 };
const problem = (changes: Partial<MatchingProblem> = {}): MatchingProblem => ({
  conjectures: matrix([1, 0], [0, 1]),
  targets: matrix([1, 0]),
  targetWeights: Float64Array.of(1),
  cost: "cosine",
  ...changes,
});
const settings = { gap: 0, threads: 1 };
const weigh = (changes: Partial<MatchingProblem>, cap = 2) => exactWeights(problem(changes), cap, settings);
const distance = (weights: ReadonlyArray<number>, changes: Partial<MatchingProblem> = {}) =>
  wassersteinDistance(problem(changes), Float64Array.from(weights), settings);

const refused: ReadonlyArray<readonly [reason: string, message: string, act: () => unknown]> = [
  ["DimensionMismatch", "m: row 1 has 3 components, row 0 has 2", () => matrix([1, 2], [1, 2, 3])],
  [
    "DimensionMismatch",
    "targets: expected 2 components, as conjectures have, found 3",
    () => weigh({ targets: matrix([1, 0, 0]) }),
  ],
  [
    "ZeroVector",
    "conjectures: row 1: expected a vector with a direction, found zeros",
    () => weigh({ conjectures: matrix([1, 0], [0, 0]) }),
  ],
  [
    "NotFinite",
    "targets: row 1, component 1: expected a finite number, found -Infinity",
    () => weigh({ targets: matrix([1, 0], [1, Number.NEGATIVE_INFINITY]), targetWeights: unitWeights(2) }),
  ],
  [
    "NotFinite",
    "m: row 0: expected a finite squared norm, found one that is not",
    () => rowNorms({ data: new Float64Array([1e200]) as never, rows: 1, dimension: 1 }, "m", "cosine"),
  ],
  ["BadTargetWeight", "2 target weights for 1 targets", () => weigh({ targetWeights: unitWeights(2) })],
  [
    "BadTargetWeight",
    "target weight 0: expected a finite number > 0, found 0",
    () => weigh({ targetWeights: Float64Array.of(0) }),
  ],
  [
    "BadTargetWeight",
    "target weight 0: expected a finite number > 0, found Infinity",
    () => weigh({ targetWeights: Float64Array.of(Number.POSITIVE_INFINITY) }),
  ],
  [
    "CapTooSmall",
    "cap is 0.9: expected a finite number ≥ 1, since 2 weights of at most 0.9 must sum to 2",
    () => weigh({}, 0.9),
  ],
  [
    "CapTooSmall",
    "cap is Infinity: expected a finite number ≥ 1, since 2 weights of at most Infinity must sum to 2",
    () => weigh({}, Number.POSITIVE_INFINITY),
  ],
  [
    "CapTooSmall",
    "cap is NaN: expected a finite number ≥ 1, since 2 weights of at most NaN must sum to 2",
    () => weigh({}, Number.NaN),
  ],
  ["BadWeight", "expected 2 weights ≥ 0 with a positive sum, found 2 summing to 0", () => distance([0, 0])],
  ["BadWeight", "expected 2 weights ≥ 0 with a positive sum, found 2 summing to 2", () => distance([3, -1])],
  ["BadWeight", "expected 2 weights ≥ 0 with a positive sum, found 3 summing to 3", () => distance([1, 1, 1])],
  [
    "BadWeight",
    "a distance to no target is not defined",
    () => distance([1, 1], { targets: none, targetWeights: unitWeights(0) }),
  ],
];

it.each(refused)("%s: %s", (reason, message, act) =>
  expect(act).toThrow(expect.objectContaining({ _tag: "MatchingError", reason, message })),
);

it("a problem with an empty side is one: nothing is moved, whatever the dimensions", () => {
  const solution = weigh({ targets: none, targetWeights: unitWeights(0) });
  expect(solution).toEqual({
    weights: new Float64Array(2),
    coupling: { conjecture: new Int32Array(0), target: new Int32Array(0), mass: new Float64Array(0) },
    cost: 0,
    gap: 0,
    dual: { conjecturePrices: new Float64Array(2), targetPotentials: new Float64Array(0), bound: 0 },
    pivots: 0,
    rounds: 0,
  });
  expect(weigh({ conjectures: none }).dual.targetPotentials).toEqual(new Float64Array(1));
  expect(matrixOf([], "m")).toEqual(none);
});

it("a zero row has a norm for the Euclidean cost", () => {
  expect([...rowNorms(matrix([3, 4], [0, 0]), "m", "euclidean")]).toEqual([5, 0]);
});

it("weights that are given may be 0 for some, and the cap may be exactly 1", () => {
  expect(distance([0, 2]).cost).toBeCloseTo(1, 12);
  expect([...weigh({}, 1).weights]).toEqual([1, 1]);
});

it("optimality is asked for up to 2,000 rows, a gap of 1 % above", () => {
  const rows = (conjectures: number, targets: number) =>
    usualGap({ conjectures: { rows: conjectures }, targets: { rows: targets } } as MatchingProblem);
  expect([rows(2000, 2000), rows(2001, 5), rows(5, 2001)]).toEqual([0, 0.01, 0.01]);
});
