/**
 * A text of Lean that is run for what is said of it, in the middle of an attempt. It is no verdict: what comes of the
 * attempt is judged as any proof.
 */
import { isJsonObject, type JsonObject } from "./json.ts";

export interface CheckRequest {
  /** Elaborated before the text; null: the verifier's own. */
  readonly header: string | null;
  readonly text: string;
}

export type CheckAnswer =
  /** The answer of Lean's REPL to the text, without the numbers that it gives to environments and proof states. */
  | { readonly _tag: "answered"; readonly json: JsonObject }
  /** There is none; `header`: the header is not accepted. */
  | {
      readonly _tag: "unanswered";
      readonly reason: "timeout" | "memory" | "crashed" | "header";
      readonly message: string;
    };

/** Bounds of one check. */
export interface CheckLimits {
  readonly seconds: number;
}

/** Whether an answer reports neither an error nor a `sorry`. */
export const saysNothingAgainst = (answer: CheckAnswer): boolean => {
  if (answer._tag === "unanswered") return false;
  const { message, messages, sorries } = answer.json;
  if (message !== undefined || (Array.isArray(sorries) && sorries.length > 0)) return false;
  return !(Array.isArray(messages) ? messages : []).some(
    (one) =>
      !isJsonObject(one) ||
      one["severity"] === "error" ||
      (one["severity"] === "warning" && String(one["data"]).includes("sorry")),
  );
};
