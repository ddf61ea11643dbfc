import { readFileSync } from "node:fs";
import { describe, expect, it } from "@effect/vitest";
import { Result } from "effect";
import { decodeExperiment, experimentJsonSchema, withAbsolutePaths } from "../../src/app.ts";
import {
  type Experiment,
  experimentFingerprint,
  type Json,
  parseExperimentText,
  withOverridden,
} from "../../src/domain/index.ts";

const minimal: Json = { name: "tiny", data: { train: [{ path: "train.jsonl" }] } };
const decoded = (json: Json, overrides: ReadonlyArray<string> = []): Experiment =>
  Result.getOrThrow(decodeExperiment(json, { file: "e.json", overrides }));
const refused = (json: Json, overrides: ReadonlyArray<string> = []): string =>
  Result.match(decodeExperiment(json, { file: "e.json", overrides }), {
    onFailure: (error) => error.message,
    onSuccess: () => "accepted",
  });

describe("decodeExperiment", () => {
  it("fills what is left out with the sound defaults", () => {
    const experiment = decoded(minimal);
    expect(experiment.algorithm).toBe("stp");
    expect(experiment.examples.timeDecay).toBe(0);
    expect(experiment.data.train[0]?.matchingWeight).toBe(1);
  });

  it("lays the file over the preset and the overrides over both", () => {
    const file = { ...minimal, preset: "released-code", select: { reproveBelow: 0.2 } };
    const experiment = decoded(file, ["select.reproveProbability=0.5", "data.train.0.path=other.jsonl"]);
    expect(experiment.select).toMatchObject({ reproveBelow: 0.2, reproveProbability: 0.5 });
    expect(experiment.verify.timeoutCounts).toBe("all-wrong");
    expect(experiment.data.train[0]?.path).toBe("other.jsonl");
  });

  it("lets paths of the file count from its folder and those of overrides from the working folder", () => {
    const overrides = ["reward.variant=./r.ts", 'data.heldOut=[{"path":"h.jsonl"}]', "examples.rule=inverse-counts"];
    const experiment = decoded({ ...minimal, prompt: { format: "./p.ts" } }, overrides);
    const { data, examples, prompt, reward } = withOverridden(
      withAbsolutePaths(experiment, "/file"),
      overrides,
      withAbsolutePaths(experiment, "/here"),
    );
    expect([prompt.format, data.train[0]?.path]).toEqual(["/file/p.ts", "/file/train.jsonl"]);
    expect([reward.variant, data.heldOut[0]?.path]).toEqual(["/here/r.ts", "/here/h.jsonl"]);
    expect(examples.rule).toBe("inverse-counts");
  });

  it("takes settings without a back end for those of the embedded one", () => {
    expect(decoded(minimal, ["model.features=conjunctions"]).model).toEqual({
      backend: "embedded",
      features: "conjunctions",
      givenUp: "merged",
    });
    expect(refused(minimal, ["model.endpoint=x"])).toContain("--set: model.endpoint: expected one of the keys");
  });

  it("lays the algorithm's own defaults over the preset's, and the file over them", () => {
    const file = { ...minimal, algorithm: "sgs", preset: "paper" };
    const { examples, prove, seeds } = decoded(file, ["prove.samplesPerStatement=4"]);
    expect([examples.rule, examples.window, prove.samplesPerStatement]).toEqual(["reinforce-half", 1, 4]);
    expect(seeds.distinct).toBe("after-cap");
    expect(decoded({ ...minimal, preset: "paper" }).prove.samplesPerStatement).toBe(32);
  });

  it("gives the algorithm the last word on what makes it that algorithm", () => {
    const file = { ...minimal, prove: { conjectureShare: 0.25 } };
    expect(decoded(file).prove.conjectureShare).toBe(0.25);
    expect(decoded(file, ["algorithm=expert-iteration"]).prove.conjectureShare).toBe(0);
    expect(decoded(file, ["algorithm=parallel-sampling"]).train.enabled).toBe(false);
  });

  const cases: ReadonlyArray<readonly [string, Json, ReadonlyArray<string>, string]> = [
    ["an unknown key", { ...minimal, sede: 3 }, [], 'e.json: sede: expected one of the keys "$schema", "name", "seed"'],
    ["an unknown key in a group", { ...minimal, prove: { bugdet: 3 } }, [], 'found "bugdet"\n  did you mean "budget"?'],
    ["an unknown key of the guide's algorithm", { ...minimal, sgs: { topShares: 1 } }, [], 'did you mean "topShare"?'],
    ["an unknown key of the guide", minimal, ["guide.proof=2"], 'found "proof"\n  did you mean "proofs"?'],
    ["a wrong type", { ...minimal, iterations: "ten" }, [], 'e.json: iterations: expected number, found "ten"'],
    [
      "a value out of range",
      minimal,
      ["prove.conjectureShare=2"],
      "--set: prove.conjectureShare: expected a value between 0 and 1, found 2",
    ],
    ["a wrong word", minimal, ["algorithm=spt"], 'found "spt"\n  did you mean "stp"?'],
    ["a missing key", {}, [], "e.json: name: expected a value (the key is required), found nothing"],
    [
      "a missing key in a list",
      { name: "x", data: { train: [{}] } },
      [],
      "e.json: data.train.0.path: expected a value",
    ],
    ["an unknown back end", minimal, ["model.backend=embeded"], "--set: model"],
    ["an unknown overridden key", minimal, ["prove.sample=3"], "--set: prove.sample: expected one of the keys"],
    ["an override without a value", minimal, ["prove"], '--set: expected path.to.key=value, found "prove"'],
    [
      "an override through a value",
      minimal,
      ["name.x=1"],
      "--set: name.x: expected a path of keys, found a value without keys",
    ],
    [
      "a pass@k with more than the samples",
      minimal,
      ["evaluate.k=[1,64]"],
      "--set: evaluate.k: expected k at most evaluate.samples = 16, found 64",
    ],
    [
      "lengths of context of proofs that are written in one go",
      minimal,
      ["evaluate.contextTokens=[4096]"],
      "--set: evaluate.contextTokens: expected none where proofs are written in one go (`refine.calls` 0), found [4096]",
    ],
    ["something that is no object", [1], [], "e.json: expected an object, found [1]"],
  ];
  for (const [what, json, overrides, message] of cases)
    it(`refuses ${what} with its place, what was expected and what was found`, () => {
      expect(refused(json, overrides)).toContain(message);
    });

  it("names the line of a syntax error", () => {
    const parsed = parseExperimentText("e.json", '{\n  "name": "x",\n  oops\n}');
    expect(Result.isFailure(parsed) && parsed.failure.message).toContain("e.json:3: expected JSON");
  });
});

describe("experimentFingerprint", () => {
  it("does not depend on name, concurrency or where the data lies, but on every other setting", () => {
    const base = experimentFingerprint(decoded(minimal));
    expect(experimentFingerprint(decoded(minimal, ["name=other", "concurrency=8", "data.train.0.path=x"]))).toBe(base);
    expect(experimentFingerprint(decoded(minimal, ["seed=2"]))).not.toBe(base);
    expect(experimentFingerprint(decoded(minimal, ["data.train.0.matchingWeight=2"]))).not.toBe(base);
  });

  it("depends on the guide and its settings only where the algorithm asks it", () => {
    const changed = ["sgs.topShare=0.5", "guide.proofs=2"];
    expect(experimentFingerprint(decoded(minimal, changed))).toBe(experimentFingerprint(decoded(minimal)));
    const prints = [[], ...changed.map((one) => [one])].map((overrides) =>
      experimentFingerprint(decoded({ ...minimal, algorithm: "sgs" }, overrides)),
    );
    expect(new Set(prints).size).toBe(3);
  });

  it("depends on the critic's settings only where a search or the selection asks it", () => {
    const print = (...overrides: ReadonlyArray<string>) =>
      experimentFingerprint(decoded({ ...minimal, algorithm: "internlm-stepprover" }, overrides));
    expect(print("search.critic.passes=2")).toBe(print());
    for (const asking of ["search.guidance=critic", "search.selectShare=0.5"]) {
      expect(print(asking)).not.toBe(print());
      expect(print(asking, "search.critic.passes=2")).not.toBe(print(asking));
    }
  });

  it("depends on informal texts, and on what is made of them only where the algorithm reads it", () => {
    const base = experimentFingerprint(decoded(minimal));
    const changed = ["formalise.samples=3", "spark.hardest=5"];
    expect(experimentFingerprint(decoded(minimal, changed))).toBe(base);
    const sets = [[], ...changed.map((one) => [one]), ['data.informal=[{"path":"a"}]'], ['data.paired=[{"path":"a"}]']];
    const prints = sets.map((overrides) =>
      experimentFingerprint(decoded({ ...minimal, algorithm: "spark-prover" }, overrides)),
    );
    expect(new Set(prints).size).toBe(5);
    const moved = ['data.informal=[{"path":"b"}]'];
    expect(experimentFingerprint(decoded({ ...minimal, algorithm: "spark-prover" }, moved))).toBe(prints[3]);
  });
});

describe("experiments/experiment.schema.json", () => {
  it("is fresh (npm run schema writes it)", () => {
    const file = new URL("../../experiments/experiment.schema.json", import.meta.url);
    expect(JSON.parse(readFileSync(file, "utf8"))).toStrictEqual(JSON.parse(JSON.stringify(experimentJsonSchema)));
  });
});
