/** Normal forms of statements that the embedded model can read. */
import { Effect, Layer } from "effect";
import { inChunks } from "../../domain/index.ts";
import { Normaliser } from "../../services/index.ts";
import { EmbeddedWorkers } from "./workers.ts";

/** Statements sent to a worker at a time. */
const STATEMENTS_A_TASK = 128;

export const layerNormaliser = Layer.effect(
  Normaliser,
  Effect.gen(function* () {
    const workers = yield* EmbeddedWorkers;
    return Normaliser.of({
      normalForms: (texts) =>
        // The service has no failure: normal forms are a pure function, so a failed task is a defect.
        inChunks(texts, STATEMENTS_A_TASK, (some) =>
          Effect.orDie(Effect.map(workers.run("normalForms", some), ({ output }) => output)),
        ),
    });
  }),
);
