/**
 * Throughput in the world where self-play matters: proofs sampled a second of one core, K = 32 a statement, with the model of
 * the middle of a run; one sample at a time, all of a statement together, and both in another checkout where one is given;
 * whether the two draw from one distribution; verified proofs a second; and where a run's time goes, by step.
 */
import path from "node:path";
import { pathToFileURL } from "node:url";
import { Effect, Layer } from "effect";
import type * as Tasks from "../../src/backends/embedded/model-tasks.ts";
import { sharedCopy } from "../../src/backends/embedded/models.ts";
import { judgeProofs } from "../../src/backends/embedded/verify-tasks.ts";
import { layerExistingRun } from "../../src/backends/sqlite-log/index.ts";
import { count, table } from "../../src/cli/table.ts";
import {
  type DatasetStatement,
  deriveSeed,
  SETUP_ITERATION,
  type StepRecord,
  type TrainedBody,
} from "../../src/domain/index.ts";
import { deserialiseModel } from "../../src/embedded-model/index.ts";
import { committedInOrder, data, layerPlanOfRun } from "../../src/selfplay/index.ts";
import { RunLog, type SampledProof } from "../../src/services/index.ts";
import { type Counts, homogeneity } from "./chi-square.ts";
import { fixedRuns, rateText } from "./machine.ts";
import { timedRun } from "./selfplay-runs.ts";

const STATEMENTS = 400;
/** Proofs of a statement. */
const K = 32;
const ROUNDS = 3;
/** Of the two samplers together. */
const DRAWS = 1_000_000;

const HERE = path.resolve(import.meta.dirname, "../..");

interface MiddleOfRun {
  readonly iteration: number;
  readonly model: SharedArrayBuffer;
  readonly statements: ReadonlyArray<DatasetStatement>;
}

const inRun = <A>(directory: string, work: Effect.Effect<A, unknown, RunLog>): Promise<A> =>
  Effect.runPromise(
    work.pipe(
      Effect.provide(Layer.provideMerge(layerPlanOfRun, layerExistingRun(directory, "read"))),
    ) as Effect.Effect<A>,
  );

/** The model that a finished run had in its middle, and the first statements of its data. */
const middleOf = (directory: string): Promise<MiddleOfRun> =>
  inRun(
    directory,
    Effect.gen(function* () {
      const log = yield* RunLog;
      const iteration = Math.floor(log.info.experiment.iterations / 2) - 1;
      const { step, key } = (yield* committedInOrder).findLast(
        (one) => one.step.form === "trained" && one.key.iteration === iteration,
      )!;
      const statements = yield* log.read({ iteration: SETUP_ITERATION, step: data.name, part: 0 }, data);
      const { version } = (yield* log.read(key, step)) as StepRecord<TrainedBody>;
      const parameters = yield* log.parameters(version);
      const model = sharedCopy(deserialiseModel(parameters!));
      return { iteration, model, statements: statements.train.slice(0, STATEMENTS) };
    }) as Effect.Effect<MiddleOfRun, unknown, RunLog>,
  );

/** Wall seconds of a run by step, batches added up. */
const stepsOf = (directory: string): Promise<ReadonlyMap<string, number>> =>
  inRun(
    directory,
    Effect.gen(function* () {
      const { committed } = yield* RunLog;
      const steps = new Map<string, number>();
      for (const { milliseconds, step } of yield* committed) {
        steps.set(step, (steps.get(step) ?? 0) + milliseconds / 1000);
      }
      return steps;
    }) as Effect.Effect<ReadonlyMap<string, number>, unknown, RunLog>,
  );

/** Samples of one statement: so many, drawn from the stream of the seed. */
type Sampler = (statement: DatasetStatement, samples: number, seed: string) => ReadonlyArray<SampledProof>;

/** The samplers of a checkout: all samples of a statement together, as a run does, and each as if it were the only one. */
const samplersOf = async (
  checkout: string,
  model: SharedArrayBuffer,
): Promise<Readonly<Record<"together" | "alone", Sampler>>> => {
  const file = pathToFileURL(path.join(checkout, "src/backends/embedded/model-tasks.ts")).href;
  const { sampleStatement }: typeof Tasks = await import(file);
  const together: Sampler = ({ id, text }, samples, seed) =>
    sampleStatement({
      model,
      temperature: 1,
      request: { statement: text, samples, randomSeed: deriveSeed("throughput", "prover", id, seed) },
    });
  const alone: Sampler = (statement, samples, seed) =>
    Array.from({ length: samples }, (_, i) => together(statement, 1, `${seed} ${i}`)).flat();
  return { together, alone };
};

/** Seconds of this thread's processor time. */
const processorSeconds = (work: () => void): number => {
  const before = process.threadCpuUsage();
  work();
  const { system, user } = process.threadCpuUsage(before);
  return (system + user) / 1e6;
};

const median = (values: ReadonlyArray<number>): number => values.toSorted((a, b) => a - b)[values.length >> 1]!;

/** How often each text of a statement was drawn. */
const countsOf = (samples: ReadonlyArray<SampledProof>): Counts => {
  const counts = new Map<string, number>();
  for (const { multiplicity, text } of samples) counts.set(text, (counts.get(text) ?? 0) + multiplicity);
  return counts;
};

const samplingText = async ({ model, statements }: MiddleOfRun, other: string | null): Promise<string> => {
  const checkouts = [["here", HERE] as const, ...(other === null ? [] : [["other checkout", other] as const])];
  const samplers: Array<{ readonly name: string; readonly sampler: Sampler; readonly rates: Array<number> }> = [];
  for (const [name, checkout] of checkouts) {
    const { alone, together } = await samplersOf(checkout, model);
    samplers.push({ name: `${name}, one sample at a time`, sampler: alone, rates: [] });
    samplers.push({ name: `${name}, ${K} samples together`, sampler: together, rates: [] });
  }
  for (const { sampler } of samplers) for (const statement of statements) sampler(statement, 4, "warm-up");
  for (let round = 0; round < ROUNDS; round++) {
    for (const { rates, sampler } of samplers) {
      const seconds = processorSeconds(() => {
        for (const statement of statements) sampler(statement, K, String(round));
      });
      rates.push((statements.length * K) / seconds);
    }
  }
  // The plain sampler is the last checkout's, one sample at a time.
  const plain = samplers.at(-2)!;
  const half = Math.ceil(DRAWS / 2 / statements.length);
  const { degrees, pValue, statistic } = homogeneity(
    statements.map((statement) => [
      countsOf(samplers[1]!.sampler(statement, half, "draws")),
      countsOf(plain.sampler(statement, half, "plain draws")),
    ]),
  );
  return [
    table(
      [
        { title: "sampler", align: "left", cell: ({ name }) => name },
        { title: "proofs a second", align: "right", cell: ({ rates }) => rateText(median(rates)) },
        {
          title: "times the plain one",
          align: "right",
          cell: ({ rates }) => median(rates.map((rate, i) => rate / plain.rates[i]!)).toFixed(2),
        },
      ],
      samplers,
    ),
    `the plain one is ${plain.name}; seconds of processor time, medians of ${ROUNDS} rounds in turn`,
    `${count(2 * half * statements.length)} draws, half of them plain: chi-square ${statistic.toFixed(0)} at ${count(degrees)} degrees of freedom, p = ${pValue.toFixed(3)}`,
  ].join("\n");
};

const verificationText = async ({ model, statements }: MiddleOfRun): Promise<string> => {
  const { together } = await samplersOf(HERE, model);
  const requests = statements.flatMap((statement) =>
    together(statement, K, "verified").map(({ text }) => ({ statement, proof: text })),
  );
  judgeProofs({ requests, fuel: null }); // Warm-up.
  const judged: Array<ReturnType<typeof judgeProofs>> = [];
  const seconds = processorSeconds(() => void judged.push(judgeProofs({ requests, fuel: null })));
  const accepted = judged[0]!.filter(({ verdict }) => verdict._tag === "accepted").length;
  return `${rateText(requests.length / seconds)} distinct proofs verified a second, statements elaborated on the way (${count(requests.length)} distinct, ${count(accepted)} accepted)`;
};

/** The steps of a run, and of another checkout's run of the same experiment. */
const stepsText = async (directory: string, other: string | null): Promise<string> => {
  const here = await stepsOf(directory);
  const there = other === null ? null : await stepsOf(other);
  const sum = (steps: ReadonlyMap<string, number>) =>
    [...steps.values()].reduce((total, seconds) => total + seconds, 0);
  const total = sum(here);
  const rows = [...here].filter(([, seconds]) => seconds > total / 200).sort(([, a], [, b]) => b - a);
  return table(
    [
      { title: "step", align: "left", cell: ([step]) => step },
      { title: "seconds", align: "right", cell: ([, seconds]) => seconds.toFixed(1) },
      { title: "fixed runs", align: "right", cell: ([, seconds]) => fixedRuns(seconds) },
      { title: "share", align: "right", cell: ([, seconds]) => `${((100 * seconds) / total).toFixed(0)}%` },
      ...(there === null
        ? []
        : [
            {
              title: "other checkout",
              align: "right" as const,
              cell: ([step]: readonly [string, number]) =>
                (step === "all" ? sum(there) : (there.get(step) ?? 0)).toFixed(1),
            },
          ]),
    ],
    [...rows, ["all", total] as [string, number]],
  );
};

/** Iterations of the runs that are timed against each other. */
const TIMED_ITERATIONS = 20;

/**
 * The figures of one core with the model of the middle of the run in `directory`, and where a run of `experiment` spends its
 * time. With another checkout: its samplers in turn with these, and both runs made now.
 */
export const throughputText = async (directory: string, experiment: string, other: string | null): Promise<string> => {
  const middle = await middleOf(directory);
  const lines = [
    `one core, the model after iteration ${middle.iteration} of ${path.basename(directory)}, ${count(middle.statements.length)} statements, K = ${K}:`,
    await samplingText(middle, other),
    await verificationText(middle),
  ];
  if (other === null) {
    lines.push("where the time of the run goes (wall time by step; proving and verifying overlap):");
    lines.push(await stepsText(directory, null));
  } else {
    const runs: Array<string> = [];
    for (const checkout of [HERE, other]) runs.push(await timedRun(checkout, experiment, TIMED_ITERATIONS));
    lines.push(
      `where the time of ${TIMED_ITERATIONS} iterations goes (wall time by step; proving and verifying overlap):`,
    );
    lines.push(await stepsText(runs[0]!, runs[1]!));
  }
  return lines.join("\n");
};
