/** The settings of the verifier behind a Kimina Lean Server. */
import { Schema } from "effect";
import { PositiveCount, setting } from "../../domain/index.ts";
import { judgeSettings } from "../../lean-protocol/index.ts";

/** A Kimina Lean Server. */
export const KiminaVerifierSettings = Schema.Struct({
  backend: Schema.Literal("kimina").annotate({ description: "A Kimina Lean Server (project-numina), over HTTP." }),
  url: Schema.NonEmptyString.annotate({ description: "Its address, e.g. http://127.0.0.1:8000." }),
  apiKeyVariable: setting(Schema.NullOr(Schema.NonEmptyString), null, {
    description: "Environment variable that holds the server's API key; null: it has none.",
  }),
  endpoint: setting(Schema.Literals(["check", "verify"]), "check", {
    description: "`check` is /api/check of server 2; `verify` is /verify of older servers.",
  }),
  environment: Schema.NonEmptyString.annotate({
    description:
      "What judges behind the server, in your words or as a digest: a server does not tell. A run resumes only where it is equal.",
  }),
  ...judgeSettings,
  batch: setting(PositiveCount, 8, { description: "Attempts in one request.", source: "client library: 8" }),
  requests: setting(PositiveCount, 5, { description: "Requests at once.", source: "client library: 5" }),
  tries: setting(PositiveCount, 5, {
    description: "Times a request is sent before the run stops; waits grow from 1 to 10 seconds.",
    source: "client library: 3",
  }),
});
export type KiminaVerifierSettings = typeof KiminaVerifierSettings.Type;
