/** The embedded back end: the Lean fragment and the model of this program, for every section of an experiment. */
import { Layer, Option, Schema } from "effect";
import { type Experiment, ok, UserError } from "../../domain/index.ts";
import type { Features } from "../../embedded-model/index.ts";
import {
  type BackEnd,
  criticPart,
  criticTrainerPart,
  embedderPart,
  guidePart,
  modelPart,
  trainerPart,
  verifierPart,
} from "../../services/index.ts";
import { EmbeddedCritics, layerCritic, layerCriticTrainer } from "./critics.ts";
import { layerEmbedder } from "./embedder.ts";
import { layerGuide } from "./guide.ts";
import { EmbeddedModels } from "./models.ts";
import { layerConjecturer, layerFormaliser, layerProver } from "./roles.ts";
import { roundsMistake, samplingMistake } from "./sampling-check.ts";
import {
  EmbeddedCriticSettings,
  EmbeddedCriticTrainerSettings,
  EmbeddedEmbedderSettings,
  EmbeddedGuideSettings,
  EmbeddedModelSettings,
  EmbeddedTrainerSettings,
  EmbeddedVerifierSettings,
} from "./settings.ts";
import { layerTrainer } from "./trainer.ts";
import { layerVerifier } from "./verifier.ts";
import { EmbeddedWorkers } from "./workers.ts";

const NAME = "embedded";

const trainerMistake = ({ trainer }: Experiment): UserError | null =>
  trainer.backend === NAME
    ? null
    : new UserError({
        place: "trainer.backend",
        expected: `"${NAME}": the embedded model learns in this program`,
        found: `"${trainer.backend}"`,
        hint: 'a command trains the model of `model.backend` "vllm"',
      });

const readModelSettings = Schema.decodeUnknownOption(EmbeddedModelSettings);

/** Of the model that is trained; where it is served over HTTP, single ones. */
const featuresOf = ({ model }: Experiment): Features =>
  Option.match(readModelSettings(model), { onNone: () => "single", onSome: ({ features }) => features });

// One layer of models and one of workers, however often they are provided: what is sampled is what was trained.
const beneath = Layer.merge(EmbeddedModels.layer, EmbeddedWorkers.layerOfRun);

const criticMistake = ({ criticTrainer }: Experiment): UserError | null =>
  criticTrainer.backend === NAME
    ? null
    : new UserError({
        place: "criticTrainer.backend",
        expected: `"${NAME}": the log-linear critic learns in this program`,
        found: `"${criticTrainer.backend}"`,
      });

export const embedded: BackEnd = {
  name: NAME,
  model: modelPart({
    settings: EmbeddedModelSettings,
    mistake: (_, experiment) => trainerMistake(experiment) ?? samplingMistake(experiment) ?? roundsMistake(experiment),
    layer: (settings) =>
      Layer.mergeAll(layerProver(settings), layerConjecturer, layerFormaliser).pipe(Layer.provide(beneath)),
  }),
  verifier: verifierPart({
    settings: EmbeddedVerifierSettings,
    layer: ({ fuel }, { experiment }) =>
      layerVerifier({ fuel, timeoutSeconds: experiment.verify.timeoutSeconds }).pipe(
        Layer.provide(EmbeddedWorkers.layerOfRun),
      ),
    sandbox: () => ok("sandbox", "not needed: the embedded verifier runs no foreign code"),
    advice: () => "the files of this program cannot be read: install it again",
  }),
  trainer: trainerPart({
    settings: EmbeddedTrainerSettings,
    layer: (settings, { experiment }) => layerTrainer(featuresOf(experiment), settings).pipe(Layer.provide(beneath)),
  }),
  embedder: embedderPart({
    settings: EmbeddedEmbedderSettings,
    layer: (settings) => layerEmbedder(settings).pipe(Layer.provide(EmbeddedWorkers.layerOfRun)),
  }),
  guide: guidePart({
    settings: EmbeddedGuideSettings,
    layer: (settings) => layerGuide(settings).pipe(Layer.provide(EmbeddedWorkers.layerOfRun)),
  }),
  critic: criticPart({
    settings: EmbeddedCriticSettings,
    mistake: (_, experiment) => criticMistake(experiment),
    layer: () => layerCritic.pipe(Layer.provide(EmbeddedCritics.layer)),
  }),
  criticTrainer: criticTrainerPart({
    settings: EmbeddedCriticTrainerSettings,
    layer: () => layerCriticTrainer.pipe(Layer.provide(Layer.merge(EmbeddedCritics.layer, EmbeddedWorkers.layerOfRun))),
  }),
};
