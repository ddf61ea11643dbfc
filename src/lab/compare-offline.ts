/**
 * Several rewards on one log: what each variant would have kept in every iteration, and with which weights, from the same
 * conjectures, verdicts and embeddings. No model is asked, so it says what a reward selects, not what comes of it.
 */
import { Effect, Result } from "effect";
import { mean } from "simple-statistics";
import { codePointLength, type IterationMetrics } from "../domain/index.ts";
import {
  applyVariant,
  eleganceScore,
  matchingProblem,
  type RewardConjecture,
  type RewardInput,
  type RewardOutput,
  type RewardVariant,
  usualGap,
  wassersteinDistance,
} from "../reward/index.ts";
import {
  embed,
  foldLog,
  type RunState,
  recordOf,
  reward,
  rewardInput,
  statementOf,
  tallyPassRate,
} from "../selfplay/index.ts";
import { RunLog } from "../services/index.ts";
import { proofsSoFar } from "./run-figures.ts";
import { EffortCounter, type SearchEffort } from "./search-effort.ts";
import {
  effectiveSampleSize,
  entropy,
  histogram,
  histogramOf,
  jaccard,
  rankCorrelation,
  weightedJaccard,
} from "./statistics.ts";

/** A variant as it is compared. */
export interface ComparedVariant {
  /** Distinct within a comparison. */
  readonly name: string;
  /** How the user named it: a bundled name or a path. */
  readonly file: string;
  readonly variant: RewardVariant;
  /** Decoded. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** Bins of the pass-rate histograms over [0, 1]. */
export const passRateBins = 16;

/** What one variant does in one iteration; means are null where nothing was kept. */
export interface VariantFigures {
  readonly variant: string;
  readonly selected: number;
  readonly stages: RewardOutput["stages"];
  /** (Σ w)² / Σ w². */
  readonly effectiveSampleSize: number;
  /** Of the weight over lemmas, in nats. */
  readonly lemmaEntropy: number;
  /** Exact 1-Wasserstein distance, ground cost 1 − cos, between the weights and the unproved statements; in [0, 2]. */
  readonly wasserstein: number | null;
  /** Of the kept conjectures, each alike and by weight. */
  readonly meanPassRate: number | null;
  readonly weightedPassRate: number | null;
  readonly passRateHistogram: ReadonlyArray<number>;
  /** Shortest proof over statement, in code points. */
  readonly meanLengthRatio: number | null;
  /** By conjecture id. */
  readonly weights: Readonly<Record<string, number>>;
}

/** How two variants agree in one iteration; null where it is not defined. */
export interface PairFigures {
  readonly variants: readonly [string, string];
  readonly jaccard: number | null;
  readonly weightedJaccard: number | null;
  /** Spearman, over all proved conjectures, 0 for one that is not kept. */
  readonly rankCorrelation: number | null;
}

export interface ComparedIteration {
  readonly iteration: number;
  /** Attempted conjectures, and those with an accepted proof. */
  readonly conjectures: number;
  readonly proved: number;
  readonly unprovedStatements: number;
  /** Pass rates of the dataset statements that the iteration attempted. */
  readonly statementHistogram: ReadonlyArray<number>;
  readonly variants: ReadonlyArray<VariantFigures>;
  readonly pairs: ReadonlyArray<PairFigures>;
}

/** A conjecture on which the variants disagree. */
export interface Disputed {
  readonly iteration: number;
  readonly id: string;
  readonly statement: string;
  readonly lemma: string;
  readonly seed: string;
  readonly passRate: number;
  readonly proofs: ReadonlyArray<string>;
  /** Share of the variant's weight in the iteration, in [0, 1], in the order of the variants. */
  readonly shares: ReadonlyArray<number>;
  /** Largest less smallest share. */
  readonly spread: number;
}

export interface OfflineComparison {
  /** What searches cost; absent where the run searches nothing. */
  readonly effort?: SearchEffort;
  readonly run: string;
  readonly name: string;
  readonly variants: ReadonlyArray<{
    readonly name: string;
    readonly summary: string;
    readonly parameters: Readonly<Record<string, unknown>>;
  }>;
  readonly iterations: ReadonlyArray<ComparedIteration>;
  readonly trainSize: number;
  /** Dataset statements proved so far, over all, after each iteration, and the proofs sampled so far. */
  readonly cumulativePassRate: ReadonlyArray<number>;
  readonly proofsSampled: ReadonlyArray<number>;
  /** Pass rates in the last iteration with conjectures, in bins; null where no iteration has any. */
  readonly checkpoint: {
    readonly iteration: number;
    readonly dataset: ReadonlyArray<number>;
    readonly conjectures: ReadonlyArray<number>;
  } | null;
  readonly disputed: ReadonlyArray<Disputed>;
}

const meanOrNull = (values: ReadonlyArray<number>): number | null => (values.length === 0 ? null : mean([...values]));

const distanceToTargets = (
  input: RewardInput,
  kept: ReadonlyArray<readonly [RewardConjecture, number]>,
  threads: number,
): number | null => {
  const weighed = kept.filter(([, weight]) => weight > 0);
  if (weighed.length === 0 || input.targets.length === 0) return null;
  const conjectures = weighed.map(([conjecture]) => conjecture);
  const problem = matchingProblem(conjectures, input.targets);
  const weights = Float64Array.from(weighed, ([, weight]) => weight);
  return wassersteinDistance(problem, weights, { gap: usualGap(problem), threads }).cost;
};

const figuresOf = (input: RewardInput, name: string, output: RewardOutput, threads: number): VariantFigures => {
  const byId = new Map(input.conjectures.map((conjecture) => [conjecture.id, conjecture]));
  const kept = output.kept.map(({ id, weight }) => [byId.get(id)!, weight] as const);
  const total = kept.reduce((sum, [, weight]) => sum + weight, 0);
  const rates = kept.map(([{ accepted, samples }]) => accepted / samples);
  const perLemma = new Map<string, number>();
  for (const { lemma, weight } of output.kept) perLemma.set(lemma, (perLemma.get(lemma) ?? 0) + weight);
  return {
    variant: name,
    selected: kept.length,
    stages: output.stages,
    effectiveSampleSize: effectiveSampleSize(kept.map(([, weight]) => weight)),
    lemmaEntropy: entropy(perLemma.values()),
    wasserstein: distanceToTargets(input, kept, threads),
    meanPassRate: meanOrNull(rates),
    weightedPassRate: total === 0 ? null : kept.reduce((sum, [, weight], i) => sum + weight * rates[i]!, 0) / total,
    passRateHistogram: histogram(rates, passRateBins),
    meanLengthRatio: meanOrNull(kept.map(([conjecture]) => eleganceScore(conjecture))),
    weights: Object.fromEntries(output.kept.map(({ id, weight }) => [id, weight])),
  };
};

const pairOf = (input: RewardInput, a: VariantFigures, b: VariantFigures): PairFigures => {
  const proved = input.conjectures.filter(({ accepted }) => accepted > 0).map(({ id }) => id);
  const weightsOf = (figures: VariantFigures): ReadonlyArray<number> => proved.map((id) => figures.weights[id] ?? 0);
  return {
    variants: [a.variant, b.variant],
    jaccard: jaccard(new Set(Object.keys(a.weights)), new Set(Object.keys(b.weights))),
    weightedJaccard: weightedJaccard(new Map(Object.entries(a.weights)), new Map(Object.entries(b.weights))),
    rankCorrelation: rankCorrelation(weightsOf(a), weightsOf(b)),
  };
};

/** The proved conjectures of the iteration with the share that each variant gives them. */
const sharesOf = (
  state: RunState,
  input: RewardInput,
  figures: ReadonlyArray<VariantFigures>,
): ReadonlyArray<Disputed> => {
  const totals = figures.map(({ weights }) => Object.values(weights).reduce((sum, weight) => sum + weight, 0));
  return input.conjectures
    .filter(({ accepted }) => accepted > 0)
    .map(({ accepted, id, lemma, proofs, samples, seedId, statement }) => {
      const shares = figures.map(({ weights }, v) => (totals[v] === 0 ? 0 : (weights[id] ?? 0) / totals[v]!));
      return {
        iteration: input.iteration,
        id,
        statement,
        lemma,
        seed: statementOf(state, seedId as Parameters<typeof statementOf>[1]).text,
        passRate: accepted / samples,
        proofs: proofs.map(({ text }) => text).sort((a, b) => codePointLength(a) - codePointLength(b)),
        shares,
        spread: Math.max(...shares) - Math.min(...shares),
      };
    });
};

const checkpointOf = (told: ReadonlyArray<IterationMetrics>): OfflineComparison["checkpoint"] => {
  const last = told.findLast(({ passRateHistogram }) => passRateHistogram.conjectures.length > 0);
  if (last === undefined) return null;
  const { conjectures, dataset } = last.passRateHistogram;
  return {
    iteration: last.iteration,
    dataset: histogramOf(dataset, passRateBins),
    conjectures: histogramOf(conjectures, passRateBins),
  };
};

const disputedShown = 20;
const proofsShown = 3;

/** Pass rates of the dataset statements that the iteration attempted: by default those that nothing had proved before. */
const statementRates = (state: RunState, iteration: number): ReadonlyArray<number> => {
  const { timeoutCounts } = state.experiment.verify;
  return [...(state.tallies.get(iteration) ?? [])].flatMap(([id, tally]) => {
    const rate = state.trainById.has(id) ? tallyPassRate(tally, timeoutCounts) : null;
    return rate === null ? [] : [rate];
  });
};

/** Compares the variants over every iteration of the log whose statements were embedded; fails with `BadReward`. */
export const compareOffline = Effect.fn("compareOffline")(function* (
  variants: ReadonlyArray<ComparedVariant>,
  threads: number,
  onIteration: (iteration: number) => Effect.Effect<void>,
) {
  const log = yield* RunLog;
  const { directory, experiment } = log.info;
  const iterations: Array<ComparedIteration> = [];
  const disputed: Array<Disputed> = [];
  const compareAt = Effect.fnUntraced(function* (state: RunState, iteration: number) {
    const embedded = recordOf(state, embed, iteration);
    if (embedded === null || embedded.statementIds.length === 0) return;
    const input = rewardInput(state, iteration);
    const figures: Array<VariantFigures> = [];
    for (const { file, name, parameters, variant } of variants) {
      const output = applyVariant(variant, file, input, parameters);
      if (Result.isFailure(output)) return yield* output.failure;
      figures.push(figuresOf(input, name, output.success, threads));
    }
    iterations.push({
      iteration,
      conjectures: input.conjectures.length,
      proved: input.conjectures.filter(({ accepted }) => accepted > 0).length,
      unprovedStatements: input.targets.length,
      statementHistogram: histogram(statementRates(state, iteration), passRateBins),
      variants: figures,
      pairs: figures.flatMap((a, i) => figures.slice(i + 1).map((b) => pairOf(input, a, b))),
    });
    disputed.push(...sharesOf(state, input, figures));
    disputed.sort((a, b) => b.spread - a.spread || (a.id < b.id ? -1 : 1)).splice(disputedShown);
    yield* onIteration(iteration);
  });
  const counter = new EffortCounter();
  const state = yield* foldLog(
    (before, record, step) => {
      counter.see(record, step);
      return step === reward ? compareAt(before, record.iteration) : Effect.void;
    },
    undefined,
    variants.flatMap(({ variant: { reads = [] } }) => reads),
  );
  const effort = counter.result(state);
  return {
    ...(effort === null ? {} : { effort }),
    run: directory,
    name: experiment.name,
    variants: variants.map(({ name, parameters, variant }) => ({ name, summary: variant.summary, parameters })),
    iterations,
    trainSize: state.train.length,
    cumulativePassRate: state.metrics.map(({ cumulativePassRate }) => cumulativePassRate),
    proofsSampled: proofsSoFar(state.metrics),
    checkpoint: checkpointOf(state.metrics),
    disputed: disputed.map((one) => ({ ...one, proofs: one.proofs.slice(0, proofsShown) })),
  } satisfies OfflineComparison;
});

/** The settings in which the variants differ, before any figure: a row a parameter that not all have alike. */
export const parameterDifferences = (
  variants: OfflineComparison["variants"],
): ReadonlyArray<{ readonly parameter: string; readonly values: ReadonlyArray<string> }> => {
  const names = [...new Set(variants.flatMap(({ parameters }) => Object.keys(parameters)))].sort();
  return names
    .map((parameter) => ({
      parameter,
      values: variants.map(({ parameters }) =>
        Object.hasOwn(parameters, parameter) ? JSON.stringify(parameters[parameter]) : "–",
      ),
    }))
    .filter(({ values }) => new Set(values).size > 1);
};
