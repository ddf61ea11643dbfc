import fc from "fast-check";
import { expect, it } from "vitest";
import { clearList, insertRanked, rankedList } from "../../../src/reward/wasserstein/ranked-list.ts";
import { forAll } from "../../support/for-all.ts";

it("a ranked list holds the best few, by descending score, ties by ascending index, also when it is used again", () => {
  const scores = fc.array(fc.integer({ min: -3, max: 3 }), { maxLength: 12 });
  forAll(fc.tuple(scores, scores, fc.nat({ max: 5 }), fc.nat()), ([first, second, capacity, seed]) => {
    const list = rankedList(5);
    for (const given of [first, second]) {
      clearList(list, capacity);
      // In an order that is not that of the indexes.
      const entries = given.map((score, i) => ({ index: (i * 7 + seed) % 97, score }));
      for (const { index, score } of entries) insertRanked(list, index, score);
      const best = entries.toSorted((a, b) => b.score - a.score || a.index - b.index).slice(0, capacity);
      expect(list.length).toBe(best.length);
      expect([...list.indexes.subarray(0, list.length)]).toEqual(best.map(({ index }) => index));
      expect([...list.scores.subarray(0, list.length)]).toEqual(best.map(({ score }) => score));
    }
  });
  const fresh = rankedList(2);
  expect(fresh).toMatchObject({ length: 0, capacity: 2 });
});
