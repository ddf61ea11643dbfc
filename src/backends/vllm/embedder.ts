/**
 * Embeddings from servers: `/v1/embeddings`, or `/pooling` with a vector a token, whose mean is taken here. STP embeds a
 * statement as the mean of the last hidden states over its tokens (section 5.3).
 */
import { Effect, Layer, Schema } from "effect";
import { Embedder, EmbedderError } from "../../services/index.ts";
import { decodeAnswer, makeWire, readApiKey, sendThrough, type Wire } from "./client.ts";
import { type EndpointPool, makeEndpointPool } from "./endpoint-pool.ts";
import { ModelServers } from "./model-servers.ts";
import { failureAt } from "./request-failure.ts";
import type { VllmEmbedderSettings } from "./settings.ts";

const HEALTH_SECONDS = 10;

const Vector = Schema.NonEmptyArray(Schema.Finite);
const EmbeddingAnswer = Schema.Struct({ data: Schema.Array(Schema.Struct({ index: Schema.Int, embedding: Vector })) });
const PoolingAnswer = Schema.Struct({
  data: Schema.Array(Schema.Struct({ index: Schema.Int, data: Schema.Union([Vector, Schema.NonEmptyArray(Vector)]) })),
});

/** The mean of vectors of one length; null if their lengths differ. */
const mean = (vectors: ReadonlyArray<ReadonlyArray<number>>): ReadonlyArray<number> | null => {
  const [first = []] = vectors;
  if (vectors.some(({ length }) => length !== first.length)) return null;
  return first.map((_, i) => vectors.reduce((sum, vector) => sum + (vector[i] ?? 0), 0) / vectors.length);
};

const isNested = (
  data: ReadonlyArray<number> | ReadonlyArray<ReadonlyArray<number>>,
): data is ReadonlyArray<ReadonlyArray<number>> => typeof data[0] !== "number";

/** The vectors of an answer by their index; null for one that cannot be had. */
const readVectors = Effect.fnUntraced(function* (api: VllmEmbedderSettings["api"], url: string, text: string) {
  if (api === "embeddings") {
    const { data } = yield* decodeAnswer(EmbeddingAnswer, url, text);
    return new Map(data.map(({ embedding, index }) => [index, embedding as ReadonlyArray<number> | null]));
  }
  const { data } = yield* decodeAnswer(PoolingAnswer, url, text);
  return new Map(data.map((one) => [one.index, isNested(one.data) ? mean(one.data) : one.data]));
});

/** Asks one server for the vectors of a batch of texts. */
const embedAt = Effect.fn("vllm.embedBatch")(function* (
  wire: Wire,
  url: string,
  settings: VllmEmbedderSettings,
  texts: ReadonlyArray<string>,
) {
  const { api, dimension, model, requestTimeoutSeconds, textTokens } = settings;
  const body = {
    model,
    input: texts,
    encoding_format: "float",
    ...(dimension === null ? {} : { dimensions: dimension }),
    ...(textTokens === null ? {} : { truncate_prompt_tokens: textTokens, truncation_side: "right" }),
  };
  const path = api === "embeddings" ? "/v1/embeddings" : "/pooling";
  const vectors = yield* readVectors(api, url, yield* wire.post(`${url}${path}`, body, requestTimeoutSeconds));
  return yield* Effect.forEach(texts, (_, i) => {
    const vector = vectors.get(i);
    if (vector?.some((value) => value !== 0)) return Effect.succeed(vector);
    const detail = `the embedding of ${JSON.stringify(texts[i]?.slice(0, 60))} is missing or zero`;
    return Effect.fail(failureAt("broken", url, detail));
  });
});

const inBatches = <A>(items: ReadonlyArray<A>, size: number): ReadonlyArray<ReadonlyArray<A>> =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));

const embedderOver = (settings: VllmEmbedderSettings, pool: EndpointPool, wire: Wire): Embedder["Service"] => ({
  embed: Effect.fn("vllm.embed")(function* (_policy, statements) {
    const texts = statements.map(({ text }) => text);
    const send = (batch: ReadonlyArray<string>) =>
      sendThrough(pool, settings.retries, (url) => embedAt(wire, url, settings, batch), false).pipe(
        Effect.mapError((cause) => new EmbedderError({ message: cause.message, cause })),
      );
    const rows = (yield* Effect.forEach(inBatches(texts, settings.batch), send, { concurrency: "unbounded" })).flat();
    const dimension = settings.dimension ?? rows[0]?.length ?? 1;
    const odd = rows.find(({ length }) => length !== dimension);
    if (odd !== undefined)
      return yield* new EmbedderError({
        message: `expected embeddings of length ${dimension}, found ${odd.length}`,
      });
    const vectors = new Float32Array(rows.length * dimension);
    rows.forEach((row, i) => {
      vectors.set(row, i * dimension);
    });
    return { embedder: `vllm-${settings.model}-${dimension}`, dimension, vectors };
  }),
});

/** The embedder with servers of its own. */
export const layerEmbedder = (settings: VllmEmbedderSettings) =>
  Layer.effect(
    Embedder,
    Effect.gen(function* () {
      const wire = yield* makeWire(yield* readApiKey(settings.apiKeyVariable, "embedder.apiKeyVariable"));
      const pool = yield* makeEndpointPool(settings, (url) => Effect.asVoid(wire.get(`${url}/health`, HEALTH_SECONDS)));
      return embedderOver(settings, pool, wire);
    }),
  );

/** The embedder that asks the servers of the model. */
export const layerEmbedderOfModel = (settings: VllmEmbedderSettings) =>
  Layer.effect(
    Embedder,
    Effect.map(ModelServers, ({ pool, wire }) => embedderOver(settings, pool, wire)),
  );
