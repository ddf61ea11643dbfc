/** The settings of the back ends: a union by `backend`, so that a key of another back end is an unknown key. */
import { Schema } from "effect";
import { Count, group, PositiveCount, setting } from "./setting.ts";

/** The embedded log-linear model, in both roles. */
export const EmbeddedModelSettings = Schema.Struct({
  backend: Schema.Literal("embedded").annotate({ description: "The log-linear model of this program, no GPU needed." }),
});

export const ModelSettings = Schema.Union([EmbeddedModelSettings]);
export type ModelSettings = typeof ModelSettings.Type;

/** The embedded elaborator and kernel. */
export const EmbeddedVerifierSettings = Schema.Struct({
  backend: Schema.Literal("embedded").annotate({
    description: "The Lean fragment of this program: elaborator and kernel.",
  }),
  fuel: setting(Schema.NullOr(PositiveCount), null, {
    description: "Elaboration and kernel steps of one attempt; null: the fragment's default.",
    unit: "steps",
  }),
});

export const VerifierSettings = Schema.Union([EmbeddedVerifierSettings]);
export type VerifierSettings = typeof VerifierSettings.Type;

/** Signed hashes of a term's patterns. */
export const EmbeddedEmbedderSettings = Schema.Struct({
  backend: Schema.Literal("embedded").annotate({
    description: "Signed hash of operators, parent-child and sibling patterns.",
  }),
  dimension: setting(PositiveCount, 64, { description: "Length of an embedding." }),
});

export const EmbedderSettings = Schema.Union([EmbeddedEmbedderSettings]);
export type EmbedderSettings = typeof EmbedderSettings.Type;

const DatasetSource = Schema.Struct({
  path: Schema.NonEmptyString.annotate({
    description: "JSON Lines or a JSON array, from the experiment file's folder.",
  }),
  matchingWeight: setting(PositiveCount, 1, {
    description: "How many nearest conjectures each of its statements raises; also its seeds' copies.",
    source: "released code: 1 for LeanWorkbook, 256 for the validation sets",
  }),
  split: setting(Schema.NullOr(Schema.String), null, {
    description: "Take only the rows whose `split` ends in this word, case ignored; null: all rows.",
  }),
});
export type DatasetSource = typeof DatasetSource.Type;

export const DataSettings = Schema.Struct({
  library: setting(Schema.NullOr(Schema.NonEmptyString), null, {
    description: "The supervised library: lemmas with proofs, from the experiment file's folder.",
  }),
  train: Schema.NonEmptyArray(DatasetSource).annotate({ description: "The statements to prove." }),
  heldOut: setting(Schema.Array(DatasetSource), [], { description: "Statements that only measure, never train." }),
  check: setting(Schema.Boolean, true, {
    description: "Ask the verifier about every statement first; what it does not support is reported and left out.",
  }),
  limit: setting(Schema.NullOr(Count), null, { description: "Only the first so many training statements; null: all." }),
});

export const PromptSettings = group("How prompts and training pairs are rendered.", {
  format: setting(Schema.NonEmptyString, "stp", {
    description: "`stp`, or a file of `policies/` by name or path.",
    source: "STP, section 3",
  }),
  defaultHeader: setting(
    Schema.String,
    "import Mathlib\nimport Aesop\nset_option maxHeartbeats 0\nopen BigOperators Real Nat Topology Rat\n",
    {
      description: "Lean header shown in the prompt of a statement that has none of its own.",
      source: "STP, section 3",
    },
  ),
  conjecturerHeader: setting(Schema.Literals(["never", "in-training"]), "never", {
    description: "`in-training` puts the Lean header into training prompts but not into generation prompts.",
    source: "paper: never; released code: in-training",
  }),
});
