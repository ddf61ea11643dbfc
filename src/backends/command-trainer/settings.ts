/** The settings of commands of the user's that train the model and the critic. */
import { Schema } from "effect";
import { commandOf, type Placeholders, PositiveCount, placeholderText, setting } from "../../domain/index.ts";

/** What stands in the words of `trainer.command`, by the name between braces. */
export const TRAINER_PLACEHOLDERS = {
  dataset: "folder of the weighted data set, Hugging Face layout",
  base_model: "`trainer.baseModel`",
  from: "folder of the weights to start from; `trainer.baseModel` where training starts from the base model",
  output: "empty folder for the new weights: everything in it is the new version",
  iteration: "iteration, from 0; -1 for the initial fit",
  purpose: "`initial`, `iteration` or `final`",
  seed: "seed of this training alone, below 2^31",
  lr: "learning rate",
  batch_size: "sequences an optimiser step",
  epochs: "passes over the data; the larger of the two roles' where they differ",
  prover_epochs: "passes over the rows of the role `prover`, `formaliser` and `data-task`",
  conjecturer_epochs: "passes over the rows of the role `conjecturer`",
  minimum_steps: "optimiser steps, at least",
  warm_up_steps: "warm-up steps",
  maximum_tokens: "longest sequence, in tokens",
  objective: "`reinforce`, `grpo` or `cispo`: what the learning rule has maximised",
  ratio_low: "lower end of the range of importance ratios; 0 without one",
  ratio_high: "upper end of that range; 1e9 without one",
  ratio_highest: "largest ratio of a row with a weight below 0; 1e9 without one",
} as const;
export type TrainerPlaceholder = keyof typeof TRAINER_PLACEHOLDERS;

/** What stands in the words of `criticTrainer.command`, by the name between braces. */
export const CRITIC_TRAINER_PLACEHOLDERS = {
  dataset: "folder of the pairs, Hugging Face layout",
  base_model: "`criticTrainer.baseModel`, from which every training starts",
  output: "empty folder for the new weights: everything in it is the new version",
  iteration: "iteration, from 0",
  seed: "seed of this training alone, below 2^31",
  lr: "learning rate",
  batch_size: "pairs an optimiser step",
  epochs: "passes over the pairs",
  maximum_tokens: "longest state, in tokens",
} as const;
export type CriticTrainerPlaceholder = keyof typeof CRITIC_TRAINER_PLACEHOLDERS;

/** Three weeks: timers of the platform end before a month. */
const LONGEST_DEADLINE = 30_000;

const commandDescription = (placeholders: Placeholders): string =>
  `Program and arguments, no shell. Words that begin with ./ or ../ are paths from the experiment file's folder. Placeholders: ${placeholderText(placeholders)}.`;

/** How a training is run, whatever is trained. */
const training = {
  baseModel: Schema.NonEmptyString.annotate({
    description: "The model before any training: a folder, or a name that the command understands.",
  }),
  deadlineMinutes: setting(PositiveCount.check(Schema.isLessThanOrEqualTo(LONGEST_DEADLINE)), 1440, {
    description: "The command is stopped after this time, and the training has failed.",
    unit: "minutes",
  }),
  keepVersions: setting(Schema.NullOr(PositiveCount), 3, {
    description: "Newest versions whose weights stay on disk; a branch from an older iteration needs them. Null: all.",
  }),
  minimumFreeGigabytes: setting(PositiveCount, 20, {
    description: "`stp doctor` and the start of a run refuse a disk with less free space than this.",
    unit: "GB",
  }),
};

/** A command that trains a language model from a data set on disk. */
export const CommandTrainerSettings = Schema.Struct({
  backend: Schema.Literal("command").annotate({
    description: "A command of yours: reads a weighted data set, writes a folder of weights, exits with 0.",
  }),
  command: commandOf(TRAINER_PLACEHOLDERS, ["dataset", "output"]).annotate({
    description: commandDescription(TRAINER_PLACEHOLDERS),
  }),
  ...training,
});
export type CommandTrainerSettings = typeof CommandTrainerSettings.Type;

/** A command that trains a critic from pairs on disk. */
export const CommandCriticTrainerSettings = Schema.Struct({
  backend: Schema.Literal("command").annotate({
    description:
      "A command of yours: reads pairs of states, writes the folder of a model that gives a state one number, exits with 0.",
  }),
  command: commandOf(CRITIC_TRAINER_PLACEHOLDERS, ["dataset", "output"]).annotate({
    description: commandDescription(CRITIC_TRAINER_PLACEHOLDERS),
  }),
  ...training,
});
export type CommandCriticTrainerSettings = typeof CommandCriticTrainerSettings.Type;
