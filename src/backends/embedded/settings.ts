/** The settings of the embedded back end, by section of an experiment. */
import { Schema } from "effect";
import { PositiveCount, setting } from "../../domain/index.ts";

/** The embedded log-linear model, in both roles. */
export const EmbeddedModelSettings = Schema.Struct({
  backend: Schema.Literal("embedded").annotate({ description: "The log-linear model of this program, no GPU needed." }),
  features: setting(Schema.Literals(["single", "conjunctions"]), "single", {
    description:
      "What a weight of the prover is for: an action with one fact (what is learned is shared by many states), or with " +
      "all facts of its place, and of the state, joined (what is learned stays local).",
  }),
});

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

/** The embedded model's own trainer. */
export const EmbeddedTrainerSettings = Schema.Struct({
  backend: Schema.Literal("embedded").annotate({
    description: "Weighted maximum likelihood of the embedded model, in this program.",
  }),
});

/** Signed hashes of a term's patterns. */
export const EmbeddedEmbedderSettings = Schema.Struct({
  backend: Schema.Literal("embedded").annotate({
    description: "Signed hash of operators, parent-child and sibling patterns.",
  }),
  dimension: setting(PositiveCount, 64, { description: "Length of an embedding." }),
});

/** Scores from the statements, and from the verifier. */
export const EmbeddedGuideSettings = Schema.Struct({
  backend: Schema.Literal("embedded").annotate({
    description:
      "Relevance by shared symbols and lemmas, complexity of the conclusion, and redundancy by judging accepted proofs without a premise.",
  }),
  proofs: setting(PositiveCount, 4, {
    description: "Shortest accepted proofs of a conjecture that are judged again without each of its premises.",
    unit: "proofs",
  }),
});
