/** Every accepted proof of a log through a verifier again, the same or another: where do they disagree? */
import { Effect } from "effect";
import type { StatementId, VerdictTag } from "../domain/index.ts";
import { applyRecord, initialState, statementOf } from "../selfplay/index.ts";
import { attemptKey, RunLog, Verifier } from "../services/index.ts";

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

/** The distinct accepted proofs of a log, evaluation included, in its order. */
const acceptedProofs = Effect.gen(function* () {
  const log = yield* RunLog;
  const state = initialState(log.info.experiment);
  const texts = new Map<string, string>();
  const found = new Map<string, Accepted>();
  for (const key of yield* log.committed) {
    const record = yield* log.read(key);
    applyRecord(state, record);
    if (record._tag === "prove" || record._tag === "evaluate-prove")
      for (const attempt of record.attempts) texts.set(attemptKey(attempt), attempt.proof);
    // All parts are sampled before the first verdict of the log's order, and judged in the same iteration.
    if (record._tag === "metrics") texts.clear();
    if (record._tag !== "verify" && record._tag !== "evaluate-verify") continue;
    for (const judgement of record.judgements) {
      const at = attemptKey(judgement);
      if (judgement.verdict._tag !== "accepted" || found.has(at)) continue;
      const { header, text } = statementOf(state, judgement.statementId);
      const { statementId } = judgement;
      found.set(at, {
        iteration: record.iteration,
        statementId,
        statement: { text, header },
        proof: texts.get(at) ?? "",
      });
    }
  }
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
