/**
 * Throughput on the quickstart's settings: sampled proofs and verified proofs a second on one core, with the model that
 * the quickstart ends with, in one thread; and where a whole run's time goes, by step, from its log.
 */
import { Effect, Layer } from "effect";
import { sampleStatement } from "../../src/backends/embedded/model-tasks.ts";
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
import { RunLog } from "../../src/services/index.ts";
import { fixedRuns, rateText } from "./machine.ts";

const STATEMENTS = 400;

interface FinishedRun {
  readonly model: SharedArrayBuffer;
  readonly statements: ReadonlyArray<DatasetStatement>;
  readonly samples: number;
  /** Wall milliseconds by step, batches added up. */
  readonly steps: ReadonlyMap<string, number>;
}

/** What a finished run's log says. */
const readRun = (directory: string): Promise<FinishedRun> =>
  Effect.runPromise(
    Effect.gen(function* () {
      const log = yield* RunLog;
      const committed = yield* log.committed;
      const { step, key } = (yield* committedInOrder).findLast(({ step: { form } }) => form === "trained")!;
      const statements = yield* log.read({ iteration: SETUP_ITERATION, step: data.name, part: 0 }, data);
      const { version } = (yield* log.read(key, step)) as StepRecord<TrainedBody>;
      const parameters = yield* log.parameters(version);
      const steps = new Map<string, number>();
      for (const { milliseconds, step: name } of committed) steps.set(name, (steps.get(name) ?? 0) + milliseconds);
      return {
        model: sharedCopy(deserialiseModel(parameters!)),
        statements: statements.train.slice(0, STATEMENTS),
        samples: log.info.experiment.prove.samplesPerStatement,
        steps,
      };
    }).pipe(Effect.provide(Layer.provideMerge(layerPlanOfRun, layerExistingRun(directory, "read")))),
  );

const timed = <A>(work: () => A): readonly [result: A, seconds: number] => {
  const startedAt = performance.now();
  const result = work();
  return [result, (performance.now() - startedAt) / 1000];
};

/** The figures of one core, and the shares of the steps of the run in `directory`. */
export const throughputText = async (directory: string): Promise<string> => {
  const { model, samples, statements, steps } = await readRun(directory);
  const sampleAll = () =>
    statements.map(({ id, text }) =>
      sampleStatement({
        model,
        temperature: 1,
        request: { statement: text, samples, randomSeed: deriveSeed("throughput", "prover", id) },
      }),
    );
  sampleAll(); // Warm-up.
  const [sampled, sampleSeconds] = timed(sampleAll);
  const requests = sampled.flatMap((proofs, i) =>
    proofs.map(({ text }) => ({ statement: statements[i]!, proof: text })),
  );
  judgeProofs({ requests, fuel: null });
  const [judged, verifySeconds] = timed(() => judgeProofs({ requests, fuel: null }));
  const accepted = judged.filter(({ verdict }) => verdict._tag === "accepted").length;
  const total = [...steps.values()].reduce((sum, milliseconds) => sum + milliseconds, 0);
  const rows = [...steps].sort(([, a], [, b]) => b - a).filter(([, milliseconds]) => milliseconds > total / 200);
  return [
    `throughput of one core, quickstart's settings and final model, ${count(statements.length)} statements, K = ${samples}:`,
    `  ${rateText((statements.length * samples) / sampleSeconds)} sampled proofs a second`,
    `  ${rateText(requests.length / verifySeconds)} distinct proofs verified a second, statements elaborated on the way (${count(requests.length)} distinct, ${count(accepted)} accepted)`,
    "where the time of the run goes (wall time by step; proving and verifying overlap):",
    table(
      [
        { title: "step", align: "left", cell: ([step]) => step },
        { title: "seconds", align: "right", cell: ([, milliseconds]) => (milliseconds / 1000).toFixed(1) },
        { title: "fixed runs", align: "right", cell: ([, milliseconds]) => fixedRuns(milliseconds / 1000) },
        { title: "share", align: "right", cell: ([, milliseconds]) => `${((100 * milliseconds) / total).toFixed(0)}%` },
      ],
      rows,
    ),
  ].join("\n");
};
