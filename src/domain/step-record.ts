/**
 * What a step of a run writes to the log. A run is the list of these records; its state is a fold over them, so a
 * resumed run and a replay see what the first one saw. Which steps there are, and what a record of each holds, is said
 * by the steps themselves (`src/selfplay/steps`); here stands what the log and the steps share.
 */
import { Schema } from "effect";
import { Attempt } from "./attempt.ts";
import { Role } from "./example.ts";
import { ModelVersion, ProofId, StatementId } from "./identifiers.ts";
import { Judgement } from "./verdict.ts";

/** The iteration under which the set-up is logged: the data and the initial model, before the first iteration, 0. */
export const SETUP_ITERATION = -1;

/** Names a committed record; `part` numbers the batches of a step that has several, else 0. */
export interface StepKey {
  readonly iteration: number;
  readonly step: string;
  readonly part: number;
}

/** A record: the step that wrote it, where, and what it holds. */
export type StepRecord<Body extends object = object> = {
  readonly _tag: string;
  readonly iteration: number;
  readonly part: number;
} & Body;

export const stepKey = ({ _tag, iteration, part }: StepRecord): StepKey => ({ iteration, step: _tag, part });

/** A record without what names it. */
export const bodyOf = <Body extends object>({ _tag, iteration: _, part: __, ...body }: StepRecord<Body>): object =>
  body;

/** A judgement of an attempt; `cachedFrom` is the iteration whose verdict was taken over, null if checked now. */
export const JudgementRecord = Schema.Struct({
  statementId: StatementId,
  proofId: ProofId,
  ...Judgement.fields,
  cachedFrom: Schema.NullOr(Schema.Int),
});
export type JudgementRecord = typeof JudgementRecord.Type;

/** Completions that a model was asked for and did not give, and given ones that the limit of tokens ended. */
export const Short = Schema.Struct({ missing: Schema.Int, cut: Schema.Int });
export type Short = typeof Short.Type;

/** The field of a record that tells of it, where there is anything to tell. */
export const shortField = (short: Short): { readonly short?: Short } =>
  short.missing === 0 && short.cut === 0 ? {} : { short };

/**
 * The forms of record of which a log keeps a part outside the record's body, to store it once or to look it up:
 * proofs by their id, verdicts by attempt, parameters by version, embeddings by statement.
 */
export const SampledFields = Schema.Struct({
  attempts: Schema.Array(Attempt),
  /** Absent where the model gave all that was asked, each to its end. */
  short: Schema.optionalKey(Short),
});
export type SampledBody = typeof SampledFields.Type;

export const JudgedFields = Schema.Struct({ judgements: Schema.Array(JudgementRecord) });
export type JudgedBody = typeof JudgedFields.Type;

export const TrainedFields = Schema.Struct({
  from: Schema.NullOr(ModelVersion),
  version: ModelVersion,
  /** Parameters, where the back end does not keep them itself. */
  parameters: Schema.NullOr(Schema.Uint8Array),
  /** What the trainer reports, e.g. loss and steps. */
  report: Schema.Record(Schema.String, Schema.Finite),
});
export type TrainedBody = typeof TrainedFields.Type;

export const EmbeddedFields = Schema.Struct({
  embedder: Schema.String,
  dimension: Schema.Int,
  statementIds: Schema.Array(StatementId),
  /** Row-major, `statementIds.length` × `dimension`. */
  vectors: Schema.instanceOf(Float32Array) as Schema.instanceOf<Float32Array>,
});
export type EmbeddedBody = typeof EmbeddedFields.Type;

/** `plain`: all of the record is in its body. */
export type RecordForm = "plain" | "sampled" | "judged" | "trained" | "embedded";

/** How the records of a step are stored and read back. */
export interface RecordCodec<Body extends object = object> {
  readonly name: string;
  readonly form: RecordForm;
  /** What a record holds besides the step's name, iteration and part. */
  // biome-ignore lint/suspicious/noExplicitAny: the encoded side differs by step and is JSON.
  readonly fields: Schema.Codec<Body, any>;
}

/** A dataset line that is not used, and why. */
export const RefusedLine = Schema.Struct({
  source: Schema.String,
  line: Schema.Int,
  /** What `line` counts where it is no line of a text: entries of a JSON array or object, rows of a table. */
  unit: Schema.optionalKey(Schema.Literals(["entry", "row"])),
  /**
   * `unreadable`: no statement in the line. `unsupported`, `rejected`: the verifier cannot elaborate it. `duplicate`:
   * the same statement stands earlier, up to renaming. `leak`: a training statement that equals a held-out one so.
   */
  kind: Schema.Literals(["unreadable", "unsupported", "rejected", "duplicate", "leak"]),
  message: Schema.String,
});
export type RefusedLine = typeof RefusedLine.Type;

/** A completion of a conjecturer prompt as the model wrote it. */
export const Completion = Schema.Struct({
  /** Index of the seed in the iteration's `seeds` record. */
  seed: Schema.Int,
  text: Schema.String,
  tokens: Schema.NullOr(Schema.Int),
});
export type Completion = typeof Completion.Type;

/** What the services know of a parsed conjecture: whether it elaborates, and its normal forms. */
export const Inspection = Schema.Struct({
  text: Schema.String,
  /** False only where the verifier was asked and could not elaborate it. */
  elaborates: Schema.Boolean,
  /** Equal for statements equal up to renaming and commutativity; null where the text is not understood. */
  normalForm: Schema.NullOr(Schema.String),
  /** Equal up to associativity and swapped sides as well. */
  nearForm: Schema.NullOr(Schema.String),
});
export type Inspection = typeof Inspection.Type;

/** A statement to attempt, and how many proofs to sample for it. */
export const Selected = Schema.Struct({ statementId: StatementId, samples: Schema.Int });
export type Selected = typeof Selected.Type;

/** A training example by reference: prompt and target are rendered from the log. */
export const ExampleReference = Schema.Struct({
  role: Role,
  statementId: StatementId,
  /** The proof trained on (prover) or the seed's proof (conjecturer); `NO_PROOF` for a formaliser. */
  proofId: ProofId,
  /** The lemma a conjecture is trained under; null for a proof. */
  lemma: Schema.NullOr(Schema.String),
  /** Below 0 for what is to be unlearned. */
  weight: Schema.Finite,
  /** The iteration whose sampling of the proof is meant, where its probability then matters; else absent. */
  iteration: Schema.optionalKey(Schema.Int),
  /** The informal text of a formaliser's statement, by its place in the data; else absent. */
  informal: Schema.optionalKey(Schema.Int),
});
export type ExampleReference = typeof ExampleReference.Type;
