import { describe, expect, it } from "@effect/vitest";
import { Schema } from "effect";
import {
  type Answer,
  answerMistake,
  ChatAnswer,
  CompletionAnswer,
  distinctSamples,
  readChat,
  readCompletion,
  requestBody,
  samplesInOrder,
} from "../../../src/backends/vllm/completions.ts";
import { VllmModelSettings } from "../../../src/backends/vllm/settings.ts";

const settingsWith = (changes: object) =>
  Schema.decodeUnknownSync(VllmModelSettings)({ backend: "vllm", model: "m", ...changes });
const request = { model: "m-1", prompt: "p", samples: 4, randomSeed: 7, stop: ["\n```"], promptTokens: null };
const sampling = { temperature: 0.7, topP: 0.9, maximumTokens: 50, contextTokens: null };

const sample = (index: number, text: string, logProbabilities: ReadonlyArray<number | null> | null = null) => ({
  index,
  text,
  finishReason: "stop",
  logProbabilities,
});

describe("the body of a request", () => {
  it("asks for n samples of one prompt with their own seed, and switches the server's own defaults off", () => {
    expect(requestBody(request, sampling, settingsWith({}))).toStrictEqual({
      model: "m-1",
      prompt: "p",
      n: 4,
      seed: 7,
      max_tokens: 50,
      temperature: 0.7,
      top_p: 0.9,
      top_k: -1,
      min_p: 0,
      repetition_penalty: 1,
      stop: ["\n```"],
      stop_token_ids: [],
      include_stop_str_in_output: false,
      skip_special_tokens: true,
      logprobs: 0,
    });
  });

  it("is a conversation for the chat API, with the system message that the experiment has", () => {
    const body = requestBody(request, sampling, settingsWith({ api: "chat", systemPrompt: "You prove." }));
    expect(body).toMatchObject({
      messages: [
        { role: "system", content: "You prove." },
        { role: "user", content: "p" },
      ],
      logprobs: true,
      top_logprobs: 0,
    });
    expect(body).not.toHaveProperty("prompt");
  });

  it("cuts long prompts on the side that the experiment names, and asks for no log-probabilities if it wants none", () => {
    const settings = settingsWith({ promptCut: "right", logprobs: false, stopTokenIds: [5], includeStop: true });
    const body = requestBody({ ...request, promptTokens: 100 }, sampling, settings);
    expect(body).toMatchObject({
      truncate_prompt_tokens: 100,
      truncation_side: "right",
      stop_token_ids: [5],
      include_stop_str_in_output: true,
    });
    expect(body).not.toHaveProperty("logprobs");
  });
});

describe("an answer", () => {
  it("of the completions API is read with its log-probabilities and its usage", () => {
    const answer = Schema.decodeUnknownSync(CompletionAnswer)({
      id: "x",
      choices: [
        { index: 0, text: "a", finish_reason: "stop", stop_reason: null, logprobs: { token_logprobs: [-1, null] } },
        { index: 1, text: "b", finish_reason: "length", logprobs: null },
      ],
      usage: { prompt_tokens: 3, completion_tokens: 9, total_tokens: 12 },
    });
    expect(readCompletion(answer)).toStrictEqual({
      samples: [sample(0, "a", [-1, null]), { ...sample(1, "b"), finishReason: "length" }],
      tokens: 9,
      promptTokens: 3,
    });
  });

  it("of the chat API may have no content and no usage", () => {
    const answer = Schema.decodeUnknownSync(ChatAnswer)({
      choices: [
        { index: 0, message: { role: "assistant", content: null }, finish_reason: "stop" },
        {
          index: 1,
          message: { content: "b" },
          finish_reason: "stop",
          logprobs: { content: [{ token: "b", logprob: -2 }] },
        },
      ],
    });
    expect(readChat(answer)).toStrictEqual({ samples: [sample(0, ""), sample(1, "b", [-2])], tokens: null });
  });

  it("tells equal texts once, in the order of the samples, with their number and tokens", () => {
    const answer: Answer = {
      samples: [sample(2, "b", [-4]), sample(0, "a", [-1, -2]), sample(1, "a", [-1, -2])],
      tokens: 5,
    };
    expect(distinctSamples(answer)).toStrictEqual([
      { text: "a", multiplicity: 2, tokens: 4, logProbability: -3 },
      { text: "b", multiplicity: 1, tokens: 1, logProbability: -4 },
    ]);
    expect(samplesInOrder(answer).map(({ text }) => text)).toStrictEqual(["a", "a", "b"]);
  });

  it("tells the context of each text where the server counts the prompt: its tokens and the text's own", () => {
    const answer: Answer = { samples: [sample(0, "a", [-1, -2]), sample(1, "b", [-4])], tokens: 3, promptTokens: 100 };
    expect(distinctSamples(answer).map(({ contextTokens }) => contextTokens)).toStrictEqual([102, 101]);
    expect(distinctSamples({ samples: [sample(0, "a")], tokens: null, promptTokens: 100 })[0]).not.toHaveProperty(
      "contextTokens",
    );
  });

  it("tells which samples the limit of tokens ended", () => {
    const cut = (index: number, text: string) => ({ ...sample(index, text), finishReason: "length" });
    const answer: Answer = { samples: [cut(0, "a"), sample(1, "a"), cut(2, "a"), sample(3, "b")], tokens: 4 };
    expect(distinctSamples(answer)).toMatchObject([{ multiplicity: 3, cut: 2 }, { multiplicity: 1 }]);
    expect(distinctSamples(answer)[1]).not.toHaveProperty("cut");
    expect(samplesInOrder(answer).map(({ cut: isCut }) => isCut)).toStrictEqual([true, undefined, true, undefined]);
    expect(distinctSamples({ samples: [], tokens: 0 })).toStrictEqual([]);
  });

  it("with samples that were aborted, or more than were asked, is not used", () => {
    const aborted = { samples: [{ ...sample(0, ""), finishReason: "abort" }], tokens: 0 };
    expect(answerMistake(aborted, 1)).toStrictEqual({ kind: "aborted", detail: "sample 0 was aborted" });
    const answer = { samples: [sample(0, "a"), sample(1, "b")], tokens: 2 };
    expect(answerMistake(answer, 1)).toStrictEqual({
      kind: "server-error",
      detail: "2 samples where 1 were asked",
    });
    expect(answerMistake(answer, 3)).toBe(null);
  });

  const Texts = Schema.Array(Schema.Literals(["a", "b", "c"]));
  const Tokens = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 1000 }));
  it.prop("has as many samples and tokens after counting as before", [Texts, Tokens], ([texts, tokens]) => {
    const answer = { samples: texts.map((text, i) => sample(i, text)), tokens };
    const distinct = distinctSamples(answer);
    expect(distinct.reduce((sum, { multiplicity }) => sum + multiplicity, 0)).toBe(texts.length);
    expect(new Set(distinct.map(({ text }) => text)).size).toBe(distinct.length);
    if (texts.length > 0) expect(distinct.reduce((sum, one) => sum + (one.tokens ?? 0), 0)).toBe(tokens);
  });
});
