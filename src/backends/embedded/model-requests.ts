/**
 * The OpenAI-compatible protocol as vLLM speaks it, seen from the server: the requests that are understood, and errors.
 * Fields that are not known are ignored, as vLLM does; what is known and cannot be done is refused by name.
 */
import { Schema } from "effect";

/** A request that gets no answer; sent as vLLM sends it. */
export class ApiError extends Schema.TaggedError<ApiError>()("ApiError", {
  status: Schema.Int,
  type: Schema.String,
  message: Schema.String,
}) {
  /** The body of the response. */
  get body() {
    const { message, status, type } = this;
    return { error: { message, type, param: null, code: status } };
  }
  static badRequest(message: string) {
    return new ApiError({ status: 400, type: "BadRequestError", message });
  }
  static invalidInput(message: string) {
    return new ApiError({ status: 400, type: "InvalidUserInput", message });
  }
  static notFound(message: string) {
    return new ApiError({ status: 404, type: "NotFoundError", message });
  }
  static internal(message: string) {
    return new ApiError({ status: 500, type: "InternalServerError", message });
  }
}

const optional = <S extends Schema.Top>(schema: S) => Schema.optionalKey(Schema.NullOr(schema));

const PositiveInt = Schema.Int.check(Schema.isGreaterThanOrEqualTo(1));

/** How samples are drawn, the same for both APIs. */
const sampling = {
  model: Schema.String,
  n: optional(PositiveInt),
  temperature: optional(Schema.Finite),
  top_p: optional(Schema.Finite),
  top_k: optional(Schema.Int),
  seed: optional(Schema.Int),
  stop: optional(Schema.Union([Schema.String, Schema.Array(Schema.String)])),
  include_stop_str_in_output: optional(Schema.Boolean),
  truncate_prompt_tokens: optional(Schema.Int),
  stream: optional(Schema.Boolean),
};

export const CompletionRequest = Schema.Struct({
  ...sampling,
  prompt: Schema.Union([Schema.String, Schema.NonEmptyArray(Schema.String)]),
  logprobs: optional(Schema.Int),
  echo: optional(Schema.Boolean),
});

const MessageText = Schema.Union([
  Schema.String,
  Schema.Array(Schema.Struct({ type: Schema.Literal("text"), text: Schema.String })),
]);

export const ChatRequest = Schema.Struct({
  ...sampling,
  messages: Schema.NonEmptyArray(Schema.Struct({ role: Schema.String, content: MessageText })),
  logprobs: optional(Schema.Boolean),
});

export const TokenizeRequest = Schema.Union([
  Schema.Struct({ prompt: Schema.String }),
  Schema.Struct({ messages: ChatRequest.fields.messages }),
]);

/** What both APIs' requests have. */
export type SamplingRequest = Omit<typeof CompletionRequest.Type, "prompt" | "logprobs" | "echo">;

export const EmbeddingRequest = Schema.Struct({
  model: Schema.String,
  input: Schema.Union([Schema.String, Schema.NonEmptyArray(Schema.String)]),
  dimensions: optional(PositiveInt),
  encoding_format: optional(Schema.Literals(["float", "base64"])),
});

export const LoadAdapterRequest = Schema.Struct({ lora_name: Schema.NonEmptyString, lora_path: Schema.NonEmptyString });
export const UnloadAdapterRequest = Schema.Struct({ lora_name: Schema.NonEmptyString });

type Content = typeof MessageText.Type;
const plainText = (content: Content): string =>
  typeof content === "string" ? content : content.map(({ text }) => text).join("");

/**
 * The text of the last message of the user, and of the model's own behind it, which goes on; system messages say nothing
 * to this model.
 */
export const userText = ({ messages }: Pick<typeof ChatRequest.Type, "messages">): string => {
  const last = messages.findLastIndex(({ role }) => role === "user");
  const behind = messages.slice(last + 1).filter(({ role }) => role === "assistant");
  return [messages[last], ...behind].map((message) => plainText(message?.content ?? "")).join("");
};

/** Words stand for the tokens that this model does not have. */
export const countWords = (text: string): number => text.match(/\S+/g)?.length ?? 0;

/** The first thing that a request asks and the model cannot do; null if there is none. */
export const refusal = (request: SamplingRequest): string | null => {
  const { stream, temperature, top_k, top_p } = request;
  if ((temperature ?? 1) <= 0) return `temperature must be above 0, got ${temperature}`;
  if ((top_p ?? 1) !== 1) return `top_p must be 1: the model samples from its whole distribution, got ${top_p}`;
  if ((top_k ?? 0) > 0) return `top_k must be 0 or -1: the model samples from its whole distribution, got ${top_k}`;
  if (stream === true) return "stream is not supported";
  return null;
};
