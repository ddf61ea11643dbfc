/**
 * A chat model that is told its errors: it answers with a whole proof, is told what Lean reports of it, and answers again,
 * until nothing is reported or its answers are spent.
 */
import { type CheckAnswer, isJsonObject, type Json } from "../src/domain/index.ts";
import type { Feedback, PromptFormatShape, PromptPolicy, PromptSettings, Turn } from "../src/services/index.ts";
import chat from "./chat.ts";
import { findProof } from "./find-proof.ts";

/** A place as Lean counts: lines from 1, of the statement and the proof behind it. */
const placeOf = (position: Json | undefined): string =>
  isJsonObject(position) ? `line ${String(position["line"])}, column ${String(position["column"])}: ` : "";

const listOf = (value: Json | undefined): ReadonlyArray<Json> =>
  Array.isArray(value) ? (value as ReadonlyArray<Json>) : [];

/** What was reported, one after the other, the goals that `sorry` leaves at their end. */
const reportsOf = (answer: CheckAnswer, seconds: number): string => {
  if (answer._tag === "unanswered")
    return answer.reason === "timeout" ? `no answer within ${seconds} seconds` : answer.message;
  const { message, messages, sorries } = answer.json;
  const reported = listOf(messages)
    .filter(isJsonObject)
    .map(({ data, pos, severity }) => `${placeOf(pos)}${String(severity)}: ${String(data)}`);
  const open = listOf(sorries)
    .filter(isJsonObject)
    .map(({ goal, pos }) => `${placeOf(pos)}left open by sorry:\n${String(goal)}`);
  return [...(typeof message === "string" ? [message] : []), ...reported, ...open].join("\n\n");
};

const feedback = (answer: CheckAnswer, seconds: number): Feedback => ({
  before: "Lean reports:\n\n```\n",
  text: reportsOf(answer, seconds),
  after:
    "\n```\n\nLines count from the first one of the theorem. Correct the proof: answer with one code block that holds the whole proof, as it follows the theorem's statement.",
});

const readTurn = (turn: string, statement: string): Turn => {
  const proof = findProof(turn, statement);
  if (typeof proof !== "string") return { _tag: "final" };
  return { _tag: "check", text: `${statement}\n${proof}`, isAnswer: true };
};

const format = (settings: PromptSettings): PromptFormatShape => ({
  ...chat.format(settings),
  name: "correction",
  rounds: { stop: [], answers: "as-message", readTurn, feedback },
});

const correction: PromptPolicy = {
  name: "correction",
  summary: "Chat models that are told what Lean reports of their proof, and answer again",
  format,
};

export default correction;
