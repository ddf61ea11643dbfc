/** The conjecturer of a served model: a request a seed, its completions in the order of their samples. */
import { Effect, Layer } from "effect";
import { Conjecturer, ConjecturerError } from "../../services/index.ts";
import { samplesInOrder } from "./completions.ts";
import { ModelServers } from "./model-servers.ts";

export const layerConjecturer = Layer.effect(
  Conjecturer,
  Effect.map(ModelServers, ({ generate }) =>
    Conjecturer.of({
      conjecture: Effect.fn("vllm.conjecture")(function* (policy, requests, sampling) {
        return yield* Effect.forEach(
          requests,
          ({ prompt, randomSeed, samples }) =>
            generate(policy, { role: "conjecturer", prompt, samples, randomSeed }, sampling).pipe(
              Effect.map(samplesInOrder),
              Effect.mapError((cause) => new ConjecturerError({ message: cause.message, cause })),
            ),
          { concurrency: "unbounded" },
        );
      }),
    }),
  ),
);
