/**
 * The null experiment: variants that are equal but for chance, and how often the figures that the commands print say
 * otherwise. Statements differ in difficulty, runs in luck (normal on the logit scale), samples in chance.
 *
 *     node tests/lab/null-experiment.ts [TRIALS]
 */
import { deriveStream, type RandomStream, type StatementId } from "../../src/domain/index.ts";
import { type OnlineRun, onlineMeasures } from "../../src/lab/index.ts";
import { benchmarkPassAtK, exactInterval, type Interval } from "../../src/reward/index.ts";
import { meanPassAtK } from "../../src/selfplay/index.ts";
import { metricsOf } from "../support/metrics.ts";

export interface Setting {
  /** Standard deviation of a run's luck, in logits. */
  readonly luck: number;
  readonly variants: number;
  readonly seeds: number;
  readonly statements: number;
  /** Share of the samples that is not decided. */
  readonly undecided: number;
}

const SAMPLES = 16;
const K = [1, 16];

const normal = (stream: RandomStream): number =>
  Math.sqrt(-2 * Math.log(1 - stream.nextDouble())) * Math.cos(2 * Math.PI * stream.nextDouble());

const shareAt = (logit: number): number => 1 / (1 + Math.exp(-logit));

const drawn = (stream: RandomStream, n: number, probability: number): number => {
  let count = 0;
  for (let i = 0; i < n; i++) if (stream.nextDouble() < probability) count++;
  return count;
};

/** A run over statements of these difficulties, in logits. */
const playRun = (
  variant: string,
  seed: number,
  { luck, undecided }: Setting,
  difficulties: ReadonlyArray<number>,
  stream: RandomStream,
): OnlineRun & { readonly luck: number } => {
  const own = luck * normal(stream);
  const rates = difficulties.map((logit) => shareAt(logit + own));
  const counts = rates.map((rate, j) => {
    const open = drawn(stream, SAMPLES, undecided);
    return {
      statementId: `h-${j}`,
      samples: SAMPLES - open,
      accepted: drawn(stream, SAMPLES - open, rate),
      undecided: open,
    };
  });
  const proved = rates.map((rate, j) => [`s-${j}` as StatementId, stream.nextDouble() < rate] as const);
  return {
    luck: own,
    variant,
    seed,
    directory: `${variant}-${seed}`,
    initialVersion: null,
    proofsSampled: 1,
    trainSize: difficulties.length,
    proved: new Map(proved),
    evaluated: {
      iteration: 1,
      modelVersion: "m" as never,
      samples: SAMPLES,
      counts,
      passAtK: K.map((k) => meanPassAtK(counts, k)),
    },
    metrics: [metricsOf({ proofsSampled: 1 })],
  };
};

/** pass@k over all statements of the kind of a run with this luck: the mean over their difficulties. */
const reached = (k: number, luck: number): number => {
  let sum = 0;
  let weights = 0;
  for (let z = -8; z <= 8; z += 0.02) {
    const weight = Math.exp((-z * z) / 2);
    sum += weight * (1 - (1 - shareAt(2 * z + luck)) ** k);
    weights += weight;
  }
  return sum / weights;
};

/** Share of trials in which each figure raised a false alarm, by its name. */
export type FalseAlarms = ReadonlyMap<string, number>;

/**
 * Plays trials of a setting. A difference gives a false alarm where its interval excludes 0, or where its p is below
 * 0.05; all of a comparison do where any of them does. The intervals of a single run do where they miss what its own
 * model would reach over all statements of the kind: they promise nothing of other seeds.
 */
export const nullExperiment = (setting: Setting, trials: number): FalseAlarms => {
  const alarms = new Map<string, number>();
  const note = (name: string, isAlarm: boolean): void => {
    alarms.set(name, (alarms.get(name) ?? 0) + (isAlarm ? 1 / trials : 0));
  };
  const names = Array.from({ length: setting.variants }, (_, i) => `variant ${i}`);
  for (let trial = 0; trial < trials; trial++) {
    const stream = deriveStream(trial, "data", "null experiment", JSON.stringify(setting));
    const difficulties = Array.from({ length: setting.statements }, () => 2 * normal(stream));
    const runs = Array.from({ length: setting.seeds }, (_, seed) => seed).flatMap((seed) =>
      names.map((name) => playRun(name, seed, setting, difficulties, stream)),
    );
    const { measures } = onlineMeasures(runs, names);
    let any = false;
    for (const { name, variants } of measures) {
      for (const { difference } of variants) any ||= (difference?.pValue ?? 1) < 0.05;
      const { halfWidth = null, mean = 0, pValue = null } = variants[1]?.difference ?? {};
      if (halfWidth === null) continue;
      note(`compare: ${name}, interval`, Math.abs(mean) > halfWidth);
      note(`compare: ${name}, p`, pValue! < 0.05);
    }
    if (setting.seeds > 1) note("compare: any of a comparison", any);
    // What is not decided counts as wrong, which no model is meant to reach.
    if (setting.undecided > 0) continue;
    const { evaluated, luck, proved } = runs[0]!;
    const misses = ({ high, low }: Interval, k: number): boolean => {
      const truth = reached(k, luck);
      return truth < low || truth > high;
    };
    for (const k of K)
      note(
        `show: pass@${k}, interval over statements`,
        misses(benchmarkPassAtK(evaluated!.counts, SAMPLES, k).interval, k),
      );
    const rate = [...proved.values()].filter(Boolean).length / setting.statements;
    note("report: cumulative pass rate, interval over statements", misses(exactInterval(rate, setting.statements), 1));
  }
  return alarms;
};

/** The settings that are tried: luck none, some, much; few and many variants, seeds and statements. */
export const SETTINGS: ReadonlyArray<Setting> = [
  ...[0, 0.15, 0.4].flatMap((luck) => [
    { luck, variants: 2, seeds: 5, statements: 100, undecided: 0 },
    { luck, variants: 2, seeds: 5, statements: 100, undecided: 0.05 },
    { luck, variants: 2, seeds: 2, statements: 20, undecided: 0 },
    { luck, variants: 11, seeds: 3, statements: 50, undecided: 0 },
  ]),
  { luck: 0.4, variants: 2, seeds: 1, statements: 100, undecided: 0 },
];

if (import.meta.main) {
  const trials = Number(process.argv[2] ?? 1_000);
  for (const setting of SETTINGS) {
    console.log(`\n${JSON.stringify(setting)}, ${trials} trials`);
    for (const [name, share] of nullExperiment(setting, trials)) console.log(`  ${(100 * share).toFixed(1)}%  ${name}`);
  }
}
