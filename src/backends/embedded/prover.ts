/** The embedded model as a prover: whole proofs, sampled in worker threads, a task a statement. */
import { Effect, Layer } from "effect";
import { Prover, ProverError } from "../../services/index.ts";
import { EmbeddedModels } from "./models.ts";
import { EmbeddedWorkers, sampled } from "./workers.ts";

export const layerProver = Layer.effect(
  Prover,
  Effect.gen(function* () {
    const workers = yield* EmbeddedWorkers;
    const models = yield* EmbeddedModels;
    return Prover.of({
      prove: Effect.fn("embedded.prove")(function* (policy, requests, { temperature }) {
        const model = models.memory(policy);
        if (model === undefined) return yield* new ProverError({ message: `no model has the version ${policy}` });
        return yield* Effect.forEach(
          requests,
          ({ randomSeed, samples, statement }) => {
            const request = { statement: statement.text, samples, randomSeed };
            return Effect.mapError(
              sampled(workers.run("sampleStatement", { model, request, temperature })),
              (cause) => new ProverError({ message: cause.message, cause }),
            );
          },
          { concurrency: "unbounded" },
        );
      }),
    });
  }),
);
