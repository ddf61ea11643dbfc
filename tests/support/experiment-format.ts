/** The format of experiments under the embedded back end alone, so that the tests of the loop load neither Lean nor another back end. */
import {
  EmbeddedCriticSettings,
  EmbeddedCriticTrainerSettings,
  EmbeddedEmbedderSettings,
  EmbeddedGuideSettings,
  EmbeddedModelSettings,
  EmbeddedTrainerSettings,
  EmbeddedVerifierSettings,
} from "../../src/backends/embedded/settings.ts";
import { experimentFormat } from "../../src/domain/index.ts";
import { plans } from "../../src/selfplay/index.ts";

const first = "embedded";

export const { decode: decodeExperiment, jsonSchema: experimentJsonSchema } = experimentFormat(
  {
    model: { first, settings: [EmbeddedModelSettings] },
    verifier: { first, settings: [EmbeddedVerifierSettings] },
    trainer: { first, settings: [EmbeddedTrainerSettings] },
    embedder: { first, settings: [EmbeddedEmbedderSettings] },
    guide: { first, settings: [EmbeddedGuideSettings] },
    critic: { first, settings: [EmbeddedCriticSettings] },
    criticTrainer: { first, settings: [EmbeddedCriticTrainerSettings] },
  },
  plans,
);
