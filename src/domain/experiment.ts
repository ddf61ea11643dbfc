/** An experiment: everything a run depends on, decoded from a JSON file that holds only what differs from the defaults. */
import { Schema } from "effect";
import { DataSettings } from "./experiment-back-ends.ts";
import { EmbedderSettings, ModelSettings, PromptSettings } from "./experiment-model.ts";
import {
  ConjectureSettings,
  ProveSettings,
  SeedSettings,
  SelectSettings,
  SupervisedSettings,
  VerifySettings,
} from "./experiment-steps.ts";
import { TrainerSettings } from "./experiment-trainer.ts";
import {
  EvaluateSettings,
  ExampleSettings,
  FinalSettings,
  RewardSettings,
  TrainSettings,
} from "./experiment-training.ts";
import { VerifierSettings } from "./experiment-verifier.ts";
import { Count, PositiveCount, setting } from "./setting.ts";

export const Algorithm = Schema.Literals(["stp", "expert-iteration", "parallel-sampling"]);
export type Algorithm = typeof Algorithm.Type;

export const PresetName = Schema.Literals(["sound", "paper", "released-code"]);
export type PresetName = typeof PresetName.Type;

export const Experiment = Schema.Struct({
  $schema: Schema.optionalKey(Schema.String.annotate({ description: "For editors." })),
  name: Schema.NonEmptyString.check(Schema.isPattern(/^[A-Za-z0-9][A-Za-z0-9._-]*$/)).annotate({
    description: "Names the run's folder: letters, digits, dot, underscore, hyphen.",
  }),
  seed: setting(Count, 1, { description: "Every random choice is derived from it." }),
  algorithm: setting(Algorithm, "stp", {
    description:
      "`expert-iteration` makes no conjectures; `parallel-sampling` does not train either. All three sample the same number of proofs.",
  }),
  preset: setting(PresetName, "sound", {
    description: "Defaults of the rules: the sound ones, the paper's, or the released code's (STP, section 12).",
  }),
  iterations: setting(PositiveCount, 16, {
    description: "Rounds of self-play.",
    source: "paper: 48; released code: 12",
  }),
  concurrency: setting(PositiveCount, 2, {
    description: "Batches sampled at once, and verified at once; changes no result.",
    unit: "fibers and worker threads",
  }),
  data: DataSettings,
  prompt: PromptSettings,
  supervised: SupervisedSettings,
  seeds: SeedSettings,
  conjecture: ConjectureSettings,
  select: SelectSettings,
  prove: ProveSettings,
  verify: VerifySettings,
  reward: RewardSettings,
  examples: ExampleSettings,
  train: TrainSettings,
  final: FinalSettings,
  evaluate: EvaluateSettings,
  model: setting(ModelSettings, { backend: "embedded" }, { description: "The model that conjectures and proves." }),
  verifier: setting(VerifierSettings, { backend: "embedded" }, { description: "What judges the proofs." }),
  trainer: setting(TrainerSettings, { backend: "embedded" }, { description: "What trains the model." }),
  embedder: setting(EmbedderSettings, { backend: "embedded" }, { description: "What places statements in a space." }),
});
export type Experiment = typeof Experiment.Type;
