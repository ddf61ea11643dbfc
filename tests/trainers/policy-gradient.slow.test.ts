import { execFileSync, spawnSync } from "node:child_process";
import path from "node:path";
import { Effect } from "effect";
import { beforeAll, describe, expect, it } from "vitest";
import { datasetSize, writeDataset } from "../../src/backends/command-trainer/dataset.ts";
import type { CommandTrainerSettings } from "../../src/backends/command-trainer/settings.ts";
import type { Example, Segment } from "../../src/domain/index.ts";
import { proverExample, trainerIn, trainRequest } from "../backends/command-trainer/support.ts";
import { temporaryFolder } from "../cli/temporary-folder.ts";
import { needing, PYTHON, python } from "../support/needs.ts";

const TRAINER = path.resolve("trainers/policy_gradient.py");

const modelWrote = (text: string): Segment => ({ author: "model", text, loss: true });
const verifierWrote = (text: string): Segment => ({ author: "verifier", text, loss: false });

/** A row that was sampled, its weight that of all its samples. */
const row = (prompt: string, segments: ReadonlyArray<Segment>, weight: number, samples = 1): Example => ({
  ...proverExample(prompt, weight),
  prompt,
  target: segments.map(({ text }) => text).join(""),
  sampled: { logProbability: -9, samples, segments },
});
const FIRST = "theorem a : 1 = 1 := by";
const SECOND = "theorem b (n : Nat) : n = n := by";
/** Advantages of either sign, an attempt sampled twice, and two that went on after an answer of the verifier. */
const ROWS = [
  row(FIRST, [modelWrote("\n  rfl")], 1.29),
  row(FIRST, [modelWrote("\n  simp")], -2 * 0.77, 2),
  row(SECOND, [modelWrote("\n  omega"), verifierWrote("\nerror: omega failed\n"), modelWrote("  exact rfl")], 0.5),
  row(SECOND, [modelWrote("\n  decide"), verifierWrote("\nerror")], -0.5),
];

const pythonOutput = (file: string, ...words: ReadonlyArray<string>): string =>
  execFileSync(PYTHON, [path.resolve("tests/trainers", file), ...words], {
    stdio: ["ignore", "pipe", "ignore"],
    encoding: "utf8",
  });

let base = "";
const tinyModel = () => {
  if (base !== "") return;
  base = temporaryFolder("tiny-model");
  pythonOutput("tiny_model.py", base);
};

const datasetOf = async (rows: ReadonlyArray<Example>): Promise<string> => {
  const folder = path.join(temporaryFolder("policy"), "dataset");
  await writeDataset(folder, rows, datasetSize(rows), { run: "test", baseModel: base, request: trainRequest() });
  return folder;
};

describe("the losses of policy_gradient.py", needing(python("torch", "transformers", "trl")), () => {
  beforeAll(tinyModel);

  it("are those of TRL's GRPOTrainer to 1e-5, and their gradients too, on and off policy", async () => {
    const lines = pythonOutput("trl_losses.py", base, await datasetOf(ROWS)).split("\n");
    const cases = lines.filter((line) => line.startsWith("{")).map((line) => JSON.parse(line));
    expect(cases.map(({ name }) => name)).toStrictEqual([
      "GRPO",
      "GRPO with KL",
      "GRPO with corrected KL",
      "GRPO, clipped at two sides",
      "DAPO",
      "Dr. GRPO",
      "GSPO",
      "CISPO",
      "CISPO with KL",
      "REINFORCE",
    ]);
    for (const { gradients, name, ours, trl } of cases) {
      expect(Math.abs(ours - trl), name).toBeLessThan(1e-5);
      expect(gradients, name).toBeLessThan(1e-5);
    }
    // Ratios on both sides of the range, so that clipping is compared.
    expect(cases.filter(({ clipped }) => clipped > 0).map(({ name }) => name)).toContain("GRPO, clipped at two sides");
    expect(cases.find(({ name }) => name === "CISPO")?.clipped).toBeGreaterThan(0);
  });
});

describe("policy_gradient.py", needing(python("torch", "transformers", "peft")), () => {
  beforeAll(tinyModel);

  /** Mean loss of a target token of a row under a model. */
  const lossOf = async (model: string, one: Example): Promise<number> => {
    const { sampled: _, ...plain } = { ...one, weight: 1 };
    return JSON.parse(pythonOutput("expected_loss.py", model, await datasetOf([plain]))).loss;
  };

  it("is a command of the engine that raises what has a weight above 0 and lowers what has one below", async () => {
    const words = ["dataset", "base_model", "from", "output", "batch_size", "seed", "prover_epochs", "minimum_steps"];
    const settings: CommandTrainerSettings = {
      backend: "command",
      command: [
        PYTHON,
        TRAINER,
        ...words.flatMap((word) => [`--${word.replace("_", "-")}`, `{${word}}`]),
        ...["objective", "ratio_low", "ratio_high", "ratio_highest"].flatMap((word) => [
          `--${word.replace("_", "-")}`,
          `{${word}}`,
        ]),
        ...["--learning-rate", "{lr}", "--dtype", "float32"],
      ],
      baseModel: base,
      deadlineMinutes: 30,
      keepVersions: null,
      minimumFreeGigabytes: 1,
    };
    const request = trainRequest({
      examples: ROWS,
      objective: { _tag: "cispo", low: 0, high: 4 },
      learningRate: 0.003,
      batchSize: 4,
      proverPasses: 10,
    });
    const trained = await Effect.runPromise(
      Effect.flatMap(trainerIn(temporaryFolder("policy"), settings), (trainer) => trainer.train(request)),
    );
    expect(trained.report).toMatchObject({ steps: 10, examples: 4 });
    const after = trained.location as string;
    const [better, worse] = ROWS as [Example, Example];
    expect(await lossOf(after, better)).toBeLessThan(await lossOf(base, better));
    expect(await lossOf(after, worse)).toBeGreaterThan(await lossOf(base, worse));
  });

  it.each([
    [["--old", "data"], "--old data has one probability for a row: it needs --importance-level sequence"],
    [["--ratio-low", "1.1"], "expected 0 ≤ --ratio-low ≤ 1 ≤ --ratio-high"],
  ])("refuses %s, saying why", async (words, reason) => {
    const given = ["--dataset", await datasetOf(ROWS), "--base-model", base, "--output", base, "--learning-rate", "1"];
    const all = [TRAINER, ...given, "--batch-size", "8", "--objective", "grpo", ...words];
    const { status, stderr } = spawnSync(PYTHON, all, { encoding: "utf8" });
    expect([status, stderr]).toEqual([2, expect.stringContaining(`policy_gradient: ${reason}`)]);
  });
});
