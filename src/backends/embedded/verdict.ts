/** From the fragment's verdicts to the domain's. */
import type { Verdict } from "../../domain/index.ts";
import type { Failure } from "../../lean/index.ts";

type RejectionReason = Extract<Verdict, { readonly _tag: "rejected" }>["reason"];

/** Why a proof was rejected, from the fragment's own words; all that has no kind of its own is an `error`. */
const rejectionReason = (message: string): RejectionReason => {
  if (message.startsWith("declaration uses `sorry`")) return "sorry";
  if (message.startsWith("(kernel)")) return "kernel";
  return message.startsWith("the proof depends on the axiom") ? "axiom" : "error";
};

/** The verdict of a text that is not an accepted proof. */
export const failureVerdict = (failure: Failure): Verdict => {
  const { position } = failure;
  switch (failure.kind) {
    case "rejected":
      return { _tag: "rejected", reason: rejectionReason(failure.message), message: failure.message, position };
    case "unsupported":
      return { _tag: "unsupported", construct: failure.construct, message: failureMessage(failure), position };
    case "timeout":
      return { _tag: "timeout", message: failure.message };
  }
};

/** The failure's words for people. */
export const failureMessage = (failure: Failure): string =>
  failure.kind === "unsupported" ? `${failure.construct} is outside the fragment` : failure.message;
