/** The next turn of an attempt in rounds, as a server is asked for it, and servers that stop in its middle. */
import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient";
import * as NodeServices from "@effect/platform-node/NodeServices";
import { assert, describe, it } from "@effect/vitest";
import { Effect, Layer, Schema } from "effect";
import correction from "../../../policies/correction.ts";
import stepfun from "../../../policies/stepfun.ts";
import { layerModelServers } from "../../../src/backends/vllm/model-servers.ts";
import { layerProver } from "../../../src/backends/vllm/roles.ts";
import { VllmModelSettings } from "../../../src/backends/vllm/settings.ts";
import type { ModelVersion, Segment, StatementId } from "../../../src/domain/index.ts";
import { PromptFormat, type PromptPolicy, Prover } from "../../../src/services/index.ts";
import { type Reply, scriptedServer } from "../../support/scripted-server.ts";
import { tinyExperiment } from "../../support/tiny-experiment.ts";

const text = "theorem a (n : Nat) : n = n := by";
const TURNS: ReadonlyArray<Segment> = [
  { author: "model", text: "<sketch>x</sketch>", loss: true },
  { author: "verifier", text: "\n<REPL>\n{}\n</REPL>\n", loss: false },
];
const sampling = { temperature: 1, topP: 1, maximumTokens: 500, contextTokens: null };

const reply = (finish_reason: string, answer = "rfl"): Reply => ({
  json: {
    choices: [{ index: 0, text: answer, message: { content: answer }, finish_reason, logprobs: null }],
  },
});

interface Asked {
  readonly settings?: Record<string, unknown>;
  readonly policy?: PromptPolicy;
  readonly turns?: ReadonlyArray<Segment>;
  readonly contextTokens?: number;
  /** The answer to the request of that number, from 0. */
  readonly answers?: (place: number) => Reply;
}

/** What one server was asked for a turn, and what came of it. */
const askedFor = ({
  answers = () => reply("stop"),
  contextTokens,
  policy = stepfun,
  settings = {},
  turns = TURNS,
}: Asked) =>
  Effect.gen(function* () {
    let place = 0;
    const server = yield* scriptedServer(({ path }) => {
      if (path === "/health") return { text: "" };
      if (path === "/v1/models") return { json: { data: [{ id: "base" }] } };
      return path === "/tokenize" ? { json: { count: 1000 } } : answers(place++);
    });
    const decoded = Schema.decodeUnknownSync(VllmModelSettings)({
      backend: "vllm",
      model: "base",
      weights: { how: "none" },
      endpoints: [server.url],
      retries: 2,
      ...settings,
    });
    const { conjecture, prompt } = tinyExperiment("prompt.defaultHeader=");
    const format = policy.format({ ...prompt, cutAt: conjecture.cutAt, reading: conjecture.reading });
    const servers = layerModelServers(decoded, { library: null }).pipe(
      Layer.provide([Layer.succeed(PromptFormat, format), NodeHttpClient.layerNodeHttpOptions({}), NodeServices.layer]),
    );
    const statement = { id: "a" as StatementId, name: "a", text, header: null };
    const request = { prompt: format.proverPrompt(text, null), statement, samples: 1, randomSeed: 7, turns };
    const prove = Effect.flatMap(Prover, (prover) =>
      prover.prove("v" as ModelVersion, [request], { ...sampling, contextTokens: contextTokens ?? null }),
    );
    const result = yield* Effect.result(prove.pipe(Effect.provide(layerProver.pipe(Layer.provide(servers)))));
    const bodies = server.requests.filter(({ path }) => path.includes("completions")).map(({ body }) => body ?? {});
    return { result, bodies, prompt: request.prompt };
  }).pipe(Effect.scoped);

describe("the next turn", () => {
  it.live("is asked for behind all that was written, and keeps the text that ends it", () =>
    Effect.gen(function* () {
      const { bodies, prompt, result } = yield* askedFor({});
      assert.strictEqual(bodies[0]?.["prompt"], `${prompt}<sketch>x</sketch>\n<REPL>\n{}\n</REPL>\n`);
      assert.deepStrictEqual(bodies[0]?.["stop"], ["</sketch>"]);
      assert.strictEqual(bodies[0]?.["include_stop_str_in_output"], true);
      assert.notProperty(bodies[0], "truncate_prompt_tokens");
      assert.strictEqual(result._tag, "Success");
    }),
  );

  it.live("goes on in the model's own message behind a chat API, or answers a message of the user", () =>
    Effect.gen(function* () {
      const settings = { api: "chat", systemPrompt: "You prove." };
      const inTurn = yield* askedFor({ settings });
      const { bodies, prompt } = inTurn;
      assert.deepStrictEqual(bodies[0]?.["messages"], [
        { role: "system", content: "You prove." },
        { role: "user", content: prompt },
        { role: "assistant", content: "<sketch>x</sketch>\n<REPL>\n{}\n</REPL>\n" },
      ]);
      assert.deepInclude(bodies[0], { continue_final_message: true, add_generation_prompt: false });
      const first = yield* askedFor({ settings, turns: [] });
      assert.notProperty(first.bodies[0], "continue_final_message");
      const asMessage = yield* askedFor({ settings: { api: "chat" }, policy: correction });
      assert.deepStrictEqual(
        (asMessage.bodies[0]!["messages"] as ReadonlyArray<{ role: string }>).map(({ role }) => role),
        ["user", "assistant", "user"],
      );
      assert.notProperty(asMessage.bodies[0], "continue_final_message");
    }),
  );

  it.live("is not asked for where the context has no room, and is told as cut", () =>
    Effect.gen(function* () {
      const { bodies, result } = yield* askedFor({ contextTokens: 1000 });
      assert.strictEqual(bodies.length, 0);
      assert.deepInclude(result._tag === "Success" ? result.success[0]?.[0] : null, {
        text: "",
        multiplicity: 1,
        cut: 1,
      });
    }),
  );

  it.live("is asked for again where the server stopped in its middle, and is the same then", () =>
    Effect.gen(function* () {
      const plain = yield* askedFor({});
      for (const fault of [reply("abort", "half"), (response: { destroy: () => void }) => response.destroy()]) {
        const { bodies, result } = yield* askedFor({ answers: (place) => (place === 0 ? fault : reply("stop")) });
        assert.deepStrictEqual(result, plain.result);
        assert.deepStrictEqual(bodies[1], bodies[0]);
      }
    }),
  );

  it.live(
    "fails by itself, and not the run, where the server stops each time; what a server refuses stops the run",
    () =>
      Effect.gen(function* () {
        const scopeOf = (answer: Reply) =>
          Effect.map(askedFor({ answers: () => answer }), ({ result }) =>
            result._tag === "Failure" ? (result.failure as { scope?: string }).scope : "none",
          );
        assert.strictEqual(yield* scopeOf(reply("abort")), "request");
        assert.strictEqual(yield* scopeOf({ status: 400, json: { error: { message: "too long" } } }), undefined);
      }),
  );
});
