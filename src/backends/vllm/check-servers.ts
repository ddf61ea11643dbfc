/** Whether servers are up and set up as the experiment says, before anything is asked of them. */
import { Effect, Result } from "effect";
import { UserError } from "../../domain/index.ts";
import { readApiKey } from "../../machine/index.ts";
import { makeWire, type Wire } from "./client.ts";
import { failureAt, type RequestFailure } from "./request-failure.ts";
import { listModels } from "./served-weights.ts";

const HEALTH_SECONDS = 10;

/** Names that one of a server's models must have; `model` is the one that messages name. */
export interface WantedModel {
  readonly model: string;
  readonly isRight: (name: string) => boolean;
}

/** A server that is in health and has a model that is wanted; null: whatever it has. */
export const checkServer = Effect.fn("vllm.checkServer")(function* (
  wire: Wire,
  url: string,
  wanted: WantedModel | null,
) {
  yield* wire.get(`${url}/health`, HEALTH_SECONDS);
  if (wanted === null) return;
  const listed = yield* listModels(wire, url);
  if (listed.some(wanted.isRight)) return;
  const found = listed.join(", ") || "none";
  return yield* failureAt("unknown-model", url, `the server has no model ${wanted.model}, it has ${found}`);
});

/** Refuses servers that are set up wrong, or none of which answers. One that is down for now is no mistake. */
export const refuseMistakes = Effect.fn("vllm.refuseMistakes")(function* (
  urls: ReadonlyArray<string>,
  place: string,
  model: string,
  check: (url: string) => Effect.Effect<void, RequestFailure>,
) {
  const results = yield* Effect.forEach(urls, (url) => Effect.result(check(url)), { concurrency: "unbounded" });
  const failures = results.filter(Result.isFailure).map((result) => result.failure);
  const wrong = failures.filter(({ isRetryable }) => !isRetryable);
  if (wrong.length === 0 && failures.length < results.length) {
    yield* Effect.forEach(failures, ({ message }) => Effect.logWarning(`goes on without ${message}`), {
      discard: true,
    });
    return;
  }
  const found = (wrong.length > 0 ? wrong : failures).map(({ message }) => message).join("; ");
  return yield* new UserError({
    place: `${place}.endpoints`,
    expected: `servers that answer and have the model ${model}`,
    found: found === "" ? "none" : found,
  });
});

/** What `stp doctor` asks: whether servers answer and have the model. */
export const checkServers = Effect.fn("vllm.checkServers")(function* (
  settings: {
    readonly apiKeyVariable: string | null;
    readonly endpoints: ReadonlyArray<string>;
    readonly model: string;
  },
  place: string,
) {
  const wire = yield* makeWire(yield* readApiKey(settings.apiKeyVariable, `${place}.apiKeyVariable`));
  const { endpoints, model } = settings;
  yield* refuseMistakes(endpoints, place, model, (url) =>
    checkServer(wire, url, { model, isRight: (name) => name === model }),
  );
});
