/** A weighted training example of the one shared model, in one of its roles. */
import { Schema } from "effect";
import { Segment } from "./attempt.ts";
import { ProofId, StatementId } from "./identifiers.ts";

/** What the model is asked for. */
export const Role = Schema.Literals(["prover", "conjecturer", "formaliser"]);
export type Role = typeof Role.Type;

/**
 * What the example says, structured, for a model that reads more than text (the embedded one). A prover learns
 * `statement ↦ proof` or `state ↦ tactic`, a conjecturer `(lemma, seed, seedProof) ↦ statement`, a formaliser
 * `informal ↦ statement`.
 */
export const ExampleContent = Schema.TaggedUnion({
  prover: { statement: Schema.String, proof: Schema.String },
  /** A step of a proof: the state, as Lean shows it, and the tactic. */
  tactic: { state: Schema.String, tactic: Schema.String },
  conjecturer: {
    /** Library name, or the empty string for the trivial lemma. */
    lemma: Schema.String,
    seed: Schema.String,
    seedProof: Schema.String,
    statement: Schema.String,
  },
  formaliser: { informal: Schema.String, statement: Schema.String },
  /** A row of a data task, which only its texts hold. */
  dataTask: { task: Schema.String },
});
export type ExampleContent = typeof ExampleContent.Type;

/** Where an example comes from; the supervised library has neither proof id nor iteration. */
export const Provenance = Schema.Struct({
  source: Schema.Literals(["library", "dataset", "conjecture", "informal"]),
  iteration: Schema.NullOr(Schema.Int),
  proofId: Schema.NullOr(ProofId),
});
export type Provenance = typeof Provenance.Type;

/** How the sequence of an example was sampled, for what compares its probability now with that of then. */
export const SampledSequence = Schema.Struct({
  /** Of the whole sequence under the model that sampled it; null where it was not told. */
  logProbability: Schema.NullOr(Schema.Finite),
  /** Samples that the example stands for, ≥ 1; its weight is that of all together. */
  samples: Schema.Int.check(Schema.isGreaterThanOrEqualTo(1)),
  /** The target in stretches, in order; only what a model wrote is learned. */
  segments: Schema.Array(Segment),
});
export type SampledSequence = typeof SampledSequence.Type;

export const Example = Schema.Struct({
  /** `data-task`: what is trained on besides what the model is asked for. */
  role: Schema.Literals([...Role.literals, "data-task"]),
  /** The statement proved (prover) or made (conjecturer, formaliser); a library lemma's name for the library. */
  statementId: Schema.Union([StatementId, Schema.String]),
  prompt: Schema.String,
  target: Schema.String,
  /** Below 0 for what is to be unlearned; only relative weights matter. */
  weight: Schema.Finite,
  header: Schema.NullOr(Schema.String),
  content: ExampleContent,
  provenance: Provenance,
  /** Where the learning rule names the sampling that is meant. */
  sampled: Schema.optionalKey(SampledSequence),
});
export type Example = typeof Example.Type;
