/** A weighted training example of the one shared model, in either role. */
import { Schema } from "effect";
import { ProofId, StatementId } from "./identifiers.ts";

export const Role = Schema.Literals(["prover", "conjecturer"]);
export type Role = typeof Role.Type;

/**
 * What the example says, structured, for a model that reads more than text (the embedded one). A prover learns
 * `statement ↦ proof`, a conjecturer `(lemma, seed, seedProof) ↦ statement`.
 */
export const ExampleContent = Schema.TaggedUnion({
  prover: { statement: Schema.String, proof: Schema.String },
  conjecturer: {
    /** Library name, or the empty string for the trivial lemma. */
    lemma: Schema.String,
    seed: Schema.String,
    seedProof: Schema.String,
    statement: Schema.String,
  },
});
export type ExampleContent = typeof ExampleContent.Type;

/** Where an example comes from; the supervised library has neither proof id nor iteration. */
export const Provenance = Schema.Struct({
  source: Schema.Literals(["library", "dataset", "conjecture"]),
  iteration: Schema.NullOr(Schema.Int),
  proofId: Schema.NullOr(ProofId),
});
export type Provenance = typeof Provenance.Type;

export const Example = Schema.Struct({
  role: Role,
  /** The statement proved (prover) or the conjecture made (conjecturer); a library lemma's name for the library. */
  statementId: Schema.Union([StatementId, Schema.String]),
  prompt: Schema.String,
  target: Schema.String,
  /** ≥ 0; only relative weights matter. */
  weight: Schema.Finite.check(Schema.isGreaterThanOrEqualTo(0)),
  header: Schema.NullOr(Schema.String),
  content: ExampleContent,
  provenance: Provenance,
});
export type Example = typeof Example.Type;
