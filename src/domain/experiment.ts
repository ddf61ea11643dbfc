/**
 * An experiment: everything a run depends on, decoded from a JSON file that holds only what differs from the defaults.
 * What its sections for the back ends may say beyond a name is the back ends' own business (`ExperimentFormat`).
 */
import { Effect, Record as Records, Schema } from "effect";
import { DataSettings } from "./experiment-data.ts";
import { PromptSettings } from "./experiment-prompt.ts";
import { RefineSettings } from "./experiment-refine.ts";
import { SearchSettings } from "./experiment-search.ts";
import { SgsSettings } from "./experiment-sgs.ts";
import { FormaliseSettings, SparkSettings } from "./experiment-spark.ts";
import * as steps from "./experiment-steps.ts";
import * as training from "./experiment-training.ts";
import { Count, PositiveCount, setting } from "./setting.ts";

export const PresetName = Schema.Literals(["sound", "paper", "released-code"]);
export type PresetName = typeof PresetName.Type;

/** A section that names a back end, with the settings of that back end. */
export const BackEndSettings = Schema.StructWithRest(Schema.Struct({ backend: Schema.String }), [
  Schema.Record(Schema.String, Schema.Json),
]);
export type BackEndSettings = typeof BackEndSettings.Type;

/** The sections that name a back end, with what they are for. */
export const SECTIONS = {
  model: "The model that conjectures and proves.",
  verifier: "What judges the proofs.",
  trainer: "What trains the model.",
  embedder: "What places statements in a space.",
  guide: "What reviews conjectures, for the algorithm that asks it.",
  critic: "What values proof states, for the algorithm that asks it.",
  criticTrainer: "What trains the critic.",
} as const;
export type Section = keyof typeof SECTIONS;

/** What the engine itself reads. */
export const engineFields = {
  $schema: Schema.optionalKey(Schema.String.annotate({ description: "For editors." })),
  name: Schema.NonEmptyString.check(Schema.isPattern(/^[A-Za-z0-9][A-Za-z0-9._-]*$/)).annotate({
    description: "Names the run's folder: letters, digits, dot, underscore, hyphen.",
  }),
  seed: setting(Count, 1, { description: "Every random choice is derived from it." }),
  // Which algorithms there are is said by their plans (`ExperimentFormat`).
  algorithm: setting(Schema.String, "stp", { description: "" }),
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
  supervised: steps.SupervisedSettings,
  seeds: steps.SeedSettings,
  conjecture: steps.ConjectureSettings,
  select: steps.SelectSettings,
  prove: steps.ProveSettings,
  refine: RefineSettings,
  verify: steps.VerifySettings,
  reward: training.RewardSettings,
  examples: training.ExampleSettings,
  train: training.TrainSettings,
  final: training.FinalSettings,
  evaluate: training.EvaluateSettings,
  search: SearchSettings,
  sgs: SgsSettings,
  formalise: FormaliseSettings,
  spark: SparkSettings,
};

const embeddedFirst = BackEndSettings.pipe(Schema.withDecodingDefaultKey(Effect.succeed({ backend: "embedded" })));

export const Experiment = Schema.Struct({
  ...engineFields,
  ...Records.map(SECTIONS, () => BackEndSettings),
  // Runs of before have none.
  guide: embeddedFirst,
  critic: embeddedFirst,
  criticTrainer: embeddedFirst,
});
export type Experiment = typeof Experiment.Type;
