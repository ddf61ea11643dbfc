/** Which back ends go together: what can be told from the experiment alone, before anything is started. */
import type { Experiment } from "./experiment.ts";
import { UserError } from "./user-error.ts";

/** The largest step size that does not destroy a language model at once; STP trains with 5e-5 and 1e-4. */
const LARGEST_LEARNING_RATE = 0.01;

const learningRates = ({ final, supervised, train }: Experiment): ReadonlyArray<readonly [string, number]> => [
  ["supervised.learningRate", supervised.learningRate],
  ...(train.enabled ? [["train.learningRate", train.learningRate] as const] : []),
  ...(final.enabled ? [["final.learningRate", final.learningRate] as const] : []),
];

const commandTrainerMistake = (experiment: Experiment): UserError | null => {
  const { model } = experiment;
  if (model.backend === "embedded")
    return new UserError({
      place: "trainer.backend",
      expected: '"embedded": the embedded model learns in this program',
      found: '"command"',
      hint: 'a command trains the model of `model.backend` "vllm"',
    });
  if (model.weights.how === "none")
    return new UserError({
      place: "model.weights.how",
      expected: '"lora" or "restart": what trainer.command makes has to reach the servers',
      found: '"none"',
    });
  const tooLarge = learningRates(experiment).find(([, rate]) => rate > LARGEST_LEARNING_RATE);
  if (tooLarge === undefined) return null;
  return new UserError({
    place: tooLarge[0],
    expected: `at most ${LARGEST_LEARNING_RATE} for a language model`,
    found: String(tooLarge[1]),
    hint: "the default is the embedded model's; STP's are 1e-4 (supervised, final) and 5e-5 (train)",
  });
};

const restartMistake = ({ model }: Experiment): UserError | null => {
  if (model.backend === "embedded" || model.serve === null || model.weights.how !== "restart") return null;
  return new UserError({
    place: "model.weights.how",
    expected: '"lora" or "none": a server that the run starts itself is started again with the command it had',
    found: '"restart"',
    hint: "name servers of your own in model.endpoints, which model.weights.command restarts",
  });
};

/** Why the back ends of an experiment cannot work together; null where nothing is known against it. */
export const combinationMistake = (experiment: Experiment): UserError | null => {
  const { model, trainer } = experiment;
  const restart = restartMistake(experiment);
  if (restart !== null) return restart;
  if (trainer.backend === "command") return commandTrainerMistake(experiment);
  const server = model.backend === "vllm" ? model.serve?.command[0] : undefined;
  if (server === undefined || server === "stp") return null;
  return new UserError({
    place: "trainer.backend",
    expected: `"command": the server that ${server} starts cannot load the embedded model's parameters`,
    found: '"embedded"',
    hint: 'only `stp serve-model` goes with the embedded trainer: model.serve.command = ["stp", "serve-model", …]',
  });
};
