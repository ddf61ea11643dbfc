/** What is told of an iteration and of a run, computed from the log alone (STP, section 8); no wall times. */
import { Schema } from "effect";

const Count = Schema.Int;

const share = Schema.NullOr(Schema.Finite);

/** Monitors of the conjecturer; shares in [0, 1], null where there is nothing to take a share of. */
export const HealthMetrics = Schema.Struct({
  conjectures: Count,
  /** Different normal forms, and their share of all. */
  distinct: Count,
  distinctShare: share,
  /** Distinct ones that were not made in an earlier iteration and are in no dataset, and their share of the distinct. */
  novel: Count,
  novelShare: share,
  /** Those with a decided sample: the denominator of the next three. */
  attempted: Count,
  /** Pass rate above 3/4. */
  trivialShare: share,
  provedShare: share,
  /** Pass rate 0 or 1: all samples alike, so no contrast to learn from. */
  flatShare: share,
  /** Those whose hypotheses were examined for a contradiction, and the share that has one. */
  examined: Count,
  vacuousShare: share,
  /** Length in code points. */
  meanLength: Schema.NullOr(Schema.Finite),
  medianLength: Schema.NullOr(Schema.Finite),
});
export type HealthMetrics = typeof HealthMetrics.Type;

/** Informal texts and the candidates for their statements. */
export const FormalisedMetrics = Schema.Struct({
  /** Texts asked about, candidates given, and those of them that no statement could be read in, and that elaborate. */
  asked: Count,
  candidates: Count,
  malformed: Count,
  elaborated: Count,
  /** Texts for which a statement was taken, and those of them whose statement joined the others. */
  taken: Count,
  added: Count,
  /** Of those taken, those that could be compared with a statement of the data, and those equal to it. */
  measured: Count,
  right: Count,
});
export type FormalisedMetrics = typeof FormalisedMetrics.Type;

/** What became of the searches of an iteration. */
export const SearchMetrics = Schema.Struct({
  /** Searches by how they ended, e.g. `{"proved": 12, "spent": 3}`. */
  ends: Schema.Record(Schema.String, Count),
  /** States at which tactics were tried, and those tactics. */
  expansions: Count,
  tactics: Count,
  /** Mean number of tactics of the proofs that were found; null where there is none. */
  meanTactics: Schema.NullOr(Schema.Finite),
  /** Statements disproved in any iteration so far, and those of them that this one was the first to; absent without negations. */
  disproved: Schema.optionalKey(Count),
  newlyDisproved: Schema.optionalKey(Count),
  /** Mean number of tactics of the shortest proof so far of each statement; absent where none is searched for again. */
  meanShortest: Schema.optionalKey(Schema.NullOr(Schema.Finite)),
  /** Pairs that the critic has learned from, those of held-out statements, and the share of these that it orders rightly; absent where none is trained. */
  critic: Schema.optionalKey(Schema.Struct({ pairs: Count, heldOutPairs: Count, heldOutAccuracy: share })),
});
export type SearchMetrics = typeof SearchMetrics.Type;

export const IterationMetrics = Schema.Struct({
  iteration: Schema.Int,
  /** Statements attempted, of the dataset and of the conjectures. */
  statementsAttempted: Count,
  conjecturesAttempted: Count,
  /** Samples drawn, distinct (statement, proof) pairs of them, and verdicts counted over samples. */
  proofsSampled: Count,
  proofsDistinct: Count,
  proofsVerified: Count,
  proofsAccepted: Count,
  proofsAcceptedDistinct: Count,
  proofsUndecided: Count,
  /** Samples that the model did not give, and those that the limit of tokens ended; absent where there is none. */
  proofsMissing: Schema.optionalKey(Count),
  proofsCut: Schema.optionalKey(Count),
  /** Samples by verdict, e.g. `{"accepted": 12, "timeout": 3}`. */
  verdicts: Schema.Record(Schema.String, Count),
  /** Generated tokens, of both roles; null where the model does not count. */
  tokens: Schema.NullOr(Count),
  conjecturesGenerated: Count,
  conjecturesMalformed: Count,
  /** Distinct by key, before refusals and the cap. */
  conjecturesDistinct: Count,
  conjecturesRefused: Count,
  conjecturesProvedBefore: Count,
  conjecturesNearCopies: Count,
  /** What was made of informal texts; absent where nothing was. */
  formalised: Schema.optionalKey(FormalisedMetrics),
  /** Attempted conjectures with a proof, and those that the reward kept. */
  conjecturesProved: Count,
  conjecturesSelected: Count,
  /** How many each stage of the reward kept, in order. */
  rewardStages: Schema.Array(Schema.Tuple([Schema.String, Count])),
  health: HealthMetrics,
  newlyProved: Count,
  provedTrain: Count,
  trainSize: Count,
  /** Dataset statements proved in any iteration so far, over all, in [0, 1]. */
  cumulativePassRate: Schema.Finite,
  /** [pass rate rounded to three decimals, statements], ascending; statements and conjectures apart. */
  passRateHistogram: Schema.Struct({
    dataset: Schema.Array(Schema.Tuple([Schema.Finite, Count])),
    conjectures: Schema.Array(Schema.Tuple([Schema.Finite, Count])),
  }),
  /** Absent where nothing is searched. */
  search: Schema.optionalKey(SearchMetrics),
  proofExamples: Count,
  conjectureExamples: Count,
  /** Mean length of the targets, in code points; null where there is none. */
  meanProofLength: Schema.NullOr(Schema.Finite),
  meanConjectureLength: Schema.NullOr(Schema.Finite),
  /** Distinct texts after the first `:` over distinct texts, of the attempted statements: below 1 shows renamed copies. */
  uniqueStatementRatio: Schema.NullOr(Schema.Finite),
  /** Mean number of distinct accepted proofs of a proved statement, this iteration. */
  averageUniqueProofs: Schema.NullOr(Schema.Finite),
  /** Distinct lemmas among the kept conjectures, and among what the trained proofs use. */
  lemmasOfKeptConjectures: Count,
  lemmasOfTrainedProofs: Count,
});
export type IterationMetrics = typeof IterationMetrics.Type;

/** One held-out statement: n decided samples, c of them accepted, and those that were not decided. */
export const HeldOutCount = Schema.Struct({
  statementId: Schema.String,
  samples: Count,
  accepted: Count,
  undecided: Count,
  /** Accepted ones within each of `evaluate.contextTokens`, in its order; null where it is not known. Absent without these. */
  acceptedWithin: Schema.optionalKey(Schema.Array(Schema.NullOr(Count))),
});
export type HeldOutCount = typeof HeldOutCount.Type;

/** pass@k by the unbiased estimator, averaged over the statements with at least k decided samples. */
export const PassAtK = Schema.Struct({
  k: Schema.Int,
  /** In [0, 1]; null where no statement has k decided samples. */
  value: Schema.NullOr(Schema.Finite),
  /** Statements that entered, and those that did not for want of decided samples. */
  statements: Count,
  leftOut: Count,
});
export type PassAtK = typeof PassAtK.Type;

/** pass@1 of attempts within a context, over the statements with a decided sample. */
export const PassWithin = Schema.Struct({
  /** Longest context, in tokens. */
  tokens: Schema.Int,
  /** In [0, 1]; null where the model does not count, or no statement has a decided sample. */
  value: Schema.NullOr(Schema.Finite),
});
export type PassWithin = typeof PassWithin.Type;

/** The headline of a finished run. */
export const RunSummary = Schema.Struct({
  iterations: Schema.Int,
  provedTrain: Count,
  trainSize: Count,
  proofsSampled: Count,
  proofsVerified: Count,
  conjectures: Count,
  heldOut: Schema.Array(PassAtK),
  heldOutSamples: Schema.Int,
  /** Share of held-out samples that were not decided, in [0, 1]. */
  heldOutUndecided: Schema.NullOr(Schema.Finite),
  /** Statements of the training set whose negation was proved; absent where none is searched. */
  disproved: Schema.optionalKey(Count),
});
export type RunSummary = typeof RunSummary.Type;
