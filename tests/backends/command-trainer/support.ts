/** What the tests of the command trainer share. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { NodeServices } from "@effect/platform-node";
import { Effect, Layer } from "effect";
import { layerCriticTrainer } from "../../../src/backends/command-trainer/critic-trainer.ts";
import type {
  CommandCriticTrainerSettings,
  CommandTrainerSettings,
} from "../../../src/backends/command-trainer/settings.ts";
import { layerTrainer } from "../../../src/backends/command-trainer/trainer.ts";
import type { Example, ModelVersion, StatementId } from "../../../src/domain/index.ts";
import { CriticTrainer, type CriticTrainRequest, Trainer, type TrainRequest } from "../../../src/services/index.ts";

export const TRAINING_COMMAND = path.resolve(import.meta.dirname, "../../support/training-command.ts");

export const trainerSettings = (
  mode: string,
  changes: Partial<CommandTrainerSettings> = {},
): CommandTrainerSettings => ({
  backend: "command",
  command: [process.execPath, TRAINING_COMMAND, mode, "{dataset}", "{output}", "{from}", "{seed}"],
  baseModel: "some/base-model",
  deadlineMinutes: 5,
  keepVersions: null,
  minimumFreeGigabytes: 1,
  ...changes,
});

export const proverExample = (name: string, weight = 1): Example => ({
  role: "prover",
  statementId: `s-${name}` as StatementId,
  prompt: `prove ${name} — ∀ n : ℕ,\n"quoted"`,
  target: "by\n  simp\u2028",
  weight,
  header: null,
  content: { _tag: "prover", statement: name, proof: "simp" },
  provenance: { source: "dataset", iteration: 0, proofId: null },
});

export const trainRequest = (changes: Partial<TrainRequest> = {}): TrainRequest => ({
  iteration: 0,
  purpose: "iteration",
  objective: null,
  from: null,
  examples: [proverExample("one"), proverExample("two", 0.25)],
  proverPasses: 1,
  conjecturerPasses: 1,
  learningRate: 0.00005,
  batchSize: 8,
  minimumSteps: 1,
  warmUpSteps: 0,
  maximumTokens: 64,
  randomSeed: 2 ** 40 + 7,
  ...changes,
});

/** A trainer over a run's folder, as a new process of the run would have it. */
export const trainerIn = (directory: string, settings: CommandTrainerSettings, ancestors: ReadonlyArray<string> = []) =>
  Effect.provide(Trainer, Layer.provide(layerTrainer(settings, { directory, ancestors }), NodeServices.layer));

/** Trains in a run's folder. */
export const trainIn = (directory: string, settings: CommandTrainerSettings, request: TrainRequest) =>
  Effect.flatMap(trainerIn(directory, settings), (trainer) => trainer.train(request));

export const criticTrainerSettings = (
  mode: string,
  changes: Partial<CommandCriticTrainerSettings> = {},
): CommandCriticTrainerSettings => ({
  ...trainerSettings(mode),
  command: [process.execPath, TRAINING_COMMAND, mode, "{dataset}", "{output}", "{base_model}", "{seed}"],
  ...changes,
});

export const criticTrainRequest = (changes: Partial<CriticTrainRequest> = {}): CriticTrainRequest => ({
  iteration: 0,
  table: {
    states: ["no goals", "⊢ True", "n : Nat\n⊢ n = n"],
    pairs: [
      [0, 1],
      [1, 2],
    ],
  },
  passes: 1,
  learningRate: 0.00001,
  batchSize: 8,
  maximumTokens: 64,
  randomSeed: 2 ** 40 + 7,
  ...changes,
});

/** A trainer of the critic over a run's folder, as a new process of the run would have it. */
export const criticTrainerIn = (directory: string, settings: CommandCriticTrainerSettings) =>
  Effect.provide(
    CriticTrainer,
    Layer.provide(layerCriticTrainer(settings, { directory, ancestors: [] }), NodeServices.layer),
  );

export const UNKNOWN_VERSION = "0".repeat(64) as ModelVersion;

/** Whether a process is there; one that has ended but was not waited for is not. */
export const isAlive = (pid: number): boolean =>
  existsSync(`/proc/${pid}/stat`) && !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
