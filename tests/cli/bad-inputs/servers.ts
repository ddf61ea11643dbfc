/** Servers that are not what an experiment names. SERVER is the base URL of one that answers as the row says. */

import type { Reply, ScriptedRequest } from "../../support/scripted-server.ts";
import { type BadInput, EMPTY_PORT, runWords } from "./bad-input.ts";

export interface BadServer extends BadInput {
  readonly answer: (request: ScriptedRequest) => Reply;
}

const QUICK = { retries: 0, patienceSeconds: 1, requestTimeoutSeconds: 5 };
const model = (more: object = {}): string =>
  `model=${JSON.stringify({ backend: "vllm", model: "base", endpoints: ["SERVER"], weights: { how: "none" }, ...QUICK, ...more })}`;

/** A server of the model, asked before the run begins. */
const ofModel = (what: string, answer: BadServer["answer"], found: string, more: object = {}): BadServer => ({
  what: `a model's server: ${what}`,
  words: (folder) => runWords(folder, "--set", model(more)),
  answer,
  message: ["model.endpoints", "servers that answer and have the model base", found],
});

const healthy =
  (models: Reply): BadServer["answer"] =>
  ({ path }) =>
    path === "/health" ? { text: "" } : models;
const listed = (...ids: ReadonlyArray<string>): Reply => ({
  json: { object: "list", data: ids.map((id) => ({ id })) },
});

/** A Kimina server, whose failure is the work's (exit 1), as the table of exit codes has it. */
const kimina = (what: string, answer: BadServer["answer"], found: string, more: object = {}): BadServer => ({
  what: `a Kimina server: ${what}`,
  words: (folder) =>
    runWords(
      folder,
      "--set",
      `verifier=${JSON.stringify({ backend: "kimina", url: "SERVER", environment: "e", tries: 1, ...more })}`,
    ),
  answer,
  code: 1,
  message: ["verifier.url", "a Kimina Lean Server that answers", found],
});

export const badServers: ReadonlyArray<BadServer> = [
  ofModel("another model", healthy(listed("other")), "SERVER: the server has no model base, it has other"),
  ofModel("two other models", healthy(listed("a", "b")), "SERVER: the server has no model base, it has a, b"),
  ofModel("no model", healthy(listed()), "SERVER: the server has no model base, it has none"),
  ofModel("a list that is none", healthy({ json: { data: 3 } }), "SERVER"),
  ofModel("a list that is no JSON", healthy({ text: "<html>" }), "SERVER"),
  ofModel("an empty list", healthy({ text: "" }), "SERVER"),
  ofModel("a list in null", healthy({ text: "null" }), "SERVER"),
  ofModel("401", healthy({ status: 401, text: "no key" }), "SERVER: 401"),
  ofModel("403", healthy({ status: 403, text: "not yours" }), "SERVER: 403"),
  ofModel("404", healthy({ status: 404, text: "nothing" }), "SERVER: 404"),
  ofModel("500", healthy({ status: 500, text: "broken" }), "SERVER: 500"),
  ofModel("503 on /health", () => ({ status: 503, text: "loading" }), "SERVER: 503"),
  ofModel("a redirection", () => ({ status: 302, headers: { location: "/elsewhere" }, text: "" }), "SERVER"),
  ofModel("a connection that breaks", () => (response) => response.destroy(), "SERVER"),
  ofModel("nobody", () => ({}), `${EMPTY_PORT}`, { endpoints: [EMPTY_PORT] }),
  ofModel("a name that no address has", () => ({}), "http://nowhere.invalid", {
    endpoints: ["http://nowhere.invalid"],
  }),
  ofModel("one of two without the model", healthy(listed("other")), "SERVER: the server has no model base", {
    endpoints: ["SERVER", EMPTY_PORT],
  }),
  {
    ...ofModel("no key in the environment", healthy(listed("base")), "nothing", { apiKeyVariable: "STP_NO_SUCH_KEY" }),
    message: ["model.apiKeyVariable", "an API key in the environment variable STP_NO_SUCH_KEY", "nothing"],
  },
  kimina("401", () => ({ status: 401, text: "no key" }), "401 no key"),
  kimina("404", () => ({ status: 404, text: "nothing" }), "404 nothing"),
  kimina("500", () => ({ status: 500, text: "broken" }), "500 broken"),
  kimina("no JSON", () => ({ text: "<html>" }), "an answer of no known form"),
  kimina("an answer without results", () => ({ json: {} }), "an answer of no known form"),
  kimina("fewer results than texts", () => ({ json: { results: [] } }), "a first proof was not checked"),
  kimina("a connection that breaks", () => (response) => response.destroy(), "no answer"),
  kimina("nobody", () => ({}), "no answer", { url: EMPTY_PORT }),
];
