/** A critic behind servers, over real sockets: values, batches, new weights by a command, and what is no value. */
import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient";
import * as NodeServices from "@effect/platform-node/NodeServices";
import { assert, describe, it } from "@effect/vitest";
import { Effect, Layer, Schema } from "effect";
import { layerCritic } from "../../../src/backends/vllm/critic.ts";
import { VllmCriticSettings } from "../../../src/backends/vllm/settings.ts";
import type { ModelVersion } from "../../../src/domain/index.ts";
import { Critic, CriticTrainer, RunContext } from "../../../src/services/index.ts";
import { type Reply, type ScriptedRequest, scriptedServer } from "../../support/scripted-server.ts";
import { tinyExperiment } from "../../support/tiny-experiment.ts";

const layerHttp = Layer.merge(NodeHttpClient.layerNodeHttpOptions({ keepAlive: true }), NodeServices.layer);

/** A trainer whose versions lie in folders named after them; `base` lies in none. */
const trainer = Layer.succeed(CriticTrainer, {
  train: () => Effect.die("no critic is trained here"),
  restore: ({ version }) =>
    Effect.succeed({ version, parameters: null, location: version === "base" ? null : `/critics/${version}` }),
});

/** The command of the tests: tells the server the name that it shall have. */
const TELL = [
  process.execPath,
  "-e",
  "const [url, name, weights] = process.argv.slice(1); fetch(url + '/told', { method: 'POST', body: JSON.stringify({ name, weights }) }).then(({ ok }) => process.exit(ok ? 0 : 3))",
  "{endpoint}",
  "{name}",
  "{weights}",
];

const layerOf = (settings: object) =>
  layerCritic(
    Schema.decodeUnknownSync(VllmCriticSettings)({ backend: "vllm", weights: { command: TELL }, ...settings }),
  ).pipe(
    Layer.provide([
      trainer,
      layerHttp,
      Layer.succeed(RunContext, {
        experiment: tinyExperiment("search.critic.maximumTokens=99"),
        place: { directory: "/run", ancestors: [] },
        threads: 1,
      }),
    ]),
  );

const evaluate = (version: string, states: ReadonlyArray<string>) =>
  Effect.flatMap(Critic, (critic) => critic.evaluate(version as ModelVersion, states));

const inputOf = ({ body }: ScriptedRequest) => (body?.["input"] ?? []) as ReadonlyArray<string>;

/** The less the longer, as the value of each state, last first. */
const valued = (request: ScriptedRequest): Reply => ({
  json: {
    object: "list",
    data: inputOf(request)
      .map((state, index) => ({ index, label: "LABEL_0", probs: [1 - state.length], num_classes: 1 }))
      .reverse(),
  },
});

/** A server with no model until it is told one. */
const criticServer = (answer: (request: ScriptedRequest) => Reply = valued) =>
  Effect.suspend(() => {
    const names: Array<string> = [];
    const told: Array<unknown> = [];
    const script = (request: ScriptedRequest): Reply => {
      if (request.path === "/v1/models") return { json: { data: names.slice(-1).map((id) => ({ id })) } };
      if (request.path !== "/told") return answer(request);
      names.push(String(request.body?.["name"]));
      told.push(request.body);
      return { text: "" };
    };
    return Effect.map(scriptedServer(script), (server) => ({ ...server, told }));
  });
const classified = ({ requests }: { readonly requests: ReadonlyArray<ScriptedRequest> }) =>
  requests.filter(({ path }) => path === "/classify");

describe("a critic behind servers", () => {
  it.live("gives each state its unsquashed number, in batches and in the order asked", () =>
    Effect.gen(function* () {
      const server = yield* criticServer();
      const states = ["⊢ True", "n : Nat\n⊢ n = n", "no goals", "", "x"];
      const values = yield* evaluate("v1", states).pipe(Effect.provide(layerOf({ endpoints: [server.url], batch: 2 })));
      assert.deepStrictEqual(
        values,
        states.map((state) => 1 - state.length),
      );
      const asked = classified(server).map(({ body }) => body);
      assert.sameDeepMembers(
        asked,
        [states.slice(0, 2), states.slice(2, 4), states.slice(4)].map((input) => ({
          model: "stp-v1",
          input,
          use_activation: false,
          truncate_prompt_tokens: 99,
          truncation_side: "left",
        })),
      );
    }).pipe(Effect.scoped),
  );

  it.live("is served by the command once a version on every server, whoever asks at once", () =>
    Effect.gen(function* () {
      const servers = [yield* criticServer(), yield* criticServer()];
      yield* Effect.gen(function* () {
        yield* Effect.all([evaluate("v1", ["a"]), evaluate("v1", ["b"]), evaluate("v1", ["c"])], {
          concurrency: "unbounded",
        });
        yield* evaluate("v2", ["a"]);
      }).pipe(Effect.provide(layerOf({ endpoints: servers.map(({ url }) => url) })));
      for (const { told } of servers)
        assert.deepStrictEqual(
          told,
          ["v1", "v2"].map((version) => ({ name: `stp-${version}`, weights: `/critics/${version}` })),
        );
    }).pipe(Effect.scoped),
  );

  it.live("is asked again after an answer that passes: 503, a broken connection, no protocol, a state too few", () =>
    Effect.gen(function* () {
      const odd: Array<Reply> = [
        { status: 503, json: { error: { message: "loading" } } },
        (response) => response.destroy(),
        { text: "nothing of JSON" },
        { json: { data: [{ index: 0, embedding: [1] }] } },
        { json: { data: [{ index: 0, probs: [1] }] } },
      ];
      const server = yield* criticServer((request) => odd.shift() ?? valued(request));
      const values = yield* evaluate("v1", ["a", "bb"]).pipe(
        Effect.provide(layerOf({ endpoints: [server.url], retries: 8 })),
      );
      assert.deepStrictEqual(values, [0, -1]);
      assert.strictEqual(classified(server).length, 6);
    }).pipe(Effect.scoped),
  );

  for (const [what, probs, reason] of [
    ["null", "[null]", "expected a finite number for a state, found null"],
    ["too large", "[1e999]", "expected a finite number for a state, found Infinity"],
    ["of two labels", "[0.5, 0.5]", "expected one number for a state, found 2: its model has other labels"],
    ["none", "[]", "expected one number for a state, found 0: its model has other labels"],
  ] as const)
    it.live(`has no value that is ${what} (CriticError with its reason), and is not asked again`, () =>
      Effect.gen(function* () {
        const server = yield* criticServer(() => ({
          text: `{"data": [{"index": 0, "probs": [1]}, {"index": 1, "probs": ${probs}}]}`,
        }));
        const failure = yield* Effect.flip(
          evaluate("v1", ["a", "b"]).pipe(Effect.provide(layerOf({ endpoints: [server.url] }))),
        );
        assert.strictEqual(failure._tag, "CriticError");
        assert.strictEqual(failure.message, `${server.url}: ${reason}`);
        assert.strictEqual(classified(server).length, 1);
      }).pipe(Effect.scoped),
    );

  it.live("says how to start a server without /classify", () =>
    Effect.gen(function* () {
      const server = yield* criticServer(() => ({ status: 404, json: { detail: "Not Found" } }));
      const failure = yield* Effect.flip(
        evaluate("v1", ["a"]).pipe(Effect.provide(layerOf({ endpoints: [server.url] }))),
      );
      assert.include(failure.message, "start it with --runner pooling");
    }).pipe(Effect.scoped),
  );

  it.live("names the command that failed, and a version that lies in no folder", () =>
    Effect.gen(function* () {
      const server = yield* criticServer();
      const command = [process.execPath, "-e", "console.error('no {name} in {weights}'); process.exit(3)"];
      const settings = { endpoints: [server.url], weights: { command }, retries: 0 };
      const failure = yield* Effect.flip(evaluate("v1", ["a"]).pipe(Effect.provide(layerOf(settings))));
      assert.include(failure.message, "critic.weights.command ended with exit code 3: no stp-v1 in /critics/v1");
      const none = yield* Effect.flip(
        evaluate("base", ["a"]).pipe(Effect.provide(layerOf({ endpoints: [server.url] }))),
      );
      assert.include(none.message, "the critic base lies in no folder to serve");
    }).pipe(Effect.scoped),
  );
});
