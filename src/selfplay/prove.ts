/**
 * Steps 4 and 5: proofs are sampled and verified at the same time. Batches of statements go from the prover through a
 * bounded queue to the verifier; both ends work on up to `concurrency` batches at once, and batches are committed in
 * their order, so that neither concurrency nor a kill changes the log.
 */
import { type Cause, Clock, Effect, Queue, Stream } from "effect";
import {
  type Attempt,
  deriveSeed,
  type JudgementRecord,
  type ModelVersion,
  type ProofId,
  proofId,
  type Selected,
  type StatementId,
  type StepOf,
} from "../domain/index.ts";
import { attemptKey, Prover, RunLog, type SampledProof, Verifier, VerifierError } from "../services/index.ts";
import { commitRecord, isCommitted, type Run, tellStep } from "./run.ts";
import { recordOf, statementOf } from "./run-state.ts";

/** What the samples are for; decides the names of the records and the stream of draws. */
export type Campaign = "prove" | "evaluate";

const STEPS = {
  prove: { sampled: "prove", judged: "verify", purpose: "prover" },
  evaluate: { sampled: "evaluate-prove", judged: "evaluate-verify", purpose: "evaluation" },
} as const;

interface Batch {
  readonly part: number;
  readonly selected: ReadonlyArray<Selected>;
}

const inBatches = (selected: ReadonlyArray<Selected>, size: number): ReadonlyArray<Batch> =>
  Array.from({ length: Math.ceil(selected.length / size) }, (_, part) => ({
    part,
    selected: selected.slice(part * size, (part + 1) * size),
  }));

const statementsIn = (batches: ReadonlyArray<Batch>): number =>
  batches.reduce((sum, { selected }) => sum + selected.length, 0);

const addTokens = (a: number | null, b: number | null): number | null =>
  a === null && b === null ? null : (a ?? 0) + (b ?? 0);

/** The distinct proofs among the samples of one statement, in their order, with multiplicity. */
export const distinctAttempts = (
  statementId: StatementId,
  samples: ReadonlyArray<SampledProof>,
  policyVersion: ModelVersion,
  parseProof: (completion: string) => string,
): ReadonlyArray<Attempt> => {
  const attempts = new Map<string, Attempt>();
  for (const { logProbability, multiplicity, text, tokens } of samples) {
    const proof = parseProof(text);
    const known = attempts.get(proof);
    attempts.set(
      proof,
      known === undefined
        ? { statementId, proofId: proofId(proof), proof, multiplicity, policyVersion, tokens, logProbability }
        : { ...known, multiplicity: known.multiplicity + multiplicity, tokens: addTokens(known.tokens, tokens) },
    );
  }
  return [...attempts.values()];
};

/** Samples the proofs of a batch. */
const sample = Effect.fn("prove.sample")(function* (run: Run, campaign: Campaign, iteration: number, batch: Batch) {
  const { experiment, format, state } = run;
  const { version } = state;
  const prover = yield* Prover;
  if (version === null) return yield* Effect.die(new Error("no model has been trained yet"));
  const requests = batch.selected.map(({ samples, statementId }) => {
    const statement = statementOf(state, statementId);
    return {
      prompt: format.proverPrompt(statement.text, statement.header),
      statement,
      samples,
      randomSeed: deriveSeed(experiment.seed, STEPS[campaign].purpose, iteration, statementId),
    };
  });
  const answers = yield* prover.prove(version, requests, experiment.prove);
  return batch.selected.flatMap(({ statementId }, i) =>
    distinctAttempts(statementId, answers[i] ?? [], version, (completion) =>
      format.parseProof(completion, statementOf(state, statementId).text),
    ),
  );
});

/** Judges the attempts of a batch; what an earlier iteration decided is taken over from the log. */
const judge = Effect.fn("prove.judge")(function* (run: Run, attempts: ReadonlyArray<Attempt>) {
  const log = yield* RunLog;
  const verifier = yield* Verifier;
  const known = yield* log.knownVerdicts(attempts);
  const unknown = attempts.filter((attempt) => !known.has(attemptKey(attempt)));
  const judgements =
    unknown.length === 0
      ? []
      : yield* verifier.verify(
          unknown.map(({ proof, statementId }) => ({ statement: statementOf(run.state, statementId), proof })),
        );
  if (judgements.length !== unknown.length)
    return yield* new VerifierError({
      reason: "protocol",
      message: `expected ${unknown.length} judgements, found ${judgements.length}`,
      isRetryable: false,
    });
  let next = 0;
  return attempts.map((attempt): JudgementRecord => {
    const { proofId: id, statementId } = attempt;
    const old = known.get(attemptKey(attempt));
    if (old !== undefined)
      return {
        statementId,
        proofId: id as ProofId,
        verdict: old.verdict,
        runMilliseconds: old.runMilliseconds,
        queueMilliseconds: 0,
        cachedFrom: old.iteration,
      };
    const { queueMilliseconds, runMilliseconds, verdict } = judgements[next++]!;
    return { statementId, proofId: id, verdict, runMilliseconds, queueMilliseconds, cachedFrom: null };
  });
});

type Sampled = StepOf<"prove"> | StepOf<"evaluate-prove">;

/** The prover's end: samples batch after batch and puts them into the queue. */
const produce = (
  run: Run,
  campaign: Campaign,
  iteration: number,
  batches: ReadonlyArray<Batch>,
  queue: Queue.Queue<Sampled, Cause.Done>,
) => {
  const { sampled } = STEPS[campaign];
  const total = statementsIn(batches);
  let done = 0;
  return Stream.fromIterable(batches).pipe(
    Stream.mapEffect(
      Effect.fnUntraced(function* (batch) {
        const startedAt = yield* Clock.currentTimeMillis;
        const done = recordOf(run.state, sampled, iteration, batch.part);
        if (done !== null) return { record: done, startedAt };
        const attempts = yield* sample(run, campaign, iteration, batch);
        return { record: { _tag: sampled, iteration, part: batch.part, attempts } satisfies Sampled, startedAt };
      }),
      { concurrency: run.experiment.concurrency },
    ),
    Stream.runForEach(
      Effect.fnUntraced(function* ({ record, startedAt }) {
        if (!isCommitted(run, sampled, iteration, record.part)) yield* commitRecord(run, record, startedAt);
        done += batches[record.part]?.selected.length ?? 0;
        yield* tellStep(run, sampled, iteration, done, total, "statements");
        if (!isCommitted(run, STEPS[campaign].judged, iteration, record.part)) yield* Queue.offer(queue, record);
      }),
    ),
    Effect.andThen(Queue.end(queue)),
  );
};

/** The verifier's end: judges what comes out of the queue and commits the verdicts. */
const consume = (
  run: Run,
  campaign: Campaign,
  iteration: number,
  batches: ReadonlyArray<Batch>,
  queue: Queue.Queue<Sampled, Cause.Done>,
) => {
  const { judged } = STEPS[campaign];
  const total = statementsIn(batches);
  // What an earlier process verified counts as done.
  let done = statementsIn(batches.filter(({ part }) => isCommitted(run, judged, iteration, part)));
  return Stream.fromQueue(queue).pipe(
    Stream.mapEffect(
      Effect.fnUntraced(function* ({ attempts, part }) {
        const startedAt = yield* Clock.currentTimeMillis;
        return { part, judgements: yield* judge(run, attempts), startedAt };
      }),
      { concurrency: run.experiment.concurrency },
    ),
    Stream.runForEach(
      Effect.fnUntraced(function* ({ judgements, part, startedAt }) {
        yield* commitRecord(run, { _tag: judged, iteration, part, judgements }, startedAt);
        done += batches[part]?.selected.length ?? 0;
        yield* tellStep(run, judged, iteration, done, total, "statements");
      }),
    ),
  );
};

/** Samples and verifies proofs of the selected statements. */
export const proveAndVerify = Effect.fn("proveAndVerify")(function* (
  run: Run,
  campaign: Campaign,
  iteration: number,
  selected: ReadonlyArray<Selected>,
) {
  const batches = inBatches(selected, run.experiment.prove.batch);
  if (batches.length > 0) yield* tellStep(run, STEPS[campaign].judged, iteration, 0, selected.length, "statements");
  const queue = yield* Queue.bounded<Sampled, Cause.Done>(run.experiment.verify.queue);
  yield* Effect.all(
    [produce(run, campaign, iteration, batches, queue), consume(run, campaign, iteration, batches, queue)],
    {
      concurrency: 2,
      discard: true,
    },
  );
});
