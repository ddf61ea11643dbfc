/** The verifier behind Lean's REPL protocol. */

export { answerText, takeRequests, writeResponse } from "./framing.ts";
export type { ReplMessage, ReplRequest, ReplResponse, ReplSorry, ReplTactic } from "./protocol.ts";
export { type Answer, answerRequest, openReplSession, type ReplSession } from "./session.ts";
