/** The prover of a served model: whole proofs, a request a statement. */
import { Effect, Layer } from "effect";
import { Prover, ProverError } from "../../services/index.ts";
import { distinctSamples } from "./completions.ts";
import { ModelServers } from "./model-servers.ts";

export const layerProver = Layer.effect(
  Prover,
  Effect.map(ModelServers, ({ generate }) =>
    Prover.of({
      prove: Effect.fn("vllm.prove")(function* (policy, requests, sampling) {
        return yield* Effect.forEach(
          requests,
          ({ prompt, randomSeed, samples }) =>
            generate(policy, { role: "prover", prompt, samples, randomSeed }, sampling).pipe(
              Effect.map(distinctSamples),
              Effect.mapError((cause) => new ProverError({ message: cause.message, cause })),
            ),
          { concurrency: "unbounded" },
        );
      }),
    }),
  ),
);
