import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Result, Schema } from "effect";
import { describe, expect, it } from "vitest";
import { combinationMistake, decodeExperiment, withAbsolutePaths } from "../../src/app.ts";
import { CommandCriticTrainerSettings, CommandTrainerSettings } from "../../src/backends/command-trainer/settings.ts";
import { VllmEmbedderSettings, VllmModelSettings } from "../../src/backends/vllm/settings.ts";
import { parseExperimentText } from "../../src/domain/index.ts";

const read = (file: string): string => readFileSync(path.resolve(file), "utf8");

const FILE = "experiments/real-models.json";
const experiment = withAbsolutePaths(
  Result.getOrThrow(decodeExperiment(Result.getOrThrow(parseExperimentText(FILE, read(FILE))), { file: FILE })),
  path.dirname(path.resolve(FILE)),
);
const trainer = Schema.decodeUnknownSync(CommandTrainerSettings)(experiment.trainer);
const guide = read("docs/real-models.md");

/** The options of a trainer of this project: those that it knows, and of these those that it requires. */
const optionsOf = (...scripts: ReadonlyArray<string>) => {
  const options = scripts.flatMap((script) => [...read(script).matchAll(/add_argument\("(--[a-z-]+)"([^\n]*)/g)]);
  const required = options.filter(([, , rest]) => rest?.includes("required=True"));
  return { known: options.map(([, name]) => name), required: required.map(([, name]) => name) };
};
const given = (words: ReadonlyArray<string>): ReadonlyArray<string> => words.filter((word) => word.startsWith("--"));

describe("the experiment with real models", () => {
  it("has back ends that go together", () => {
    expect(combinationMistake(experiment)).toBeNull();
    expect([experiment.model.backend, experiment.verifier.backend, trainer.backend]).toStrictEqual([
      "vllm",
      "lean-repl",
      "command",
    ]);
  });

  it("gives the reference trainer every option that it requires, and none that it does not have", () => {
    const [, script = "", ...words] = trainer.command;
    expect(script).toBe(path.resolve("trainers/weighted_sft.py"));
    const { known, required } = optionsOf(script);
    expect(given(words).filter((name) => !known.includes(name))).toStrictEqual([]);
    expect(given(words)).toEqual(expect.arrayContaining(required));
  });

  it("makes paths of the words that begin with dots, and of no other", () => {
    expect(trainer.command[0]).toBe(path.resolve(".venv/bin/python"));
    expect(trainer.command[2]).toBe("--dataset");
    expect(trainer.baseModel).toBe(path.resolve("models/prover"));
  });
});

describe("the guide to real models", () => {
  it("says what to do for every subject of the doctor", () => {
    const backEnds = readdirSync("src/backends").map((folder) => `src/backends/${folder}`);
    const sources = [
      ...backEnds
        .flatMap((folder) => ["back-end.ts", "versions.ts"].map((name) => `${folder}/${name}`))
        .filter(existsSync),
      "src/app/diagnose.ts",
      "src/machine/resources.ts",
      "src/cli/doctor.ts",
      "src/selfplay/known-proofs.ts",
    ];
    const subjects = sources.flatMap((file) =>
      [...read(file).matchAll(/\b(?:ok|warning|fails|serverFindings)\(\s*"([a-z]+)"/g)].map(
        ([, subject]) => subject as string,
      ),
    );
    expect(subjects.length).toBeGreaterThan(10);
    for (const subject of new Set(subjects)) expect(guide).toContain(`| \`${subject}\` |`);
  });

  it("has a critic whose sections go together, and gives its trainer every option that it requires", () => {
    const [, block = ""] = /```json\n(\{[^`]*"criticTrainer"[^`]*)```/.exec(guide) ?? [];
    const json = { ...JSON.parse(read(FILE)), ...JSON.parse(block) };
    const withCritic = Result.getOrThrow(decodeExperiment(json, { file: FILE }));
    expect(combinationMistake(withCritic)).toBeNull();
    expect(withCritic.search.critic.learningRate).toBe(1e-5);
    const [, script = "", ...words] = Schema.decodeUnknownSync(CommandCriticTrainerSettings)(
      withCritic.criticTrainer,
    ).command;
    expect(script).toBe("../trainers/critic.py");
    const { known, required } = optionsOf("trainers/critic.py", "trainers/weighted_sft.py");
    expect(given(words).filter((name) => !known.includes(name))).toStrictEqual([]);
    expect([...given(words)].sort()).toEqual(expect.arrayContaining(required));
  });

  it("names the model servers as the experiment does", () => {
    const served = [
      Schema.decodeUnknownSync(VllmModelSettings)(experiment.model),
      ...(experiment.embedder.backend === "vllm"
        ? [Schema.decodeUnknownSync(VllmEmbedderSettings)(experiment.embedder)]
        : []),
    ];
    for (const settings of served) {
      const port = new URL(settings.endpoints[0] ?? "").port;
      expect(guide).toMatch(
        new RegExp(`vllm serve [^\\n]*(\\\\\\n[^\\n]*)*--served-model-name ${settings.model}[^]*?--port ${port}`),
      );
    }
  });
});
