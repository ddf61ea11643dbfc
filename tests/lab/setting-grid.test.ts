/** The grid of a sweep: every choice once, read as `--set` reads values. */
import { describe, expect, it } from "@effect/vitest";
import { Result } from "effect";
import fc from "fast-check";
import { armJobs, gridDifferences, gridPoints, parseOver } from "../../src/lab/index.ts";
import { tinyExperiment } from "../support/tiny-experiment.ts";

const parsed = (text: string) => Result.getOrThrow(parseOver(text));

describe("the values of a swept setting", () => {
  it("stand between commas and are JSON where they parse, but for the commas of lists, objects and texts", () => {
    expect(parsed("prove.conjectureShare=0, 0.25,0.5")).toEqual({
      path: "prove.conjectureShare",
      texts: ["0", "0.25", "0.5"],
      values: [0, 0.25, 0.5],
    });
    expect(parsed("reward.variant=stp,./mine.ts").values).toEqual(["stp", "./mine.ts"]);
    expect(parsed("evaluate.k=[1,4],[1]").values).toEqual([[1, 4], [1]]);
    expect(parsed('reward.parameters={"cap":3,"x":"}"},{}').values).toEqual([{ cap: 3, x: "}" }, {}]);
    expect(parsed('name="a,b","a\\",b"').values).toEqual(["a,b", 'a",b']);
  });

  it("are those that were joined by commas", () => {
    // An integer that no number holds is refused.
    const json = fc.json().filter((text) => !/\d{16}/.test(text) && text.trim() === text);
    const values = fc.uniqueArray(json, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(values, (texts) => {
        expect(parsed(`a.b=${texts.join(",")}`).texts).toEqual(texts);
      }),
    );
  });

  const mistakes: Readonly<Record<string, RegExp>> = {
    "prove.budget": /^--over: expected path\.to\.key=value,value,…, found "prove\.budget"\n {2}e\.g\. --over /,
    "=1,2": /expected path\.to\.key=value,value,…, found "=1,2"/,
    "prove.budget=1,,2": /found "prove\.budget=1,,2"/,
    "prove.budget=": /found "prove\.budget="/,
    "prove..budget=1": /expected path\.to\.key=value/,
    "seed=1,2": /expected a setting other than the seed, of which --seeds says how many, found seed/,
    "prove.budget=1,2,1": /expected each value of prove\.budget once, found 1 twice/,
    "prove.budget=9007199254740993": /^--over: prove\.budget: expected an integer of at most/,
  };
  for (const [text, message] of Object.entries(mistakes))
    it(`are refused where they are none: ${text}`, () => {
      expect(Result.getOrThrow(Result.flip(parseOver(text))).message).toMatch(message);
    });
});

describe("the grid of several settings", () => {
  const settings = ["a.x=1,2", "b=p,q,r"].map(parsed);
  it("has every choice once, the last setting changing first", () => {
    const points = gridPoints(settings);
    expect(points.map(({ overrides }) => overrides.join(" "))).toEqual([
      "a.x=1 b=p",
      "a.x=1 b=q",
      "a.x=1 b=r",
      "a.x=2 b=p",
      "a.x=2 b=q",
      "a.x=2 b=r",
    ]);
    expect(gridDifferences(settings, points)).toEqual([
      { path: "a.x", values: [1, 1, 1, 2, 2, 2] },
      { path: "b", values: ["p", "q", "r", "p", "q", "r"] },
    ]);
  });

  it("is done seed by seed, each run in a folder that its settings name", () => {
    const arms = ["conjectureShare=0.25 variant=stp", "path=a/b.jsonl", "path=c/b.jsonl"].map((name) => ({
      name,
      experiment: tinyExperiment("prove.budget=20"),
    }));
    const jobs = armJobs(arms, [3, 4], "out");
    expect(jobs.map(({ directory }) => directory)).toEqual([
      "out/conjectureShare-0.25-variant-stp-seed-3",
      "out/b.jsonl-seed-3",
      "out/b.jsonl-3-seed-3",
      "out/conjectureShare-0.25-variant-stp-seed-4",
      "out/b.jsonl-seed-4",
      "out/b.jsonl-3-seed-4",
    ]);
    for (const { directory, experiment, seed } of jobs) {
      expect([`out/${experiment.name}`, experiment.seed]).toEqual([directory, seed]);
      expect(experiment.prove.budget).toBe(20);
    }
  });
});
