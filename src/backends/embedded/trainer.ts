/** The trainer of the embedded model: weighted maximum likelihood, in one worker thread. */
import { Effect, Layer, Result } from "effect";
import { deserialiseModel, type Features, type ModelFormatError } from "../../embedded-model/index.ts";
import { Trainer, TrainerError } from "../../services/index.ts";
import { EmbeddedModels, sharedCopy } from "./models.ts";
import type { EmbeddedTrainerSettings } from "./settings.ts";
import { EmbeddedWorkers } from "./workers.ts";

const readModel = (bytes: Uint8Array) =>
  Result.mapError(
    Result.try({ try: () => deserialiseModel(bytes), catch: (cause) => cause as ModelFormatError }),
    (cause) => new TrainerError({ reason: "incompatible", message: cause.message, cause }),
  );

/** `features`: of the base model. */
export const layerTrainer = (
  features: Features,
  { importanceLevel }: Pick<EmbeddedTrainerSettings, "importanceLevel">,
) =>
  Layer.effect(
    Trainer,
    Effect.gen(function* () {
      const workers = yield* EmbeddedWorkers;
      const models = yield* EmbeddedModels;
      return Trainer.of({
        train: Effect.fn("embedded.train")(function* (request) {
          const { from } = request;
          const memory = from === null ? null : models.memory(from);
          if (memory === undefined)
            return yield* new TrainerError({ reason: "unknown-version", message: `no model has the version ${from}` });
          const { examples, ...settings } = request;
          const task = {
            settings,
            from: memory,
            features,
            importanceLevel,
            examples: examples.map(({ content, sampled, weight }) => ({
              content,
              weight,
              ...(sampled === undefined ? {} : { logProbability: sampled.logProbability }),
            })),
          };
          const { output } = yield* workers
            .run("train", task)
            .pipe(Effect.mapError((cause) => new TrainerError({ reason: "failed", message: cause.message, cause })));
          const { memory: trained, parameters, report } = output;
          return { version: yield* models.add(parameters, trained), parameters, location: null, report };
        }),
        restore: Effect.fn("embedded.restore")(function* ({ parameters, version }) {
          if (models.memory(version) !== undefined) return { version, parameters, location: null };
          if (parameters === null)
            return yield* new TrainerError({
              reason: "unknown-version",
              message: `the log has no parameters of ${version}`,
            });
          const model = yield* Effect.fromResult(readModel(parameters));
          const restored = yield* models.add(parameters, sharedCopy(model));
          if (restored !== version)
            return yield* new TrainerError({
              reason: "incompatible",
              message: `expected parameters with the digest ${version}, found ${restored}`,
            });
          return { version, parameters, location: null };
        }),
      });
    }),
  );
