/**
 * A trainer whose new versions the servers get before any request of theirs: the weights lie in a folder, the servers are
 * drained, updated and probed, and only then is the version known to the loop. Whose trainer it is does not matter.
 */
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { Effect, Layer } from "effect";
import { type TrainedModel, Trainer, TrainerError } from "../../services/index.ts";
import { ModelServers } from "./model-servers.ts";

/** File that holds the parameters of a model without a folder of its own. */
const WEIGHTS_FILE = "model.bin";

const notPublished = (message: string, cause: unknown): TrainerError =>
  new TrainerError({ reason: "not-published", message, cause });

const fileStep = (what: string, step: () => Promise<unknown>) =>
  Effect.tryPromise({ try: step, catch: (cause) => notPublished(`${what}: ${String(cause)}`, cause) });

/** Writes parameters so that their folder is there whole or not at all. */
const writeParameters = (folder: string, parameters: Uint8Array) =>
  fileStep(`the weights cannot be written to ${folder}`, async () => {
    const temporary = `${folder}.new`;
    await rm(temporary, { recursive: true, force: true });
    await mkdir(temporary, { recursive: true });
    await writeFile(path.join(temporary, WEIGHTS_FILE), parameters);
    await rm(folder, { recursive: true, force: true });
    await rename(temporary, folder);
  });

/** Publishes what the trainer beneath makes; `directory` is the run's folder, null where nothing is trained. */
export const layerPublishing = (directory: string | null) =>
  Layer.effect(
    Trainer,
    Effect.gen(function* () {
      const trainer = yield* Trainer;
      const { publish } = yield* ModelServers;
      /** Folder that was written here for the version that the servers have. */
      let written: string | null = null;

      const located = Effect.fnUntraced(function* ({ location, parameters, version }: TrainedModel) {
        // Neither: the base model, which the servers were started with.
        if (location !== null || parameters === null) return { folder: location, isWritten: false };
        if (directory === null)
          return yield* notPublished(`there is no run to write the weights of ${version} to`, null);
        const folder = path.join(path.resolve(directory), "weights", version);
        yield* writeParameters(folder, parameters);
        return { folder, isWritten: true };
      });

      const announce = Effect.fn("vllm.announce")(function* (model: TrainedModel) {
        const { folder, isWritten } = yield* located(model);
        yield* Effect.mapError(publish(model.version, folder), (cause) => notPublished(cause.message, cause));
        // The log has the parameters; a folder is needed only as long as the servers may have to load it again.
        const old = written;
        if (old !== null && old !== folder)
          yield* fileStep(`old weights cannot be removed`, () => rm(old, { recursive: true, force: true }));
        written = isWritten ? folder : null;
      });

      return Trainer.of({
        train: (request) => Effect.tap(trainer.train(request), announce),
        restore: (model) => Effect.tap(trainer.restore(model), announce),
      });
    }),
  );
