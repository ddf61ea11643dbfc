/** The settings of the embedded back end, by section of an experiment. */
import { Schema } from "effect";
import { PositiveCount, setting } from "../../domain/index.ts";

/** The embedded log-linear model, in its roles. */
export const EmbeddedModelSettings = Schema.Struct({
  backend: Schema.Literal("embedded").annotate({ description: "The log-linear model of this program, no GPU needed." }),
  features: setting(Schema.Literals(["single", "conjunctions"]), "single", {
    description:
      "What a weight of the prover is for: an action with one fact (what is learned is shared by many states), or with " +
      "all facts of its place, and of the state, joined (what is learned stays local).",
  }),
  givenUp: setting(Schema.Literals(["merged", "written"]), "merged", {
    description:
      "What stands for a sample that the model gives up: `sorry` alone, one text for all of a statement, or the tactics " +
      "that it had drawn and `sorry` for each goal that they leave, so that they can be unlearned.",
  }),
});
export type EmbeddedModelSettings = typeof EmbeddedModelSettings.Type;

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
  importanceLevel: setting(Schema.Literals(["proof", "choice"]), "proof", {
    description:
      "Of what the ratio of a learning rule with one is: of the proof, or of each choice of a tactic, as of a token. A " +
      "choice's ratio is to the model that training starts from: the one that sampled it where `examples.window` is 1.",
  }),
});
export type EmbeddedTrainerSettings = typeof EmbeddedTrainerSettings.Type;

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

/** The log-linear critic. */
export const EmbeddedCriticSettings = Schema.Struct({
  backend: Schema.Literal("embedded").annotate({
    description: "A log-linear value of what is true of a state's text, no GPU needed.",
  }),
});

/** What fits it. */
export const EmbeddedCriticTrainerSettings = Schema.Struct({
  backend: Schema.Literal("embedded").annotate({
    description: "Logistic regression on the differences of pairs, in this program.",
  }),
});
