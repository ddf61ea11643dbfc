/** Settings that every verifier outside this program has. */
import { Schema } from "effect";
import { STANDARD_AXIOMS, setting } from "../domain/index.ts";

/** What any verifier outside this program is asked about. */
export const judgeSettings = {
  header: setting(Schema.NullOr(Schema.String), null, {
    description: "What is elaborated before a statement without a header; null: `prompt.defaultHeader`.",
  }),
  allowedAxioms: setting(Schema.Array(Schema.NonEmptyString), STANDARD_AXIOMS, {
    description: "Axioms that a proof may rest on; one that rests on another is rejected.",
  }),
};
