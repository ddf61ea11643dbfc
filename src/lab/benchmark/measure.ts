/** Proofs of statements that only measure a model: sampled and judged as a run's own evaluation does, and counted. */
import { Array as Arrays, Effect, Schema, Stream } from "effect";
import {
  type Attempt,
  attemptKey,
  type Experiment,
  type JudgementRecord,
  type ModelVersion,
  type Statement,
  type StatementCheck,
} from "../../domain/index.ts";
import {
  addTokens,
  countVerdict,
  EMPTY_TALLY,
  heldOutCount,
  judgeAttempts,
  type SampledStatement,
  sampleAttempts,
} from "../../selfplay/index.ts";
import { Verifier } from "../../services/index.ts";

const Count = Schema.Int;

/** What came of the proofs asked for a statement. */
export const Measurement = Schema.Struct({
  statementId: Schema.String,
  /** Proofs asked for. */
  n: Count,
  accepted: Count,
  /** Without a verdict: all of them where the verifier cannot judge the statement. */
  undecided: Count,
  /** Not given by the model, and ended by the limit of tokens. */
  missing: Count,
  cut: Count,
  /** Generated tokens; null where the model does not count. */
  tokens: Schema.NullOr(Count),
  /** Samples by verdict. */
  verdicts: Schema.Record(Schema.String, Count),
  /** Why the verifier cannot judge the statement, so that nothing was sampled for it; null where it can. */
  notJudged: Schema.NullOr(
    Schema.Struct({ kind: Schema.Literals(["rejected", "unsupported"]), message: Schema.String }),
  ),
  /** The distinct accepted proofs in the order of the samples, each with how many samples are it. */
  proofs: Schema.Array(Schema.Struct({ proof: Schema.String, samples: Count })),
});
export type Measurement = typeof Measurement.Type;

/** The model that is measured, and the stream of its draws: that of the run's evaluation after an iteration. */
export interface Measured {
  readonly experiment: Experiment;
  readonly version: ModelVersion;
  readonly iteration: number;
}

const withoutJudgement = (statement: Statement, check: StatementCheck, n: number): Measurement => ({
  statementId: statement.id,
  n,
  accepted: 0,
  undecided: n,
  missing: 0,
  cut: 0,
  tokens: null,
  verdicts: {},
  notJudged: check._tag === "elaborated" ? null : { kind: check._tag, message: check.message },
  proofs: [],
});

const measurementOf = (
  statement: Statement,
  { attempts, short }: SampledStatement,
  judgements: ReadonlyMap<string, JudgementRecord>,
  { evaluate: { samples: n }, verify }: Experiment,
): Measurement => {
  const verdictOf = (attempt: Attempt) => judgements.get(attemptKey(attempt))!.verdict._tag;
  let tally = EMPTY_TALLY;
  const verdicts: Record<string, number> = {};
  for (const attempt of attempts) {
    const verdict = verdictOf(attempt);
    tally = countVerdict(tally, verdict, attempt.multiplicity);
    verdicts[verdict] = (verdicts[verdict] ?? 0) + attempt.multiplicity;
  }
  const { accepted, undecided } = heldOutCount(statement.id, tally, verify.timeoutCounts);
  const proofs = attempts
    .filter((attempt) => verdictOf(attempt) === "accepted")
    .map(({ multiplicity, proof }) => ({ proof, samples: multiplicity }));
  const tokens = attempts.reduce<number | null>((sum, attempt) => addTokens(sum, attempt.tokens), null);
  const counts = { statementId: statement.id, n, accepted, undecided, ...short, tokens };
  const sorted = Object.fromEntries(Object.entries(verdicts).sort(([a], [b]) => (a < b ? -1 : 1)));
  return { ...counts, verdicts: sorted, notJudged: null, proofs };
};

/** Measures the statements of a batch; those that the verifier cannot judge are not sampled. */
const measureBatch = Effect.fn("benchmark.measureBatch")(function* (
  { experiment, iteration, version }: Measured,
  statements: ReadonlyArray<Statement>,
) {
  const { samples } = experiment.evaluate;
  const verifier = yield* Verifier;
  const answers = yield* verifier.checkStatements(statements);
  const checks = statements.map(
    (_, i): StatementCheck => answers[i] ?? { _tag: "unsupported", message: "no answer from the verifier" },
  );
  const judged = statements.filter((_, i) => checks[i]!._tag === "elaborated");
  const sampled = yield* sampleAttempts(
    { experiment, version, purpose: "evaluation", iteration },
    judged.map((statement) => ({ statement, samples })),
  );
  const byId = new Map(judged.map((statement) => [statement.id, statement]));
  const attempts = sampled.flatMap((one) => one.attempts);
  const judgements = new Map(
    (yield* judgeAttempts(attempts, (id) => byId.get(id)!)).map((judgement) => [attemptKey(judgement), judgement]),
  );
  const sampledOf = new Map(judged.map(({ id }, i) => [id, sampled[i]!]));
  return statements.map((statement, i): Measurement => {
    const own = sampledOf.get(statement.id);
    return own === undefined
      ? withoutJudgement(statement, checks[i]!, samples)
      : measurementOf(statement, own, judgements, experiment);
  });
});

/**
 * Measures distinct statements in batches of `prove.batch`, up to `concurrency` at once; `keep` is given each batch when
 * it is done. What is found of a statement does not depend on the others.
 */
export const measureStatements = Effect.fn("benchmark.measure")(function* <E, R>(
  measured: Measured,
  statements: ReadonlyArray<Statement>,
  keep: (batch: ReadonlyArray<Measurement>) => Effect.Effect<void, E, R>,
) {
  const { concurrency, prove } = measured.experiment;
  yield* Stream.fromIterable(Arrays.chunksOf(statements, prove.batch)).pipe(
    Stream.mapEffect((batch) => measureBatch(measured, batch), { concurrency }),
    Stream.runForEach(keep),
  );
});
