/** Every accepted proof of a log through a verifier again, the same or another: where do they disagree? */
import { Effect } from "effect";
import {
  attemptKey,
  type JudgedBody,
  type SampledBody,
  type StatementId,
  type StepRecord,
  type VerdictTag,
} from "../domain/index.ts";
import { closingStep, foldLog, type RunState, type Step, statementOf } from "../selfplay/index.ts";
import { Verifier } from "../services/index.ts";

export interface Disagreement {
  readonly iteration: number;
  readonly statementId: StatementId;
  readonly statement: string;
  readonly proof: string;
  /** The verifier's verdict now; the log says accepted. */
  readonly found: VerdictTag;
  readonly message: string;
}

export interface Regrading {
  /** Distinct accepted proofs that were sent. */
  readonly proofs: number;
  readonly verdicts: Readonly<Partial<Record<VerdictTag, number>>>;
  readonly disagreements: ReadonlyArray<Disagreement>;
}

interface Accepted {
  readonly iteration: number;
  readonly statementId: StatementId;
  readonly statement: { readonly text: string; readonly header: string | null };
  readonly proof: string;
}

/** The distinct accepted proofs of a log, those that only measure included, in its order. */
const acceptedProofs = Effect.gen(function* () {
  const texts = new Map<string, string>();
  const found = new Map<string, Accepted>();
  const noteJudged = (state: RunState, { iteration, judgements }: StepRecord<JudgedBody>): void => {
    for (const judgement of judgements) {
      const at = attemptKey(judgement);
      if (judgement.verdict._tag !== "accepted" || found.has(at)) continue;
      const { statementId } = judgement;
      const { header, text } = statementOf(state, statementId);
      found.set(at, { iteration, statementId, statement: { text, header }, proof: texts.get(at) ?? "" });
    }
  };
  yield* foldLog((state, record, step: Step) =>
    Effect.sync(() => {
      if (step.form === "sampled")
        for (const attempt of (record as StepRecord<SampledBody>).attempts)
          texts.set(attemptKey(attempt), attempt.proof);
      if (step.form === "judged") noteJudged(state, record as StepRecord<JudgedBody>);
      // All parts are sampled before the first verdict of the log's order, and judged in the same iteration.
      if (step === closingStep(state.plan)) texts.clear();
    }),
  );
  return [...found.values()];
});

const batchSize = 64;

/** Sends every distinct accepted proof to the verifier; `onProgress` is told how many are done. */
export const regradeRun = Effect.fn("regradeRun")(function* (
  onProgress: (done: number, total: number) => Effect.Effect<void>,
) {
  const verifier = yield* Verifier;
  const proofs = yield* acceptedProofs;
  const verdicts: Partial<Record<VerdictTag, number>> = {};
  const disagreements: Array<Disagreement> = [];
  for (let from = 0; from < proofs.length; from += batchSize) {
    const batch = proofs.slice(from, from + batchSize);
    const judgements = yield* verifier.verify(batch);
    for (const [i, { proof, statement, ...one }] of batch.entries()) {
      const verdict = judgements[i]?.verdict ?? { _tag: "crashed", message: "no judgement" };
      verdicts[verdict._tag] = (verdicts[verdict._tag] ?? 0) + 1;
      if (verdict._tag !== "accepted")
        disagreements.push({
          ...one,
          statement: statement.text,
          proof,
          found: verdict._tag,
          message: "message" in verdict ? verdict.message : "",
        });
    }
    yield* onProgress(Math.min(from + batchSize, proofs.length), proofs.length);
  }
  return { proofs: proofs.length, verdicts, disagreements } satisfies Regrading;
});
