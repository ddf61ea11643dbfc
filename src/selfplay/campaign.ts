/**
 * A campaign samples proofs and verifies them at the same time: two steps that overlap. Batches of statements go from
 * the prover through a bounded queue to the verifier; both ends work on up to `concurrency` batches at once, and batches
 * are committed in their order, so that neither concurrency nor a kill changes the log.
 */
import { Array as Arrays, type Cause, Clock, Effect, Queue, Stream } from "effect";
import {
  type Attempt,
  attemptKey,
  type JudgedBody,
  JudgedFields,
  type JudgementRecord,
  type Purpose,
  proofId,
  type SampledBody,
  SampledFields,
  type Selected,
  type StepRecord,
  shortField,
  type Verdict,
} from "../domain/index.ts";
import { Progress, PromptFormat, type PromptFormatShape, RunLog } from "../services/index.ts";
import { judgeAttempts, type SampledStatement, sampleAttempts, unreadVerdict } from "./attempts.ts";
import type { Contradiction, TooManyCrashes } from "./errors.ts";
import type { Stage } from "./plan.ts";
import { readRounds } from "./refine.ts";
import { commitRecord, isCommitted, type Run, tellStep } from "./run.ts";
import { type RunState, recordOf, statementOf, versionOf } from "./run-state.ts";
import { type ReplayMemory, type Step, serviceStep } from "./step.ts";

/** What a campaign samples, and what becomes of it. */
export interface CampaignSpec {
  /** Names of its two steps. */
  readonly sampled: string;
  readonly judged: string;
  /** The stream of its draws. */
  readonly purpose: Purpose;
  /** Whether its attempts are learned from. */
  readonly samples: boolean;
  /** The steps that `selected` reads. */
  readonly reads: ReadonlyArray<Step>;
  /** The statements to attempt; null while the state does not say. */
  readonly selected: (state: RunState, iteration: number) => ReadonlyArray<Selected> | null;
  /** The attempts at the selected statements, where they follow from the state and no model is asked. */
  readonly found?: (state: RunState, iteration: number, selected: ReadonlyArray<Selected>) => ReadonlyArray<Attempt>;
  readonly foldSampled: (state: RunState, record: StepRecord<SampledBody>) => void;
  readonly foldJudged: (state: RunState, record: StepRecord<JudgedBody>) => void;
  /** Looks at what came of it; fails where the run must not go on. */
  readonly check?: (run: Run, iteration: number) => Effect.Effect<void, Contradiction | TooManyCrashes>;
}

/** The stage of a campaign, with its steps under their names. */
export interface Campaign extends Stage {
  readonly sampled: Step<SampledBody>;
  readonly judged: Step<JudgedBody>;
}

interface Batch {
  readonly part: number;
  readonly selected: ReadonlyArray<Selected>;
}

const inBatches = (selected: ReadonlyArray<Selected>, size: number): ReadonlyArray<Batch> =>
  Arrays.chunksOf(selected, size).map((chunk, part) => ({ part, selected: chunk }));

const statementsIn = (batches: ReadonlyArray<Batch>): number =>
  batches.reduce((sum, { selected }) => sum + selected.length, 0);

/** Samples the proofs of a batch. */
const sample = Effect.fnUntraced(function* ({ found, iteration, purpose, run }: Work, batch: Batch) {
  const { experiment, state } = run;
  if (found !== undefined) return { attempts: found(state, iteration, batch.selected) } satisfies SampledBody;
  const sampled = yield* sampleAttempts(
    { experiment, version: versionOf(state), purpose, iteration },
    batch.selected.map(({ samples, statementId }) => ({ statement: statementOf(state, statementId), samples })),
  );
  const sum = (of: (one: SampledStatement) => number): number => sampled.reduce((total, one) => total + of(one), 0);
  const short = { missing: sum((one) => one.short.missing), cut: sum((one) => one.short.cut) };
  return { attempts: sampled.flatMap(({ attempts }) => attempts), ...shortField(short) } satisfies SampledBody;
});

/** Judges the attempts of a batch; what an earlier iteration decided is taken over from the log. */
const judge = Effect.fnUntraced(function* (run: Run, attempts: ReadonlyArray<Attempt>) {
  const log = yield* RunLog;
  return yield* judgeAttempts(attempts, (id) => statementOf(run.state, id), yield* log.knownVerdicts(attempts));
});

interface Sampled {
  readonly part: number;
  readonly attempts: ReadonlyArray<Attempt>;
}

/** The steps of a campaign and what they work on in an iteration. */
interface Work {
  readonly run: Run;
  readonly iteration: number;
  readonly purpose: Purpose;
  readonly found: CampaignSpec["found"];
  readonly steps: Pick<Campaign, "judged" | "sampled">;
  readonly batches: ReadonlyArray<Batch>;
  readonly queue: Queue.Queue<Sampled, Cause.Done>;
}

/** The prover's end: samples batch after batch and puts them into the queue. */
const produce = (work: Work) => {
  const { batches, iteration, queue, run, steps } = work;
  const { judged, sampled } = steps;
  const total = statementsIn(batches);
  let done = 0;
  return Stream.fromIterable(batches).pipe(
    Stream.mapEffect(
      Effect.fnUntraced(function* (batch) {
        const startedAt = yield* Clock.currentTimeMillis;
        const known = recordOf(run.state, sampled, iteration, batch.part);
        return { part: batch.part, body: known ?? (yield* sample(work, batch)), startedAt };
      }),
      { concurrency: run.experiment.concurrency },
    ),
    Stream.runForEach(
      Effect.fnUntraced(function* ({ body, part, startedAt }) {
        if (!isCommitted(run, sampled, iteration, part))
          yield* commitRecord(run, sampled, { iteration, part }, body, startedAt);
        done += batches[part]!.selected.length;
        yield* tellStep(run, sampled, [judged], iteration, done, total, "statements");
        if (!isCommitted(run, judged, iteration, part)) yield* Queue.offer(queue, { part, attempts: body.attempts });
      }),
    ),
    Effect.andThen(Queue.end(queue)),
  );
};

/** The verifier's end: judges what comes out of the queue and commits the verdicts. */
const consume = ({ batches, iteration, queue, run, steps }: Work) => {
  const { judged, sampled } = steps;
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
        yield* commitRecord(run, judged, { iteration, part }, { judgements }, startedAt);
        done += batches[part]!.selected.length;
        yield* tellStep(run, judged, [sampled], iteration, done, total, "statements");
      }),
    ),
  );
};

/** An attempt in rounds with the proof that is read in its last turn; only what the model wrote is learned. */
const readAgain = (state: RunState, attempt: Attempt, format: PromptFormatShape): Attempt => {
  const { past, unread, ...told } = attempt;
  if (past === null || state.experiment.refine.calls === 0) return attempt;
  const { text } = statementOf(state, attempt.statementId);
  const segments = past.segments.map((one) => ({ ...one, loss: one.author === "model" }));
  return { ...told, ...readRounds(segments, unread ?? null, text, format), past: { ...past, segments } };
};

/**
 * The attempts with their own ids and the version that sampled, of statements of the batch in its order; where they follow
 * from the state, those.
 */
const expectedAttempts = (
  state: RunState,
  record: StepRecord<SampledBody>,
  selected: ReadonlyArray<Selected>,
  format: PromptFormatShape,
  found: CampaignSpec["found"],
) => {
  const { batch } = state.experiment.prove;
  const { attempts, iteration, part } = record;
  const ofBatch = selected.slice(part * batch, (part + 1) * batch);
  if (found !== undefined) return found(state, iteration, ofBatch);
  const inBatch = new Set(ofBatch.map(({ statementId }) => statementId));
  return attempts
    .filter(({ statementId }) => inBatch.has(statementId))
    .map((logged): Attempt => {
      const attempt = readAgain(state, logged, format);
      return { ...attempt, proofId: proofId(attempt.proof), modelVersion: versionOf(state) };
    });
};

/** A judgement of every attempt of the part, in its order; one taken over is the one it was taken over from. */
const expectedJudgements = (
  attempts: ReadonlyArray<Attempt>,
  judgements: ReadonlyArray<JudgementRecord>,
  { decided }: ReplayMemory,
): ReadonlyArray<JudgementRecord> => {
  const judged = new Map(judgements.map((judgement) => [attemptKey(judgement), judgement]));
  return attempts.map((attempt): JudgementRecord => {
    const { proofId: id, statementId } = attempt;
    const judgement = judged.get(attemptKey(attempt));
    // What is missing differs from every judgement.
    if (judgement === undefined) return { statementId, proofId: id } as JudgementRecord;
    const known =
      unreadVerdict(attempt) ?? (judgement.cachedFrom === null ? judgement.verdict : decided.get(attemptKey(attempt)));
    return { ...judgement, ...(known === undefined ? {} : { verdict: known }) };
  });
};

const verdictLine = (verdict: Verdict): string =>
  verdict._tag === "accepted" ? `accepted ${verdict.axioms.join(",")} ${verdict.invokes.join(",")}` : verdict._tag;

const neverAlone = (name: string) => () => Effect.die(new Error(`step ${name} is made by its campaign only`));

const stepsOf = (spec: CampaignSpec): Pick<Campaign, "judged" | "sampled"> => {
  const sampled = serviceStep<SampledBody>({
    name: spec.sampled,
    form: "sampled",
    fields: SampledFields,
    reads: spec.reads,
    make: neverAlone(spec.sampled),
    fold: spec.foldSampled,
    // In no order, since batches of other sizes give the same run.
    digestLines: ({ attempts }) =>
      attempts.map(({ multiplicity, proofId: id, statementId }) => `${statementId} ${id} ${multiplicity}`).sort(),
    check: (state, record) =>
      Effect.map(PromptFormat, (format) => ({
        attempts: expectedAttempts(state, record, spec.selected(state, record.iteration)!, format, spec.found),
      })),
    tell: ({ attempts }) => ({ count: attempts.length, unit: "attempts" }),
  });
  const judged = serviceStep<JudgedBody>({
    name: spec.judged,
    form: "judged",
    fields: JudgedFields,
    reads: [sampled],
    make: neverAlone(spec.judged),
    fold: spec.foldJudged,
    digestLines: ({ judgements }) =>
      judgements.map(({ proofId: id, statementId, verdict }) => `${statementId} ${id} ${verdictLine(verdict)}`).sort(),
    check: (state, { iteration, judgements, part }, memory) => {
      const attempts = recordOf(state, sampled, iteration, part)?.attempts ?? [];
      return { judgements: expectedJudgements(attempts, judgements, memory) };
    },
    tell: ({ judgements }) => ({ count: judgements.length, unit: "verdicts" }),
  });
  return { sampled, judged };
};

/** Warns where the model gave less than it was asked for. */
const warnOfShort = Effect.fnUntraced(function* (
  run: Run,
  sampled: Step<SampledBody>,
  iteration: number,
  batches: ReadonlyArray<Batch>,
) {
  const total = { asked: 0, missing: 0, cut: 0 };
  for (const { part, selected } of batches) {
    const { cut = 0, missing = 0 } = recordOf(run.state, sampled, iteration, part)?.short ?? {};
    total.asked += selected.reduce((sum, { samples }) => sum + samples, 0);
    total.missing += missing;
    total.cut += cut;
  }
  const { asked, cut, missing } = total;
  if (missing === 0 && cut === 0) return;
  yield* Progress.warn(
    `${sampled.name}: of ${asked} proofs asked for the model gave ${asked - missing}, of which the limit of tokens ended ${cut}`,
  );
});

/** The stage that samples and verifies proofs of the selected statements. */
export const campaign = (spec: CampaignSpec): Campaign => {
  const steps = stepsOf(spec);
  return {
    ...steps,
    steps: [steps.sampled, steps.judged],
    samples: spec.samples,
    when: () => true,
    parts: (state, iteration) => {
      const selected = spec.selected(state, iteration);
      return selected === null ? null : Math.ceil(selected.length / state.experiment.prove.batch);
    },
    run: Effect.fn("campaign")(function* (run: Run, iteration: number) {
      const { prove, verify } = run.experiment;
      const selected = spec.selected(run.state, iteration)!;
      const batches = inBatches(selected, prove.batch);
      const { judged, sampled } = steps;
      if (batches.length > 0) yield* tellStep(run, judged, [sampled], iteration, 0, selected.length, "statements");
      const queue = yield* Queue.bounded<Sampled, Cause.Done>(verify.queue);
      const { found, purpose } = spec;
      const work: Work = { run, iteration, purpose, found, steps, batches, queue };
      yield* Effect.all([produce(work), consume(work)], { concurrency: 2, discard: true });
      yield* warnOfShort(run, sampled, iteration, batches);
      if (spec.check !== undefined) yield* spec.check(run, iteration);
    }),
  };
};
