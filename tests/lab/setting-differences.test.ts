/** The settings in which experiments differ: every path once, and what is told is enough to get from one to the other. */
import { describe, expect, it } from "@effect/vitest";
import { Result } from "effect";
import fc from "fast-check";
import type { Json } from "../../src/domain/index.ts";
import { settingDifferences, settingText } from "../../src/lab/index.ts";
import { decodeExperiment } from "../support/experiment-format.ts";
import { tinyExperiment } from "../support/tiny-experiment.ts";

const json = (...overrides: ReadonlyArray<string>) => tinyExperiment(...overrides) as unknown as Json;

describe("the settings in which experiments differ", () => {
  it("are named by the paths that --set takes, with a value for each", () => {
    const overrides = ["prove.budget=20", "reward.variant=uniform", "data.train.0.matchingWeight=3"];
    expect(settingDifferences([json(), json(...overrides)])).toEqual([
      { path: "data.train.0.matchingWeight", values: [1, 3] },
      { path: "prove.budget", values: [16, 20] },
      { path: "reward.variant", values: ["stp", "uniform"] },
    ]);
  });

  it("are those of all of several, and have null where one has no such setting", () => {
    const differences = settingDifferences([json("seed=1"), json("seed=2"), json("reward.parameters.cap=3")]);
    expect(differences).toEqual([
      { path: "seed", values: [1, 2, 1] },
      { path: "reward.parameters.cap", values: [null, null, 3] },
    ]);
  });

  it("are none between equal ones, whatever the order of their keys", () => {
    expect(settingDifferences([json(), json()])).toEqual([]);
    expect(
      settingDifferences([
        { a: 1, b: [2, { c: 3, d: 4 }] },
        { b: [2, { d: 4, c: 3 }], a: 1 },
      ]),
    ).toEqual([]);
  });

  it("tell a list and a word apart, and lists of other lengths entry by entry", () => {
    expect(settingDifferences([{ budget: "all" }, { budget: [1] }])).toEqual([
      { path: "budget", values: ["all", [1]] },
    ]);
    expect(settingDifferences([[1, 2], [1]])).toEqual([{ path: "1", values: [2, null] }]);
  });

  it("make one experiment of the other where they are set in it", () => {
    const choices = ["seed", "prove.samplesPerStatement", "iterations", "evaluate.samples"];
    const overrides = fc.dictionary(fc.constantFrom(...choices), fc.integer({ min: 4, max: 99 }));
    const texts = overrides.map((one) => Object.entries(one).map(([path, value]) => `${path}=${value}`));
    fc.assert(
      fc.property(texts, texts, (a, b) => {
        const sets = settingDifferences([json(...a), json(...b)]).map(
          ({ path, values }) => `${path}=${settingText(values[1]!)}`,
        );
        const made = decodeExperiment(JSON.parse(JSON.stringify(json(...a))) as Json, { file: "a", overrides: sets });
        expect(Result.getOrThrow(made)).toEqual(json(...b));
      }),
    );
  });
});
