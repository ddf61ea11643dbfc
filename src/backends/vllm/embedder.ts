/**
 * Embeddings from servers: `/v1/embeddings`, or `/pooling` with a vector a token, whose mean is taken here. STP embeds a
 * statement as the mean of the last hidden states over its tokens (section 5.3).
 */
import { Effect, Layer, Schema } from "effect";
import { inChunks } from "../../domain/index.ts";
import { readApiKey } from "../../machine/index.ts";
import { Embedder, EmbedderError } from "../../services/index.ts";
import { decodeAnswer, makeWire, sendThrough, type Wire } from "./client.ts";
import { type EndpointPool, makeEndpointPool } from "./endpoint-pool.ts";
import { ModelServers } from "./model-servers.ts";
import { listModels, loadAdapter } from "./served-weights.ts";
import type { VllmEmbedderSettings } from "./settings.ts";

const HEALTH_SECONDS = 10;

/** A row as a server writes it, in which numbers that are none are null. */
const Vector = Schema.Array(Schema.NullOr(Schema.Finite));
type Row = typeof Vector.Type | null;
const EmbeddingAnswer = Schema.Struct({
  data: Schema.Array(Schema.Struct({ index: Schema.Int, embedding: Schema.NullOr(Vector) })),
});
const PoolingAnswer = Schema.Struct({
  data: Schema.Array(
    Schema.Struct({ index: Schema.Int, data: Schema.NullOr(Schema.Union([Vector, Schema.Array(Vector)])) }),
  ),
});

/** The mean of vectors of one length; null if their lengths differ. */
const mean = (vectors: ReadonlyArray<typeof Vector.Type>): Row => {
  const [first = []] = vectors;
  if (vectors.some(({ length }) => length !== first.length)) return null;
  // What is no number in one vector is none in the mean.
  return first.map((_, i) => vectors.reduce((sum, vector) => sum + (vector[i] ?? Number.NaN), 0) / vectors.length);
};

const isNested = (
  data: typeof Vector.Type | ReadonlyArray<typeof Vector.Type>,
): data is ReadonlyArray<typeof Vector.Type> => Array.isArray(data[0]);

/** What is wrong with a row; null where it can be used. In float32, as it is stored. */
const oddity = (row: Row, dimension: number | null): string | null => {
  if (row === null || row.length === 0) return "none";
  if (dimension !== null && row.length !== dimension) return `one of length ${row.length}`;
  const values = Float32Array.from(row, (value) => value ?? Number.NaN);
  if (!values.every(Number.isFinite)) return "one with components that are no numbers";
  return values.every((value) => value === 0) ? "one of zeros" : null;
};

/** The rows of an answer by their index. */
const readVectors = Effect.fnUntraced(function* (api: VllmEmbedderSettings["api"], url: string, text: string) {
  if (api === "embeddings") {
    const { data } = yield* decodeAnswer(EmbeddingAnswer, url, text);
    return new Map(data.map(({ embedding, index }) => [index, embedding]));
  }
  const { data } = yield* decodeAnswer(PoolingAnswer, url, text);
  return new Map(data.map((one) => [one.index, one.data !== null && isNested(one.data) ? mean(one.data) : one.data]));
});

/** Asks one server for the vectors of a batch of texts. */
const embedAt = Effect.fn("vllm.embedBatch")(function* (
  wire: Wire,
  url: string,
  { api, dimension, requestTimeoutSeconds, textTokens }: VllmEmbedderSettings,
  model: string,
  texts: ReadonlyArray<string>,
) {
  const body = {
    model,
    input: texts,
    encoding_format: "float",
    ...(dimension === null ? {} : { dimensions: dimension }),
    ...(textTokens === null ? {} : { truncate_prompt_tokens: textTokens, truncation_side: "right" }),
  };
  const path = api === "embeddings" ? "/v1/embeddings" : "/pooling";
  const vectors = yield* readVectors(api, url, yield* wire.post(`${url}${path}`, body, requestTimeoutSeconds));
  return texts.map((_, i) => vectors.get(i) ?? null);
});

/** `servers` are the model's whose weights it follows; null: it follows none. */
const embedderOver = (
  settings: VllmEmbedderSettings,
  pool: EndpointPool,
  wire: Wire,
  servers: Pick<ModelServers["Service"], "weightsOf"> | null,
): Embedder["Service"] => ({
  embed: Effect.fn("vllm.embed")(function* (version, statements) {
    const asked = Effect.gen(function* () {
      const weights = servers === null ? null : yield* servers.weightsOf(version);
      const ask = Effect.fnUntraced(function* (url: string, batch: ReadonlyArray<string>) {
        if (weights !== null && !(yield* listModels(wire, url)).includes(weights.name))
          yield* loadAdapter(wire, url, weights);
        return yield* embedAt(wire, url, settings, weights?.name ?? settings.model, batch);
      });
      const send = (batch: ReadonlyArray<string>) =>
        sendThrough(pool, settings.retries, (url) => ask(url, batch), weights !== null);
      const texts = statements.map(({ text }) => text);
      return yield* inChunks(texts, settings.batch, send);
    });
    const rows = yield* Effect.mapError(asked, (cause) => new EmbedderError({ message: cause.message, cause }));
    const used = rows.find((row) => oddity(row, settings.dimension) === null);
    if (used === undefined || used === null) {
      const expected = settings.dimension === null ? "an embedding" : `embeddings of length ${settings.dimension}`;
      const found = oddity(rows[0] ?? null, settings.dimension);
      return yield* new EmbedderError({
        message: `expected ${expected}, found ${found} for every statement`,
      });
    }
    const dimension = used.length;
    const vectors = new Float32Array(rows.length * dimension);
    rows.forEach((row, i) => {
      if (oddity(row, dimension) === null) vectors.set(row as ReadonlyArray<number>, i * dimension);
    });
    const embedder = `vllm-${settings.model}-${dimension}${servers === null ? "" : `-${version}`}`;
    return { embedder, dimension, vectors };
  }),
});

/** The embedder's own servers. */
const ownServers = Effect.fnUntraced(function* (settings: VllmEmbedderSettings) {
  const wire = yield* makeWire(yield* readApiKey(settings.apiKeyVariable, "embedder.apiKeyVariable"));
  const pool = yield* makeEndpointPool(settings, (url) => Effect.asVoid(wire.get(`${url}/health`, HEALTH_SECONDS)));
  return { pool, wire };
});

/** The embedder with servers of its own. */
export const layerEmbedder = (settings: VllmEmbedderSettings) =>
  Layer.effect(
    Embedder,
    Effect.map(ownServers(settings), ({ pool, wire }) => embedderOver(settings, pool, wire, null)),
  );

/** The embedder that asks the servers of the model, or follows it on servers of its own. */
export const layerEmbedderOfModel = (settings: VllmEmbedderSettings) =>
  Layer.effect(
    Embedder,
    Effect.gen(function* () {
      const servers = yield* ModelServers;
      const { pool, wire } = settings.endpoints.length > 0 ? yield* ownServers(settings) : servers;
      return embedderOver(settings, pool, wire, settings.followsModel ? servers : null);
    }),
  );
