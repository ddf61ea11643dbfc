/** The composition root: from an experiment to the layers that run it. The only file that names back ends. */
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient";
import * as NodeServices from "@effect/platform-node/NodeServices";
import { Effect, Layer, Logger, Option } from "effect";
import type { HttpClient } from "effect/http";
import { rewardVariants } from "../rewards/index.ts";
import { diagnose, layerMachineCheck, layerProofCheck } from "./app/diagnose.ts";
import { layerLearning } from "./app/load-learning-rule.ts";
import { layerPromptFormat } from "./app/load-policy.ts";
import { layerReward, loadRewardVariant } from "./app/load-reward.ts";
import * as commandTrainer from "./backends/command-trainer/index.ts";
import * as embedded from "./backends/embedded/index.ts";
import * as kimina from "./backends/kimina/index.ts";
import * as leanRepl from "./backends/lean-repl/index.ts";
import { branchRun, layerExistingRun, layerNewRun, runFolders } from "./backends/sqlite-log/index.ts";
import * as vllm from "./backends/vllm/index.ts";
import { BackEnds, exitCode, runCommandLine } from "./cli/index.ts";
import { combinationMistake, type Experiment, UserError } from "./domain/index.ts";
import { layerPlan, layerPlanOfRun } from "./selfplay/index.ts";
import {
  type Conjecturer,
  Embedder,
  type PromptFormat,
  type Prover,
  type RunInfo,
  RunLog,
  type Trainer,
} from "./services/index.ts";

/** What the pure steps need: a replay has nothing else. */
const layerPureServices = (experiment: Experiment) =>
  Layer.mergeAll(
    layerReward(experiment),
    layerLearning(experiment),
    layerPromptFormat(experiment),
    layerPlan(experiment),
  );

const layerCombinationCheck = (experiment: Experiment) => {
  const mistake = combinationMistake(experiment);
  return mistake === null ? Layer.empty : Layer.effectDiscard(Effect.fail(mistake));
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

const layerVerifier = (experiment: Experiment) => {
  const { verifier } = experiment;
  switch (verifier.backend) {
    case "embedded":
      return embedded.layerVerifier({ fuel: verifier.fuel, timeoutSeconds: experiment.verify.timeoutSeconds });
    case "lean-repl":
      return leanRepl.layerVerifier(experiment, verifier);
    case "kimina":
      return kimina.layerVerifier(experiment, verifier);
  }
};

/** The words that start this program, as a user starts it. */
const PROGRAM = [process.execPath, fileURLToPath(new URL("../bin/stp.js", import.meta.url))] as const;

/** No limits of its own: every request has a deadline. */
const layerHttpClient = NodeHttpClient.layerNodeHttpOptions({ keepAlive: true });

/** What the models stand on. */
type Beneath = embedded.EmbeddedWorkers | HttpClient.HttpClient | NodeServices.NodeServices | PromptFormat;
type TrainingPlace = commandTrainer.TrainingPlace;
type Model = Conjecturer | Embedder | Prover | Trainer;

const layerTrainer = (
  { trainer }: Experiment,
  place: TrainingPlace | null,
): Layer.Layer<Trainer, never, Beneath | embedded.EmbeddedModels> =>
  trainer.backend === "embedded" ? embedded.layerTrainer : commandTrainer.layerTrainer(trainer, place);

const layerEmbedder = ({ embedder }: Experiment): Layer.Layer<Embedder, UserError, Beneath> => {
  if (embedder.backend === "embedded") return embedded.layerEmbedder(embedder);
  if (embedder.endpoints.length > 0) return vllm.layerEmbedder(embedder);
  const expected = "servers: the embedded model has none that the embedder could ask";
  return Layer.effect(Embedder, Effect.fail(new UserError({ place: "embedder.endpoints", expected, found: "none" })));
};

/** The model in both roles, what trains it and what embeds; no server is started or asked where `place` is null. */
const layerModel = (experiment: Experiment, place: TrainingPlace | null): Layer.Layer<Model, UserError, Beneath> => {
  const { data, embedder, model } = experiment;
  const trainer = layerTrainer(experiment, place).pipe(Layer.provide(embedded.EmbeddedModels.layer));
  if (model.backend === "embedded") {
    const roles = Layer.merge(embedded.layerProver, embedded.layerConjecturer);
    // One layer of models, however often it is provided: the roles sample what the trainer made.
    const sampled = roles.pipe(Layer.provide(embedded.EmbeddedModels.layer));
    return Layer.mergeAll(sampled, trainer, embedded.layerSamplingCheck(experiment), layerEmbedder(experiment));
  }
  const asksModel = embedder.backend === "vllm" && embedder.endpoints.length === 0;
  const servers = vllm.layerModelServers(model, place === null ? null : { library: data.library, program: PROGRAM });
  return Layer.mergeAll(
    vllm.layerProver,
    vllm.layerConjecturer,
    vllm.layerPublishing(place?.directory ?? null).pipe(Layer.provide(trainer)),
    asksModel ? vllm.layerEmbedderOfModel(embedder) : layerEmbedder(experiment),
  ).pipe(Layer.provide(servers));
};

/** All services of an experiment but its log; `place` is the run's, null where nothing is sampled or trained. */
const layerServices = (experiment: Experiment, place: TrainingPlace | null) => {
  const workers = embedded.EmbeddedWorkers.layer(Math.min(experiment.concurrency, availableParallelism()));
  return Layer.mergeAll(layerModel(experiment, place), layerVerifier(experiment), embedded.layerNormaliser).pipe(
    Layer.provide(workers),
    Layer.provideMerge(layerPureServices(experiment)),
    Layer.provide([layerHttpClient, NodeServices.layer]),
    // Before anything is started.
    Layer.provide(layerCombinationCheck(experiment)),
  );
};

/** The services of a run, which have been tried. */
const layerRunServices = (experiment: Experiment, place: TrainingPlace) =>
  layerProofCheck.pipe(
    Layer.provideMerge(layerServices(experiment, place)),
    Layer.provide(layerMachineCheck(experiment, place.directory)),
  );

/** Worker threads for what is made of them, until the scope closes. */
const withWorkers = <A, E, R>(size: number, make: Effect.Effect<A, E, R | embedded.EmbeddedWorkers>) =>
  Effect.flatMap(Layer.build(embedded.EmbeddedWorkers.layer(size)), (workers) => Effect.provide(make, workers));

const layerBackEnds = Layer.succeed(BackEnds, {
  cores: availableParallelism(),
  rewardVariants,
  loadRewardVariant,
  services: (experiment) => layerServices(experiment, null),
  pureServices: layerPureServices,
  createRun: (directory, experiment) =>
    // The log last: an experiment that cannot run leaves no log behind.
    layerNewRun({ directory, experiment }).pipe(
      Layer.provideMerge(layerRunServices(experiment, { directory, ancestors: [] })),
    ),
  openRun: (directory) =>
    Layer.unwrap(
      Effect.gen(function* () {
        const { info } = yield* RunLog;
        return layerRunServices(info.experiment, { directory, ancestors: yield* ancestorsOf(info) });
      }),
    ).pipe(Layer.provideMerge(layerExistingRun(directory, "write"))),
  diagnose: (experiment, folder) =>
    diagnose(experiment, folder, layerServices(experiment, null)).pipe(Effect.provide(layerHttpClient)),
  readRun: (directory) => layerPlanOfRun.pipe(Layer.provideMerge(layerExistingRun(directory, "read"))),
  branchRun,
  runFolders,
  fileVerifier: (jobs) => withWorkers(jobs, embedded.makeFileVerifier),
  exportChecker: withWorkers(1, embedded.makeExportChecker),
  corpusTools: (jobs) =>
    Effect.provide(
      withWorkers(
        jobs,
        Effect.provide(embedded.makeCorpusTools, embedded.layerVerifier({ fuel: null, timeoutSeconds: 200 })),
      ),
      NodeServices.layer,
    ),
  modelServer: (server, jobs) =>
    Effect.provide(withWorkers(jobs, embedded.startModelServer(server)), NodeServices.layer),
  replEnvironment: Effect.provide(embedded.environmentDigest, NodeServices.layer),
});

/** The program of a command line, with everything it needs; logs go to standard error. */
export const program = (commandLine: ReadonlyArray<string>) =>
  runCommandLine(commandLine).pipe(
    Effect.provide(Layer.mergeAll(layerBackEnds, NodeServices.layer, Layer.succeed(Logger.LogToStderr, true))),
  );

export { exitCode };
