/**
 * The servers of the model, shared by prover, conjecturer, embedder and trainer: those that the experiment names and those
 * that the run starts. Everything that is asked of them goes through one pool.
 */
import { Context, Effect, Layer, Result } from "effect";
import { ChildProcessSpawner } from "effect/process";
import { type PolicyVersion, type Role, UserError, type VllmModelSettings } from "../../domain/index.ts";
import { PromptFormat, type PromptFormatShape, type Sampling } from "../../services/index.ts";
import { decodeAnswer, makeWire, readApiKey, retrying, sendThrough, type Wire } from "./client.ts";
import {
  type Answer,
  answerMistake,
  ChatAnswer,
  CompletionAnswer,
  readChat,
  readCompletion,
  requestBody,
} from "./completions.ts";
import { type EndpointPool, makeEndpointPool } from "./endpoint-pool.ts";
import { RequestFailure } from "./request-failure.ts";
import { restartServer } from "./restart.ts";
import { listModels, loadAdapter, type PublishedWeights, servedName, unloadAdapter } from "./served-weights.ts";
import { type ServePlace, startServers } from "./server-processes.ts";

const HEALTH_SECONDS = 10;

export interface GenerateRequest {
  readonly role: Role;
  readonly prompt: string;
  readonly samples: number;
  readonly randomSeed: number;
}

export class ModelServers extends Context.Service<
  ModelServers,
  {
    readonly pool: EndpointPool;
    readonly wire: Wire;
    /** The samples of one prompt, from the weights of a version. */
    readonly generate: (
      version: PolicyVersion,
      request: GenerateRequest,
      sampling: Sampling,
    ) => Effect.Effect<Answer, RequestFailure>;
    /**
     * Gives all servers the weights in a folder, when no request is under way; requests of the version go to them then.
     * Null is the model that the servers were started with.
     */
    readonly publish: (version: PolicyVersion, folder: string | null) => Effect.Effect<void, RequestFailure>;
  }
>()("stp/vllm/ModelServers") {}

/** What decides how servers are asked. */
interface Parts {
  readonly format: PromptFormatShape;
  readonly settings: VllmModelSettings;
  readonly spawner: ChildProcessSpawner.ChildProcessSpawner["Service"];
}

const failure = (kind: RequestFailure["kind"], endpoint: string, detail: string): RequestFailure =>
  new RequestFailure({ kind, endpoint, detail, retryAfterMilliseconds: null });

/** Asks one server for samples from the weights of that name. */
const generateAt = Effect.fn("vllm.generate")(function* (
  wire: Wire,
  url: string,
  model: string,
  request: GenerateRequest,
  sampling: Sampling,
  { format, settings }: Parts,
) {
  const { prompt, randomSeed, role, samples } = request;
  const stop = settings.stop ?? format.completion.stop[role];
  const promptTokens = settings.promptTokens ?? format.completion.promptTokens;
  const body = requestBody({ model, prompt, samples, randomSeed, stop, promptTokens }, sampling, settings);
  const seconds = settings.requestTimeoutSeconds;
  const answer =
    settings.api === "chat"
      ? readChat(yield* decodeAnswer(ChatAnswer, url, yield* wire.post(`${url}/v1/chat/completions`, body, seconds)))
      : readCompletion(
          yield* decodeAnswer(CompletionAnswer, url, yield* wire.post(`${url}/v1/completions`, body, seconds)),
        );
  const mistake = answerMistake(answer, samples);
  if (mistake !== null) return yield* failure("server-error", url, mistake);
  return answer;
});

/** Makes sure that a server has weights and answers with them. */
const ensureWeights = Effect.fn("vllm.ensureWeights")(function* (
  wire: Wire,
  url: string,
  weights: PublishedWeights,
  parts: Parts,
) {
  const { settings } = parts;
  const listed = yield* listModels(wire, url);
  if (!listed.includes(weights.name)) {
    if (settings.weights.how === "lora") yield* loadAdapter(wire, url, weights);
    else if (settings.weights.how === "restart")
      yield* restartServer(wire, parts.spawner, url, weights, settings.weights);
  }
  const prompt = parts.format.proverPrompt("theorem probe : True := by", null);
  const probe = { role: "prover", prompt, samples: 1, randomSeed: 0 } as const;
  yield* generateAt(wire, url, weights.name, probe, { temperature: 1, topP: 1, maximumTokens: 1 }, parts);
});

/** A server that is in health and, before any training, has the model that the experiment names. */
const checkServer = Effect.fn("vllm.checkServer")(function* (wire: Wire, url: string, model: string | null) {
  yield* wire.get(`${url}/health`, HEALTH_SECONDS);
  if (model === null) return;
  const listed = yield* listModels(wire, url);
  if (!listed.includes(model))
    return yield* failure(
      "unknown-model",
      url,
      `the server has no model ${model}, it has ${listed.join(", ") || "none"}`,
    );
});

/** Refuses servers that are set up wrong, or none of which answers. One that is down for now is no mistake. */
const refuseMistakes = Effect.fn("vllm.refuseMistakes")(function* (
  urls: ReadonlyArray<string>,
  place: string,
  model: string,
  check: (url: string) => Effect.Effect<void, RequestFailure>,
) {
  const results = yield* Effect.forEach(urls, (url) => Effect.result(check(url)), { concurrency: "unbounded" });
  const failures = results.filter(Result.isFailure).map((result) => result.failure);
  const wrong = failures.filter(({ isRetryable }) => !isRetryable);
  if (wrong.length === 0 && failures.length < results.length) {
    yield* Effect.forEach(failures, ({ message }) => Effect.logWarning(`goes on without ${message}`), {
      discard: true,
    });
    return;
  }
  const found = (wrong.length > 0 ? wrong : failures).map(({ message }) => message).join("; ");
  return yield* new UserError({
    place: `${place}.endpoints`,
    expected: `servers that answer and have the model ${model}`,
    found: found === "" ? "none" : found,
  });
});

/** What `stp doctor` asks: whether servers answer and have the model. */
export const checkServers = Effect.fn("vllm.checkServers")(function* (
  settings: {
    readonly apiKeyVariable: string | null;
    readonly endpoints: ReadonlyArray<string>;
    readonly model: string;
  },
  place: string,
) {
  const wire = yield* makeWire(yield* readApiKey(settings.apiKeyVariable, `${place}.apiKeyVariable`));
  const { endpoints, model } = settings;
  yield* refuseMistakes(endpoints, place, model, (url) => checkServer(wire, url, model));
});

/** The servers of a model; `place` is null where nothing will be sampled, so that none is started or asked yet. */
const make = Effect.fn("vllm.modelServers")(function* (settings: VllmModelSettings, place: ServePlace | null) {
  const format = yield* PromptFormat;
  const key = place === null ? null : yield* readApiKey(settings.apiKeyVariable, "model.apiKeyVariable");
  const wire = yield* makeWire(key);
  const started =
    place === null || settings.serve === null ? [] : yield* startServers(settings.serve, settings.model, place, wire);
  const urls = place === null ? [] : [...settings.endpoints, ...started];
  const parts = { format, settings, spawner: yield* ChildProcessSpawner.ChildProcessSpawner };
  const names = new Map<PolicyVersion, string>();
  let current: PublishedWeights | null = null;

  const admit = (url: string) =>
    Effect.suspend(() =>
      current === null
        ? checkServer(wire, url, settings.model)
        : Effect.andThen(checkServer(wire, url, null), ensureWeights(wire, url, current, parts)),
    );
  if (place !== null) yield* refuseMistakes(urls, "model", settings.model, admit);
  const pool = yield* makeEndpointPool({ ...settings, endpoints: urls }, admit);

  return ModelServers.of({
    pool,
    wire,
    generate: Effect.fnUntraced(function* (version, request, sampling) {
      const isPublished = settings.weights.how !== "none";
      const model = isPublished ? names.get(version) : settings.model;
      if (model === undefined)
        return yield* failure(
          "unknown-model",
          urls.join(", "),
          `the servers do not have the weights of version ${version}`,
        );
      const ask = (url: string) => generateAt(wire, url, model, request, sampling, parts);
      return yield* sendThrough(pool, settings.retries, ask, isPublished);
    }),
    publish: Effect.fnUntraced(function* (version, folder) {
      if (settings.weights.how === "none" || names.has(version)) return;
      const before = current;
      const weights = folder === null ? null : { version, name: servedName(version), folder };
      // Before the change, so that a server that comes back meanwhile gets the new weights too.
      current = weights;
      const give = (url: string) =>
        weights === null ? checkServer(wire, url, settings.model) : ensureWeights(wire, url, weights, parts);
      // A server that fails for now gets them before it is used again; only if all fail is there nothing to go on with.
      yield* retrying(settings.retries, pool.change(give)).pipe(
        Effect.tapError(() =>
          Effect.sync(() => {
            current = before;
          }),
        ),
      );
      names.clear();
      names.set(version, weights?.name ?? settings.model);
      if (before !== null && settings.weights.how === "lora")
        yield* Effect.forEach(urls, (url) => unloadAdapter(wire, url, before.name), {
          concurrency: "unbounded",
          discard: true,
        });
    }),
  });
});

export const layerModelServers = (settings: VllmModelSettings, place: ServePlace | null) =>
  Layer.effect(ModelServers, make(settings, place));
