/** How crowded the place of each conjecture is, for the rewards that favour what is unlike its neighbours. */
import { nearestRows } from "./nearest-rows.ts";
import { costOf } from "./wasserstein/cost.ts";
import type { EmbeddingMatrix } from "./wasserstein/problem.ts";

/**
 * Kernel density of each row, ≥ 1: 1 for itself and exp(−(1 − cos) / bandwidth) for each of its nearest others, about
 * `neighbours` of them. `bandwidth` > 0, in units of 1 − cos.
 */
export const kernelDensities = (rows: EmbeddingMatrix, neighbours: number, bandwidth: number): ReadonlyArray<number> =>
  nearestRows(rows, rows, neighbours + 1).map(({ cosines, indexes }, own) =>
    cosines.reduce((density, cosine, rank) => {
      if (indexes[rank] === own) return density;
      return density + Math.exp(-costOf("cosine", cosine) / bandwidth);
    }, 1),
  );
