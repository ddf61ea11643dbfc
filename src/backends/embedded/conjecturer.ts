/** The embedded model as a conjecturer: edits of a seed statement, sampled in worker threads. */
import { Effect, Layer } from "effect";
import { inChunks } from "../../domain/index.ts";
import { Conjecturer, ConjecturerError } from "../../services/index.ts";
import { EmbeddedModels } from "./models.ts";
import { EmbeddedWorkers, sampled } from "./workers.ts";

/** Requests sent to a worker at a time: one takes well under a millisecond. */
const REQUESTS_A_TASK = 16;

export const layerConjecturer = Layer.effect(
  Conjecturer,
  Effect.gen(function* () {
    const workers = yield* EmbeddedWorkers;
    const models = yield* EmbeddedModels;
    return Conjecturer.of({
      conjecture: Effect.fn("embedded.conjecture")(function* (policy, requests, { temperature }) {
        const model = models.memory(policy);
        if (model === undefined) return yield* new ConjecturerError({ message: `no model has the version ${policy}` });
        const prompts = requests.map(({ lemma, randomSeed, samples, seed }) => ({
          seed: seed.text,
          lemma: lemma?.name ?? null,
          samples,
          randomSeed,
        }));
        return yield* inChunks(prompts, REQUESTS_A_TASK, (some) =>
          Effect.mapError(
            sampled(workers.run("conjecture", { model, requests: some, temperature })),
            (cause) => new ConjecturerError({ message: cause.message, cause }),
          ),
        );
      }),
    });
  }),
);
