/** What is to be proved: statements of a dataset, conjectures of the model, lemmas of the supervised library. */
import { Schema } from "effect";
import { ProofId, StatementId } from "./identifiers.ts";

/** The empty name stands for STP's trivial lemma, `theorem true: True`. */
export const TRIVIAL_LEMMA = "";
export const TRIVIAL_LEMMA_TEXT = "theorem true: True";

/** A theorem text up to and including `:= by` or `:=`; text + newline + proof is a complete theorem. */
export const Statement = Schema.Struct({
  id: StatementId,
  name: Schema.String,
  text: Schema.NonEmptyString,
  /** What the text needs before it (imports, opens); null where the verifier's own header serves. */
  header: Schema.NullOr(Schema.String),
});
export type Statement = typeof Statement.Type;

/** A statement of the training set or of the held-out set, in the file's order. */
export const DatasetStatement = Schema.Struct({
  ...Statement.fields,
  split: Schema.Literals(["train", "heldOut"]),
  /** File it was read from, as named in the experiment, and its line (or position in an array), from 1. */
  source: Schema.String,
  line: Schema.Int,
  /** Integer ≥ 1: how many nearest conjectures the statement raises in the Wasserstein step. */
  matchingWeight: Schema.Int.check(Schema.isGreaterThanOrEqualTo(1)),
});
export type DatasetStatement = typeof DatasetStatement.Type;

/** What a seed may use and a conjecturer's prompt shows. */
export const Lemma = Schema.Struct({
  name: Schema.NonEmptyString,
  /** The statement up to and including `:= by` or `:=`. */
  text: Schema.NonEmptyString,
});
export type Lemma = typeof Lemma.Type;

/** A lemma of the supervised library; `proof` makes it a training example of the initial model. */
export const LibraryLemma = Schema.Struct({
  ...Lemma.fields,
  proof: Schema.String,
  header: Schema.NullOr(Schema.String),
  /** The Lean file that it is from, and what stands in it before it. */
  file: Schema.optionalKey(Schema.String),
  context: Schema.optionalKey(Schema.String),
  /** A proved statement of `data.proved`, which no conjecture is made from. */
  isForProverAlone: Schema.optionalKey(Schema.Boolean),
});
export type LibraryLemma = typeof LibraryLemma.Type;

/** A text in words that says what a statement says. */
export const InformalText = Schema.Struct({
  name: Schema.String,
  informal: Schema.NonEmptyString,
  header: Schema.NullOr(Schema.String),
  /** The statement that the data have for it; null where they have none. */
  reference: Schema.NullOr(Schema.String),
  /** Its normal form, where it is understood. */
  referenceForm: Schema.NullOr(Schema.String),
  /** File it was read from, as named in the experiment, and its line (or position in an array), from 1. */
  source: Schema.String,
  line: Schema.Int,
});
export type InformalText = typeof InformalText.Type;

/** What one conjecturer prompt is made of: a proved statement, its proof, a lemma that the proof uses; or a target, unproved. */
export const Seed = Schema.Struct({
  statementId: StatementId,
  /** `NO_PROOF` for a target. */
  proofId: ProofId,
  /** Library name, or `TRIVIAL_LEMMA`. */
  lemma: Schema.String,
  /** How many times the prompt is given (the statement's matching weight in STP); ≥ 1. */
  copies: Schema.Int.check(Schema.isGreaterThanOrEqualTo(1)),
});
export type Seed = typeof Seed.Type;

/** A statement invented by the model, with where it came from. */
export const Conjecture = Schema.Struct({
  ...Statement.fields,
  iteration: Schema.Int,
  seedId: StatementId,
  seedProofId: ProofId,
  lemma: Schema.String,
  /** 1 + the level of the seed; a dataset statement has level 0. */
  level: Schema.Int,
  /** Equal to a dataset statement up to associativity, commutativity and swapped sides, though not equal to it. */
  nearCopy: Schema.Boolean,
});
export type Conjecture = typeof Conjecture.Type;
