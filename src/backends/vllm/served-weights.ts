/**
 * Which weights the servers have, under which name. The name of a version contains its content digest and is never given
 * to other weights, so that no server can answer from a cache of older ones.
 */
import { Effect, Schema } from "effect";
import type { ModelVersion } from "../../domain/index.ts";
import { decodeAnswer, type Wire } from "./client.ts";
import { failureAt, type RequestFailure } from "./request-failure.ts";

/** How long a server may take to list its models or to load an adapter. */
const LIST_SECONDS = 30;
const LOAD_SECONDS = 600;

export interface PublishedWeights {
  readonly version: ModelVersion;
  /** Name under which requests address them. */
  readonly name: string;
  /** Folder in which they lie. */
  readonly folder: string;
}

/** The name of a version on the servers. */
export const servedName = (version: ModelVersion): string => `stp-${version}`;

/** Whether a name is that of some version. */
export const isServedName = (name: string): boolean => name.startsWith("stp-");

const ModelList = Schema.Struct({ data: Schema.Array(Schema.Struct({ id: Schema.String })) });

/** Names of the models that a server has. */
export const listModels = (wire: Wire, url: string): Effect.Effect<ReadonlyArray<string>, RequestFailure> =>
  wire.get(`${url}/v1/models`, LIST_SECONDS).pipe(
    Effect.flatMap((text) => decodeAnswer(ModelList, url, text)),
    Effect.map(({ data }) => data.map(({ id }) => id)),
  );

const noLoading = (url: string): RequestFailure =>
  failureAt(
    "refused",
    url,
    "the server cannot load adapters while it runs: start it with --enable-lora and VLLM_ALLOW_RUNTIME_LORA_UPDATING=True",
  );

/** Loads an adapter, and makes sure that the server lists it then. */
export const loadAdapter = Effect.fn("loadAdapter")(function* (wire: Wire, url: string, weights: PublishedWeights) {
  const body = { lora_name: weights.name, lora_path: weights.folder };
  yield* wire.post(`${url}/v1/load_lora_adapter`, body, LOAD_SECONDS).pipe(
    Effect.catch((failure) => {
      const isRouteMissing = failure.kind === "unknown-model" && failure.detail.endsWith("Not Found");
      if (isRouteMissing || failure.detail === "404 an empty response") return Effect.fail(noLoading(url));
      // An adapter of this name has these weights: another attempt of ours may have come through.
      return failure.detail.includes("already") ? Effect.void : Effect.fail(failure);
    }),
  );
  const listed = yield* listModels(wire, url);
  if (listed.includes(weights.name)) return;
  return yield* failureAt("refused", url, `the server does not list ${weights.name} after loading it`);
});

/** Unloads an adapter; that it is gone already is no failure. */
export const unloadAdapter = (wire: Wire, url: string, name: string): Effect.Effect<void> =>
  wire.post(`${url}/v1/unload_lora_adapter`, { lora_name: name }, LIST_SECONDS).pipe(
    Effect.catch((failure) =>
      failure.kind === "unknown-model"
        ? Effect.void
        : Effect.logWarning(`the adapter ${name} was not unloaded: ${failure.message}`),
    ),
    Effect.asVoid,
  );
