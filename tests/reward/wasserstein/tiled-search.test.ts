/** What the tiled search promises of its lists, against every pair in float64. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type MatchingProblem, pairSimilarity } from "../../../src/reward/index.ts";
import { layoutOf } from "../../../src/reward/wasserstein/search-tiles.ts";
import { type SearchedChunk, TiledSearch } from "../../../src/reward/wasserstein/tiled-search.ts";
import { forAll } from "../../support/for-all.ts";
import { matchingProblems, signProblem } from "./instances.ts";

const searched = (
  problem: MatchingProblem,
  listLength: number,
  {
    capacity = listLength,
    first = 0,
    masked = null,
    prices = null,
  }: {
    readonly capacity?: number;
    readonly first?: number;
    readonly masked?: Uint8Array | null;
    readonly prices?: Float64Array | null;
  } = {},
): SearchedChunk => {
  const search = new TiledSearch(problem, pairSimilarity(problem), capacity, 1);
  const chunk = search.search(first, listLength, masked, prices);
  search.close();
  return chunk;
};

const listOf = (chunk: SearchedChunk, target: number) => {
  const from = (target - chunk.first) * chunk.stride;
  const count = chunk.counts[target - chunk.first]!;
  return {
    indexes: [...chunk.indexes.subarray(from, from + count)],
    values: [...chunk.scores.subarray(from, from + count)].map((score) => score * chunk.scale),
  };
};

describe("the lists of a tiled search", () => {
  for (const cost of ["cosine", "euclidean"] as const)
    it(`hold the nearest unmasked conjectures less their price, to the slack, best first: ${cost} cost`, () => {
      const cases = fc.record({
        problem: matchingProblems(cost, 30),
        wanted: fc.integer({ min: 1, max: 8 }),
        masks: fc.array(fc.boolean(), { minLength: 30, maxLength: 30 }),
        prices: fc.array(fc.double({ min: 0, max: 3, noNaN: true }), { minLength: 30, maxLength: 30 }),
        free: fc.boolean(),
      });
      forAll(cases, ({ free, masks, prices: drawn, problem, wanted }) => {
        const rows = problem.conjectures.rows;
        const masked = Uint8Array.from({ length: rows }, (_, i) => Number(masks[i]));
        const prices = free ? null : Float64Array.from({ length: rows }, (_, i) => drawn[i]!);
        const similarity = pairSimilarity(problem);
        const chunk = searched(problem, wanted, { capacity: 9, masked, prices });
        expect([chunk.first, chunk.end, chunk.stride, chunk.listLength]).toEqual([0, problem.targets.rows, 9, wanted]);
        // Of the sizes here, four digits at the least.
        expect(chunk.slack).toBeLessThan(1e-4);
        const open = [...masked.keys()].filter((i) => masked[i] === 0);
        for (let j = 0; j < problem.targets.rows; j++) {
          const value = (i: number): number => similarity.at(i, j) - (prices?.[i] ?? 0);
          const { indexes, values } = listOf(chunk, j);
          expect(indexes.length).toBe(Math.min(wanted, open.length));
          expect(values).toEqual(values.toSorted((a, b) => b - a));
          for (const [r, i] of indexes.entries()) {
            expect(masked[i]).toBe(0);
            expect(value(i)).toBeLessThanOrEqual(values[r]! + chunk.slack);
            // A distance near 0 is the root of a difference: it loses half of its digits.
            expect(value(i)).toBeGreaterThan(values[r]! - (cost === "cosine" ? 1e-5 : 0.02));
          }
          for (const i of open.filter((one) => !indexes.includes(one)))
            expect(value(i)).toBeLessThanOrEqual(values.at(-1)! + chunk.slack);
        }
      });
    });

  it("are exact where the products are: ties by the lowest index, over several panels, groups and blocks", () => {
    const problem = signProblem(1100, 100, "cosine");
    const similarity = pairSimilarity(problem);
    const masked = Uint8Array.from({ length: 1100 }, (_, i) => Number(i % 5 === 0));
    const prices = Float64Array.from({ length: 1100 }, (_, i) => (i % 3) / 8);
    for (const first of [0, 50]) {
      const chunk = searched(problem, 7, { first, masked, prices });
      expect([chunk.first, chunk.end, chunk.scale]).toEqual([first, 100, 1]);
      for (let j = first; j < 100; j += 7) {
        const values = Array.from({ length: 1100 }, (_, i) => ({ i, value: similarity.at(i, j) - prices[i]! }));
        const best = values
          .filter(({ i }) => masked[i] === 0)
          .sort((a, b) => b.value - a.value || a.i - b.i)
          .slice(0, 7);
        expect(listOf(chunk, j)).toEqual({ indexes: best.map(({ i }) => i), values: best.map(({ value }) => value) });
      }
    }
  });

  it("reach at most 1,536 targets, from the one asked for", () => {
    const problem = signProblem(3, 1600, "cosine");
    expect([
      searched(problem, 1).end,
      searched(problem, 1, { first: 64 }).end,
      searched(problem, 1, { first: 65 }).end,
    ]).toEqual([1536, 1600, 1600]);
    const similarity = pairSimilarity(problem);
    const { indexes } = listOf(searched(problem, 1), 1535);
    expect(similarity.at(indexes[0]!, 1535)).toBe(Math.max(...[0, 1, 2].map((i) => similarity.at(i, 1535))));
  });
});

describe("the slack of a tiled search", () => {
  const unit = 2 ** -24;
  const prices = (price: number) => Float64Array.of(0, price, 0);
  const slack = (cost: "cosine" | "euclidean", given: Float64Array | null) =>
    searched(signProblem(3, 2, cost), 1, { prices: given });

  it("is (d + 16) units of float32 at the size of the numbers for the cosine", () => {
    expect(slack("cosine", null).slack).toBe(32 * unit);
    expect(slack("cosine", prices(2)).slack).toBe(96 * unit);
  });

  it("is 8 units of twice the longest row and the largest price for the distance, whose rows are scaled by it", () => {
    expect(slack("euclidean", null)).toMatchObject({ scale: 4, slack: 8 * unit * 8 });
    expect(slack("euclidean", prices(2)).slack).toBe(8 * unit * 10);
  });

  it("takes the longest row of both sides, and 1 where all rows are zero", () => {
    const rows = (length: number) => ({ data: Float32Array.of(length, 0), rows: 1, dimension: 2 });
    const scale = (conjecture: number, target: number) =>
      searched(
        { conjectures: rows(conjecture), targets: rows(target), targetWeights: Float64Array.of(1), cost: "euclidean" },
        1,
      ).scale;
    expect([scale(2, 8), scale(8, 2), scale(0, 0)]).toEqual([8, 8, 1]);
  });
});

describe("the memory of a tiled search", () => {
  it("is laid out in order, every part from a multiple of 64 bytes", () => {
    const { bytes, scratch, ...parts } = layoutOf({
      columns: 16,
      dimension: 4,
      listCapacity: 3,
      threads: 2,
      scores: "distance",
    });
    expect(parts).toEqual({
      control: 0,
      bias: 64,
      prices: 128,
      conjectures: 192,
      targets: 448,
      targetSquares: 25_024,
      counts: 31_168,
      indexes: 37_312,
      scores: 55_744,
    });
    expect(scratch).toEqual([
      { tile: 74_176, found: 86_464 },
      { tile: 90_560, found: 102_848 },
    ]);
    expect(bytes).toBe(106_944);
  });

  it("is refused where it would be 4 GiB or more (reason: TooLarge)", () => {
    const conjectures = { data: new Float32Array(0), rows: 2 ** 22, dimension: 256 };
    const problem: MatchingProblem = {
      conjectures,
      targets: conjectures,
      targetWeights: new Float64Array(0),
      cost: "cosine",
    };
    const similarity = {
      kind: "cosine",
      at: () => 0,
      conjectureNorms: new Float64Array(0),
      targetNorms: new Float64Array(0),
    } as const;
    expect(() => new TiledSearch(problem, similarity, 1, 1)).toThrow(
      expect.objectContaining({
        reason: "TooLarge",
        message: expect.stringMatching(
          /^4194304 conjectures of 256 components need \d+ bytes, more than the 4 GiB a search can address$/,
        ),
      }),
    );
  });
});
