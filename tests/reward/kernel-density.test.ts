/** The density around each row, by hand. */
import { expect, it } from "vitest";
import { kernelDensities, matrixOf } from "../../src/reward/index.ts";

const rows = matrixOf([Float32Array.of(1, 0), Float32Array.of(0, 1), Float32Array.of(2, 0)], "rows");

it("the density of a row is 1 for itself and exp(−(1 − cos) / bandwidth) for each near other", () => {
  const far = Math.exp(-1 / 0.5);
  expect(kernelDensities(rows, 2, 0.5)).toEqual([2 + far, 1 + far + far, 2 + far]);
  expect(kernelDensities(rows, 1, 0.5)).toEqual([2, 1 + far, 2]);
});

it("the density of a row alone is 1, and there is none without a row", () => {
  expect(kernelDensities(matrixOf([Float32Array.of(3, 4)], "rows"), 16, 0.1)).toEqual([1]);
  expect(kernelDensities(matrixOf([], "rows"), 16, 0.1)).toEqual([]);
});
