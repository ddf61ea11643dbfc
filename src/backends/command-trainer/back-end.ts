/** The back end whose trainers are commands of the user's. */
import { existsSync } from "node:fs";
import path from "node:path";
import { Effect } from "effect";
import { type Experiment, type Finding, fails, ok, UserError } from "../../domain/index.ts";
import { diskFinding, isProgram } from "../../machine/index.ts";
import { type BackEnd, criticTrainerPart, trainerPart } from "../../services/index.ts";
import { layerCriticTrainer } from "./critic-trainer.ts";
import { CommandCriticTrainerSettings, CommandTrainerSettings } from "./settings.ts";
import { layerTrainer } from "./trainer.ts";

/** The largest step size that does not destroy a language model at once; STP trains with 5e-5 and 1e-4. */
const LARGEST_LEARNING_RATE = 0.01;

const learningRates = ({ final, supervised, train }: Experiment): ReadonlyArray<readonly [string, number]> => [
  ["supervised.learningRate", supervised.learningRate],
  ...(train.enabled ? [["train.learningRate", train.learningRate] as const] : []),
  ...(final.enabled ? [["final.learningRate", final.learningRate] as const] : []),
];

const learningRateMistake = (
  rates: ReadonlyArray<readonly [place: string, rate: number]>,
  hint: string,
): UserError | null => {
  const tooLarge = rates.find(([, rate]) => rate > LARGEST_LEARNING_RATE);
  if (tooLarge === undefined) return null;
  return new UserError({
    place: tooLarge[0],
    expected: `at most ${LARGEST_LEARNING_RATE} for a language model`,
    found: String(tooLarge[1]),
    hint,
  });
};

/** What a training command needs that can be seen without running it. */
export const trainerFindings = (
  { baseModel, command }: Pick<CommandTrainerSettings, "baseModel" | "command">,
  section: "trainer" | "criticTrainer" = "trainer",
): ReadonlyArray<Finding> => {
  const [program, ...words] = command;
  const missing = words.filter((word) => path.isAbsolute(word) && !word.includes("{") && !existsSync(word));
  const hasModel = !path.isAbsolute(baseModel) || existsSync(path.join(baseModel, "config.json"));
  const failed = [
    ...(isProgram(program)
      ? []
      : [fails(section, `${section}.command: ${program} is no program here`, "install it, or name it by its path")]),
    ...missing.map((word) =>
      fails(
        section,
        `${section}.command: ${word} is not there`,
        "paths begin with ./ or ../, from the experiment's folder",
      ),
    ),
    ...(hasModel
      ? []
      : [
          fails(
            section,
            `${section}.baseModel: ${baseModel} has no config.json`,
            "download the model there: docs/real-models.md",
          ),
        ]),
  ];
  return failed.length > 0 ? failed : [ok(section, `${program}, from ${baseModel}`)];
};

export const commandTrainer: BackEnd = {
  name: "command",
  trainer: trainerPart({
    settings: CommandTrainerSettings,
    paths: { command: "dotted", baseModel: "dotted" },
    mistake: (_, experiment) =>
      learningRateMistake(
        learningRates(experiment),
        "the default is the embedded model's; STP's are 1e-4 (supervised, final) and 5e-5 (train)",
      ),
    layer: (settings, { place }) => layerTrainer(settings, place),
    findings: (settings, { folder }) =>
      Effect.sync(() => [
        ...trainerFindings(settings),
        diskFinding(folder, settings.minimumFreeGigabytes, "trainer.minimumFreeGigabytes"),
      ]),
  }),
  criticTrainer: criticTrainerPart({
    settings: CommandCriticTrainerSettings,
    paths: { command: "dotted", baseModel: "dotted" },
    mistake: (_, { search }) =>
      learningRateMistake(
        [["search.critic.learningRate", search.critic.learningRate]],
        "0.05 is the log-linear critic's; 1e-5 is what is taken where nothing is said",
      ),
    layer: (settings, { place }) => layerCriticTrainer(settings, place),
    findings: (settings, { folder }) =>
      Effect.sync(() => [
        ...trainerFindings(settings, "criticTrainer"),
        diskFinding(folder, settings.minimumFreeGigabytes, "criticTrainer.minimumFreeGigabytes"),
      ]),
  }),
};
