/** The nearest rows by cosine, by hand and against a sort of all. */
import { describe, expect, it } from "vitest";
import { matrixOf, nearestRows } from "../../src/reward/index.ts";
import { randomInput } from "../support/reward-input.ts";

const matrix = (...rows: ReadonlyArray<ReadonlyArray<number>>) =>
  matrixOf(
    rows.map((row) => Float32Array.from(row)),
    "rows",
  );

describe("the nearest rows", () => {
  it("come by their cosine, equal ones by their index, at most as many as there are", () => {
    const found = nearestRows(matrix([2, 0]), matrix([0, 1], [1, 0], [3, 4], [0, 2]), 9);
    expect(found).toEqual([{ indexes: [1, 2, 0, 3], cosines: [1, expect.closeTo(0.6, 7), 0, 0] }]);
    expect(nearestRows(matrix([2, 0]), matrix([0, 1], [1, 0]), 1)).toEqual([{ indexes: [1], cosines: [1] }]);
  });

  it("are none where there is no row, and refuse rows of another length", () => {
    expect(nearestRows(matrix([1, 0]), matrix(), 3)).toEqual([{ indexes: [], cosines: [] }]);
    expect(nearestRows(matrix(), matrix([1, 0]), 3)).toEqual([]);
    expect(() => nearestRows(matrix([1, 0]), matrix([1, 0, 0]), 3)).toThrow("expected 3 components");
  });

  it("are those of a sort of all rows", () => {
    const embeddings = randomInput(7).conjectures.map(({ embedding }) => embedding);
    const all = matrixOf(embeddings, "rows");
    const dot = (a: Float32Array, b: Float32Array): number => a.reduce((sum, x, i) => sum + x * b[i]!, 0);
    const cosine = (a: Float32Array, b: Float32Array): number => dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
    for (const [row, { indexes }] of nearestRows(all, all, 5).entries()) {
      const sorted = embeddings
        .map((other, index) => ({ index, score: cosine(embeddings[row]!, other) }))
        .sort((a, b) => b.score - a.score);
      expect(indexes).toEqual(sorted.slice(0, 5).map(({ index }) => index));
    }
  });
});
