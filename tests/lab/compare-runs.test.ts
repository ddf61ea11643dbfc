/** Which finished runs are the seeds of an arm, what the arms are called, and which runs cannot be compared. */
import { describe, expect, it } from "@effect/vitest";
import { Result } from "effect";
import { armNames, armSettings, type ComparedRun, runArms } from "../../src/lab/index.ts";
import { tinyExperiment } from "../support/tiny-experiment.ts";

/** A finished run of the tiny experiment with overrides. */
const run = (directory: string, overrides: ReadonlyArray<string> = [], more: object = {}): ComparedRun => ({
  state: "finished",
  finishedIterations: 3,
  info: { directory, experiment: tinyExperiment(...overrides), lineage: null, ...more },
});
const branch = (fromIteration: number) => ({ lineage: { parent: "p", parentDirectory: "runs/p", fromIteration } });

const armsOf = (...runs: ReadonlyArray<ComparedRun>) => Result.getOrThrow(runArms(runs));
const refusal = (...runs: ReadonlyArray<ComparedRun>) => Result.getOrThrow(Result.flip(runArms(runs))).message;

describe("finished runs", () => {
  it("that differ in their seed, name and place alone are one arm, called as the experiment is", () => {
    const more = ["concurrency=7", "data.train.0.path=/elsewhere/train.jsonl"];
    expect(armsOf(run("a", ["seed=2"]), run("b", ["seed=1", ...more]))).toEqual({
      arms: [{ name: "tiny", parameters: {} }],
      runs: [
        { directory: "a", arm: "tiny", seed: 2 },
        { directory: "b", arm: "tiny", seed: 1 },
      ],
      seeds: [1, 2],
      pairedSeeds: 2,
    });
  });

  it("are arms by the settings that differ, the first run's first, and seeds are paired", () => {
    const uniform = "reward.variant=uniform";
    const { arms, pairedSeeds, runs, seeds } = armsOf(
      run("b1", [uniform, "seed=1", "name=x"]),
      run("a2", ["seed=2"]),
      run("a1", ["seed=1"]),
      run("b3", [uniform, "seed=3"]),
    );
    expect(arms).toEqual([
      { name: "variant=uniform", parameters: { "reward.variant": "uniform" } },
      { name: "variant=stp", parameters: { "reward.variant": "stp" } },
    ]);
    expect(runs.map(({ arm, directory }) => `${directory} ${arm}`)).toEqual([
      "b1 variant=uniform",
      "b3 variant=uniform",
      "a2 variant=stp",
      "a1 variant=stp",
    ]);
    expect([seeds, pairedSeeds]).toEqual([[1, 2, 3], 1]);
  });

  it("are other arms where they branch off at another iteration", () => {
    const { arms } = armsOf(run("a"), run("b", [], branch(1)), run("c", [], branch(2)));
    expect(arms.map(({ name }) => name)).toEqual(["branch=-", "branch=1", "branch=2"]);
  });

  const refused: Readonly<Record<string, readonly [runs: ReadonlyArray<ComparedRun>, message: RegExp]>> = {
    "a run that is not finished": [
      [run("a"), { ...run("b", ["seed=2"]), state: "stopped", finishedIterations: 1 }],
      /^b: expected a finished run, found one that is stopped after 1 of 3 iterations\n {2}stp run --resume b$/,
    ],
    "a run that goes on": [
      [run("a"), { ...run("b", ["seed=2"]), state: "running" }],
      /^b: expected a finished run, found one that is running after 3 of 3 iterations$/,
    ],
    "a run named twice": [
      [run("a"), run("b", ["seed=2"]), run("./a")],
      /^\.\/a: expected each run once, found it twice$/,
    ],
    "two runs of one seed": [
      [run("a"), run("b", ["seed=2"]), run("c", ["name=other"])],
      /^c: expected one run of each seed with the same settings, found seed 1, as in a$/,
    ],
    "arms without a common seed": [
      [run("a"), run("b", ["seed=2"]), run("c", ["iterations=2", "seed=3"]), run("d", ["iterations=2", "seed=4"])],
      /^c: expected a run of a seed that the runs with the settings of a have \(1, 2\), found seed 3, 4 alone\n {2}arms are paired by seed/,
    ],
  };
  for (const [reason, [runs, message]] of Object.entries(refused))
    it(`are refused (reason: ${reason})`, () => {
      expect(refusal(...runs)).toMatch(message);
    });
});

describe("the name of an arm", () => {
  it("has the last keys of the settings, or their paths where these are alike", () => {
    const differences = [
      { path: "prove.temperature", values: [0.5, 1] },
      { path: "conjecture.temperature", values: [1, 1.2] },
      { path: "seeds.copies", values: ["one", null] },
    ];
    expect(armNames(differences.slice(0, 1), 2)).toEqual(["temperature=0.5", "temperature=1"]);
    expect(armNames([differences[0]!, differences[2]!], 2)).toEqual([
      "temperature=0.5 copies=one",
      "temperature=1 copies=-",
    ]);
    expect(armNames(differences.slice(0, 2), 2)).toEqual(["arm 1", "arm 2"]);
    expect(armSettings(differences, 1)).toEqual({
      "prove.temperature": 1,
      "conjecture.temperature": 1.2,
      "seeds.copies": null,
    });
  });

  it("is a number where there is nothing that tells the arms apart", () => {
    expect(armNames([], 2)).toEqual(["arm 1", "arm 2"]);
    expect(armNames([{ path: "a", values: [1, 1, 2] }], 3)).toEqual(["arm 1", "arm 2", "arm 3"]);
  });
});
