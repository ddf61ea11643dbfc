import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Effect } from "effect";
import { beforeAll, describe, expect, it } from "vitest";
import { datasetSize, writeDataset } from "../../src/backends/command-trainer/dataset.ts";
import type { CommandTrainerSettings } from "../../src/backends/command-trainer/settings.ts";
import type { Example } from "../../src/domain/index.ts";
import { proverExample, trainerIn, trainRequest } from "../backends/command-trainer/support.ts";
import { temporaryFolder } from "../cli/temporary-folder.ts";
import { needing, PYTHON, python } from "../support/needs.ts";

const TRAINER = path.resolve("trainers/weighted_sft.py");

const row = (prompt: string, target: string, weight: number, role: Example["role"] = "prover"): Example => ({
  ...proverExample(prompt, weight),
  prompt,
  target,
  role,
});
const ROWS = [
  row("theorem a : 1 = 1 := by", "\n  rfl", 1),
  row("theorem b (n : Nat) : n = n := by", "\n  simp", 0.25),
  row("lemma c", "theorem d : True := by", 2, "conjecturer"),
];

interface Outcome {
  readonly code: number | null;
  readonly metrics: ReadonlyArray<Record<string, number>>;
  readonly errors: string;
}

describe("weighted_sft.py", needing(python("torch", "transformers", "peft")), () => {
  let base = "";
  beforeAll(() => {
    base = temporaryFolder("tiny-model");
    execFileSync(PYTHON, [path.resolve("tests/trainers/tiny_model.py"), base], { stdio: "pipe" });
  });

  const datasetOf = async (rows: ReadonlyArray<Example>): Promise<string> => {
    const folder = path.join(temporaryFolder("sft"), "dataset");
    await writeDataset(folder, rows, datasetSize(rows), { run: "test", baseModel: base, request: trainRequest() });
    return folder;
  };

  const train = (dataset: string, output: string, ...changes: ReadonlyArray<string>): Outcome => {
    mkdirSync(output, { recursive: true });
    const given = ["--dataset", dataset, "--base-model", base, "--output", output, "--learning-rate", "0.01"];
    const { status, stderr, stdout } = spawnSync(
      PYTHON,
      [TRAINER, ...given, "--batch-size", "8", "--dtype", "float32", ...changes],
      { encoding: "utf8" },
    );
    const metrics = stdout.split("\n").filter((line) => line.startsWith("{"));
    return { code: status, metrics: metrics.map((line) => JSON.parse(line)), errors: stderr };
  };

  it("has the loss that transformers gives, on the target tokens alone, weighted, however the batch is divided", async () => {
    const dataset = await datasetOf(ROWS);
    const text = execFileSync(PYTHON, [path.resolve("tests/trainers/expected_loss.py"), base, dataset], {
      stdio: ["ignore", "pipe", "ignore"],
      encoding: "utf8",
    });
    const expected = JSON.parse(text) as { readonly loss: number; readonly targetTokens: number };
    for (const tokensPerPass of ["10000", "1"]) {
      const { metrics } = train(dataset, temporaryFolder("sft"), "--tokens-per-pass", tokensPerPass);
      expect(metrics.find(({ step }) => step === 1)?.["loss"]).toBeCloseTo(expected.loss, 4);
      expect(metrics[0]?.["targetTokens"]).toBe(expected.targetTokens);
    }
  });

  it("learns the same from a row of weight 2 as from the row twice", async () => {
    const [first, second] = ROWS as [Example, Example];
    const outcomes = [
      train(
        await datasetOf([
          { ...first, weight: 2 },
          { ...second, weight: 1 },
        ]),
        temporaryFolder("sft"),
        "--prover-epochs",
        "2",
      ),
      train(
        await datasetOf([first, first, second].map((one) => ({ ...one, weight: 1 }))),
        temporaryFolder("sft"),
        "--prover-epochs",
        "2",
      ),
    ];
    const [weighted, repeated] = outcomes.map(({ metrics }) => metrics.filter(({ step }) => step !== undefined));
    expect(weighted?.length).toBe(1);
    expect(weighted?.[0]?.["loss"]).toBeCloseTo(repeated?.[0]?.["loss"] ?? 0, 4);
    expect(weighted?.[0]?.["gradientNorm"]).toBeCloseTo(repeated?.[0]?.["gradientNorm"] ?? 0, 3);
  });

  it("trains a whole model as a command of the engine: equal files from equal requests, metrics in the report", async () => {
    const settings: CommandTrainerSettings = {
      backend: "command",
      command: [
        PYTHON,
        TRAINER,
        "--dataset",
        "{dataset}",
        "--base-model",
        "{base_model}",
        "--from",
        "{from}",
        "--output",
        "{output}",
        "--learning-rate",
        "{lr}",
        "--batch-size",
        "{batch_size}",
        "--seed",
        "{seed}",
        "--prover-epochs",
        "{prover_epochs}",
        "--conjecturer-epochs",
        "{conjecturer_epochs}",
        "--minimum-steps",
        "{minimum_steps}",
        "--warm-up-steps",
        "{warm_up_steps}",
        "--maximum-tokens",
        "{maximum_tokens}",
      ],
      baseModel: base,
      deadlineMinutes: 30,
      keepVersions: null,
      minimumFreeGigabytes: 1,
    };
    const request = trainRequest({
      examples: ROWS,
      learningRate: 0.01,
      batchSize: 2,
      proverPasses: 20,
      maximumTokens: 200,
    });
    const trained = await Promise.all(
      [temporaryFolder("sft"), temporaryFolder("sft")].map((run) =>
        Effect.runPromise(Effect.flatMap(trainerIn(run, settings), (trainer) => trainer.train(request))),
      ),
    );
    const [one, again] = trained;
    expect(one?.version).toBe(again?.version);
    const { loss, steps } = one?.report ?? {};
    expect(steps).toBe(21);
    // A random model of 99 characters begins at ln 99 = 4.6.
    expect(loss).toBeLessThan(2);
    expect(readdirSync(one?.location ?? "")).toEqual(
      expect.arrayContaining(["config.json", "model.safetensors", "tokenizer.json"]),
    );
  });

  it("makes a LoRA adapter, goes on with it, and leaves the base model as it was", async () => {
    const dataset = await datasetOf(ROWS);
    const before = readFileSync(path.join(base, "model.safetensors"));
    const [first, second] = [temporaryFolder("sft"), temporaryFolder("sft")];
    const lora = ["--lora-rank", "4", "--dtype", "bfloat16"];
    expect(train(dataset, first, ...lora, "--prover-epochs", "3", "--minimum-steps", "4").code).toBe(0);
    expect(readdirSync(first).sort()).toStrictEqual(["README.md", "adapter_config.json", "adapter_model.safetensors"]);
    const config = JSON.parse(readFileSync(path.join(first, "adapter_config.json"), "utf8"));
    expect(config.target_modules.join()).toBe("down_proj,gate_proj,k_proj,o_proj,q_proj,up_proj,v_proj");
    const next = train(dataset, second, ...lora, "--from", first);
    expect(next.code).toBe(0);
    const adapters = [first, second].map((folder) => readFileSync(path.join(folder, "adapter_model.safetensors")));
    expect(adapters[0]?.equals(adapters[1] as Buffer)).toBe(false);
    expect(readFileSync(path.join(base, "model.safetensors")).equals(before)).toBe(true);
  });

  it("refuses weights below 0, which need another trainer", async () => {
    const [first] = ROWS as [Example];
    const { code, errors } = train(await datasetOf([{ ...first, weight: -1 }]), temporaryFolder("sft"));
    expect([code, errors]).toEqual([2, expect.stringContaining("weighted_sft: the data set has weights below 0")]);
  });

  it("refuses data from which nothing can be learned, and a learning rate that breaks the model", async () => {
    const dataset = await datasetOf(ROWS);
    const tooLong = train(dataset, temporaryFolder("sft"), "--maximum-tokens", "3");
    expect([tooLong.code, tooLong.errors]).toEqual([2, expect.stringContaining("no sequence to train on")]);
    const broken = temporaryFolder("broken-model");
    cpSync(base, broken, { recursive: true });
    const weights = readFileSync(path.join(broken, "model.safetensors"));
    // The last bytes of the file are parameters; 0xff makes them NaN.
    weights.fill(0xff, weights.length - 4096);
    writeFileSync(path.join(broken, "model.safetensors"), weights);
    const notFinite = train(dataset, temporaryFolder("sft"), "--from", broken);
    expect([notFinite.code, notFinite.errors]).toEqual([
      2,
      expect.stringContaining("the gradient of step 1 is not finite"),
    ]);
  });
});
