/**
 * The servers of the model, shared by prover, conjecturer, embedder and trainer: those that the experiment names and those
 * that the run starts. Everything that is asked of them goes through one pool.
 */
import { Context, Effect, Layer, Schema } from "effect";
import { ChildProcessSpawner } from "effect/process";
import type { ModelVersion } from "../../domain/index.ts";
import { readApiKey } from "../../machine/index.ts";
import { PromptFormat, RunContext, type Sampling } from "../../services/index.ts";
import { ensureWeights, type GenerateRequest, generateAt, type ModelParts } from "./ask-model.ts";
import { checkServer, refuseMistakes } from "./check-servers.ts";
import { makeWire, retrying, sendThrough, type Wire } from "./client.ts";
import type { Answer } from "./completions.ts";
import { type EndpointPool, makeEndpointPool } from "./endpoint-pool.ts";
import { failureAt, type RequestFailure } from "./request-failure.ts";
import { isServedName, type PublishedWeights, servedName, unloadAdapter } from "./served-weights.ts";
import { type ServePlace, startServers } from "./server-processes.ts";
import { VllmModelSettings } from "./settings.ts";

export class ModelServers extends Context.Service<
  ModelServers,
  {
    readonly pool: EndpointPool;
    readonly wire: Wire;
    /** The weights of a version; null: the model that the servers were started with. */
    readonly weightsOf: (version: ModelVersion) => Effect.Effect<PublishedWeights | null, RequestFailure>;
    /** The samples of one prompt, from the weights of a version. */
    readonly generate: (
      version: ModelVersion,
      request: GenerateRequest,
      sampling: Sampling,
    ) => Effect.Effect<Answer, RequestFailure>;
    /**
     * Gives all servers the weights in a folder, when no request is under way; requests of the version go to them then.
     * Null is the model that the servers were started with.
     */
    readonly publish: (version: ModelVersion, folder: string | null) => Effect.Effect<void, RequestFailure>;
  }
>()("stp/vllm/ModelServers") {}

/** The servers, and which weights they have. */
interface Servers extends ModelParts {
  readonly urls: ReadonlyArray<string>;
  /** The versions that requests may ask for. */
  readonly known: Set<ModelVersion>;
  /** What every server must have before it is used; null: the model that it was started with. */
  current: PublishedWeights | null;
}

/** Makes sure that a server may be used: it is in health and has the weights that the others have. */
const admit = Effect.fnUntraced(function* ({ current, settings, ...parts }: Servers, url: string) {
  const { model, weights } = settings;
  // A server that an earlier process restarted with newer weights has no base model any more.
  const isRight = (name: string): boolean => name === model || (weights.how === "restart" && isServedName(name));
  yield* checkServer(parts.wire, url, current === null ? { model, isRight } : null);
  if (current !== null) yield* ensureWeights(url, current, { ...parts, settings });
});

const weightsOf = (
  { current, known, settings, urls }: Servers,
  version: ModelVersion,
): Effect.Effect<PublishedWeights | null, RequestFailure> => {
  if (settings.weights.how === "none" || known.has(version)) return Effect.succeed(current);
  const missing = `the servers do not have the weights of version ${version}`;
  return Effect.fail(failureAt("unknown-model", urls.join(", "), missing));
};

const generate = Effect.fnUntraced(function* (
  servers: Servers,
  pool: EndpointPool,
  version: ModelVersion,
  request: GenerateRequest,
  sampling: Sampling,
) {
  const { settings } = servers;
  const model = (yield* weightsOf(servers, version))?.name ?? settings.model;
  const ask = (url: string) => generateAt(url, model, request, sampling, servers);
  return yield* sendThrough(pool, settings.retries, ask, settings.weights.how !== "none");
});

const publish = Effect.fnUntraced(function* (
  servers: Servers,
  pool: EndpointPool,
  version: ModelVersion,
  folder: string | null,
) {
  const { current: before, known, settings, urls, wire } = servers;
  if (settings.weights.how === "none" || known.has(version)) return;
  // Before the change, so that a server that comes back meanwhile gets the new weights too.
  servers.current = folder === null ? null : { version, name: servedName(version), folder };
  // A server that fails for now gets them before it is used again; only if all fail is there nothing to go on with.
  yield* retrying(
    settings.retries,
    pool.change((url) => admit(servers, url)),
  ).pipe(
    Effect.tapError(() =>
      Effect.sync(() => {
        servers.current = before;
      }),
    ),
  );
  known.clear();
  known.add(version);
  if (before === null || settings.weights.how !== "lora") return;
  const unload = (url: string) => unloadAdapter(wire, url, before.name);
  yield* Effect.forEach(urls, unload, { concurrency: "unbounded", discard: true });
});

/**
 * The servers of a model that the section `section` names; `place` is null where nothing will be sampled, so that none is
 * started or asked yet.
 */
export const makeModelServers = Effect.fn("vllm.modelServers")(function* (
  settings: VllmModelSettings,
  place: ServePlace | null,
  section: "model" | "guide" = "model",
) {
  const format = yield* PromptFormat;
  const spawner = yield* ChildProcessSpawner.ChildProcessSpawner;
  const key = place === null ? null : yield* readApiKey(settings.apiKeyVariable, `${section}.apiKeyVariable`);
  const wire = yield* makeWire(key);
  const started =
    place === null || settings.serve === null ? [] : yield* startServers(settings.serve, settings.model, place, wire);
  const urls = place === null ? [] : [...settings.endpoints, ...started];
  const servers: Servers = { format, settings, wire, spawner, urls, known: new Set(), current: null };
  const admitOne = (url: string) => admit(servers, url);
  if (place !== null) yield* refuseMistakes(urls, section, settings.model, admitOne);
  const pool = yield* makeEndpointPool({ ...settings, endpoints: urls }, admitOne);
  return ModelServers.of({
    pool,
    wire,
    weightsOf: (version) => weightsOf(servers, version),
    generate: (version, request, sampling) => generate(servers, pool, version, request, sampling),
    publish: (version, folder) => publish(servers, pool, version, folder),
  });
});

/** The servers of the model of a run, which its settings name. */
export const layerServersOfRun = Layer.effect(
  ModelServers,
  Effect.gen(function* () {
    const { experiment, place } = yield* RunContext;
    // That they are this back end's settings was seen when its part was chosen.
    const settings = yield* Effect.orDie(Schema.decodeUnknownEffect(VllmModelSettings)(experiment.model));
    return yield* makeModelServers(settings, place === null ? null : { library: experiment.data.library });
  }),
);

export const layerModelServers = (settings: VllmModelSettings, place: ServePlace | null) =>
  Layer.effect(ModelServers, makeModelServers(settings, place));
