/** What is told of an iteration, pure (STP, section 8 of the reference). */

import { Schema } from "effect";
import { mean } from "simple-statistics";
import {
  attemptKey,
  type Completion,
  canonicalJson,
  codePointLength,
  IterationMetrics,
  RunSummary,
  type SearchMetrics,
  type StatementId,
  tacticSteps,
} from "../../domain/index.ts";
import { fromFirstColon } from "../../lean-text/index.ts";
import { conjecturerHealth } from "../../reward/index.ts";
import { addTokens } from "../merged-attempts.ts";
import {
  attemptOf,
  conjecturesIn,
  countsOf,
  doneRecord,
  type RunState,
  recordOf,
  statementOf,
  tallyOf,
} from "../run-state.ts";
import { lengthInTactics, shortestProofs } from "../shortest-proofs.ts";
import { pureStep } from "../step.ts";
import { addTallies, EMPTY_TALLY, labelledSamples, tallyPassRate, undecidedSamples } from "../tally.ts";
import { conjecture, conjectureForms } from "./conjecture.ts";
import { trainCritic } from "./critic.ts";
import { examples } from "./examples.ts";
import { finalExamples } from "./final.ts";
import { formalise } from "./formalise.ts";
import { probe } from "./probe.ts";
import { proving } from "./prove.ts";
import { reward } from "./reward.ts";
import { foundProofs, searchesIn, searchingSelected } from "./search.ts";
import { attemptedConjectures, select } from "./select.ts";
import { hasTwins, isDisproved, negationOf } from "./twins.ts";

const meanOrNull = (values: ReadonlyArray<number>): number | null => (values.length === 0 ? null : mean([...values]));

/** [pass rate rounded to three decimals, statements with it], ascending; undecided statements are left out. */
const histogram = (state: RunState, iteration: number, ids: ReadonlyArray<StatementId>) => {
  const counts = new Map<number, number>();
  for (const id of ids) {
    const rate = tallyPassRate(tallyOf(state, iteration, id), state.experiment.verify.timeoutCounts);
    if (rate === null) continue;
    const rounded = Math.round(rate * 1000) / 1000;
    counts.set(rounded, (counts.get(rounded) ?? 0) + 1);
  }
  return [...counts].sort(([a], [b]) => a - b);
};

/** Distinct texts after the first colon, over distinct texts. */
const uniqueStatementRatio = (texts: ReadonlyArray<string>): number | null => {
  const distinct = new Set(texts);
  const bodies = new Set([...distinct].map(fromFirstColon));
  return distinct.size === 0 ? null : bodies.size / distinct.size;
};

const healthOf = (state: RunState, iteration: number): IterationMetrics["health"] => {
  const { timeoutCounts } = state.experiment.verify;
  const forms = conjectureForms(state, iteration);
  const vacuous = new Map(doneRecord(state, probe, iteration).examined.map((one) => [one.id, one.vacuous]));
  const monitored = [...conjecturesIn(state, iteration).values()].map(({ id, text }) => {
    const tally = tallyOf(state, iteration, id);
    const samples = labelledSamples(tally, timeoutCounts);
    return {
      statement: text,
      normalForm: forms.get(id) ?? id,
      samples,
      accepted: tally.accepted,
      vacuous: vacuous.get(id) ?? null,
    };
  });
  return conjecturerHealth(monitored, state.archive);
};

/** Lengths of the targets and the lemmas of what an iteration trains on. */
const trainedOn = (state: RunState, iteration: number) => {
  const record = recordOf(state, examples, iteration) ?? recordOf(state, finalExamples, iteration);
  const references = record?.examples ?? [];
  const proofs = references.filter(({ role }) => role === "prover").map((reference) => attemptOf(state, reference));
  const conjectures = references.filter(({ role }) => role === "conjecturer");
  const texts = conjectures.map(({ statementId }) => statementOf(state, statementId).text);
  return {
    proofExamples: proofs.length,
    conjectureExamples: conjectures.length,
    meanProofLength: meanOrNull(proofs.map(({ proof }) => codePointLength(proof))),
    meanConjectureLength: meanOrNull(texts.map(codePointLength)),
    lemmasOfKeptConjectures: new Set(conjectures.map(({ lemma }) => lemma)).size,
    lemmasOfTrainedProofs: new Set(proofs.flatMap((proof) => state.proofByKey.get(attemptKey(proof))?.invokes ?? []))
      .size,
  };
};

const disprovedIn = (state: RunState, iteration: number) => {
  const first = state.train.flatMap(({ id }) =>
    isDisproved(state, id) ? [state.firstProof.get(negationOf(state, id)!)] : [],
  );
  return { disproved: first.length, newlyDisproved: first.filter((one) => one === iteration).length };
};

/** Of the critic that an iteration trained, where it did. */
const criticMetrics = (state: RunState, iteration: number): Pick<SearchMetrics, "critic"> => {
  const record = recordOf(state, trainCritic, iteration);
  if (record === null) return {};
  const { heldOut, pairs } = record;
  const heldOutAccuracy = heldOut.pairs === 0 ? null : heldOut.right / heldOut.pairs;
  return { critic: { pairs, heldOutPairs: heldOut.pairs, heldOutAccuracy } };
};

/** Of the searches of an iteration; nothing where the plan has none. */
const searchMetrics = (state: RunState, iteration: number): { readonly search?: SearchMetrics } => {
  const searches = searchesIn(state, searchingSelected, iteration);
  const { shorten } = state.experiment.search;
  const disproves = hasTwins(state);
  // What is disproved stays so where nothing is left to search.
  if (searches.length === 0 && !disproves) return {};
  const ends = Object.fromEntries(
    [...Map.groupBy(searches, ({ tree }) => tree.end._tag)].map(([end, those]) => [end, those.length]).sort(),
  );
  const expansions = searches.flatMap(({ tree }) => tree.expansions);
  const lengths = foundProofs(searchingSelected)(state, iteration, doneRecord(state, select, iteration).selected).map(
    (attempt) => tacticSteps(attempt)?.length ?? 0,
  );
  const tactics = expansions.reduce((sum, { tried }) => sum + tried.length, 0);
  return {
    search: {
      ends,
      expansions: expansions.length,
      tactics,
      meanTactics: meanOrNull(lengths),
      ...(disproves ? disprovedIn(state, iteration) : {}),
      ...(shorten
        ? {
            meanShortest: meanOrNull(
              [...shortestProofs(state.proofs).values()].map((one) => lengthInTactics(one) ?? 0),
            ),
          }
        : {}),
      ...criticMetrics(state, iteration),
    },
  };
};

const completionTokens = (completions: ReadonlyArray<Completion>): number | null => {
  const counted = completions.flatMap(({ tokens }) => (tokens === null ? [] : [tokens]));
  return counted.length === 0 ? null : counted.reduce((sum, tokens) => sum + tokens, 0);
};

/** What the iteration made of informal texts, where it asked about any. */
const formalisedIn = (state: RunState, iteration: number): Pick<IterationMetrics, "formalised"> => {
  const record = recordOf(state, formalise, iteration);
  if (record === null || record.asked.length === 0) return {};
  const { asked, candidates, counts, taken } = record;
  return {
    formalised: { asked: asked.length, candidates: candidates.length, ...counts, taken: taken.length },
  };
};

/** The metrics of an iteration whose other steps are done. */
export const iterationMetrics = (state: RunState, iteration: number): IterationMetrics => {
  const { timeoutCounts } = state.experiment.verify;
  const selected = doneRecord(state, select, iteration).selected.map(({ statementId }) => statementId);
  const conjectures = attemptedConjectures(state, iteration);
  const counts = countsOf(state, iteration);
  const total = selected.reduce((sum, id) => addTallies(sum, tallyOf(state, iteration, id)), EMPTY_TALLY);
  const { completions, counts: generated } = doneRecord(state, conjecture, iteration);
  const rewarded = doneRecord(state, reward, iteration);
  const proved = state.train.filter(({ id }) => state.proved.has(id)).length;
  const provedHere = selected.filter((id) => tallyOf(state, iteration, id).accepted > 0);
  const before = state.metrics.at(-1)?.provedTrain ?? 0;
  return {
    iteration,
    statementsAttempted: selected.length - conjectures.length,
    conjecturesAttempted: conjectures.length,
    proofsSampled: counts.sampled,
    proofsDistinct: counts.distinct,
    proofsVerified: counts.verified,
    proofsAccepted: total.accepted,
    proofsAcceptedDistinct: counts.acceptedDistinct,
    proofsUndecided: undecidedSamples(total, timeoutCounts),
    ...(counts.missing === 0 ? {} : { proofsMissing: counts.missing }),
    ...(counts.cut === 0 ? {} : { proofsCut: counts.cut }),
    verdicts: Object.fromEntries([...counts.verdicts].sort(([a], [b]) => (a < b ? -1 : 1))),
    tokens: addTokens(counts.tokens, completionTokens(completions)),
    conjecturesGenerated: generated.generated,
    conjecturesMalformed: generated.malformed,
    conjecturesDistinct: generated.distinct,
    conjecturesRefused: generated.refused,
    conjecturesProvedBefore: generated.provedBefore,
    conjecturesNearCopies: generated.nearCopies,
    ...formalisedIn(state, iteration),
    conjecturesProved: conjectures.filter((id) => tallyOf(state, iteration, id).accepted > 0).length,
    conjecturesSelected: rewarded.kept.length,
    rewardStages: rewarded.stages,
    health: healthOf(state, iteration),
    newlyProved: proved - before,
    provedTrain: proved,
    trainSize: state.train.length,
    cumulativePassRate: state.train.length === 0 ? 0 : proved / state.train.length,
    passRateHistogram: {
      dataset: histogram(
        state,
        iteration,
        selected.filter((id) => state.trainById.has(id)),
      ),
      conjectures: histogram(state, iteration, conjectures),
    },
    uniqueStatementRatio: uniqueStatementRatio(selected.map((id) => statementOf(state, id).text)),
    averageUniqueProofs: provedHere.length === 0 ? null : counts.acceptedDistinct / provedHere.length,
    ...searchMetrics(state, iteration),
    ...trainedOn(state, iteration),
  };
};

const metricsFields = Schema.Struct({ metrics: IterationMetrics });

/** Closes an iteration: what is told of it, and what novelty is measured against from now on. */
export const metrics = pureStep<typeof metricsFields.Type>({
  name: "metrics",
  headline: "metrics",
  fields: metricsFields,
  reads: [conjecture, select, proving.judged, probe, reward],
  compute: (state, iteration) => ({ metrics: iterationMetrics(state, iteration) }),
  fold: (state, record) => {
    state.metrics.push(record.metrics);
    for (const form of conjectureForms(state, record.iteration).values()) state.archive.add(form);
  },
  // Tokens and the proofs that were not answered from the log may differ between equal runs.
  digestLines: ({ metrics: { proofsVerified: _, tokens: __, ...told } }) => [canonicalJson(told)],
});

/** The headline of a run whose iterations are done. */
export const summarise = (state: RunState): RunSummary => {
  const { evaluations, metrics: told } = state;
  const evaluated = evaluations.at(-1);
  const sum = (of: (metrics: IterationMetrics) => number): number => told.reduce((total, one) => total + of(one), 0);
  const samples = evaluated?.counts.reduce((total, count) => total + count.samples + count.undecided, 0) ?? 0;
  const undecided = evaluated?.counts.reduce((total, count) => total + count.undecided, 0) ?? 0;
  return {
    iterations: told.length,
    provedTrain: told.at(-1)?.provedTrain ?? 0,
    trainSize: state.train.length,
    proofsSampled: sum(({ proofsSampled }) => proofsSampled),
    proofsVerified: sum(({ proofsVerified }) => proofsVerified),
    conjectures: state.conjectures.size,
    heldOut: evaluated?.passAtK ?? [],
    heldOutSamples: evaluated?.samples ?? 0,
    heldOutUndecided: samples === 0 ? null : undecided / samples,
    ...(hasTwins(state) ? { disproved: state.train.filter(({ id }) => isDisproved(state, id)).length } : {}),
  };
};

const doneFields = Schema.Struct({ summary: RunSummary });

/** Ends a run. */
export const done = pureStep<typeof doneFields.Type>({
  name: "done",
  headline: "summary",
  fields: doneFields,
  compute: (state) => ({ summary: summarise(state) }),
  fold: (state, { summary }) => {
    state.summary = summary;
  },
  digestLines: ({ summary: { proofsVerified: _, ...headline } }) => [canonicalJson(headline)],
});
