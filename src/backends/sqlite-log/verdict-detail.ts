/** What is stored of a verdict besides its tag: the fields of the schema, whatever else a back end may have added. */
import type { Verdict } from "../../domain/index.ts";

export const verdictDetail = (verdict: Verdict): object => {
  switch (verdict._tag) {
    case "accepted":
      return { axioms: verdict.axioms, level: verdict.level, invokes: verdict.invokes };
    case "rejected":
      return { reason: verdict.reason, message: verdict.message, position: verdict.position };
    case "unsupported":
      return { construct: verdict.construct, message: verdict.message, position: verdict.position };
    default:
      return { message: verdict.message };
  }
};
