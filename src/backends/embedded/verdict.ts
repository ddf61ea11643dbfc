/** From the fragment's verdicts to the domain's. */
import type { Verdict } from "../../domain/index.ts";
import type { Failure } from "../../lean/index.ts";

/** The verdict of a text that is not an accepted proof. */
export const failureVerdict = (failure: Failure): Verdict => {
  const { position } = failure;
  switch (failure.kind) {
    case "rejected":
      return { _tag: "rejected", reason: "error", message: failure.message, position };
    case "unsupported":
      return { _tag: "unsupported", construct: failure.construct, message: "outside the fragment", position };
    case "timeout":
      return { _tag: "timeout", message: failure.message };
  }
};

/** The failure's words for people. */
export const failureMessage = (failure: Failure): string =>
  failure.kind === "unsupported" ? `${failure.construct} is outside the fragment` : failure.message;
