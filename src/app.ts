/** The composition root: from an experiment to the layers that run it. The only file that names back ends. */
import { availableParallelism } from "node:os";
import * as NodeServices from "@effect/platform-node/NodeServices";
import { Effect, Layer, Logger, Option, Result } from "effect";
import { rewardVariants } from "../rewards/index.ts";
import { diagnose, layerMachineCheck, layerProofCheck } from "./app/diagnose.ts";
import { loadDataTask } from "./app/load-data-task.ts";
import { loadRewardVariant } from "./app/load-reward.ts";
import { type Registry, registryOf } from "./app/registry.ts";
import { layerHttpClient, layerPureServices, layerServices } from "./app/services.ts";
import { commandTrainer } from "./backends/command-trainer/index.ts";
import {
  EmbeddedWorkers,
  embedded,
  environmentDigest,
  layerNormaliser,
  layerVerifier,
  makeCorpusTools,
  makeExportChecker,
  makeFileVerifier,
  startModelServer,
} from "./backends/embedded/index.ts";
import { kimina } from "./backends/kimina/index.ts";
import { leanRepl } from "./backends/lean-repl/index.ts";
import { branchRun, layerExistingRun, layerNewRun, runFolders } from "./backends/sqlite-log/index.ts";
import { vllm } from "./backends/vllm/index.ts";
import { BackEnds, exitCode, runCommandLine } from "./cli/index.ts";
import { type Experiment, type Json, PRESETS } from "./domain/index.ts";
import { type SettingReference, settingsReference } from "./lab/index.ts";
import { layerPlanOfRun, plans } from "./selfplay/index.ts";
import { type BackEnd, type RunInfo, RunLog, type RunPlace } from "./services/index.ts";

/** The back ends that an experiment can name; of each section the first is the one where a file says nothing. */
export const BACK_ENDS: ReadonlyArray<BackEnd> = [embedded, vllm, leanRepl, kimina, commandTrainer];

const REGISTRY = registryOf(BACK_ENDS);
export const { combinationMistake, withAbsolutePaths } = REGISTRY;
export const { decode: decodeExperiment, jsonSchema: experimentJsonSchema } = REGISTRY.format;

/** Every setting of an experiment file, with what presets and algorithms change of it. */
export const settingsOf = ({ format }: Registry): ReadonlyArray<SettingReference> => {
  const named = (key: "algorithm" | "preset", value: string) => {
    const experiment = format.decode({ name: "settings", [key]: value }, { file: value });
    return { name: `${key} ${value}`, experiment: Result.getOrThrow(experiment) as unknown as Json };
  };
  return settingsReference(format.jsonSchema, [
    ...Object.keys(PRESETS).map((preset) => named("preset", preset)),
    ...Object.keys(plans).map((algorithm) => named("algorithm", algorithm)),
  ]);
};

/** The folders of the runs that a run was branched from, nearest first. */
const ancestorsOf = Effect.fn("ancestorsOf")(function* (info: RunInfo) {
  const folders: Array<string> = [];
  for (let { lineage } = info; lineage !== null; ) {
    folders.push(lineage.parentDirectory);
    const parent = yield* Effect.option(Effect.provide(RunLog, layerExistingRun(lineage.parentDirectory, "read")));
    lineage = Option.isNone(parent) ? null : parent.value.info.lineage;
  }
  return folders;
});

/** Worker threads for what is made of them, until the scope closes. */
const withWorkers = <A, E, R>(size: number, make: Effect.Effect<A, E, R | EmbeddedWorkers>) =>
  Effect.flatMap(Layer.build(EmbeddedWorkers.layer(size)), (workers) => Effect.provide(make, workers));

const layerBackEnds = (backEnds: ReadonlyArray<BackEnd>) => {
  const registry = registryOf(backEnds);
  const servicesOf = (experiment: Experiment, place: RunPlace | null) =>
    layerServices(registry, layerNormaliser.pipe(Layer.provide(EmbeddedWorkers.layerOfRun)), experiment, place);
  /** The services of a run, which have been tried. */
  const runServicesOf = (experiment: Experiment, place: RunPlace) =>
    layerProofCheck.pipe(
      Layer.provideMerge(servicesOf(experiment, place)),
      Layer.provide(layerMachineCheck(registry, experiment, place.directory)),
      Layer.provide(layerHttpClient),
    );
  return Layer.succeed(BackEnds, {
    cores: availableParallelism(),
    settings: Effect.sync(() => settingsOf(registry)),
    decodeExperiment: registry.format.decode,
    withAbsolutePaths: registry.withAbsolutePaths,
    rewardVariants,
    loadRewardVariant,
    loadDataTask,
    services: (experiment) => servicesOf(experiment, null),
    pureServices: layerPureServices,
    createRun: (directory, experiment) =>
      // The log last: an experiment that cannot run leaves no log behind.
      layerNewRun({ directory, experiment }).pipe(
        Layer.provideMerge(runServicesOf(experiment, { directory, ancestors: [] })),
      ),
    openRun: (directory) =>
      Layer.unwrap(
        Effect.gen(function* () {
          const { info } = yield* RunLog;
          return runServicesOf(info.experiment, { directory, ancestors: yield* ancestorsOf(info) });
        }),
      ).pipe(Layer.provideMerge(layerExistingRun(directory, "write"))),
    benchmarkServices: (experiment, directory, run) =>
      Layer.unwrap(
        Effect.gen(function* () {
          if (run === null) return runServicesOf(experiment, { directory, ancestors: [] });
          const { info } = yield* Effect.provide(RunLog, layerExistingRun(run, "read"));
          return runServicesOf(experiment, { directory, ancestors: [run, ...(yield* ancestorsOf(info))] });
        }),
      ),
    diagnose: (experiment, folder) =>
      diagnose(registry, experiment, folder, servicesOf(experiment, null)).pipe(Effect.provide(layerHttpClient)),
    readRun: (directory) => layerPlanOfRun.pipe(Layer.provideMerge(layerExistingRun(directory, "read"))),
    branchRun,
    runFolders,
    fileVerifier: (jobs) => withWorkers(jobs, makeFileVerifier),
    exportChecker: withWorkers(1, makeExportChecker),
    corpusTools: (jobs) =>
      Effect.provide(
        withWorkers(jobs, Effect.provide(makeCorpusTools, layerVerifier({ fuel: null, timeoutSeconds: 200 }))),
        NodeServices.layer,
      ),
    modelServer: (server, jobs) => Effect.provide(withWorkers(jobs, startModelServer(server)), NodeServices.layer),
    replEnvironment: Effect.provide(environmentDigest, NodeServices.layer),
  });
};

/** The program of a command line, with everything it needs; logs go to standard error. */
export const program = (commandLine: ReadonlyArray<string>, backEnds: ReadonlyArray<BackEnd> = BACK_ENDS) =>
  runCommandLine(commandLine).pipe(
    Effect.provide(
      Layer.mergeAll(layerBackEnds(backEnds), NodeServices.layer, Layer.succeed(Logger.LogToStderr, true)),
    ),
  );

export { exitCode };
