/** Steps 4 and 5: proofs of the selected statements are sampled and verified, and what was accepted is remembered. */
import { Effect } from "effect";
import {
  type Attempt,
  attemptKey,
  type JudgedBody,
  type SampledBody,
  type StatementId,
  type StepRecord,
  verdictFamily,
} from "../../domain/index.ts";
import { type CampaignSpec, campaign } from "../campaign.ts";
import { TooManyCrashes } from "../errors.ts";
import type { Run } from "../run.ts";
import { type AttemptRecord, countsOf, noCounts, type RunState, recordOf, statementOf } from "../run-state.ts";
import { countVerdict, EMPTY_TALLY, type Tally, tallyPassRate } from "../tally.ts";
import { lemmasOf } from "../used-lemmas.ts";
import { select } from "./select.ts";

const entry = <K, V>(map: Map<K, V>, key: K, make: () => V): V => {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
};

const foldSampled = (state: RunState, record: StepRecord<SampledBody>): void => {
  const counts = entry(state.counts, record.iteration, noCounts);
  counts.missing += record.short?.missing ?? 0;
  counts.cut += record.short?.cut ?? 0;
  for (const attempt of record.attempts) {
    state.pending.set(attemptKey(attempt), attempt);
    counts.sampled += attempt.multiplicity;
    counts.distinct++;
    if (attempt.tokens !== null) counts.tokens = (counts.tokens ?? 0) + attempt.tokens;
    const drawn = state.samplesDrawn.get(attempt.statementId) ?? 0;
    state.samplesDrawn.set(attempt.statementId, drawn + attempt.multiplicity);
  }
};

type JudgementOf = JudgedBody["judgements"][number];

/** The attempt that a judgement is about, taken from those that wait for one. Throws where it was not sampled. */
export const takeAttempt = (pending: Map<string, Attempt>, judgement: JudgementOf): Attempt => {
  const key = attemptKey(judgement);
  const attempt = pending.get(key);
  if (attempt === undefined) throw new Error(`a verdict for ${key}, which was not sampled`);
  pending.delete(key);
  return attempt;
};

const attemptRecord = (iteration: number, attempt: Attempt, judgement: JudgementOf): AttemptRecord => {
  const { logProbability, modelVersion, multiplicity, past, proof, proofId, statementId, tokens } = attempt;
  const outcome = verdictFamily(judgement.verdict);
  const seconds = judgement.runMilliseconds / 1000;
  const told = { logProbability, modelVersion, past, tokens };
  return { iteration, statementId, proofId, proof, outcome, multiplicity, seconds, ...told };
};

/** Forgets the judged attempts that no window reaches any more. */
const forgetJudged = (state: RunState, iteration: number): void => {
  const { window } = state.experiment.examples;
  if (window === "all") return;
  for (const earlier of state.judged.keys()) if (earlier <= iteration - window) state.judged.delete(earlier);
};

const foldJudged = (state: RunState, record: StepRecord<JudgedBody>): void => {
  const { iteration } = record;
  const counts = entry(state.counts, iteration, noCounts);
  const tallies = entry(state.tallies, iteration, () => new Map<StatementId, Tally>());
  const judged =
    state.keeps === "judged" ? entry(state.judged, iteration, () => new Map<string, AttemptRecord>()) : null;
  const touched = new Set<StatementId>();
  for (const judgement of record.judgements) {
    const attempt = takeAttempt(state.pending, judgement);
    const { multiplicity, statementId } = attempt;
    const { verdict } = judgement;
    tallies.set(statementId, countVerdict(tallies.get(statementId) ?? EMPTY_TALLY, verdict._tag, multiplicity));
    touched.add(statementId);
    const kind = verdict._tag === "unread" ? `unread: ${verdict.reason}` : verdict._tag;
    counts.verdicts.set(kind, (counts.verdicts.get(kind) ?? 0) + multiplicity);
    if (judgement.cachedFrom === null && verdict._tag !== "unread") counts.verified++;
    if (verdict._tag === "crashed") counts.crashedDistinct++;
    judged?.set(attemptKey(attempt), attemptRecord(iteration, attempt, judgement));
    if (verdict._tag !== "accepted") continue;
    counts.acceptedDistinct++;
    state.proved.add(statementId);
    if (!state.firstProof.has(statementId)) state.firstProof.set(statementId, iteration);
    const { header } = statementOf(state, statementId);
    const named = { text: attempt.proof, header, invokes: verdict.invokes };
    const invokes = lemmasOf(state.experiment, named, state.lemmaByName);
    const found = { ...attemptRecord(iteration, attempt, judgement), invokes };
    state.proofs.push(found);
    state.proofByKey.set(attemptKey(found), found);
  }
  if (judged !== null) forgetJudged(state, iteration);
  // All attempts of a statement are in one part, so its tally is complete.
  for (const id of touched) {
    const rate = tallyPassRate(tallies.get(id)!, state.experiment.verify.timeoutCounts);
    if (rate !== null) state.bestPassRate.set(id, Math.max(rate, state.bestPassRate.get(id) ?? 0));
  }
};

/** The run stops where too many attempts crashed the verifier. */
const refuseCrashes = Effect.fn("refuseCrashes")(function* (run: Run, iteration: number) {
  const { crashedDistinct: crashed, distinct: attempts } = countsOf(run.state, iteration);
  const limit = run.experiment.verify.maximumCrashedShare;
  if (crashed > limit * attempts) return yield* new TooManyCrashes({ iteration, crashed, attempts, limit });
});

const spec: CampaignSpec = {
  sampled: "prove",
  judged: "verify",
  purpose: "prover",
  samples: true,
  reads: [select],
  selected: (state, iteration) => recordOf(state, select, iteration)?.selected ?? null,
  foldSampled,
  foldJudged,
  check: refuseCrashes,
};

export const proving = campaign(spec);

/** As `proving`, with attempts that another step has found, and with another look at what came of it. */
export const provingFound = (
  reads: CampaignSpec["reads"],
  found: NonNullable<CampaignSpec["found"]>,
  check: NonNullable<CampaignSpec["check"]>,
) =>
  campaign({
    ...spec,
    reads: [...spec.reads, ...reads],
    found,
    check: (run, iteration) => Effect.andThen(refuseCrashes(run, iteration), check(run, iteration)),
  });
