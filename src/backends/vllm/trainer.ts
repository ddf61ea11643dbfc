/**
 * A trainer whose new versions the servers get before any request of theirs: the weights lie in a folder, the servers are
 * drained, updated and probed, and only then is the version known to the loop. Whose trainer it is does not matter.
 */
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
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

/** Removes what lies beside a folder of weights: older versions, which the log has too. */
const removeOthers = (folder: string) =>
  fileStep("old weights cannot be removed", async () => {
    const weights = path.dirname(folder);
    const others = (await readdir(weights)).filter((name) => name !== path.basename(folder));
    await Promise.all(others.map((name) => rm(path.join(weights, name), { recursive: true, force: true })));
  });

/** Publishes what the trainer beneath makes; `directory` is the run's folder, null where nothing is trained. */
export const layerPublishing = (directory: string | null) =>
  Layer.effect(
    Trainer,
    Effect.gen(function* () {
      const trainer = yield* Trainer;
      const { publish } = yield* ModelServers;

      const announce = Effect.fn("vllm.announce")(function* ({ location, parameters, version }: TrainedModel) {
        const give = (folder: string | null) =>
          Effect.mapError(publish(version, folder), (cause) => notPublished(cause.message, cause));
        // Neither: the base model, which the servers were started with.
        if (location !== null || parameters === null) return yield* give(location);
        if (directory === null)
          return yield* notPublished(`there is no run to write the weights of ${version} to`, null);
        const folder = path.join(path.resolve(directory), "weights", version);
        yield* writeParameters(folder, parameters);
        yield* give(folder);
        yield* removeOthers(folder);
      });

      return Trainer.of({
        train: (request) => Effect.tap(trainer.train(request), announce),
        restore: (model) => Effect.tap(trainer.restore(model), announce),
      });
    }),
  );
