/**
 * What each step of a run writes to the log. A run is the list of these records; its state is a fold over them, so a
 * resumed run and a replay see what the first one saw.
 */
import { Schema } from "effect";
import { Attempt } from "./attempt.ts";
import { Role } from "./example.ts";
import { ModelVersion, ProofId, StatementId } from "./identifiers.ts";
import { HeldOutCount, IterationMetrics, PassAtK, RunSummary } from "./metrics.ts";
import { Conjecture, DatasetStatement, LibraryLemma, Seed } from "./statement.ts";
import { Judgement, VerdictTag } from "./verdict.ts";

/** The iteration under which the set-up is logged: the data and the initial model, before the first iteration, 0. */
export const SETUP_ITERATION = -1;

const iteration = { iteration: Schema.Int };

/** A dataset line that is not used, and why. */
export const RefusedLine = Schema.Struct({
  source: Schema.String,
  line: Schema.Int,
  /**
   * `unreadable`: no statement in the line. `unsupported`, `rejected`: the verifier cannot elaborate it. `duplicate`:
   * the same statement stands earlier. `leak`: a training statement that equals a held-out one up to renaming.
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

/** A judgement of an attempt; `cachedFrom` is the iteration whose verdict was taken over, null if checked now. */
export const JudgementRecord = Schema.Struct({
  statementId: StatementId,
  proofId: ProofId,
  ...Judgement.fields,
  cachedFrom: Schema.NullOr(Schema.Int),
});
export type JudgementRecord = typeof JudgementRecord.Type;

/** A training example by reference: prompt and target are rendered from the log. */
export const ExampleReference = Schema.Struct({
  role: Role,
  statementId: StatementId,
  /** The proof trained on (prover) or the seed's proof (conjecturer). */
  proofId: ProofId,
  /** The lemma a conjecture is trained under; null for a proof. */
  lemma: Schema.NullOr(Schema.String),
  weight: Schema.Finite,
});
export type ExampleReference = typeof ExampleReference.Type;

const trained = {
  ...iteration,
  from: Schema.NullOr(ModelVersion),
  version: ModelVersion,
  /** Parameters, where the back end does not keep them itself. */
  parameters: Schema.NullOr(Schema.Uint8Array),
  /** What the trainer reports, e.g. loss and steps. */
  report: Schema.Record(Schema.String, Schema.Finite),
};

const sampled = { ...iteration, part: Schema.Int, attempts: Schema.Array(Attempt) };
const judged = { ...iteration, part: Schema.Int, judgements: Schema.Array(JudgementRecord) };
const exampleList = {
  ...iteration,
  examples: Schema.Array(ExampleReference),
  /** SHA-256 of the rendered prompts and targets. */
  rendered: Schema.String,
};

export const StepRecord = Schema.TaggedUnion({
  /** The statements and the library, as read. */
  data: {
    ...iteration,
    train: Schema.Array(DatasetStatement),
    heldOut: Schema.Array(DatasetStatement),
    library: Schema.Array(LibraryLemma),
    refused: Schema.Array(RefusedLine),
    /** Normal forms of the statements by id, against which conjectures are refused. */
    forms: Schema.Array(
      Schema.Struct({ statementId: StatementId, normalForm: Schema.String, nearForm: Schema.NullOr(Schema.String) }),
    ),
  },
  /** The supervised library through the verifier, and the model fitted to it. */
  initial: {
    ...trained,
    library: Schema.Array(
      Schema.Struct({ name: Schema.String, verdict: VerdictTag, invokes: Schema.Array(Schema.String) }),
    ),
    examples: Schema.Int,
    /** Digest of what judges; a run is judged by one environment from its first step to its last. */
    environment: Schema.String,
  },
  seeds: { ...iteration, seeds: Schema.Array(Seed), trivialDrawn: Schema.Array(Schema.String) },
  conjecture: {
    ...iteration,
    completions: Schema.Array(Completion),
    inspections: Schema.Array(Inspection),
    conjectures: Schema.Array(Conjecture),
    counts: Schema.Struct({
      generated: Schema.Int,
      malformed: Schema.Int,
      distinct: Schema.Int,
      /** Equal to a training or held-out statement, and proved in an earlier iteration. */
      refused: Schema.Int,
      provedBefore: Schema.Int,
      nearCopies: Schema.Int,
      capped: Schema.Int,
    }),
  },
  select: { ...iteration, selected: Schema.Array(Selected) },
  prove: sampled,
  verify: judged,
  /** The conjectures that were proved, and whether a proof showed their hypotheses contradictory; null: undecided. */
  probe: {
    ...iteration,
    examined: Schema.Array(Schema.Struct({ id: StatementId, vacuous: Schema.NullOr(Schema.Boolean) })),
  },
  embed: {
    ...iteration,
    embedder: Schema.String,
    dimension: Schema.Int,
    statementIds: Schema.Array(StatementId),
    /** Row-major, `statementIds.length` × `dimension`. */
    vectors: Schema.instanceOf(Float32Array) as Schema.instanceOf<Float32Array>,
  },
  reward: {
    ...iteration,
    kept: Schema.Array(Schema.Struct({ id: StatementId, weight: Schema.Finite, lemma: Schema.String })),
    stages: Schema.Array(Schema.Tuple([Schema.String, Schema.Int])),
  },
  examples: exampleList,
  train: trained,
  metrics: { ...iteration, metrics: IterationMetrics },
  "final-examples": exampleList,
  "final-train": trained,
  "evaluate-prove": sampled,
  "evaluate-verify": judged,
  evaluate: {
    ...iteration,
    policyVersion: ModelVersion,
    samples: Schema.Int,
    counts: Schema.Array(HeldOutCount),
    passAtK: Schema.Array(PassAtK),
  },
  done: { ...iteration, summary: RunSummary },
});
export type StepRecord = typeof StepRecord.Type;
export type StepName = StepRecord["_tag"];
export type StepOf<Name extends StepName> = Extract<StepRecord, { readonly _tag: Name }>;

/** Names a committed record; `part` numbers the batches of a step that has several, else 0. */
export interface StepKey {
  readonly iteration: number;
  readonly step: StepName;
  readonly part: number;
}

/** The order of the steps within an iteration; the log is read and digested in this order. */
export const STEP_ORDER: ReadonlyArray<StepName> = [
  "data",
  "initial",
  "seeds",
  "conjecture",
  "select",
  "prove",
  "verify",
  "probe",
  "embed",
  "reward",
  "examples",
  "train",
  "final-examples",
  "final-train",
  "evaluate-prove",
  "evaluate-verify",
  "evaluate",
  "metrics",
  "done",
];

export const stepKey = (record: StepRecord): StepKey => ({
  iteration: record.iteration,
  step: record._tag,
  part: "part" in record ? record.part : 0,
});

/** Negative if `a` comes first. */
export const compareStepKeys = (a: StepKey, b: StepKey): number =>
  a.iteration - b.iteration || STEP_ORDER.indexOf(a.step) - STEP_ORDER.indexOf(b.step) || a.part - b.part;
