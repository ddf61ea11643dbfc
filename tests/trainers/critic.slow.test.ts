import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import path from "node:path";
import { Effect } from "effect";
import { beforeAll, describe, expect, it } from "vitest";
import { pairsSize, writePairs } from "../../src/backends/command-trainer/pairs.ts";
import { criticTrainerIn, criticTrainerSettings, criticTrainRequest } from "../backends/command-trainer/support.ts";
import { temporaryFolder } from "../cli/temporary-folder.ts";
import { needing, PYTHON, python } from "../support/needs.ts";

const TRAINER = path.resolve("trainers/critic.py");

const TABLE = {
  states: ["n : Nat\n|- n + 0 = n", "|- True", "no goals", "a b : Nat\nh : a = b\n|- b = a", "h : a = b\n|- a = b"],
  pairs: [
    [1, 0],
    [2, 0],
    [2, 1],
    [4, 3],
    [2, 3],
    [2, 4],
  ],
} as const;
const WORDS = ["dataset", "base_model", "output", "batch_size", "epochs", "seed", "maximum_tokens"].flatMap((word) => [
  `--${word.replace("_", "-")}`,
  `{${word}}`,
]);

describe("critic.py", needing(python("torch", "transformers")), () => {
  let base = "";
  beforeAll(() => {
    base = temporaryFolder("tiny-model");
    execFileSync(PYTHON, [path.resolve("tests/trainers/tiny_model.py"), base], { stdio: "pipe" });
  });

  /** What a model says of the pairs, as transformers computes it. */
  const measured = async (model: string): Promise<{ readonly loss: number; readonly accuracy: number }> => {
    const folder = path.join(temporaryFolder("critic"), "dataset");
    await writePairs(folder, TABLE, pairsSize(TABLE), { run: "test", baseModel: base, request: criticTrainRequest() });
    const words = [path.resolve("tests/trainers/expected_values.py"), model, folder, "3"];
    return JSON.parse(execFileSync(PYTHON, words, { stdio: ["ignore", "pipe", "ignore"], encoding: "utf8" }));
  };

  it("is a command of the engine whose model orders the pairs better than before, by the loss that transformers gives", async () => {
    const settings = (epochs: string) =>
      criticTrainerSettings("", {
        baseModel: base,
        command: [PYTHON, TRAINER, ...WORDS, "--learning-rate", "0.003", "--dtype", "float32", "--epochs", epochs],
      });
    const request = criticTrainRequest({ table: TABLE, batchSize: 6, randomSeed: 3 });
    const trained = await Effect.runPromise(
      Effect.flatMap(criticTrainerIn(temporaryFolder("critic"), settings("20")), (trainer) => trainer.train(request)),
    );
    const folder = trained.location ?? "";
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(["config.json", "model.safetensors", "tokenizer.json"]));
    const [before, after] = [await measured(base), await measured(folder)];
    expect(after.accuracy).toBe(1);
    expect(after.accuracy).toBeGreaterThan(before.accuracy);
    expect(after.loss).toBeLessThan(before.loss / 2);
    // The report's loss is the last step's, taken before it: the first step's is that of the untrained model.
    const once = await Effect.runPromise(
      Effect.flatMap(criticTrainerIn(temporaryFolder("critic"), settings("1")), (trainer) => trainer.train(request)),
    );
    expect(once.report["loss"]).toBeCloseTo(before.loss, 4);
    expect(once.report["accuracy"]).toBeCloseTo(before.accuracy, 4);
    expect(trained.report).toMatchObject({ steps: 20, rows: 6, alike: 0, states: 5 });
  });

  it("refuses pairs whose states look alike when they are cut", async () => {
    const folder = path.join(temporaryFolder("critic"), "dataset");
    const table = { states: ["x : Nat\n|- True", "y : Nat\n|- True"], pairs: [[0, 1]] } as const;
    await writePairs(folder, table, pairsSize(table), { run: "test", baseModel: base, request: criticTrainRequest() });
    const given = ["--dataset", folder, "--base-model", base, "--output", base, "--learning-rate", "1"];
    const all = [TRAINER, ...given, "--batch-size", "8", "--maximum-tokens", "8"];
    const { status, stderr } = spawnSync(PYTHON, all, { encoding: "utf8" });
    expect([status, stderr]).toEqual([2, expect.stringContaining("critic: no pair to train on")]);
  });
});
