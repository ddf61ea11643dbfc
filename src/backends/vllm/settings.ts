/** The settings of models of every kind behind servers that speak the OpenAI-compatible protocol of vLLM. */
import { Schema } from "effect";
import { Count, commandOf, NonNegative, PositiveCount, placeholderText, Share, setting } from "../../domain/index.ts";

const ServerUrl = Schema.String.check(
  Schema.makeFilter(
    (text: string) =>
      /^https?:\/\/[^/?#\s]+(\/[^?#\s]*[^/?#\s])?$/.test(text) ||
      `Expected a base URL such as "http://127.0.0.1:8000", without a slash at the end, got "${text}"`,
  ),
);

/** How servers are asked, whatever for. */
const requests = {
  apiKeyVariable: setting(Schema.NullOr(Schema.NonEmptyString), null, {
    description: "Environment variable that holds the servers' API key; null: none is sent.",
  }),
  inFlight: setting(PositiveCount, 64, {
    description: "Requests that one server is given at a time; the loop waits for the rest.",
    unit: "requests",
  }),
  requestTimeoutSeconds: setting(PositiveCount, 900, {
    description: "Deadline of one request; after it the connection is closed and the request sent again.",
    unit: "seconds",
  }),
  retries: setting(Count, 8, {
    description:
      "How often a request is sent again after 429, 5xx, a broken connection, a deadline or an answer that is no protocol.",
  }),
  patienceSeconds: setting(PositiveCount, 600, {
    description: "How long a request waits while no server at all answers before the run stops.",
    unit: "seconds",
  }),
};

/** What stands in the words of `model.serve.command`. */
export const SERVE_PLACEHOLDERS = {
  port: "a free port of this machine",
  model: "`model.model`",
  library: "the file `data.library`",
} as const;

/** What stands in the words of `model.weights.command` and `critic.weights.command`. */
export const RESTART_PLACEHOLDERS = {
  name: "name that the server must give the new weights",
  weights: "folder of the new weights",
  endpoint: "base URL of the server",
  port: "its port",
} as const;

const ServeSettings = Schema.Struct({
  command: commandOf(SERVE_PLACEHOLDERS, ["port"]).annotate({
    description: `Program and arguments, no shell; the program "stp" is this one. Words that begin with ./ or ../ are paths from the experiment file's folder. Placeholders: ${placeholderText(SERVE_PLACEHOLDERS)}.`,
  }),
  processes: setting(PositiveCount, 1, { description: "Servers started, each on its own port." }),
  readySeconds: setting(PositiveCount, 900, {
    description: "How long a server may take until it answers.",
    unit: "seconds",
  }),
});
export type ServeSettings = typeof ServeSettings.Type;

/** A command that makes a server serve a whole new model; `what` says when it is run. */
const restart = (what: string) => ({
  command: commandOf(RESTART_PLACEHOLDERS, ["name", "weights"]).annotate({
    description: `${what} Placeholders: ${placeholderText(RESTART_PLACEHOLDERS)}.`,
  }),
  readySeconds: setting(PositiveCount, 900, {
    description: "How long a server may take until it answers with the new weights.",
    unit: "seconds",
  }),
});

const WeightSettings = Schema.Union([
  Schema.Struct({
    how: Schema.Literal("lora").annotate({
      description: "New weights are LoRA adapters, loaded into the running servers under a name that is never reused.",
    }),
  }),
  Schema.Struct({
    how: Schema.Literal("restart").annotate({
      description: "New weights are whole models; a command makes each server serve them.",
    }),
    ...restart("Run once a server, when no request is under way; exits when the server has been told."),
  }),
  Schema.Struct({
    how: Schema.Literal("none").annotate({
      description: "The servers keep the weights they have; nothing is published.",
    }),
  }),
]);
export type WeightSettings = typeof WeightSettings.Type;

/** A language model behind one or more servers. */
export const VllmModelSettings = Schema.Struct({
  backend: Schema.Literal("vllm").annotate({
    description: "A model behind vLLM's OpenAI-compatible server, or any that speaks its protocol (`stp serve-model`).",
  }),
  model: Schema.NonEmptyString.annotate({
    description: "Name of the model before any training, as the server lists it.",
  }),
  endpoints: setting(Schema.Array(ServerUrl), [], {
    description: "Base URLs of the servers, e.g. http://127.0.0.1:8000; they all serve the same model.",
  }),
  serve: setting(Schema.NullOr(ServeSettings), null, {
    description: "Servers that the run starts itself and ends with it, besides `endpoints`.",
  }),
  ...requests,
  api: setting(Schema.Literals(["completions", "chat"]), "completions", {
    description: "`/v1/completions` gets the prompt as it is; `/v1/chat/completions` as a message of the user.",
  }),
  systemPrompt: setting(Schema.NullOr(Schema.NonEmptyString), null, {
    description: "System message of the chat API; null: none.",
  }),
  logprobs: setting(Schema.Boolean, true, {
    description: "Ask for the log-probability of every sample and keep it in the log.",
  }),
  stop: setting(Schema.NullOr(Schema.Array(Schema.NonEmptyString)), null, {
    description: "Texts that end a completion; null: those of the prompt format.",
  }),
  stopTokenIds: setting(Schema.Array(Count), [], {
    description: "Tokens that end a completion, besides the model's own.",
  }),
  includeStop: setting(Schema.Boolean, false, { description: "Whether a completion keeps the text that ended it." }),
  skipSpecialTokens: setting(Schema.Boolean, true, {
    description: "Whether special tokens are left out of completions; false for a model whose tags are special tokens.",
  }),
  promptTokens: setting(Schema.NullOr(PositiveCount), null, {
    description: "Longest prompt; a longer one is cut at `promptCut`. Null: as the prompt format says.",
    unit: "tokens",
    source: "released code: 1,024",
  }),
  promptCut: setting(Schema.Literals(["left", "right"]), "left", {
    description: "Which end of a long prompt is dropped.",
    source: "released code: left",
  }),
  weights: setting(
    WeightSettings,
    { how: "lora" },
    {
      description: "How the servers get the weights that the trainer makes.",
    },
  ),
});
export type VllmModelSettings = typeof VllmModelSettings.Type;

/** A model that embeds texts, behind one or more servers. */
export const VllmEmbedderSettings = Schema.Struct({
  backend: Schema.Literal("vllm").annotate({
    description: "A model behind vLLM's pooling server, with MEAN pooling for STP's embedding.",
  }),
  model: Schema.NonEmptyString.annotate({ description: "Name of the model, as the server lists it." }),
  endpoints: setting(Schema.Array(ServerUrl), [], {
    description: "Base URLs of the servers; none: those of `model`.",
  }),
  ...requests,
  api: setting(Schema.Literals(["embeddings", "pooling"]), "embeddings", {
    description:
      "`/v1/embeddings` gives a vector a text; `/pooling` may give one a token, whose mean is taken here as STP does.",
  }),
  followsModel: setting(Schema.Boolean, false, {
    description:
      "Embed with the weights that sample, which servers of its own load as adapters; vectors are then logged under their version.",
    source: "paper and released code: true",
  }),
  dimension: setting(Schema.NullOr(PositiveCount), null, {
    description: "Length of an embedding, sent to the server as `dimensions` and checked; null: whatever it gives.",
  }),
  textTokens: setting(Schema.NullOr(PositiveCount), 512, {
    description: "Longest text; a longer one loses its end. Null: as long as the model allows.",
    unit: "tokens",
    source: "released code: 512",
  }),
  batch: setting(PositiveCount, 32, { description: "Texts in one request.", unit: "texts" }),
});
export type VllmEmbedderSettings = typeof VllmEmbedderSettings.Type;

/** A language model that reviews conjectures, behind one or more servers. */
export const VllmGuideSettings = Schema.Struct({
  backend: Schema.Literal("vllm").annotate({
    description: "A model behind servers that speak vLLM's protocol; it is asked and never trained.",
  }),
  model: Schema.NonEmptyString.annotate({
    description:
      "Name of the model, as the server lists it; the servers of `model` keep the untrained one under its name.",
  }),
  endpoints: Schema.NonEmptyArray(ServerUrl).annotate({ description: "Base URLs of the servers." }),
  ...requests,
  api: setting(Schema.Literals(["completions", "chat"]), "chat", {
    description: "`/v1/chat/completions` gets the prompt as a message of the user, `/v1/completions` as it is.",
  }),
  systemPrompt: setting(Schema.NullOr(Schema.NonEmptyString), null, {
    description: "System message of the chat API; null: none.",
  }),
  stopTokenIds: setting(Schema.Array(Count), [], {
    description: "Tokens that end an answer, besides the model's own.",
  }),
  skipSpecialTokens: setting(Schema.Boolean, true, { description: "Whether special tokens are left out of answers." }),
  temperature: setting(NonNegative, 1, { description: "Sampling temperature.", source: "SGS: 1.0" }),
  topP: setting(Share, 1, { description: "Nucleus of the sampling distribution; 1 samples from all of it." }),
  maximumTokens: setting(PositiveCount, 8192, {
    description: "Longest answer.",
    unit: "tokens",
    source: "SGS: 8,192",
  }),
});
export type VllmGuideSettings = typeof VllmGuideSettings.Type;

/** A model that gives a proof state one number, behind one or more servers. */
export const VllmCriticSettings = Schema.Struct({
  backend: Schema.Literal("vllm").annotate({
    description:
      "A model with one label behind vLLM's pooling server, which `criticTrainer` trains; asked through `/classify`.",
  }),
  endpoints: Schema.NonEmptyArray(ServerUrl).annotate({
    description: "Base URLs of the servers; they need not run before the first critic is trained.",
  }),
  ...requests,
  weights: Schema.Struct(
    restart(
      "Starts a server with a critic, or again with a newer one: run once a server, when no request is under way, and where it does not answer; exits when the server has been told.",
    ),
  ).annotate({ description: "How the servers get the critic that the trainer makes, a whole model." }),
  batch: setting(PositiveCount, 32, { description: "States in one request.", unit: "states" }),
});
export type VllmCriticSettings = typeof VllmCriticSettings.Type;
