/** What the tests of the command line share. */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { NodeServices } from "@effect/platform-node";
import { Effect, Layer } from "effect";
import { TestConsole } from "effect/testing";
import { rewardVariants } from "../../rewards/index.ts";
import { loadDataTask } from "../../src/app/load-data-task.ts";
import { registryOf } from "../../src/app/registry.ts";
import { BACK_ENDS, decodeExperiment, settingsOf, withAbsolutePaths } from "../../src/app.ts";
import { branchRun, layerExistingRun, layerNewRun, runFolders } from "../../src/backends/sqlite-log/index.ts";
import { BackEnds, exitCode, type FileEntry, runCommandLine } from "../../src/cli/index.ts";
import { ProgressOutput } from "../../src/cli/progress-display.ts";
import { type Experiment, type Finding, UserError } from "../../src/domain/index.ts";
import { layerPlan as layerPlanOfExperiment, layerPlanOfRun, Plan, type PlanShape } from "../../src/selfplay/index.ts";
import type { RunLog } from "../../src/services/index.ts";
import { corpusTools } from "../support/corpus-tools.ts";
import { mockBackEnds, StpFormat, StpLearning, StpReward } from "../support/mock-back-ends.ts";
import { tinyData } from "../support/tiny-experiment.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** What the verifier answers for every file. */
export interface Script {
  readonly entries?: ReadonlyArray<FileEntry>;
  /** What the doctor finds. */
  readonly findings?: ReadonlyArray<Finding>;
  /** The plan of every run, where it is not that of its algorithm. */
  readonly plan?: PlanShape;
  /** What stands in the place of a back end. */
  readonly mocks?: Parameters<typeof mockBackEnds>[0];
}

/** Scripted back ends behind the real run log. */
const scriptedBackEnds = ({ entries = [], findings = [], mocks, plan }: Script) => {
  const withPlan = <E, R>(log: Layer.Layer<RunLog, E, R>) =>
    Layer.provideMerge(plan === undefined ? layerPlanOfRun : Layer.succeed(Plan, plan), log);
  const layerPlan = (experiment: Experiment) =>
    plan === undefined ? layerPlanOfExperiment(experiment) : Layer.succeed(Plan, plan);
  return Layer.succeed(BackEnds, {
    cores: 2,
    settings: Effect.sync(() => settingsOf(registryOf(BACK_ENDS))),
    decodeExperiment,
    withAbsolutePaths,
    createRun: (directory, experiment) =>
      Layer.merge(mockBackEnds(mocks), withPlan(layerNewRun({ directory, experiment }))),
    openRun: (directory) => Layer.merge(mockBackEnds(), withPlan(layerExistingRun(directory, "write"))),
    readRun: (directory) => withPlan(layerExistingRun(directory, "read")),
    rewardVariants,
    loadDataTask,
    loadRewardVariant: (name) =>
      Object.hasOwn(rewardVariants, name)
        ? Effect.succeed(rewardVariants[name as keyof typeof rewardVariants])
        : Effect.fail(new UserError({ place: "reward.variant", expected: "a bundled variant", found: name })),
    benchmarkServices: (experiment) => Layer.merge(mockBackEnds(), layerPlan(experiment)),
    services: (experiment) => Layer.merge(mockBackEnds(), layerPlan(experiment)),
    diagnose: () => Effect.succeed(findings),
    pureServices: (experiment) => Layer.mergeAll(StpReward, StpLearning, StpFormat, layerPlan(experiment)),
    branchRun,
    runFolders,
    fileVerifier: () => Effect.succeed(() => Effect.succeed({ entries, exported: null })),
    exportChecker: Effect.die("not scripted"),
    corpusTools: () => Effect.succeed(corpusTools),
    modelServer: () => Effect.die("not scripted"),
    replEnvironment: Effect.succeed("e".repeat(64)),
  });
};

/** Exit code, standard output and standard error, of this call alone, of a command line over scripted back ends. */
export const outcome = (commandLine: ReadonlyArray<string>, script: Script = {}) =>
  Effect.gen(function* () {
    const exit = yield* Effect.exit(
      runCommandLine(commandLine).pipe(
        Effect.provide([scriptedBackEnds(script), NodeServices.layer]),
        Effect.provideService(ProgressOutput, { isTerminal: false, columns: 80, write: () => undefined }),
      ),
    );
    return {
      code: exitCode(exit),
      output: (yield* TestConsole.logLines).join("\n"),
      errors: (yield* TestConsole.errorLines).join("\n"),
    };
  }).pipe(Effect.provide(TestConsole.layer, { local: true }));

/** The objects of JSON lines. */
export const jsonLines = (text: string): ReadonlyArray<Record<string, unknown>> =>
  text === "" ? [] : text.split("\n").map((line) => JSON.parse(line) as Record<string, unknown>);

const toLines = (
  rows: ReadonlyArray<{ readonly name: string; readonly text: string; readonly proof: string | null }>,
) =>
  rows
    .map(({ name, proof, text }) => JSON.stringify({ name, statement: text, ...(proof === null ? {} : { proof }) }))
    .join("\n");

/** A temporary folder with the tiny experiment as `tiny.json` and its data files; `changes` go into the experiment. */
export const tinyFolder = (changes: Readonly<Record<string, unknown>> = {}): string => {
  const folder = temporaryFolder("cli");
  mkdirSync(path.join(folder, "data"));
  const experiment = {
    name: "tiny",
    iterations: 2,
    data: {
      library: "data/library.jsonl",
      train: [{ path: "data/train.jsonl" }],
      heldOut: [{ path: "data/held-out.jsonl" }],
    },
    prove: { budget: 16, samplesPerStatement: 6, batch: 5 },
    evaluate: { samples: 4, k: [1, 4] },
    ...changes,
  };
  writeFileSync(path.join(folder, "tiny.json"), JSON.stringify(experiment, null, 2));
  writeFileSync(path.join(folder, "data/library.jsonl"), toLines(tinyData.library?.rows.rows ?? []));
  const train = toLines(tinyData.train.flatMap(({ rows }) => rows.rows));
  writeFileSync(path.join(folder, "data/train.jsonl"), `${train}\nthis is not JSON\n`);
  writeFileSync(path.join(folder, "data/held-out.jsonl"), toLines(tinyData.heldOut.flatMap(({ rows }) => rows.rows)));
  return folder;
};
