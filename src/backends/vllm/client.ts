/**
 * Requests to the servers of a model: encoded, sent with a deadline, decoded with a schema, and sent again where that
 * can help. Interruption closes the connection, on which a server stops generating.
 */
import { Clock, Duration, Effect, Schedule, Schema } from "effect";
import { HttpClient, type HttpClientError, HttpClientRequest } from "effect/http";
import type { Json } from "../../domain/index.ts";
import type { ApiKey } from "../../machine/index.ts";
import type { EndpointPool } from "./endpoint-pool.ts";
import { failureAt, type RequestFailure, statusFailure } from "./request-failure.ts";

const FIRST_DELAY = "250 millis";
const LONGEST_DELAY = "30 seconds";
/** A server that asks to wait longer than this is not waited for. */
const LONGEST_RETRY_AFTER_MILLISECONDS = 3_600_000;

/** Sends one request to one server and tells the text of its answer. */
export interface Wire {
  readonly get: (url: string, seconds: number) => Effect.Effect<string, RequestFailure>;
  readonly post: (url: string, body: Json, seconds: number) => Effect.Effect<string, RequestFailure>;
}

const originOf = (url: string): string => url.replace(/^(https?:\/\/[^/]+).*$/, "$1");

const broken = (url: string, detail: string): RequestFailure => failureAt("broken", originOf(url), detail);

const transportText = ({ reason }: HttpClientError.HttpClientError): string => {
  const cause = "cause" in reason && reason.cause instanceof Error ? reason.cause : null;
  const code = cause !== null && "code" in cause ? ` (${String(cause.code)})` : "";
  return `no answer: ${cause?.message || reason.message}${code}`;
};

/** The wire over Effect's HTTP client. */
export const makeWire = Effect.fn("makeWire")(function* (key: ApiKey) {
  const client = yield* HttpClient.HttpClient;
  const send = (request: HttpClientRequest.HttpClientRequest, seconds: number) => {
    const { url } = request;
    const keyed = key === null ? request : HttpClientRequest.bearerToken(request, key);
    return Effect.gen(function* () {
      const response = yield* client.execute(keyed);
      const body = yield* response.text;
      if (response.status >= 200 && response.status < 300) return body;
      const told = { status: response.status, body, retryAfter: response.headers["retry-after"] };
      return yield* statusFailure(originOf(url), told, yield* Clock.currentTimeMillis);
    }).pipe(
      Effect.catchTag("HttpClientError", (error) => Effect.fail(broken(url, transportText(error)))),
      Effect.timeoutOrElse({
        duration: Duration.seconds(seconds),
        orElse: () => Effect.fail(failureAt("deadline", originOf(url), `no answer within ${seconds} s`)),
      }),
    );
  };
  return {
    get: (url, seconds) => send(HttpClientRequest.get(url), seconds),
    post: (url, body, seconds) =>
      send(HttpClientRequest.post(url).pipe(HttpClientRequest.bodyJsonUnsafe(body)), seconds),
  } satisfies Wire;
});

/** Decodes the text of an answer; what does not fit the protocol is a broken answer. */
export const decodeAnswer = <A>(
  schema: Schema.ConstraintDecoder<A>,
  url: string,
  text: string,
): Effect.Effect<A, RequestFailure> =>
  Schema.decodeUnknownEffect(Schema.fromJsonString(schema))(text).pipe(
    Effect.mapError(({ message }) =>
      broken(url, `an answer that is not the protocol's: ${message.replaceAll(/\s+/g, " ")}: ${text.slice(0, 120)}`),
    ),
  );

/** Longer each time, spread by chance, and never sooner than the server asks. */
const pauses = Schedule.min([Schedule.exponential(FIRST_DELAY), Schedule.spaced(LONGEST_DELAY)]).pipe(
  Schedule.jittered,
  Schedule.setInputType<RequestFailure>(),
  Schedule.modifyDelay(({ duration, input }) =>
    Effect.succeed(Duration.max(duration, Duration.millis(input.retryAfterMilliseconds ?? 0))),
  ),
);

/** Does a request again while that can help, at most `retries` times, after a pause. */
export const retrying = <A>(
  retries: number,
  request: Effect.Effect<A, RequestFailure>,
  canHelp: (failure: RequestFailure) => boolean = ({ isRetryable }) => isRetryable,
): Effect.Effect<A, RequestFailure> =>
  Effect.retry(request, {
    schedule: pauses,
    times: retries,
    while: (failure) => canHelp(failure) && (failure.retryAfterMilliseconds ?? 0) <= LONGEST_RETRY_AFTER_MILLISECONDS,
  });

/** Sends a request through the pool until it is answered; `isPublished`: its model was given to the servers by this run. */
export const sendThrough = <A>(
  pool: EndpointPool,
  retries: number,
  request: (url: string) => Effect.Effect<A, RequestFailure>,
  isPublished: boolean,
): Effect.Effect<A, RequestFailure> =>
  // A server that lost the weights it was given (it was started again) gets them back before its next request.
  retrying(
    retries,
    pool.use(request),
    ({ isRetryable, kind }) => isRetryable || (kind === "unknown-model" && isPublished),
  );
