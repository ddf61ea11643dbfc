/** What one server is asked of the model: samples of a prompt, and weights that it must have. */
import { Effect, Schema } from "effect";
import type { ChildProcessSpawner } from "effect/process";
import type { JsonObject, Segment } from "../../domain/index.ts";
import type { CompletionRole, PromptFormatShape, Sampling } from "../../services/index.ts";
import { decodeAnswer, type Wire } from "./client.ts";
import { answerMistake, ChatAnswer, CompletionAnswer, readChat, readCompletion, requestBody } from "./completions.ts";
import { failureAt } from "./request-failure.ts";
import { restartServer } from "./restart.ts";
import { listModels, loadAdapter, type PublishedWeights } from "./served-weights.ts";
import type { VllmModelSettings } from "./settings.ts";
import { noRoom, turnFields } from "./turns.ts";

export interface GenerateRequest {
  readonly role: CompletionRole;
  readonly prompt: string;
  readonly samples: number;
  readonly randomSeed: number;
  /** Of an attempt in rounds: what was written so far. */
  readonly turns?: ReadonlyArray<Segment>;
}

/** What decides how servers are asked. */
export interface ModelParts {
  readonly format: PromptFormatShape;
  readonly settings: VllmModelSettings;
  readonly wire: Wire;
  readonly spawner: ChildProcessSpawner.ChildProcessSpawner["Service"];
}

const TokenCount = Schema.Struct({ count: Schema.Int });

/** How many tokens the server makes of a prompt, as it cuts it. */
const tokensOfPrompt = Effect.fn("vllm.tokensOfPrompt")(function* (
  url: string,
  { continue_final_message, messages, model, prompt }: JsonObject,
  promptTokens: number | null,
  { settings, wire }: ModelParts,
) {
  const goesOn = continue_final_message === true ? { add_generation_prompt: false, continue_final_message } : {};
  const text = messages === undefined ? { prompt: prompt ?? "" } : { messages, ...goesOn };
  const answer = yield* wire.post(`${url}/tokenize`, { model: model ?? "", ...text }, settings.requestTimeoutSeconds);
  const { count } = yield* decodeAnswer(TokenCount, url, answer);
  return Math.min(count, promptTokens ?? count);
});

/** Asks one server for samples from the weights of that name. */
export const generateAt = Effect.fn("vllm.generate")(function* (
  url: string,
  model: string,
  request: GenerateRequest,
  sampling: Sampling,
  parts: ModelParts,
) {
  const { format, settings, wire } = parts;
  const { prompt, randomSeed, role, samples, turns } = request;
  const { rounds } = format;
  const isTurn = turns !== undefined && rounds !== undefined;
  const stop = settings.stop ?? format.completion.stop[role];
  const promptTokens = isTurn ? null : (settings.promptTokens ?? format.completion.promptTokens);
  const whole = requestBody({ model, prompt, samples, randomSeed, stop, promptTokens }, sampling, settings);
  const asked: JsonObject = isTurn ? { ...whole, ...turnFields(whole, turns, rounds, settings) } : whole;
  const seconds = settings.requestTimeoutSeconds;
  const { contextTokens, maximumTokens } = sampling;
  const room =
    contextTokens === null ? maximumTokens : contextTokens - (yield* tokensOfPrompt(url, asked, promptTokens, parts));
  if (isTurn && room < 1) return noRoom(samples);
  const body = { ...asked, max_tokens: Math.max(1, Math.min(maximumTokens, room)) };
  const answer =
    settings.api === "chat"
      ? readChat(yield* decodeAnswer(ChatAnswer, url, yield* wire.post(`${url}/v1/chat/completions`, body, seconds)))
      : readCompletion(
          yield* decodeAnswer(CompletionAnswer, url, yield* wire.post(`${url}/v1/completions`, body, seconds)),
        );
  const mistake = answerMistake(answer, samples);
  if (mistake !== null) return yield* failureAt(mistake.kind, url, mistake.detail);
  return answer;
});

/** Makes sure that a server has weights and answers with them. */
export const ensureWeights = Effect.fn("vllm.ensureWeights")(function* (
  url: string,
  weights: PublishedWeights,
  parts: ModelParts,
) {
  const { settings, spawner, wire } = parts;
  const listed = yield* listModels(wire, url);
  if (!listed.includes(weights.name)) {
    if (settings.weights.how === "lora") yield* loadAdapter(wire, url, weights);
    else if (settings.weights.how === "restart") yield* restartServer(wire, spawner, url, weights, settings.weights);
  }
  const prompt = parts.format.proverPrompt("theorem probe : True := by", null);
  const probe = { role: "prover", prompt, samples: 1, randomSeed: 0 } as const;
  yield* generateAt(
    url,
    weights.name,
    probe,
    { temperature: 1, topP: 1, maximumTokens: 1, contextTokens: null },
    parts,
  );
});
