/** Which runs a filter means, and what is said of one that can mean none. */
import { describe, expect, it } from "@effect/vitest";
import { Result } from "effect";
import { type FilteredRun, parseFilter, passesFilter, refuseUnknownSetting } from "../../src/lab/index.ts";
import { tinyExperiment } from "../support/tiny-experiment.ts";

const run = (overrides: ReadonlyArray<string> = [], more: Partial<FilteredRun> = {}): FilteredRun => ({
  state: "finished",
  tags: ["baseline", "7"],
  experiment: tinyExperiment(...overrides),
  ...more,
});

const passes = (text: string, one: FilteredRun): boolean => passesFilter(Result.getOrThrow(parseFilter(text)), one);

describe("a filter", () => {
  const meant: ReadonlyArray<readonly [text: string, passes: FilteredRun, fails: FilteredRun]> = [
    ["state=stopped", run([], { state: "stopped" }), run()],
    ["tag=baseline", run(), run([], { tags: ["base"] })],
    ["tag=7", run(), run([], { tags: [] })],
    ["algorithm=stp", run(), run(["algorithm=expert-iteration"])],
    ["prove.budget=16", run(), run(["prove.budget=17"])],
    ['prove.budget="all"', run(["prove.budget=all"]), run()],
    ["prove.budget=all", run(["prove.budget=all"]), run()],
    ["reward.variant=uniform", run(["reward.variant=uniform"]), run()],
    ["data.train.0.path=train.jsonl", run(), run(["data.train.0.path=other.jsonl"])],
    ["evaluate.k=[1,4]", run(), run(["evaluate.k=[1]"])],
    ["name=7", run(['name="7"']), run()],
    ["conjecture.check=false", run(["conjecture.check=false"]), run()],
    ["reward.parameters.cap=3", run(["reward.parameters.cap=3"]), run()],
  ];
  for (const [text, one, other] of meant)
    it(`means the runs that have it, and no other: ${text}`, () => {
      expect([passes(text, one), passes(text, other)]).toEqual([true, false]);
    });

  const mistakes: Readonly<Record<string, string>> = {
    good: '--filter: expected path.to.key=value, found "good"',
    "=1": '--filter: expected path.to.key=value, found "=1"',
    "state=done": '--filter state: expected finished or running or stopped, found "done"',
    "seed=9007199254740993": "--filter: seed: expected an integer of at most 9007199254740991, found 9007199254740993",
  };
  for (const [text, message] of Object.entries(mistakes))
    it(`is refused where it cannot be one: ${text}`, () => {
      expect(Result.getOrThrow(Result.flip(parseFilter(text))).message).toBe(message);
    });

  const unknown: Readonly<Record<string, RegExp>> = {
    "prove.budegt=3":
      /^--filter prove.budegt: expected one of budget, .*, found "budegt"\n {2}did you mean "budget"\?$/,
    "prov.budget=3":
      /^--filter prov.budget: expected one of state, tag, name, .*, found "prov"\n {2}did you mean "prove"\?$/,
    "tags=a": /found "tags"\n {2}did you mean "tag"\?$/,
    "seed.x=1": /^--filter seed.x: expected no further key, found "x"$/,
  };
  for (const [text, message] of Object.entries(unknown))
    it(`is refused where it names what no run has, with the nearest key: ${text}`, () => {
      const filter = Result.getOrThrow(parseFilter(text));
      expect(Result.getOrThrow(Result.flip(refuseUnknownSetting(filter, [run(), run()]))).message).toMatch(message);
    });

  it("is no mistake where some run has the setting, or there is no run", () => {
    const filter = Result.getOrThrow(parseFilter("reward.parameters.cap=3"));
    expect(Result.isSuccess(refuseUnknownSetting(filter, [run(), run(["reward.parameters.cap=4"])]))).toBe(true);
    expect(Result.isSuccess(refuseUnknownSetting(filter, []))).toBe(true);
  });
});
