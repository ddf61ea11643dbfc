/** The embedded embedder: signed hashes of a statement's patterns. */
import { Array as Arrays, Effect, Layer } from "effect";
import { Embedder, EmbedderError } from "../../services/index.ts";
import { EmbeddedWorkers } from "./workers.ts";

/** Statements sent to a worker at a time. */
const STATEMENTS_A_TASK = 128;

export const layerEmbedder = ({ dimension }: { readonly dimension: number }) =>
  Layer.effect(
    Embedder,
    Effect.gen(function* () {
      const workers = yield* EmbeddedWorkers;
      return Embedder.of({
        embed: Effect.fn("embedded.embed")(function* (_policy, statements) {
          const texts = statements.map(({ text }) => text);
          const parts = yield* Effect.forEach(
            Arrays.chunksOf(texts, STATEMENTS_A_TASK),
            (some) =>
              workers.run("embedStatements", { texts: some, dimension }).pipe(
                Effect.map(({ output }) => output),
                Effect.mapError((cause) => new EmbedderError({ message: cause.message, cause })),
              ),
            { concurrency: "unbounded" },
          );
          const vectors = new Float32Array(texts.length * dimension);
          parts.forEach((part, i) => {
            vectors.set(part, i * STATEMENTS_A_TASK * dimension);
          });
          return { embedder: `embedded-${dimension}`, dimension, vectors };
        }),
      });
    }),
  );
