/** Matching weights that change at an iteration, of the files that say so and of no other. */
import { describe, expect, it } from "vitest";
import type { DatasetStatement } from "../../src/domain/index.ts";
import { initialState, matchingWeightOf, plans } from "../../src/selfplay/index.ts";
import { tinyExperiment } from "../support/tiny-experiment.ts";

const laterWeights = [
  { fromIteration: 24, matchingWeight: 128 },
  { fromIteration: 36, matchingWeight: 256 },
];
const experiment = tinyExperiment(
  `data.train=${JSON.stringify([{ path: "leanworkbook.jsonl" }, { path: "minif2f.jsonl", laterWeights }])}`,
);
const state = initialState(plans["stp"]!, experiment);

const statementOf = (source: string): DatasetStatement => ({
  id: "s-1" as never,
  name: "one",
  text: "theorem one : True := by",
  header: null,
  split: "train",
  source,
  line: 1,
  matchingWeight: 2,
});

describe("a matching weight", () => {
  it("is the file's until an iteration from which another holds", () => {
    const weights = [0, 23, 24, 35, 36, 47].map((iteration) =>
      matchingWeightOf(state, statementOf("minif2f.jsonl"), iteration),
    );
    expect(weights).toStrictEqual([2, 2, 128, 128, 256, 256]);
  });

  it("stays the same for the files that say nothing of later ones", () => {
    expect(matchingWeightOf(state, statementOf("leanworkbook.jsonl"), 40)).toBe(2);
  });
});
