/** A guide behind servers: the whole prompt as one message, one answer a conjecture, and no answer for no review. */
import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient";
import * as NodeServices from "@effect/platform-node/NodeServices";
import { assert, describe, it } from "@effect/vitest";
import { Effect, Layer, Schema } from "effect";
import { layerGuide } from "../../../src/backends/vllm/guide.ts";
import { VllmGuideSettings } from "../../../src/backends/vllm/settings.ts";
import { readReview, reviewText, type StatementId } from "../../../src/domain/index.ts";
import { Guide, RunContext } from "../../../src/services/index.ts";
import { StpFormat } from "../../support/mock-back-ends.ts";
import { scriptedServer } from "../../support/scripted-server.ts";
import { tinyExperiment } from "../../support/tiny-experiment.ts";

const statement = (text: string) => ({ id: text as StatementId, name: "t", text, header: null });

/** Longer than any prompt that a prover's format would let through whole. */
const LONG = "very ".repeat(2000);

const review = (url: string, model: string, prompts: ReadonlyArray<string>) => {
  const settings = Schema.decodeUnknownSync(VllmGuideSettings)({ backend: "vllm", model, endpoints: [url] });
  const place = { directory: "", ancestors: [] };
  return Effect.flatMap(Guide, (guide) =>
    guide.review(
      prompts.map((prompt, randomSeed) => ({
        prompt,
        target: statement("theorem aim : True := by"),
        conjecture: statement(`theorem ${prompt} : True := by`),
        proofs: [],
        randomSeed,
      })),
    ),
  ).pipe(
    Effect.provide(
      layerGuide(settings).pipe(
        Layer.provide([
          StpFormat,
          Layer.succeed(RunContext, { experiment: tinyExperiment(), place, threads: 1 }),
          NodeHttpClient.layerNodeHttpOptions({}),
          NodeServices.layer,
        ]),
      ),
    ),
  );
};

const serving = (answer: (prompt: string) => ReadonlyArray<string>) =>
  scriptedServer(({ body, path }) => {
    if (path === "/health") return { text: "" };
    if (path === "/v1/models") return { json: { data: [{ id: "referee" }] } };
    const [message] = (body?.["messages"] ?? []) as ReadonlyArray<{ readonly content: string }>;
    const choices = answer(message?.content ?? "").map((content, index) => ({
      index,
      message: { content },
      finish_reason: "stop",
    }));
    return { json: { choices } };
  });

describe("a guide behind a chat server", () => {
  it.live("is asked about each conjecture once, with its seed, and answers in their order", () =>
    Effect.gen(function* () {
      const server = yield* serving((prompt) => [
        reviewText({ relevance: prompt.length % 6, redundancy: 0, complexity: 1 }),
      ]);
      const answers = yield* review(server.url, "referee", ["a", LONG, "abc"]);
      assert.deepStrictEqual(
        answers.map((answer) => readReview(answer)?.relevance),
        [1, LONG.length % 6, 3],
      );
      const asked = server.requests.filter(({ path }) => path === "/v1/chat/completions").map(({ body }) => body ?? {});
      assert.strictEqual(asked.length, 3);
      const { max_tokens, messages, n, seed, stop, temperature, truncate_prompt_tokens } = asked.find(
        (body) => body["seed"] === 1,
      )!;
      assert.deepStrictEqual(
        { max_tokens, messages, n, seed, stop, temperature, truncate_prompt_tokens },
        {
          max_tokens: 8192,
          messages: [{ role: "user", content: LONG }],
          n: 1,
          seed: 1,
          stop: [],
          temperature: 1,
          truncate_prompt_tokens: undefined,
        },
      );
    }).pipe(Effect.scoped),
  );

  it.live("that gives no answer gives no review", () =>
    Effect.gen(function* () {
      const server = yield* serving(() => []);
      assert.deepStrictEqual(yield* review(server.url, "referee", ["a"]), [""]);
    }).pipe(Effect.scoped),
  );

  it.live("whose model the server does not have is refused under the name of its section", () =>
    Effect.gen(function* () {
      const server = yield* serving(() => []);
      const error = yield* Effect.flip(review(server.url, "another", ["a"]));
      assert.match(error.message, /^guide\.endpoints: .*another.*referee/s);
    }).pipe(Effect.scoped),
  );
});
