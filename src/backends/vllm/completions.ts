/**
 * `/v1/completions` and `/v1/chat/completions`: the body of a request for the samples of one prompt, and the samples in
 * its answer. One prompt a request, since each has its own seed; equal samples are told once, with their number.
 */
import { Schema } from "effect";
import type { JsonObject } from "../../domain/index.ts";
import type { ConjectureCompletion, SampledProof, Sampling } from "../../services/index.ts";
import type { VllmModelSettings } from "./settings.ts";

const TokenCount = Schema.optionalKey(Schema.NullOr(Schema.Int));

export const Usage = Schema.Struct({ completion_tokens: TokenCount, prompt_tokens: TokenCount });

const LogProbability = Schema.NullOr(Schema.Finite);

const CompletionChoice = Schema.Struct({
  index: Schema.Int,
  text: Schema.String,
  finish_reason: Schema.NullOr(Schema.String),
  logprobs: Schema.optionalKey(Schema.NullOr(Schema.Struct({ token_logprobs: Schema.Array(LogProbability) }))),
});

const ChatChoice = Schema.Struct({
  index: Schema.Int,
  message: Schema.Struct({ content: Schema.NullOr(Schema.String) }),
  finish_reason: Schema.NullOr(Schema.String),
  logprobs: Schema.optionalKey(
    Schema.NullOr(Schema.Struct({ content: Schema.NullOr(Schema.Array(Schema.Struct({ logprob: LogProbability }))) })),
  ),
});

const answerOf = <S extends Schema.Top>(choice: S) =>
  Schema.Struct({ choices: Schema.Array(choice), usage: Schema.optionalKey(Schema.NullOr(Usage)) });

export const CompletionAnswer = answerOf(CompletionChoice);
export const ChatAnswer = answerOf(ChatChoice);

/** One sample of an answer, whichever API gave it. */
interface Sample {
  readonly index: number;
  readonly text: string;
  readonly finishReason: string | null;
  /** Of each generated token; null where they were not asked for. */
  readonly logProbabilities: ReadonlyArray<number | null> | null;
}

export interface Answer {
  readonly samples: ReadonlyArray<Sample>;
  /** Generated tokens of all samples; null where the server does not count. */
  readonly tokens: number | null;
  /** Tokens of the prompt, which all samples share; absent where the server does not count. */
  readonly promptTokens?: number;
}

const tokensIn = (usage: typeof Usage.Type | null | undefined): Pick<Answer, "promptTokens" | "tokens"> => {
  const promptTokens = usage?.prompt_tokens ?? null;
  return { tokens: usage?.completion_tokens ?? null, ...(promptTokens === null ? {} : { promptTokens }) };
};

export const readCompletion = ({ choices, usage }: typeof CompletionAnswer.Type): Answer => ({
  samples: choices.map(({ finish_reason, index, logprobs, text }) => ({
    index,
    text,
    finishReason: finish_reason,
    logProbabilities: logprobs?.token_logprobs ?? null,
  })),
  ...tokensIn(usage),
});

export const readChat = ({ choices, usage }: typeof ChatAnswer.Type): Answer => ({
  samples: choices.map(({ finish_reason, index, logprobs, message }) => ({
    index,
    text: message.content ?? "",
    finishReason: finish_reason,
    logProbabilities: logprobs?.content?.map(({ logprob }) => logprob) ?? null,
  })),
  ...tokensIn(usage),
});

export interface CompletionRequest {
  /** Name under which the servers have the weights. */
  readonly model: string;
  readonly prompt: string;
  readonly samples: number;
  readonly randomSeed: number;
  readonly stop: ReadonlyArray<string>;
  readonly promptTokens: number | null;
}

/** What is asked beyond the prompt. A field that stands for "off" is sent too: a server has defaults of its own. */
export const requestBody = (
  request: CompletionRequest,
  sampling: Sampling,
  settings: VllmModelSettings,
): JsonObject => {
  const { model, prompt, promptTokens, randomSeed, samples, stop } = request;
  const { api, includeStop, logprobs, promptCut, skipSpecialTokens, stopTokenIds, systemPrompt } = settings;
  const messages = [
    ...(systemPrompt === null ? [] : [{ role: "system", content: systemPrompt }]),
    { role: "user", content: prompt },
  ];
  return {
    model,
    ...(api === "chat" ? { messages } : { prompt }),
    n: samples,
    seed: randomSeed,
    max_tokens: sampling.maximumTokens,
    temperature: sampling.temperature,
    top_p: sampling.topP,
    top_k: -1,
    min_p: 0,
    repetition_penalty: 1,
    stop,
    stop_token_ids: stopTokenIds,
    include_stop_str_in_output: includeStop,
    skip_special_tokens: skipSpecialTokens,
    ...(promptTokens === null ? {} : { truncate_prompt_tokens: promptTokens, truncation_side: promptCut }),
    ...(logprobs ? (api === "chat" ? { logprobs: true, top_logprobs: 0 } : { logprobs: 0 }) : {}),
  };
};

/** What is wrong with the samples of an answer; null if they can be used. */
export const answerMistake = (
  { samples }: Answer,
  asked: number,
): { readonly kind: "server-error" | "aborted"; readonly detail: string } | null => {
  if (samples.length > asked)
    return { kind: "server-error", detail: `${samples.length} samples where ${asked} were asked` };
  const aborted = samples.find(({ finishReason }) => finishReason === "abort" || finishReason === "error");
  return aborted === undefined ? null : { kind: "aborted", detail: `sample ${aborted.index} was aborted` };
};

const sum = (values: ReadonlyArray<number | null>): number | null =>
  values.includes(null) ? null : values.reduce<number>((total, value) => total + (value ?? 0), 0);

/** Tokens of each sample: counted by its log-probabilities, else an equal share of the request's, which adds up to them. */
const tokensOf = ({ samples, tokens }: Answer): ReadonlyArray<number | null> => {
  const counted = samples.map(({ logProbabilities }) => logProbabilities?.length ?? null);
  if (tokens === null || sum(counted) === tokens) return counted;
  const share = Math.floor(tokens / samples.length);
  return samples.map((_, i) => share + (i < tokens - share * samples.length ? 1 : 0));
};

const sorted = (answer: Answer): Answer => ({
  ...answer,
  samples: answer.samples.toSorted((a, b) => a.index - b.index),
});

const isCut = ({ finishReason }: Sample): boolean => finishReason === "length";

/** The texts of an answer in the order of the samples, repetitions included. */
export const samplesInOrder = (answer: Answer): ReadonlyArray<ConjectureCompletion> => {
  const { samples, tokens } = sorted(answer);
  const counted = tokensOf({ samples, tokens });
  return samples.map((sample, i) => ({
    text: sample.text,
    tokens: counted[i] ?? null,
    ...(isCut(sample) ? { cut: true } : {}),
  }));
};

/** The distinct texts of an answer in the order of the samples, each with its number. */
export const distinctSamples = (answer: Answer): ReadonlyArray<SampledProof> => {
  const { promptTokens, samples } = sorted(answer);
  const tokens = tokensOf({ samples, tokens: answer.tokens });
  const distinct = new Map<string, SampledProof>();
  samples.forEach((sample, i) => {
    const { logProbabilities, text } = sample;
    const known = distinct.get(text);
    const cut = (known?.cut ?? 0) + (isCut(sample) ? 1 : 0);
    const own = tokens[i] ?? null;
    const contextTokens =
      known?.contextTokens ?? (promptTokens === undefined || own === null ? null : promptTokens + own);
    distinct.set(text, {
      text,
      multiplicity: (known?.multiplicity ?? 0) + 1,
      tokens: sum([known === undefined ? 0 : known.tokens, own]),
      logProbability:
        known !== undefined ? known.logProbability : logProbabilities === null ? null : sum(logProbabilities),
      ...(cut === 0 ? {} : { cut }),
      ...(contextTokens === null ? {} : { contextTokens }),
    });
  });
  return [...distinct.values()];
};
