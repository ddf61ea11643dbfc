/** Prompt and completion within one context, by the server's own count of the prompt. */
import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient";
import * as NodeServices from "@effect/platform-node/NodeServices";
import { assert, describe, it } from "@effect/vitest";
import { Effect, Layer, Schema } from "effect";
import { layerModelServers } from "../../../src/backends/vllm/model-servers.ts";
import { layerProver } from "../../../src/backends/vllm/roles.ts";
import { VllmModelSettings } from "../../../src/backends/vllm/settings.ts";
import type { ModelVersion, StatementId } from "../../../src/domain/index.ts";
import { Prover } from "../../../src/services/index.ts";
import { StpFormat } from "../../support/mock-back-ends.ts";
import { type Reply, scriptedServer } from "../../support/scripted-server.ts";

const text = "theorem a (n : Nat) : n = n := by";
const request = { prompt: text, statement: { id: "a" as StatementId, name: "a", text, header: null }, samples: 1 };
const SAMPLING = { temperature: 1, topP: 1, maximumTokens: 500, contextTokens: 1024 };
const ANSWER: Reply = { json: { choices: [{ index: 0, text: "  rfl", finish_reason: "stop", logprobs: null }] } };

/** What a server that counts so many tokens is asked, prompt by prompt. */
const askedOf = (counts: ReadonlyArray<number>, contextTokens: number | null) =>
  Effect.gen(function* () {
    const left = [...counts];
    const server = yield* scriptedServer(({ path }) => {
      if (path === "/health") return { text: "" };
      if (path === "/v1/models") return { json: { data: [{ id: "base" }] } };
      return path === "/tokenize" ? { json: { count: left.shift(), max_model_len: 4096 } } : ANSWER;
    });
    const settings = { backend: "vllm", model: "base", weights: { how: "none" }, endpoints: [server.url] };
    const layer = layerModelServers(Schema.decodeUnknownSync(VllmModelSettings)(settings), { library: null }).pipe(
      Layer.provide([StpFormat, NodeHttpClient.layerNodeHttpOptions({}), NodeServices.layer]),
    );
    const prove = Effect.flatMap(Prover, (prover) =>
      Effect.forEach(counts, (_, randomSeed) =>
        prover.prove("v1" as ModelVersion, [{ ...request, randomSeed }], { ...SAMPLING, contextTokens }),
      ),
    );
    yield* prove.pipe(Effect.provide(layerProver.pipe(Layer.provide(layer))));
    const at = (place: string) => server.requests.filter(({ path }) => path === place).map(({ body }) => body ?? {});
    return { completions: at("/v1/completions"), counted: at("/tokenize") };
  }).pipe(Effect.scoped);

describe("a completion", () => {
  it.live(
    "gets what the prompt leaves of the context, and one token where a prompt cut to its length leaves nothing",
    () =>
      Effect.gen(function* () {
        const { completions, counted } = yield* askedOf([900, 2000, 10], 1024);
        assert.deepStrictEqual(
          completions.map((body) => body["max_tokens"]),
          [124, 1, 500],
        );
        assert.deepStrictEqual(counted[0], { model: "base", prompt: text });
      }),
  );

  it.live("is as long as it may be where no context is set, and nothing is counted", () =>
    Effect.gen(function* () {
      const { completions, counted } = yield* askedOf([900], null);
      assert.deepStrictEqual([completions[0]?.["max_tokens"], counted.length], [500, 0]);
    }),
  );
});
