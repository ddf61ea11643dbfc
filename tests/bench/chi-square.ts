/** Whether two samples of categories come from one distribution. */
import { cumulativeStdNormalProbability } from "simple-statistics";

/** Draws expected in each sample's cell, at least; rarer categories are counted together. */
const LEAST_EXPECTED = 5;

/** How often each category was drawn in one sample and in the other. */
export type Counts = ReadonlyMap<string, number>;

const sum = (counts: Counts): number => [...counts.values()].reduce((total, count) => total + count, 0);

/** The cells of one table, categories in rows, the rare ones in one. */
const cellsOf = (first: Counts, second: Counts, shares: readonly [number, number]) => {
  const cells: Array<readonly [number, number]> = [];
  let rest: readonly [number, number] = [0, 0];
  for (const key of new Set([...first.keys(), ...second.keys()])) {
    const cell = [first.get(key) ?? 0, second.get(key) ?? 0] as const;
    if ((cell[0] + cell[1]) * Math.min(...shares) >= LEAST_EXPECTED) cells.push(cell);
    else rest = [rest[0] + cell[0], rest[1] + cell[1]];
  }
  return rest[0] + rest[1] > 0 ? [...cells, rest] : cells;
};

/**
 * Pearson's chi-square test of homogeneity over tables that are independent of each other, their statistics and degrees of
 * freedom added. The p-value is by the cube-root normal approximation of Wilson and Hilferty (1931).
 */
export const homogeneity = (tables: ReadonlyArray<readonly [Counts, Counts]>) => {
  let statistic = 0;
  let degrees = 0;
  for (const [first, second] of tables) {
    const totals = [sum(first), sum(second)] as const;
    const shares = [totals[0] / (totals[0] + totals[1]), totals[1] / (totals[0] + totals[1])] as const;
    const cells = cellsOf(first, second, shares);
    degrees += cells.length - 1;
    for (const cell of cells) {
      for (const side of [0, 1] as const) {
        const expected = (cell[0] + cell[1]) * shares[side];
        statistic += (cell[side] - expected) ** 2 / expected;
      }
    }
  }
  const variance = 2 / (9 * degrees);
  const deviation = (Math.cbrt(statistic / degrees) - (1 - variance)) / Math.sqrt(variance);
  return { degrees, statistic, pValue: 1 - cumulativeStdNormalProbability(deviation) };
};
