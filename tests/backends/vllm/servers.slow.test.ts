/** The client against real sockets: servers that a test scripts and, where STP_VLLM_URL names one, a real vLLM. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient";
import * as NodeServices from "@effect/platform-node/NodeServices";
import { assert, describe, it } from "@effect/vitest";
import { ConfigProvider, Effect, Fiber, Layer, Result, Schema } from "effect";
import { layerModelServers } from "../../../src/backends/vllm/model-servers.ts";
import { layerConjecturer, layerProver } from "../../../src/backends/vllm/roles.ts";
import { VllmModelSettings } from "../../../src/backends/vllm/settings.ts";
import { layerPublishing } from "../../../src/backends/vllm/trainer.ts";
import type { ModelVersion, StatementId } from "../../../src/domain/index.ts";
import {
  Conjecturer,
  Prover,
  type TrainedModel,
  Trainer,
  TrainerError,
  type TrainRequest,
} from "../../../src/services/index.ts";
import { StpFormat, stpFormat } from "../../support/mock-back-ends.ts";
import { needing, VLLM_URL, vllm } from "../../support/needs.ts";
import {
  type Reply,
  type ScriptedRequest,
  type ScriptedServer,
  scriptedServer,
} from "../../support/scripted-server.ts";

const layerHttp = Layer.merge(NodeHttpClient.layerNodeHttpOptions({ keepAlive: true }), NodeServices.layer);

const modelSettings = (changes: object) =>
  Schema.decodeUnknownSync(VllmModelSettings)({ backend: "vllm", model: "base", weights: { how: "none" }, ...changes });

/** Prover and conjecturer over the servers of settings. */
const layerModel = (changes: object) =>
  Layer.mergeAll(layerProver, layerConjecturer).pipe(
    Layer.provide(layerModelServers(modelSettings(changes), { library: null })),
    Layer.provide([StpFormat, layerHttp]),
  );

const VERSION = "v1" as ModelVersion;
const sampling = { temperature: 1, topP: 1, maximumTokens: 64, contextTokens: null };
const text = "theorem a (n : Nat) : n = n := by";
const statement = { id: "a" as StatementId, name: "a", text, header: null };
const proveRequest = (randomSeed = 1, samples = 2) => ({
  prompt: stpFormat.proverPrompt(text, null),
  statement,
  samples,
  randomSeed,
});
const prove = (count = 1) =>
  Effect.flatMap(Prover, (prover) =>
    prover.prove(
      VERSION,
      Array.from({ length: count }, (_, i) => proveRequest(i)),
      sampling,
    ),
  );

const choice = (index: number, proof: string) => ({ index, text: proof, finish_reason: "stop", logprobs: null });
const completion = (...proofs: ReadonlyArray<string>): Reply => ({
  json: { choices: proofs.map((proof, i) => choice(i, proof)), usage: { completion_tokens: proofs.length } },
});
const models = (...ids: ReadonlyArray<string>): Reply => ({ json: { data: ids.map((id) => ({ id })) } });
const error = (status: number, message: string, headers: Record<string, string> = {}): Reply => ({
  status,
  headers,
  json: { error: { message, type: "Error", param: null, code: status } },
});
const never: Reply = () => undefined;

/** A server in health with the model `base`, whose completions a test writes. */
const modelServer = (answer: (request: ScriptedRequest) => Reply | Promise<Reply>) =>
  scriptedServer((request) => {
    if (request.path === "/health") return { text: "" };
    if (request.path === "/v1/models") return models("base");
    return answer(request);
  });

const asked = ({ requests }: ScriptedServer, place = "/v1/completions") =>
  requests.filter((request) => request.path === place);

describe("a request for samples", () => {
  it.live("has its own seed, and equal proofs come back once with their number", () =>
    Effect.gen(function* () {
      const server = yield* modelServer(() => completion("  rfl", "  rfl"));
      const proofs = yield* prove(2).pipe(Effect.provide(layerModel({ endpoints: [server.url] })));
      const rfl = { text: "  rfl", multiplicity: 2, tokens: 2, logProbability: null };
      assert.deepStrictEqual(proofs, [[rfl], [rfl]]);
      assert.sameMembers(
        asked(server).map(({ body }) => body?.["seed"]),
        [0, 1],
      );
      assert.deepStrictEqual(asked(server)[0]?.body?.["stop"], ["\n```"]);
    }).pipe(Effect.scoped),
  );

  it.live("for conjectures stops at the closing tag and keeps the order of the samples", () =>
    Effect.gen(function* () {
      const server = yield* modelServer(() => completion(" b", " a", " b"));
      const request = { prompt: "p", seed: statement, seedProof: "  rfl", lemma: null, samples: 3, randomSeed: 1 };
      const completions = yield* Effect.flatMap(Conjecturer, (one) =>
        one.conjecture(VERSION, [request], sampling),
      ).pipe(Effect.provide(layerModel({ endpoints: [server.url] })));
      assert.deepStrictEqual(completions, [[" b", " a", " b"].map((one) => ({ text: one, tokens: 1 }))]);
      assert.deepStrictEqual(asked(server)[0]?.body?.["stop"], ["</hard theorem>"]);
    }).pipe(Effect.scoped),
  );

  it.live("goes through the chat API where the experiment says so", () =>
    Effect.gen(function* () {
      const server = yield* modelServer(() => ({
        json: { choices: [{ index: 0, message: { role: "assistant", content: "  rfl" }, finish_reason: "stop" }] },
      }));
      const proofs = yield* prove().pipe(Effect.provide(layerModel({ endpoints: [server.url], api: "chat" })));
      assert.deepStrictEqual(proofs, [[{ text: "  rfl", multiplicity: 1, tokens: null, logProbability: null }]]);
      assert.strictEqual(asked(server, "/v1/chat/completions").length, 1);
    }).pipe(Effect.scoped),
  );

  for (const stage of ["before the headers", "in the middle of the body"] as const)
    it.live(`closes its connection when it is interrupted ${stage}`, () =>
      Effect.gen(function* () {
        const server = yield* modelServer(() =>
          stage === "before the headers"
            ? never
            : (response) => {
                response.writeHead(200, { "content-type": "application/json" });
                response.write('{"choices": [');
              },
        );
        const fiber = yield* Effect.forkChild(prove().pipe(Effect.provide(layerModel({ endpoints: [server.url] }))));
        while (asked(server).length === 0) yield* Effect.sleep("10 millis");
        yield* Effect.sleep("50 millis");
        yield* Fiber.interrupt(fiber);
        yield* Effect.promise(() => asked(server)[0]!.closed);
        assert.strictEqual(server.inFlight.now, 0);
      }).pipe(Effect.scoped),
    );

  it.live("is given up at its deadline, which closes the connection, and sent to another server", () =>
    Effect.gen(function* () {
      const [stalled, good] = [yield* modelServer(() => never), yield* modelServer(() => completion("  rfl"))];
      const layer = layerModel({ endpoints: [stalled.url, good.url], requestTimeoutSeconds: 1, retries: 20 });
      const proofs = yield* prove(4).pipe(Effect.provide(layer));
      assert.strictEqual(proofs.length, 4);
      yield* Effect.promise(() => asked(stalled)[0]!.closed);
    }).pipe(Effect.scoped),
  );

  it.live("waits the seconds of Retry-After", () =>
    Effect.gen(function* () {
      const times: Array<number> = [];
      const server = yield* modelServer(() => {
        times.push(performance.now());
        return times.length === 1 ? error(429, "slow down", { "retry-after": "1" }) : completion("  rfl");
      });
      yield* prove().pipe(Effect.provide(layerModel({ endpoints: [server.url] })));
      assert.strictEqual(times.length, 2);
      // Timers of different clocks may differ by a little.
      assert.isAtLeast(times[1]! - times[0]!, 990);
    }).pipe(Effect.scoped),
  );

  const hopeless: ReadonlyArray<readonly [string, Reply, string]> = [
    [
      "a prompt that is too long",
      error(400, "This model's maximum context length is 1024 tokens. However, you requested 2000 tokens."),
      "maximum context length is 1024",
    ],
    ["a model that is gone", error(404, "The model `base` does not exist."), "does not exist"],
    ["a key that is refused", error(401, "Unauthorized"), "see apiKeyVariable"],
  ];
  for (const [what, reply, message] of hopeless)
    it.live(`fails at once, with what the server said, for ${what} (not retryable)`, () =>
      Effect.gen(function* () {
        const server = yield* modelServer(() => reply);
        const failure = yield* Effect.flip(prove().pipe(Effect.provide(layerModel({ endpoints: [server.url] }))));
        assert.strictEqual(failure._tag, "ModelError");
        assert.include(failure.message, message);
        assert.isFalse("isRetryable" in failure && failure.isRetryable);
        assert.strictEqual(asked(server).length, 1);
      }).pipe(Effect.scoped),
    );

  it.live("is one of at most `inFlight` at each server, and all servers get some", () =>
    Effect.gen(function* () {
      // Nothing is answered before both servers have had three at once, and never were there more.
      const servers: Array<ScriptedServer> = [];
      const full = Promise.withResolvers<void>();
      const held = async (): Promise<Reply> => {
        if (servers.every(({ inFlight }) => inFlight.peak >= 3)) full.resolve();
        await full.promise;
        return completion("  rfl");
      };
      for (let i = 0; i < 2; i++) servers.push(yield* modelServer(held));
      const layer = layerModel({ endpoints: servers.map(({ url }) => url), inFlight: 3 });
      yield* prove(40).pipe(Effect.provide(layer));
      assert.deepStrictEqual(
        servers.map(({ inFlight }) => inFlight.peak),
        [3, 3],
      );
      assert.strictEqual(servers.flatMap((server) => asked(server)).length, 40);
    }).pipe(Effect.scoped),
  );
});

describe("servers that are set up wrong", () => {
  it.live("are refused before the run: another model (names those that are there)", () =>
    Effect.gen(function* () {
      const server = yield* modelServer(() => never);
      const failure = yield* Effect.flip(
        prove().pipe(Effect.provide(layerModel({ endpoints: [server.url], model: "other" }))),
      );
      assert.include(failure.message, "the server has no model other, it has base");
    }).pipe(Effect.scoped),
  );

  it.live("are refused before the run: no server answers", () =>
    Effect.gen(function* () {
      const failure = yield* Effect.flip(
        prove().pipe(Effect.provide(layerModel({ endpoints: ["http://127.0.0.1:9"] }))),
      );
      assert.include(failure.message, "model.endpoints");
      assert.include(failure.message, "ECONNREFUSED");
    }),
  );

  it.live("get the key of the environment variable, and a variable without a key is refused by name", () =>
    Effect.gen(function* () {
      const server = yield* modelServer(() => completion("  rfl"));
      const layer = layerModel({ endpoints: [server.url], apiKeyVariable: "STP_TEST_KEY" });
      const withEnvironment = (environment: Record<string, string>) =>
        prove().pipe(
          Effect.provide(Layer.provide(layer, ConfigProvider.layer(ConfigProvider.fromUnknown(environment)))),
        );
      yield* withEnvironment({ STP_TEST_KEY: "secret" });
      assert.strictEqual(asked(server)[0]?.headers.authorization, "Bearer secret");
      const failure = yield* Effect.flip(withEnvironment({}));
      assert.include(
        failure.message,
        "model.apiKeyVariable: expected an API key in the environment variable STP_TEST_KEY",
      );
    }).pipe(Effect.scoped),
  );
});

/** A trainer that makes the versions v1, v2, … of a few bytes. */
const CountingTrainer = () => {
  let count = 0;
  const model = (version: ModelVersion): TrainedModel => ({
    version,
    parameters: new TextEncoder().encode(`parameters of ${version}`),
    location: null,
  });
  return Layer.succeed(Trainer, {
    train: () => Effect.sync(() => ({ ...model(`v${++count}` as ModelVersion), report: {} })),
    restore: ({ version }) => Effect.succeed(model(version)),
  });
};

const training = {} as TrainRequest;

/** A server that keeps adapters as vLLM does. */
const adapterServer = Effect.fnUntraced(function* (reply: (request: ScriptedRequest) => Reply | null = () => null) {
  const loaded = new Set(["base"]);
  const server = yield* scriptedServer((request): Reply => {
    const { body, path: place } = request;
    const scripted = reply(request);
    if (scripted !== null) return scripted;
    if (place === "/v1/models") return models(...loaded);
    if (place === "/v1/load_lora_adapter") {
      assert.include(readFileSync(path.join(String(body?.["lora_path"]), "model.bin"), "utf8"), "parameters of");
      loaded.add(String(body?.["lora_name"]));
    }
    if (place === "/v1/unload_lora_adapter") loaded.delete(String(body?.["lora_name"]));
    if (place === "/v1/completions")
      return loaded.has(String(body?.["model"])) ? completion("  rfl") : error(404, "no such model");
    return { text: "Success" };
  });
  return { ...server, loaded };
});

const withRun = <A, E, R>(use: (directory: string) => Effect.Effect<A, E, R>) =>
  Effect.acquireUseRelease(
    Effect.sync(() => mkdtempSync(path.join(tmpdir(), "stp-published-"))),
    use,
    (directory) => Effect.sync(() => rmSync(directory, { recursive: true })),
  );

const layerTrained = (directory: string, changes: object) =>
  Layer.mergeAll(layerProver, layerPublishing(directory).pipe(Layer.provide(CountingTrainer()))).pipe(
    Layer.provide(layerModelServers(modelSettings({ weights: { how: "lora" }, ...changes }), { library: null })),
    Layer.provide([StpFormat, layerHttp]),
  );

describe("a change of weights", () => {
  it.live(
    "loads them under a name with the version, probes, asks for them by that name, and unloads the old ones",
    () =>
      withRun((directory) =>
        Effect.gen(function* () {
          const server = yield* adapterServer();
          yield* Effect.gen(function* () {
            const trainer = yield* Trainer;
            yield* trainer.train(training);
            yield* prove();
            yield* trainer.train(training);
            const old = yield* Effect.flip(prove());
            assert.include(old.message, "do not have the weights of version v1");
          }).pipe(Effect.provide(layerTrained(directory, { endpoints: [server.url] })));
          const changes = server.requests.filter(({ method }) => method === "POST");
          assert.deepStrictEqual(
            changes.map(({ body, path: place }) => [place.replace("/v1/", ""), body?.["lora_name"] ?? body?.["model"]]),
            [
              ["load_lora_adapter", "stp-v1"],
              ["completions", "stp-v1"],
              ["completions", "stp-v1"],
              ["load_lora_adapter", "stp-v2"],
              ["completions", "stp-v2"],
              ["unload_lora_adapter", "stp-v1"],
            ],
          );
          assert.deepStrictEqual([...server.loaded], ["base", "stp-v2"]);
          assert.deepStrictEqual(readdirSync(path.join(directory, "weights")), ["v2"]);
        }).pipe(Effect.scoped),
      ),
  );

  it.live("is made good by itself on a server that was started again and lost them", () =>
    withRun((directory) =>
      Effect.gen(function* () {
        const server = yield* adapterServer();
        yield* Effect.gen(function* () {
          yield* Effect.flatMap(Trainer, (trainer) => trainer.restore({ version: VERSION, parameters: null }));
          server.loaded.delete("stp-v1");
          assert.strictEqual((yield* prove())[0]?.[0]?.text, "  rfl");
        }).pipe(Effect.provide(layerTrained(directory, { endpoints: [server.url] })));
        assert.isTrue(server.loaded.has("stp-v1"));
      }).pipe(Effect.scoped),
    ),
  );

  it.live("by a command goes on with servers that an earlier process gave newer weights", () =>
    Effect.gen(function* () {
      const server = yield* adapterServer();
      server.loaded.delete("base");
      const weights = { how: "restart", command: ["false", "{name}", "{weights}"] };
      const start = Effect.void.pipe(Effect.provide(layerModel({ endpoints: [server.url], weights })));
      const failure = yield* Effect.flip(start);
      assert.include(failure.message, "the server has no model base, it has none");
      server.loaded.add("stp-v0");
      yield* start;
    }).pipe(Effect.scoped),
  );

  it.live("says how to start a server that cannot load adapters (not-published)", () =>
    withRun((directory) =>
      Effect.gen(function* () {
        const server = yield* adapterServer(({ path: place }) =>
          place === "/v1/load_lora_adapter" ? { status: 404, json: { detail: "Not Found" } } : null,
        );
        const failure = yield* Effect.flip(
          Effect.flatMap(Trainer, (trainer) => trainer.train(training)).pipe(
            Effect.provide(layerTrained(directory, { endpoints: [server.url] })),
          ),
        );
        assert.isTrue(failure instanceof TrainerError && failure.reason === "not-published");
        assert.include(failure.message, "VLLM_ALLOW_RUNTIME_LORA_UPDATING");
      }).pipe(Effect.scoped),
    ),
  );

  it.live("by a command makes the server serve a new model; a command that fails is quoted (not-published)", () =>
    withRun((directory) =>
      Effect.gen(function* () {
        const server = yield* adapterServer();
        const tell = `fetch(process.argv[1] + "/v1/load_lora_adapter", { method: "POST", body: JSON.stringify({ lora_name: process.argv[2], lora_path: process.argv[3] }) })`;
        const restart = (...command: ReadonlyArray<string>) => ({
          endpoints: [server.url],
          weights: { how: "restart", command, readySeconds: 20 },
        });
        const train = Effect.flatMap(Trainer, (trainer) => trainer.train(training));
        const good = restart(process.execPath, "-e", tell, "{endpoint}", "{name}", "{weights}");
        yield* Effect.andThen(train, prove()).pipe(Effect.provide(layerTrained(directory, good)));
        assert.deepStrictEqual([...server.loaded], ["base", "stp-v1"]);
        server.loaded.delete("stp-v1");
        const bad = restart(process.execPath, "-e", "console.error('no {name} in {weights}'); process.exit(3)");
        const failure = yield* Effect.flip(train.pipe(Effect.provide(layerTrained(directory, bad))));
        assert.match(failure.message, /exit code 3: no stp-v1 in .*weights\/v1/);
      }).pipe(Effect.scoped),
    ),
  );
});

describe("a real vLLM server", needing(vllm()), () => {
  it.live("answers the requests of both roles with samples and tokens, the same for the same seed", () =>
    Effect.gen(function* () {
      const listed = yield* Effect.promise(() => fetch(`${VLLM_URL}/v1/models`).then((response) => response.json()));
      const model = (listed as { data: [{ id: string }] }).data[0].id;
      const layer = layerModel({ endpoints: [VLLM_URL ?? ""], model });
      const [first, second] = yield* Effect.all([prove(), prove()]).pipe(Effect.provide(layer));
      const samples = first?.[0] ?? [];
      assert.strictEqual(
        samples.reduce((sum, { multiplicity }) => sum + multiplicity, 0),
        2,
      );
      assert.isTrue(samples.every(({ logProbability, tokens }) => (tokens ?? 0) > 0 && (logProbability ?? 1) <= 0));
      assert.deepStrictEqual(
        second?.[0]?.map((one) => one.text),
        samples.map((one) => one.text),
      );
      const long = Effect.flatMap(Prover, (prover) =>
        prover.prove(VERSION, [{ ...proveRequest(), prompt: "a ".repeat(1_000_000) }], sampling),
      );
      const untruncated = layerModel({ endpoints: [VLLM_URL ?? ""], model, promptTokens: 1_000_000 });
      assert.isTrue(Result.isFailure(yield* Effect.result(long.pipe(Effect.provide(untruncated)))));
    }),
  );
});
