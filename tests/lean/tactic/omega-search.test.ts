/** The search behind `omega`: what it refutes has no solution, and its derivations follow step by step. */
import { describe, expect, test } from "vitest";
import { deriveStream } from "../../../src/domain/random.ts";
import { type Derivation, type Inequality, refute } from "../../../src/lean/tactic/omega-search.ts";

const nothing = (): void => {};
const refuted = (facts: readonly (readonly number[])[], atoms: number): Derivation | null =>
  refute(
    facts.map((fact) => fact.map(BigInt)),
    atoms,
    nothing,
  );

const valueAt = (inequality: Inequality, point: readonly number[]): bigint =>
  inequality.reduce((sum, coefficient, i) => sum + coefficient * (i === 0 ? 1n : BigInt(point[i - 1]!)), 0n);

/** Does every point of the box that satisfies what a step starts from satisfy the step? */
function followsOn(points: readonly (readonly number[])[], derivation: Derivation): boolean {
  if (derivation.kind !== "combination") return true;
  const { left, right, inequality } = derivation;
  const sound = points.every(
    (point) =>
      valueAt(left.inequality, point) < 0n || valueAt(right.inequality, point) < 0n || valueAt(inequality, point) >= 0n,
  );
  return sound && followsOn(points, left) && followsOn(points, right);
}

const points = Array.from({ length: 9 ** 3 }, (_, i) => [i % 9, Math.floor(i / 9) % 9, Math.floor(i / 81)]);

describe("the search of omega", () => {
  test("refutes only systems without a solution, by steps that follow", () => {
    const stream = deriveStream("omega", "evaluation");
    let found = 0;
    for (let item = 0; item < 1500; item++) {
      const facts = Array.from({ length: 2 + stream.nextInt(4) }, () =>
        Array.from({ length: 4 }, (_, i) => BigInt(stream.nextInt(7) - 3 - (i === 0 ? stream.nextInt(4) : 0))),
      );
      const derivation = refute(facts, 3, nothing);
      if (derivation === null) continue;
      found++;
      const solution = points.find((point) => facts.every((fact) => valueAt(fact, point) >= 0n));
      expect(solution, JSON.stringify(facts.map(String))).toBeUndefined();
      expect(derivation.inequality.slice(1).every((coefficient) => coefficient === 0n)).toBe(true);
      expect(derivation.inequality[0]! < 0n).toBe(true);
      expect(followsOn(points, derivation)).toBe(true);
    }
    expect(found).toBeGreaterThan(100);
  });

  test("knows that atoms are not negative", () => {
    expect(refuted([[-1, -1]], 1)).not.toBeNull();
  });

  test("refutes 2x = 2y + 1 by parity", () => {
    expect(
      refuted(
        [
          [-1, 2, -2],
          [1, -2, 2],
        ],
        2,
      ),
    ).not.toBeNull();
  });

  test("refutes 6x + 9y = 4 by divisibility", () => {
    expect(
      refuted(
        [
          [-4, 6, 9],
          [4, -6, -9],
        ],
        2,
      ),
    ).not.toBeNull();
  });

  test("tightens 3x ≤ 3y + 2 to x ≤ y", () => {
    expect(
      refuted(
        [
          [2, -3, 3],
          [-1, 1, -1],
        ],
        2,
      ),
    ).not.toBeNull();
  });

  test("leaves a system with a solution alone", () => {
    expect(
      refuted(
        [
          [-1, 1],
          [5, -1],
        ],
        1,
      ),
    ).toBeNull();
  });

  test("spends for every inequality it makes", () => {
    let spent = 0;
    refute(
      [
        [-1n, 2n, -2n],
        [1n, -2n, 2n],
      ],
      2,
      () => spent++,
    );
    expect(spent).toBeGreaterThanOrEqual(4);
  });
});
