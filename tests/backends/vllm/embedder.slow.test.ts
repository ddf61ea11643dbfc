/** Embeddings from servers: in order, as means, with odd rows, and with the weights that sample. */
import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient";
import * as NodeServices from "@effect/platform-node/NodeServices";
import { assert, describe, it } from "@effect/vitest";
import { Effect, Layer, Schema } from "effect";
import { layerEmbedder, layerEmbedderOfModel } from "../../../src/backends/vllm/embedder.ts";
import { layerModelServers, ModelServers } from "../../../src/backends/vllm/model-servers.ts";
import { VllmEmbedderSettings, VllmModelSettings } from "../../../src/backends/vllm/settings.ts";
import type { ModelVersion } from "../../../src/domain/index.ts";
import { Embedder } from "../../../src/services/index.ts";
import { StpFormat } from "../../support/mock-back-ends.ts";
import { scriptedServer } from "../../support/scripted-server.ts";

const layerHttp = Layer.merge(NodeHttpClient.layerNodeHttpOptions({ keepAlive: true }), NodeServices.layer);

describe("embeddings", () => {
  const embed = (settings: object, texts: ReadonlyArray<string>) =>
    Effect.flatMap(Embedder, (embedder) =>
      embedder.embed(
        "v1" as ModelVersion,
        texts.map((one) => ({ text: one, header: null })),
      ),
    ).pipe(
      Effect.provide(
        layerEmbedder(
          Schema.decodeUnknownSync(VllmEmbedderSettings)({ backend: "vllm", model: "e", ...settings }),
        ).pipe(Layer.provide(layerHttp)),
      ),
    );
  const vectorOf = (one: string) => [one.length, 1];

  it.live("come in batches and keep the order of the statements", () =>
    Effect.gen(function* () {
      const server = yield* scriptedServer(({ body, path: place }) => {
        const input = (body?.["input"] ?? []) as ReadonlyArray<string>;
        const data = input.map((one, index) => ({ index, object: "embedding", embedding: vectorOf(one) })).reverse();
        return place === "/health" ? { text: "" } : { json: { data } };
      });
      const texts = ["a", "bb", "ccc", "dddd", "eeeee"];
      const { dimension, embedder, vectors } = yield* embed({ endpoints: [server.url], batch: 2 }, texts);
      assert.deepStrictEqual([...vectors], texts.flatMap(vectorOf));
      assert.deepStrictEqual([dimension, embedder], [2, "vllm-e-2"]);
      assert.strictEqual(server.requests.filter((one) => one.path === "/v1/embeddings").length, 3);
    }).pipe(Effect.scoped),
  );

  it.live("are the mean over the tokens where the server gives a vector a token", () =>
    Effect.gen(function* () {
      const server = yield* scriptedServer(({ path: place }) =>
        place === "/health"
          ? { text: "" }
          : {
              json: {
                data: [
                  {
                    index: 0,
                    data: [
                      [1, 2],
                      [3, 6],
                    ],
                  },
                ],
              },
            },
      );
      const { vectors } = yield* embed({ endpoints: [server.url], api: "pooling" }, ["a"]);
      assert.deepStrictEqual([...vectors], [2, 4]);
    }).pipe(Effect.scoped),
  );

  it.live("that are null, no numbers, zeros, of another length or missing are rows of zeros, and the others stay", () =>
    Effect.gen(function* () {
      const rows: Record<string, unknown> = {
        b: null,
        c: [null, 1],
        d: [0, 0],
        e: [1, 2, 3],
        f: [1e39, 1],
        g: undefined,
      };
      const server = yield* scriptedServer(({ body, path: place }) => {
        const input = (body?.["input"] ?? []) as ReadonlyArray<string>;
        const data = input.flatMap((one, index) =>
          one in rows && rows[one] === undefined ? [] : [{ index, embedding: one in rows ? rows[one] : [5, 7] }],
        );
        return place === "/health" ? { text: "" } : { json: { data } };
      });
      const { dimension, vectors } = yield* embed({ endpoints: [server.url], batch: 3 }, [..."abcdefgh"]);
      assert.strictEqual(dimension, 2);
      assert.deepStrictEqual([...vectors], [5, 7, ...Array.from({ length: 12 }, () => 0), 5, 7]);
    }).pipe(Effect.scoped),
  );

  it.live("of another length than the experiment says, all of them, are refused", () =>
    Effect.gen(function* () {
      const server = yield* scriptedServer(({ path: place }) =>
        place === "/health" ? { text: "" } : { json: { data: [{ index: 0, embedding: [1, 2, 3] }] } },
      );
      const failure = yield* Effect.flip(embed({ endpoints: [server.url], dimension: 2 }, ["a"]));
      assert.strictEqual(failure.message, "expected embeddings of length 2, found one of length 3 for every statement");
    }).pipe(Effect.scoped),
  );
});

describe("an embedder that follows the model", () => {
  /** A server of the model `base` and of the adapters that it is told to load. */
  const adapterServer = Effect.suspend(() => {
    const loaded = new Set(["base"]);
    return scriptedServer(({ body, path }) => {
      const name = String(body?.["lora_name"] ?? body?.["model"]);
      if (path === "/v1/models") return { json: { data: [...loaded].map((id) => ({ id })) } };
      if (path === "/v1/load_lora_adapter") loaded.add(name);
      if (path === "/v1/unload_lora_adapter") loaded.delete(name);
      if (path === "/v1/completions")
        return { json: { choices: [{ index: 0, text: "", finish_reason: "stop", logprobs: null }] } };
      if (path !== "/v1/embeddings") return { text: "" };
      if (!loaded.has(name)) return { status: 404, json: { error: { message: "no such model" } } };
      return { json: { data: [{ index: 0, embedding: [name.length, 1] }] } };
    });
  });

  for (const where of ["the servers of the model", "servers of its own"])
    it.live(`asks ${where} for the weights that sample, and names its vectors after them`, () =>
      Effect.gen(function* () {
        const server = yield* adapterServer;
        const own = where === "servers of its own" ? [(yield* adapterServer).url] : [];
        const model = { backend: "vllm", model: "base", endpoints: [server.url], retries: 0 };
        const settings = { backend: "vllm", model: "base", endpoints: own, followsModel: true, retries: 0 };
        const layer = layerEmbedderOfModel(Schema.decodeUnknownSync(VllmEmbedderSettings)(settings)).pipe(
          Layer.provideMerge(layerModelServers(Schema.decodeUnknownSync(VllmModelSettings)(model), { library: null })),
          Layer.provide([StpFormat, layerHttp]),
        );
        yield* Effect.gen(function* () {
          const embedder = yield* Embedder;
          const servers = yield* ModelServers;
          const at = (version: string) => embedder.embed(version as ModelVersion, [{ text: "a", header: null }]);
          for (const [version, length] of [
            ["aa", 6],
            ["bbb", 7],
          ] as const) {
            yield* servers.publish(version as ModelVersion, `/weights/${version}`);
            const { embedder: name, vectors } = yield* at(version);
            assert.deepStrictEqual([name, ...vectors], [`vllm-base-2-${version}`, length, 1]);
          }
          assert.include((yield* Effect.flip(at("aa"))).message, "do not have the weights of version aa");
        }).pipe(Effect.provide(layer));
      }).pipe(Effect.scoped),
    );
});
