/**
 * `stp serve-model`: the embedded model, in its roles, behind the OpenAI-compatible protocol of vLLM, on 127.0.0.1. With the
 * same seed it gives the samples that the in-process model gives, in the same order. Words are counted as tokens, and a
 * tactic as one.
 */
import { createServer } from "node:http";
import * as NodeHttpServer from "@effect/platform-node/NodeHttpServer";
import { Clock, Effect, Layer, Result, Schema } from "effect";
import { HttpRouter, HttpServer, HttpServerRequest, HttpServerResponse } from "effect/http";
import { foundOnDisk, UserError } from "../../domain/index.ts";
import type { ModelServer } from "../../services/index.ts";
import { type ModelServerParts, type Sample, samplesOf, vectorsOf } from "./model-answers.ts";
import { lemmaNames } from "./model-prompt.ts";
import {
  ApiError,
  ChatRequest,
  CompletionRequest,
  countWords,
  EmbeddingRequest,
  LoadAdapterRequest,
  TokenizeRequest,
  UnloadAdapterRequest,
  userText,
} from "./model-requests.ts";
import { readModelFile, ServedModels } from "./served-models.ts";
import { EmbeddedWorkers } from "./workers.ts";

const json = (body: unknown, status = 200) => HttpServerResponse.jsonUnsafe(body, { status });

/** Decodes the body and answers; a failure is answered as vLLM answers it. */
const answering = <A, R>(
  schema: Schema.ConstraintDecoder<A>,
  answer: (request: A) => Effect.Effect<HttpServerResponse.HttpServerResponse, ApiError, R>,
) =>
  Effect.gen(function* () {
    const request = yield* HttpServerRequest.HttpServerRequest;
    const body = yield* Effect.mapError(request.json, () => ApiError.badRequest("expected a body of JSON"));
    const decoded = Schema.decodeUnknownResult(schema)(body);
    if (Result.isFailure(decoded)) return yield* ApiError.badRequest(decoded.failure.message);
    return yield* answer(decoded.success);
  }).pipe(Effect.catchTag("ApiError", (error) => Effect.succeed(json(error.body, error.status))));

const usageOf = (prompts: ReadonlyArray<string>, samples: ReadonlyArray<Sample>) => {
  const prompt_tokens = prompts.reduce((sum, prompt) => sum + countWords(prompt), 0);
  const completion_tokens = samples.reduce((sum, { tokens }) => sum + tokens.length, 0);
  return { prompt_tokens, completion_tokens, total_tokens: prompt_tokens + completion_tokens };
};

/** The tokens of a sample; the first one carries the log-probability of all, null where it is not told. */
const tokenLogProbabilities = ({ logProbability, text, tokens }: Sample) => {
  const words = tokens.length === 0 ? [text] : tokens;
  return { words, values: words.map((_, i) => (i === 0 ? logProbability : 0)) };
};

const completionChoice = (index: number, sample: Sample, logprobs: boolean) => {
  const told = logprobs ? tokenLogProbabilities(sample) : null;
  return {
    index,
    text: sample.text,
    finish_reason: "stop",
    stop_reason: sample.stopReason,
    logprobs:
      told === null ? null : { tokens: told.words, token_logprobs: told.values, top_logprobs: null, text_offset: [] },
  };
};

const chatChoice = (index: number, sample: Sample, logprobs: boolean) => {
  const told = logprobs ? tokenLogProbabilities(sample) : null;
  const content = told?.words.map((token, i) => ({ token, logprob: told.values[i], bytes: null, top_logprobs: [] }));
  return {
    index,
    message: { role: "assistant", content: sample.text },
    finish_reason: "stop",
    stop_reason: sample.stopReason,
    logprobs: content === undefined ? null : { content },
  };
};

const tokenize = answering(TokenizeRequest, (request) =>
  Effect.succeed(json({ count: countWords("prompt" in request ? request.prompt : userText(request)) })),
);

const envelope = Effect.fnUntraced(function* (kind: "cmpl" | "chatcmpl", object: string, model: string) {
  const created = yield* Clock.currentTimeMillis;
  return { id: `${kind}-${created}`, object, created: Math.floor(created / 1000), model };
});

const completions = (parts: ModelServerParts) =>
  answering(
    CompletionRequest,
    Effect.fnUntraced(function* (request) {
      if (request.echo === true) return yield* ApiError.badRequest("echo is not supported");
      const prompts = typeof request.prompt === "string" ? [request.prompt] : request.prompt;
      const sampled = yield* samplesOf(parts, request, prompts);
      const logprobs = (request.logprobs ?? null) !== null;
      const choices = sampled.flatMap((samples, prompt) =>
        samples.map((sample, i) => completionChoice(prompt * (request.n ?? 1) + i, sample, logprobs)),
      );
      const head = yield* envelope("cmpl", "text_completion", request.model);
      return json({ ...head, choices, usage: usageOf(prompts, sampled.flat()) });
    }),
  );

const chat = (parts: ModelServerParts) =>
  answering(
    ChatRequest,
    Effect.fnUntraced(function* (request) {
      const prompts = [userText(request)];
      const samples = (yield* samplesOf(parts, request, prompts)).flat();
      const choices = samples.map((sample, i) => chatChoice(i, sample, request.logprobs === true));
      const head = yield* envelope("chatcmpl", "chat.completion", request.model);
      return json({ ...head, choices, usage: usageOf(prompts, samples) });
    }),
  );

const base64 = (vector: Float32Array): string =>
  Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength).toString("base64");

const embeddings = (parts: ModelServerParts) =>
  answering(
    EmbeddingRequest,
    Effect.fnUntraced(function* ({ dimensions, encoding_format, input, model }) {
      const texts = typeof input === "string" ? [input] : input;
      const vectors = yield* vectorsOf(parts, model, texts, dimensions);
      const data = vectors.map((vector, index) => ({
        index,
        object: "embedding",
        embedding: encoding_format === "base64" ? base64(vector) : [...vector],
      }));
      const { prompt_tokens } = usageOf(texts, []);
      return json({ object: "list", data, model, usage: { prompt_tokens, total_tokens: prompt_tokens } });
    }),
  );

const routes = (parts: ModelServerParts) => {
  const { models } = parts;
  const list = Effect.sync(() => {
    const data = models.all.map(({ name, parent, root }) => ({
      id: name,
      object: "model",
      root: root ?? name,
      parent,
      owned_by: "stp",
    }));
    return json({ object: "list", data });
  });
  const load = answering(LoadAdapterRequest, ({ lora_name, lora_path }) =>
    Effect.as(
      models.load(lora_name, lora_path),
      HttpServerResponse.text(`Success: LoRA adapter '${lora_name}' added successfully.`),
    ),
  );
  const unload = answering(UnloadAdapterRequest, ({ lora_name }) =>
    Effect.as(
      models.unload(lora_name),
      HttpServerResponse.text(`Success: LoRA adapter '${lora_name}' removed successfully.`),
    ),
  );
  return Layer.mergeAll(
    HttpRouter.add("GET", "/health", HttpServerResponse.empty({ status: 200 })),
    HttpRouter.add("GET", "/v1/models", list),
    HttpRouter.add("POST", "/v1/completions", completions(parts)),
    HttpRouter.add("POST", "/v1/chat/completions", chat(parts)),
    HttpRouter.add("POST", "/v1/embeddings", embeddings(parts)),
    HttpRouter.add("POST", "/tokenize", tokenize),
    HttpRouter.add("POST", "/v1/load_lora_adapter", load),
    HttpRouter.add("POST", "/v1/unload_lora_adapter", unload),
  );
};

/** The weights of a file that the user named. */
const readWeights = (file: string) =>
  Effect.mapError(
    readModelFile(file),
    (error) =>
      new UserError({
        place: `--weights ${file}`,
        expected: "a file of the embedded model's parameters",
        found: error._tag === "PlatformError" ? foundOnDisk(error) : error.message,
      }),
  );

/** Starts the server and tells its base URL; it ends with the scope. */
export const startModelServer = Effect.fn("startModelServer")(function* (options: ModelServer) {
  const { library, model, port, weights } = options;
  const workers = yield* EmbeddedWorkers;
  const given = weights === null ? null : yield* readWeights(weights);
  const parts = { workers, models: new ServedModels(model, given, weights), lemmas: lemmaNames(library) };
  const http = NodeHttpServer.layer(createServer, { port, host: "127.0.0.1", gracefulShutdownTimeout: "1 second" });
  const server = HttpRouter.serve(routes(parts), { disableLogger: true, disableListenLog: true }).pipe(
    Layer.provideMerge(http),
  );
  const services = yield* Layer.build(server).pipe(
    Effect.mapError(
      ({ cause }) => new UserError({ place: `--port ${port}`, expected: "a port that is free", found: String(cause) }),
    ),
  );
  const { address } = yield* Effect.provide(HttpServer.HttpServer, services);
  return address._tag === "InetAddressV4" ? `http://127.0.0.1:${address.port}` : `http://127.0.0.1:${port}`;
});
