/** The measurement on the held-out set, pure: counts of each statement and pass@k by the unbiased estimator. */
import { Schema } from "effect";
import {
  attemptKey,
  canonicalJson,
  HeldOutCount,
  type JudgedBody,
  ModelVersion,
  PassAtK,
  PassWithin,
  type Selected,
  type StepRecord,
} from "../../domain/index.ts";
import { passAtK, passWithin, samplesWithin } from "../../reward/index.ts";
import { type CampaignSpec, campaign } from "../campaign.ts";
import { type RunState, versionOf } from "../run-state.ts";
import { pureStep } from "../step.ts";
import {
  countVerdict,
  EMPTY_TALLY,
  labelledSamples,
  type Tally,
  type TimeoutCounts,
  undecidedSamples,
} from "../tally.ts";
import { takeAttempt } from "./prove.ts";

// The log has the model's version under the name that it was first given.
const fields = Schema.Struct({
  modelVersion: ModelVersion,
  samples: Schema.Int,
  counts: Schema.Array(HeldOutCount),
  passAtK: Schema.Array(PassAtK),
  /** For each of `evaluate.contextTokens`; absent without these. */
  passWithin: Schema.optionalKey(Schema.Array(PassWithin)),
  cut: Schema.optionalKey(Schema.Int),
}).pipe(Schema.encodeKeys({ modelVersion: "policyVersion" }));

/** Every held-out statement with the samples of the evaluation. */
export const selectHeldOut = (state: RunState): ReadonlyArray<Selected> =>
  state.heldOut.map(({ id }) => ({ statementId: id, samples: state.experiment.evaluate.samples }));

/** Mean of the statements' estimates; a statement with fewer than k decided samples is left out and counted. */
export const meanPassAtK = (counts: ReadonlyArray<HeldOutCount>, k: number): PassAtK => {
  const entered = counts.filter(({ samples }) => samples >= k);
  const sum = entered.reduce((total, { accepted, samples }) => total + passAtK(samples, accepted, k), 0);
  const value = entered.length === 0 ? null : sum / entered.length;
  return { k, value, statements: entered.length, leftOut: counts.length - entered.length };
};

/** A statement's samples by what they count as. */
export const heldOutCount = (statementId: string, tally: Tally, timeoutCounts: TimeoutCounts): HeldOutCount => ({
  statementId,
  samples: labelledSamples(tally, timeoutCounts),
  accepted: tally.accepted,
  undecided: undecidedSamples(tally, timeoutCounts),
});

/** The result of an evaluation with these counts. */
export const evaluationOf = (state: RunState, counts: ReadonlyArray<HeldOutCount>): typeof fields.Type => {
  const { evaluate: settings } = state.experiment;
  const passAt = settings.k.map((k) => meanPassAtK(counts, k));
  const cut = state.evaluationCut;
  const told = {
    modelVersion: versionOf(state),
    samples: settings.samples,
    counts,
    passAtK: passAt,
    ...(settings.contextTokens.length === 0 ? {} : { passWithin: passWithin(counts, settings.contextTokens) }),
  };
  return cut === 0 ? told : { ...told, cut };
};

/** The result of an evaluation whose attempts are all judged. */
export const evaluateHeldOut = (state: RunState): typeof fields.Type =>
  evaluationOf(
    state,
    state.heldOut.map(({ id }) => {
      const { evaluate: settings, verify } = state.experiment;
      const counted = heldOutCount(id, state.evaluation.get(id) ?? EMPTY_TALLY, verify.timeoutCounts);
      if (settings.contextTokens.length === 0) return counted;
      const contexts = state.evaluationContexts.get(id) ?? [];
      return { ...counted, acceptedWithin: settings.contextTokens.map((tokens) => samplesWithin(contexts, tokens)) };
    }),
  );

const foldJudged = (state: RunState, { judgements }: StepRecord<JudgedBody>): void => {
  for (const judgement of judgements) {
    const { contexts, multiplicity, statementId } = takeAttempt(state.evaluationPending, judgement);
    const tally = state.evaluation.get(statementId) ?? EMPTY_TALLY;
    state.evaluation.set(statementId, countVerdict(tally, judgement.verdict._tag, multiplicity));
    if (contexts === undefined || judgement.verdict._tag !== "accepted") continue;
    state.evaluationContexts.set(statementId, [...(state.evaluationContexts.get(statementId) ?? []), ...contexts]);
  }
};

/** Proofs of the held-out statements, sampled and verified; nothing is learned from them. */
const spec: CampaignSpec = {
  sampled: "evaluate-prove",
  judged: "evaluate-verify",
  purpose: "evaluation",
  samples: false,
  reads: [],
  selected: selectHeldOut,
  foldSampled: (state, { attempts, short }) => {
    state.evaluationCut += short?.cut ?? 0;
    for (const attempt of attempts) state.evaluationPending.set(attemptKey(attempt), attempt);
  },
  foldJudged,
};

export const evaluating = campaign(spec);

/** As `evaluating`, with attempts that another step has found. */
export const evaluatingFound = (reads: CampaignSpec["reads"], found: NonNullable<CampaignSpec["found"]>) =>
  campaign({ ...spec, reads, found });

export const evaluate = pureStep<typeof fields.Type>({
  name: "evaluate",
  fields,
  reads: [evaluating.judged],
  compute: evaluateHeldOut,
  fold: (state, { _tag: _, part: __, ...evaluation }) => {
    state.evaluations.push(evaluation);
    state.evaluation.clear();
    state.evaluationContexts.clear();
    state.evaluationCut = 0;
  },
  digestLines: ({ counts, modelVersion, passAtK: measured, passWithin: within, samples }) => {
    const told = within === undefined ? {} : { passWithin: within };
    return [canonicalJson({ counts, passAtK: measured, policyVersion: modelVersion, samples, ...told })];
  },
  tell: ({ counts }) => ({ count: counts.length, unit: "statements" }),
});
