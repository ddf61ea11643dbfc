/** Normal forms of statements that the embedded model can read. */
import { Effect, Layer } from "effect";
import { Normaliser } from "../../services/index.ts";
import { inChunks } from "./chunks.ts";
import { EmbeddedWorkers } from "./workers.ts";

/** Statements sent to a worker at a time. */
const STATEMENTS_A_TASK = 128;

export const layerNormaliser = Layer.effect(
  Normaliser,
  Effect.gen(function* () {
    const workers = yield* EmbeddedWorkers;
    return Normaliser.of({
      normalForms: Effect.fn("embedded.normalForms")(function* (texts) {
        const tasks = inChunks(texts, STATEMENTS_A_TASK);
        // The service has no failure: normal forms are a pure function, so a failed task is a defect.
        const parts = yield* Effect.forEach(tasks, (some) => Effect.orDie(workers.run("normalForms", some)), {
          concurrency: "unbounded",
        });
        return parts.flatMap(({ output }) => output);
      }),
    });
  }),
);
