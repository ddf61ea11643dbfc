/**
 * Why a request to a server has no answer, and whether it makes sense to send it again. vLLM's error bodies are
 * `{"error": {"message", …}}`, in older versions the same fields flat; of routes that it does not have, `{"detail"}`.
 */
import { Option, Schema } from "effect";

/**
 * `busy`: 429, or 503 with a time to wait. `server-error`: another 5xx, or 408. `aborted`: the server ended a sample before
 * the model did. `broken`: no connection, or an answer that is no protocol. `refused`: the server will never do it (context too long, bad key).
 */
export const FailureKind = Schema.Literals([
  "busy",
  "server-error",
  "aborted",
  "broken",
  "deadline",
  "unknown-model",
  "refused",
  "no-endpoint",
]);
export type FailureKind = typeof FailureKind.Type;

const RETRYABLE: ReadonlySet<FailureKind> = new Set(["busy", "server-error", "aborted", "broken", "deadline"]);

export class RequestFailure extends Schema.TaggedError<RequestFailure>()("RequestFailure", {
  kind: FailureKind,
  /** Base URL of the server, or several. */
  endpoint: Schema.String,
  detail: Schema.String,
  /** What the server asks to wait, in milliseconds; null where it names no time. */
  retryAfterMilliseconds: Schema.NullOr(Schema.Finite),
}) {
  override get message() {
    return `${this.endpoint}: ${this.detail}`;
  }
  get isRetryable(): boolean {
    return RETRYABLE.has(this.kind);
  }
}

export const failureAt = (kind: FailureKind, endpoint: string, detail: string): RequestFailure =>
  new RequestFailure({ kind, endpoint, detail, retryAfterMilliseconds: null });

const ErrorText = Schema.Struct({ message: Schema.String });
const readError = Schema.decodeUnknownOption(
  Schema.fromJsonString(
    Schema.Union([Schema.Struct({ error: ErrorText }), ErrorText, Schema.Struct({ detail: Schema.String })]),
  ),
);

/** What the body of an error response says. */
export const errorText = (body: string): string =>
  Option.match(readError(body), {
    onNone: () => (body.trim() === "" ? "an empty response" : body.trim().slice(0, 500)),
    onSome: (read) => ("error" in read ? read.error.message : "detail" in read ? read.detail : read.message),
  });

/** Milliseconds that a `Retry-After` header asks to wait: seconds, or a date. `now` is milliseconds since 1970. */
export const retryAfter = (header: string | undefined, now: number): number | null => {
  if (header === undefined) return null;
  if (/^\s*\d+(\.\d+)?\s*$/.test(header)) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
};

const kindOf = (status: number): FailureKind => {
  if (status === 429) return "busy";
  if (status === 404) return "unknown-model";
  return status >= 500 || status === 408 ? "server-error" : "refused";
};

const HINTS: Readonly<Record<number, string>> = {
  401: " (the API key is wrong or missing: see apiKeyVariable)",
  403: " (the API key does not allow it: see apiKeyVariable)",
};

/** The failure that a response's status tells. */
export const statusFailure = (
  endpoint: string,
  response: { readonly status: number; readonly body: string; readonly retryAfter: string | undefined },
  now: number,
): RequestFailure =>
  new RequestFailure({
    kind: kindOf(response.status),
    endpoint,
    detail: `${response.status} ${errorText(response.body)}${HINTS[response.status] ?? ""}`,
    retryAfterMilliseconds: retryAfter(response.retryAfter, now),
  });
