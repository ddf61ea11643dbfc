/** Proofs of statements from the model, and what the verifier says of them: what sampling is, for whatever it is done. */
import { Effect } from "effect";
import {
  type Attempt,
  attemptKey,
  deriveSeed,
  type Experiment,
  type JudgementRecord,
  type ModelVersion,
  type ParseFailure,
  type Purpose,
  proofId,
  type Short,
  type Statement,
  type StatementId,
  type Verdict,
} from "../domain/index.ts";
import { type KnownVerdict, PromptFormat, Prover, type SampledProof } from "../services/index.ts";
import { judgeAll } from "./judge-all.ts";
import { mergedAttempts } from "./merged-attempts.ts";
import { refineAttempts } from "./refine.ts";

/** The distinct proofs among the samples of one statement, in their order, with multiplicity; what is unread as well. */
export const distinctAttempts = (
  statementId: StatementId,
  samples: ReadonlyArray<SampledProof>,
  modelVersion: ModelVersion,
  parseProof: (completion: string) => string | ParseFailure,
): ReadonlyArray<Attempt> =>
  mergedAttempts(
    samples.map(({ logProbability, multiplicity, text: written, tokens }): Attempt => {
      // Half of a surrogate pair is in no encoding: it is replaced before anything is made of the text, as any reader would.
      const text = written.toWellFormed();
      const parsed = parseProof(text);
      const isRead = typeof parsed === "string";
      const proof = isRead ? parsed : text;
      return {
        statementId,
        proofId: proofId(proof),
        proof,
        ...(isRead ? {} : { unread: parsed.reason }),
        multiplicity,
        modelVersion,
        tokens,
        logProbability,
        past: null,
      };
    }),
  );

/** Who samples, and for what: the stream of its draws. */
export interface SamplingContext {
  readonly experiment: Pick<Experiment, "evaluate" | "prove" | "refine" | "seed">;
  readonly version: ModelVersion;
  readonly purpose: Purpose;
  readonly iteration: number;
}

/** A statement, and how many proofs of it are wanted. */
export interface Asked {
  readonly statement: Statement;
  readonly samples: number;
}

/** The attempts at a statement, and how many proofs the model did not give or did not end. */
export interface SampledStatement {
  readonly attempts: ReadonlyArray<Attempt>;
  readonly short: Short;
}

/** Samples whole proofs of each statement. */
const sampleWholeProofs = Effect.fn("prove.sample")(function* (
  { experiment, iteration, purpose, version }: SamplingContext,
  asked: ReadonlyArray<Asked>,
) {
  const prover = yield* Prover;
  const format = yield* PromptFormat;
  const requests = asked.map(({ samples, statement }) => ({
    prompt: format.proverPrompt(statement.text, statement.header),
    statement,
    samples,
    randomSeed: deriveSeed(experiment.seed, purpose, iteration, statement.id),
  }));
  const answers = yield* prover.prove(version, requests, experiment.prove);
  return asked.map(({ samples, statement: { id, text } }, i): SampledStatement => {
    const answer = answers[i]!;
    const attempts = distinctAttempts(id, answer, version, (completion) => format.parseProof(completion, text));
    const missing = attempts.reduce((left, { multiplicity }) => left - multiplicity, samples);
    return { attempts, short: { missing, cut: answer.reduce((sum, { cut = 0 }) => sum + cut, 0) } };
  });
});

/** Samples proofs of each statement, in their order; what a statement gets does not depend on the others. */
export const sampleAttempts = (context: SamplingContext, asked: ReadonlyArray<Asked>) =>
  context.experiment.refine.calls === 0 ? sampleWholeProofs(context, asked) : refineAttempts(context, asked);

/** The verdict of an attempt in which no proof was read; null for one to be judged. */
export const unreadVerdict = ({ unread }: Attempt): Verdict | null =>
  unread === undefined ? null : { _tag: "unread", reason: unread, message: "no proof was read in the answer" };

/** Judges attempts; what is known of one is taken over. */
export const judgeAttempts = Effect.fn("prove.judge")(function* (
  attempts: ReadonlyArray<Attempt>,
  statementOf: (id: StatementId) => Statement,
  known: ReadonlyMap<string, KnownVerdict> = new Map(),
) {
  const unknown = attempts.filter((attempt) => attempt.unread === undefined && !known.has(attemptKey(attempt)));
  const judgements = yield* judgeAll(
    unknown.map(({ proof, statementId }) => ({ statement: statementOf(statementId), proof })),
  );
  let next = 0;
  return attempts.map((attempt): JudgementRecord => {
    const { proofId: id, statementId } = attempt;
    const base = { statementId, proofId: id, queueMilliseconds: 0, cachedFrom: null };
    const unread = unreadVerdict(attempt);
    if (unread !== null) return { ...base, verdict: unread, runMilliseconds: 0 };
    const old = known.get(attemptKey(attempt));
    if (old === undefined) return { ...base, ...judgements[next++]! };
    const { iteration, runMilliseconds, verdict } = old;
    return { ...base, verdict, runMilliseconds, cachedFrom: iteration };
  });
});
