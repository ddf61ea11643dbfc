/**
 * Requests to a Kimina Lean Server (project-numina/kimina-lean-server): a batch of Lean texts goes out, an answer to each
 * comes back. The server answers 200 whatever becomes of a text; 429 and 500 are about the whole batch.
 */
import { Duration, Effect, Schema } from "effect";
import { HttpClient, type HttpClientError, HttpClientRequest } from "effect/http";
import { readApiKey } from "../../machine/index.ts";
import { VerifierError } from "../../services/index.ts";
import type { KiminaVerifierSettings } from "./settings.ts";

/** `busy`: 429, all its REPLs are taken. `broken`: no connection, 5xx, or an answer that is not the protocol's. */
export class KiminaFailure extends Schema.TaggedError<KiminaFailure>()("KiminaFailure", {
  kind: Schema.Literals(["busy", "broken", "refused"]),
  message: Schema.String,
}) {}

/** What the server says of one text. */
export type SnippetAnswer = { readonly json: unknown } | { readonly error: string };

const Result = Schema.Struct({
  id: Schema.optionalKey(Schema.String),
  custom_id: Schema.optionalKey(Schema.Union([Schema.String, Schema.Int])),
  error: Schema.optionalKey(Schema.NullOr(Schema.String)),
  response: Schema.optionalKey(Schema.NullOr(Schema.Unknown)),
});
const readAnswer = Schema.decodeUnknownEffect(Schema.fromJsonString(Schema.Struct({ results: Schema.Array(Result) })));

/** Between the server's own limit on a text, which holds for header and body each, and ours on the request. */
const SPARE_SECONDS = 90;

const failureOf = (status: number, body: string): KiminaFailure => {
  const message = `${status} ${body.trim().slice(0, 300)}`;
  if (status === 429) return new KiminaFailure({ kind: "busy", message });
  const kind = status >= 500 || status === 408 || status === 499 ? "broken" : "refused";
  const hint = status === 401 || status === 403 ? " (see verifier.apiKeyVariable)" : "";
  return new KiminaFailure({ kind, message: `${message}${hint}` });
};

const transportFailure = ({ reason }: HttpClientError.HttpClientError): KiminaFailure => {
  const cause = "cause" in reason && reason.cause instanceof Error ? `: ${reason.cause.message}` : "";
  return new KiminaFailure({ kind: "broken", message: `no answer: ${reason.message}${cause}` });
};

const hasImport = (code: string): boolean => /^\s*import\s/m.test(code);

/** The request's body, in the words of the endpoint. */
const bodyOf = (endpoint: KiminaVerifierSettings["endpoint"], codes: ReadonlyArray<string>, timeout: number) => {
  // Without an import a text would share its environment with earlier ones on the same REPL.
  const reuse = codes.every(hasImport);
  return endpoint === "check"
    ? { snippets: codes.map((code, id) => ({ id: String(id), code })), timeout, debug: false, reuse }
    : { codes: codes.map((proof, id) => ({ custom_id: String(id), proof })), timeout, disable_cache: !reuse };
};

/** Sends texts together; an answer to each, in their order. `timeout` is for each text, in seconds. */
export const makeKiminaClient = Effect.fn("makeKiminaClient")(function* (settings: KiminaVerifierSettings) {
  const client = yield* HttpClient.HttpClient;
  const key = yield* Effect.mapError(
    readApiKey(settings.apiKeyVariable, "verifier.apiKeyVariable"),
    ({ message }) => new VerifierError({ reason: "start", message }),
  );
  const url = `${settings.url.replace(/\/+$/, "")}${settings.endpoint === "check" ? "/api/check" : "/verify"}`;
  return Effect.fn("kimina.check")(
    function* (codes: ReadonlyArray<string>, timeout: number) {
      const plain = HttpClientRequest.post(url).pipe(
        HttpClientRequest.bodyJsonUnsafe(bodyOf(settings.endpoint, codes, timeout)),
      );
      const request = key === null ? plain : HttpClientRequest.bearerToken(plain, key);
      const response = yield* client.execute(request);
      const text = yield* response.text;
      if (response.status !== 200) return yield* failureOf(response.status, text);
      const { results } = yield* readAnswer(text).pipe(
        Effect.mapError(
          ({ message }) => new KiminaFailure({ kind: "broken", message: `an answer of no known form: ${message}` }),
        ),
      );
      const byId = new Map(results.map((result) => [String(result.id ?? result.custom_id), result]));
      return codes.map((_, id): SnippetAnswer => {
        const { error, response: json } = byId.get(String(id)) ?? { error: "the server left this text out" };
        return json === undefined || json === null || (error !== undefined && error !== null)
          ? { error: error ?? "no response" }
          : { json };
      });
    },
    (effect, codes, timeout) =>
      effect.pipe(
        Effect.catchTag("HttpClientError", (error) => Effect.fail(transportFailure(error))),
        Effect.timeoutOrElse({
          duration: Duration.seconds(codes.length * (2 * timeout) + SPARE_SECONDS),
          orElse: () => Effect.fail(new KiminaFailure({ kind: "broken", message: "no answer within the deadline" })),
        }),
      ),
  );
});
export type KiminaClient = Effect.Success<ReturnType<typeof makeKiminaClient>>;
