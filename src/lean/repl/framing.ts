/**
 * How requests and responses lie in a stream: a request ends at an empty line, its lines are joined without anything
 * between them, and one that begins with `#` or `--` is a comment; a response is pretty-printed JSON and an empty line.
 */

import type { Fuel } from "../verdict.ts";
import { type Answer, answerRequest, type ReplSession } from "./session.ts";

/** Splits what has been read into whole requests and the rest; at the end of the input add an empty line. */
export function takeRequests(text: string): { readonly requests: readonly string[]; readonly rest: string } {
  const requests: string[] = [];
  let lines: string[] = [];
  let consumed = 0;
  for (let end = text.indexOf("\n"), start = 0; end >= 0; start = end + 1, end = text.indexOf("\n", start)) {
    const line = text.slice(start, end).trimEnd();
    if (line.trim() !== "") {
      lines.push(line);
      continue;
    }
    const request = lines.join("");
    if (request !== "" && !request.startsWith("#") && !request.startsWith("--")) requests.push(request);
    lines = [];
    consumed = end + 1;
  }
  return { requests, rest: text.slice(consumed) };
}

/** Answers the text of one request; text that is no JSON is answered with a message. */
export function answerText(session: ReplSession, request: string, fuel?: Fuel): Answer {
  let json: unknown;
  try {
    json = JSON.parse(request);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { session, response: { message: `Could not parse JSON:\n${error.message}` } };
  }
  return answerRequest(session, json, fuel);
}

/** A response as it is written: JSON without an empty line in it, and an empty line. */
export function writeResponse(response: Answer["response"]): string {
  return `${JSON.stringify(response, null, 1)}\n\n`;
}
