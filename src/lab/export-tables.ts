/** The tables that a run's log holds for other programs: what a row of each is, and the rows of a log as they come. */
import { Effect } from "effect";
import {
  type Attempt,
  attemptKey,
  type Example,
  type JudgedBody,
  type JudgementRecord,
  type SampledBody,
  type StepRecord,
  verdictFamily,
} from "../domain/index.ts";
import {
  type Features,
  integer,
  integerOrNull,
  number,
  numberOrNull,
  type Row,
  text,
  textOrNull,
  truth,
} from "../row-files/index.ts";
import {
  examples,
  finalExamples,
  type ProofRecord,
  type RunState,
  renderExamples,
  type Step,
  statementOf,
} from "../selfplay/index.ts";
import { Learning, PromptFormat } from "../services/index.ts";
import { isOf, type RunHistory, runHistory, versionIn } from "./run-history.ts";
import { type MadeConjecture, madeConjectures, passRateIn, sourceOf } from "./run-statements.ts";
import { distinctProofs } from "./task-rows.ts";

const STATEMENT = {
  statementId: text("what the rows of the tables have in common: a digest of the statement"),
  statement: text("the theorem's text up to and including `:=` or `:= by`"),
  header: textOrNull("what the statement needs before it; null where the verifier's own header serves"),
} as const;

/** The tables by name, in the order in which they are told. */
export const EXPORT_TABLES = {
  proofs: {
    ...STATEMENT,
    name: text("of the theorem; empty where it has none"),
    source: text("`dataset`, `conjecture`, `negation` of a dataset statement, or `informal`: made of an informal text"),
    proofId: text("a digest of the proof"),
    proof: text("statement + newline + proof is a complete theorem, accepted by the verifier"),
    iteration: integer("the one that found it first, from 0"),
    multiplicity: integer("samples with this very text in that iteration"),
    passRate: numberOrNull("of the statement in that iteration, in [0, 1]; null where nothing was decided"),
    modelVersion: text("the version that sampled it"),
    invokes: text("JSON: the library theorems that it uses, sorted"),
  },
  conjectures: {
    ...STATEMENT,
    iteration: integer("the one that made it, from 0; made again it has a row again"),
    seedId: text("the statement that it was made from"),
    seedProofId: text("that statement's proof, as the conjecturer was shown it; a fixed id where it was shown none"),
    lemma: text("the lemma that it was asked for; empty for the trivial one"),
    level: integer("1 for one made from a dataset statement, one more for each step away from it"),
    nearCopy: truth("equal to a dataset statement up to associativity, commutativity and swapped sides"),
    modelVersion: textOrNull("the version that wrote it"),
    passRate: numberOrNull("in that iteration, in [0, 1]; null where it was not attempted or nothing was decided"),
    weight: numberOrNull("as a training example; null where the reward did not keep it"),
  },
  attempts: {
    statementId: STATEMENT.statementId,
    proofId: text("a digest of the proof"),
    proof: text("what the model wrote for the statement, or all of its answer where no proof could be read in it"),
    iteration: integer("from 0; the number of iterations for what was sampled in the end"),
    step: text("the step that sampled it: what is learned from, or a measurement on the held-out set"),
    multiplicity: integer("samples with this very text"),
    verdict: text("`accepted`, `rejected`, `unsupported`, `unread`, `timeout`, `memory` or `crashed`"),
    family: text("`proved`, `not proved`, or `not decided`, which is no label"),
    message: textOrNull("the verifier's; null for an accepted one"),
    details: text("JSON: the verdict with all that is known of it"),
    cachedFrom: integerOrNull("the iteration whose verdict was taken over; null where it was checked now"),
    runMilliseconds: number("wall time of the check"),
    tokens: integerOrNull("generated, of all its samples together; null where the model does not count"),
    logProbability: numberOrNull("of the text under the version that sampled it; null where it is not told"),
    modelVersion: text("the version that sampled it"),
    segments: textOrNull("JSON: what model and verifier wrote in turn, [{author, text, loss}]; null for a whole proof"),
  },
  training: {
    iteration: integer("the one that ended with the training, from 0; the number of iterations for the one in the end"),
    step: text("`examples`, or `final-examples` for the re-training in the end"),
    role: text("`prover`, `conjecturer` or `formaliser`"),
    statementId: STATEMENT.statementId,
    proofId: textOrNull("of the proof that is learned, or of the seed's where a conjecture is"),
    prompt: text("what the model is given"),
    target: text("what it shall write"),
    weight: number("of the row's loss, below 0 to unlearn; only ratios mean something"),
    sampled: textOrNull("JSON: how the target was sampled, where the learning rule compares probabilities"),
  },
} as const satisfies Readonly<Record<string, Features>>;

export type ExportTable = keyof typeof EXPORT_TABLES;

type RowOf<T extends ExportTable> = Readonly<Record<keyof (typeof EXPORT_TABLES)[T], Row[string]>>;

const proofRow = (state: RunState, proof: ProofRecord): RowOf<"proofs"> => {
  const { header, name, text: statement } = statementOf(state, proof.statementId);
  return {
    statementId: proof.statementId,
    statement,
    header,
    name,
    source: sourceOf(state, proof.statementId),
    proofId: proof.proofId,
    proof: proof.proof,
    iteration: proof.iteration,
    multiplicity: proof.multiplicity,
    passRate: passRateIn(state, proof.iteration, proof.statementId),
    modelVersion: proof.modelVersion,
    invokes: JSON.stringify(proof.invokes),
  };
};

const conjectureRow = (history: RunHistory, made: MadeConjecture): RowOf<"conjectures"> => ({
  ...made,
  modelVersion: versionIn(history, made.iteration),
});

/** What a step sampled, until its verdicts come. */
interface Sampled {
  readonly step: string;
  readonly byKey: ReadonlyMap<string, Attempt>;
}

const attemptRow = (
  attempt: Attempt,
  { cachedFrom, runMilliseconds, verdict }: JudgementRecord,
  where: Pick<RowOf<"attempts">, "iteration" | "step">,
): RowOf<"attempts"> => ({
  statementId: attempt.statementId,
  proofId: attempt.proofId,
  proof: attempt.proof,
  ...where,
  multiplicity: attempt.multiplicity,
  verdict: verdict._tag,
  family: verdictFamily(verdict),
  message: verdict._tag === "accepted" ? null : verdict.message,
  details: JSON.stringify(verdict),
  cachedFrom,
  runMilliseconds,
  tokens: attempt.tokens,
  logProbability: attempt.logProbability,
  modelVersion: attempt.modelVersion,
  segments: attempt.past === null ? null : JSON.stringify(attempt.past.segments),
});

const trainingRow = (
  { prompt, provenance, role, sampled, statementId, target, weight }: Example,
  where: Pick<RowOf<"training">, "iteration" | "step">,
): RowOf<"training"> => ({
  ...where,
  role,
  statementId,
  proofId: provenance.proofId,
  prompt,
  target,
  weight,
  sampled: sampled === undefined ? null : JSON.stringify(sampled),
});

/** Given the rows of a table, in their order; called again and again. */
type Emit<E, R> = (table: ExportTable, rows: ReadonlyArray<Row>) => Effect.Effect<void, E, R>;

/** Gives `emit` the rows of the wanted tables, those of the attempts and of the training as the log is read. */
export const exportRows = Effect.fn("exportRows")(function* <E, R>(wanted: ReadonlySet<ExportTable>, emit: Emit<E, R>) {
  const format = yield* PromptFormat;
  const { reads } = yield* Learning;
  /** By the name of the step that sampled, its records that wait for their verdicts, by part. */
  const waiting = new Map<string, Map<number, Sampled>>();
  const give = <T extends ExportTable>(table: T, rows: () => ReadonlyArray<RowOf<T>>) =>
    wanted.has(table) ? emit(table, rows() as ReadonlyArray<Row>) : Effect.void;

  const attempts = (record: StepRecord, step: Step) => {
    const { iteration, part } = record;
    if (step.form === "sampled") {
      const byKey = new Map((record as StepRecord<SampledBody>).attempts.map((one) => [attemptKey(one), one]));
      const parts = waiting.get(step.name) ?? new Map<number, Sampled>();
      waiting.set(step.name, parts.set(part, { step: step.name, byKey }));
      return Effect.void;
    }
    const from = step.reads.find(({ form, name }) => form === "sampled" && waiting.has(name));
    const sampled = from === undefined ? undefined : waiting.get(from.name)?.get(part);
    if (step.form !== "judged" || sampled === undefined) return Effect.void;
    return give("attempts", () =>
      (record as StepRecord<JudgedBody>).judgements.flatMap((judgement) => {
        const attempt = sampled.byKey.get(attemptKey(judgement));
        return attempt === undefined ? [] : [attemptRow(attempt, judgement, { iteration, step: sampled.step })];
      }),
    );
  };

  const training = (state: RunState, record: StepRecord) => {
    if (!isOf(record, examples) && !isOf(record, finalExamples)) return Effect.void;
    const where = { iteration: record.iteration, step: record._tag };
    return give("training", () =>
      renderExamples(state, record.iteration, record.examples, format).map((one) => trainingRow(one, where)),
    );
  };

  const history = yield* runHistory(
    (state, record, step) =>
      Effect.andThen(
        attempts(record, step),
        Effect.suspend(() => training(state, record)),
      ),
    reads,
  );
  yield* give("proofs", () => distinctProofs(history.state.proofs).map((one) => proofRow(history.state, one)));
  yield* give("conjectures", () => madeConjectures(history).map((one) => conjectureRow(history, one)));
});
