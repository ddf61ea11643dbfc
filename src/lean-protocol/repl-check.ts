/**
 * What a REPL says of a text that is run in the middle of an attempt. Its numbers of environments, proof states and
 * metavariables are taken out or begin again: they depend on what the process was asked before. Pure, but for the asking.
 */
import { Effect } from "effect";
import {
  type CheckAnswer,
  type CheckLimits,
  type CheckRequest,
  isJsonObject,
  type Json,
  type JsonObject,
  renumbering,
} from "../domain/index.ts";
import type { ReplTold } from "./repl-judge.ts";
import { screenCheck } from "./screening.ts";

const NUMBERS = ["env", "proofState"];

/** The answer to a text, the same whichever process gave it. */
export const answeredCheck = (json: unknown): CheckAnswer => {
  if (!isJsonObject(json)) {
    const message = `the REPL's answer is of no known form: ${JSON.stringify(json).slice(0, 200)}`;
    return { _tag: "unanswered", reason: "crashed", message };
  }
  const renumbered = renumbering();
  const plain = (value: Json): Json => {
    if (typeof value === "string") return renumbered(value);
    if (Array.isArray(value)) return (value as ReadonlyArray<Json>).map(plain);
    if (!isJsonObject(value)) return value;
    const kept = Object.entries(value).filter(([key]) => !NUMBERS.includes(key));
    return Object.fromEntries(kept.map(([key, inner]) => [key, plain(inner)]));
  };
  return { _tag: "answered", json: plain(json) as JsonObject };
};

/** The answer to a text that is not run; null for one that is. */
export const refusedCheck = (text: string): CheckAnswer | null => {
  const screened = screenCheck(text);
  if (screened === null) return null;
  const { construct, position, reason } = screened;
  const message = { severity: "error", pos: { ...position }, data: `\`${construct}\` ${reason}` };
  return { _tag: "answered", json: { messages: [message] } };
};

/** How a text that was not answered is told. */
const unanswered = ({ _tag, message }: { readonly _tag: string; readonly message: string }): CheckAnswer => {
  if (_tag === "timeout" || _tag === "memory") return { _tag: "unanswered", reason: _tag, message };
  return { _tag: "unanswered", reason: _tag === "unsupported" ? "header" : "crashed", message };
};

/** Checks texts, in their order; `ask` runs one where its header has been elaborated. */
export const makeReplChecker =
  <E>(ask: (request: CheckRequest, limits: CheckLimits) => Effect.Effect<Pick<ReplTold, "answer">, E>) =>
  (requests: ReadonlyArray<CheckRequest>, limits: CheckLimits): Effect.Effect<ReadonlyArray<CheckAnswer>, E> =>
    Effect.forEach(
      requests,
      (request) => {
        const refused = refusedCheck(request.text);
        if (refused !== null) return Effect.succeed(refused);
        return Effect.map(ask(request, limits), ({ answer }) =>
          "_tag" in answer ? unanswered(answer) : answeredCheck(answer.json),
        );
      },
      { concurrency: "unbounded" },
    );
