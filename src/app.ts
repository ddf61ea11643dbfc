/**
 * The composition root: from an experiment to the layers that run it. The only file that names back ends, and where the
 * reward variants that come with the engine meet those of a user's own file.
 */
import { availableParallelism } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import * as NodeServices from "@effect/platform-node/NodeServices";
import { Effect, Layer, Logger, Option } from "effect";
import { rewardVariants } from "../rewards/index.ts";
import { layerPromptFormat } from "./app/load-policy.ts";
import * as commandTrainer from "./backends/command-trainer/index.ts";
import * as embedded from "./backends/embedded/index.ts";
import * as leanRepl from "./backends/lean-repl/index.ts";
import { branchRun, layerExistingRun, layerNewRun, listRuns, readRunListing } from "./backends/sqlite-log/index.ts";
import { BackEnds, exitCode, runCommandLine } from "./cli/index.ts";
import { combinationMistake, type Experiment, UserError } from "./domain/index.ts";
import { applyVariant, BadVariant, checkVariant, decodeParameters, type RewardVariant } from "./reward/index.ts";
import { RewardFunction, type RunInfo, RunLog } from "./services/index.ts";

const isBundled = (name: string): name is keyof typeof rewardVariants => Object.hasOwn(rewardVariants, name);

/** The variant of a name, or of a file by its path. */
const loadRewardVariant = (name: string): Effect.Effect<RewardVariant, BadVariant | UserError> => {
  if (isBundled(name)) return Effect.succeed(rewardVariants[name]);
  if (!/[/\\]|\.[cm]?[jt]s$/.test(name)) {
    const known = Object.keys(rewardVariants).join(", ");
    return Effect.fail(
      new UserError({ place: "reward.variant", expected: `one of ${known}, or the path of a file`, found: name }),
    );
  }
  return Effect.tryPromise({
    try: () => import(pathToFileURL(path.resolve(name)).href) as Promise<unknown>,
    catch: (cause) => new BadVariant({ file: name, expected: "a module that loads", found: String(cause) }),
  }).pipe(Effect.flatMap((module) => Effect.fromResult(checkVariant(module, name))));
};

const layerReward = ({ preset, reward: { parameters: given, variant: name } }: Experiment) =>
  Layer.effect(
    RewardFunction,
    Effect.gen(function* () {
      const variant = yield* loadRewardVariant(name);
      const parameters = yield* Effect.fromResult(decodeParameters(variant, name, given, preset));
      return { name: variant.name, reward: (input) => applyVariant(variant, name, input, parameters) };
    }),
  );

/** What the pure steps need: a replay has nothing else. */
const layerPureServices = (experiment: Experiment) =>
  Layer.mergeAll(layerReward(experiment), layerPromptFormat(experiment));

const notReady = (place: string) =>
  Layer.effectDiscard(Effect.fail(new UserError({ place, expected: '"embedded"', found: '"vllm"' })));

const layerEmbedder = ({ embedder }: Experiment) =>
  embedder.backend === "embedded"
    ? embedded.layerEmbedder(embedder)
    : embedded.layerEmbedder({ dimension: 1 }).pipe(Layer.provide(notReady("embedder.backend")));

const layerTrainer = ({ trainer }: Experiment, place: commandTrainer.TrainingPlace | null) =>
  trainer.backend === "embedded" ? embedded.layerTrainer : commandTrainer.layerTrainer(trainer, place);

const layerCombinationCheck = (experiment: Experiment) => {
  const mistake = combinationMistake(experiment);
  return mistake === null ? Layer.empty : Layer.effectDiscard(Effect.fail(mistake));
};

/** The folders of the runs that a run was branched from, nearest first. */
const ancestorsOf = Effect.fn("ancestorsOf")(function* (info: RunInfo) {
  const folders: Array<string> = [];
  for (let { lineage } = info; lineage !== null; ) {
    folders.push(lineage.parentDirectory);
    const parent = yield* Effect.option(readRunListing(lineage.parentDirectory));
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
  }
};

/** All services of an experiment but its log; `place` is the run's, null where nothing is trained. */
const layerServices = (experiment: Experiment, place: commandTrainer.TrainingPlace | null) => {
  const workers = embedded.EmbeddedWorkers.layer(Math.min(experiment.concurrency, availableParallelism()));
  const model = Layer.mergeAll(
    embedded.layerProver,
    embedded.layerConjecturer,
    layerTrainer(experiment, place),
    layerCombinationCheck(experiment),
  ).pipe(Layer.provide(embedded.EmbeddedModels.layer));
  return Layer.mergeAll(
    model,
    layerVerifier(experiment),
    layerEmbedder(experiment),
    embedded.layerNormaliser,
    embedded.layerSamplingCheck(experiment),
  ).pipe(Layer.provide(workers), Layer.provideMerge(layerPureServices(experiment)), Layer.provide(NodeServices.layer));
};

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
      Layer.provideMerge(layerServices(experiment, { directory, ancestors: [] })),
    ),
  openRun: (directory) =>
    Layer.unwrap(
      Effect.gen(function* () {
        const { info } = yield* RunLog;
        return layerServices(info.experiment, { directory, ancestors: yield* ancestorsOf(info) });
      }),
    ).pipe(Layer.provideMerge(layerExistingRun(directory, "write"))),
  readRun: (directory) => layerExistingRun(directory, "read"),
  branchRun,
  readListing: readRunListing,
  listRuns,
  fileVerifier: (jobs) => withWorkers(jobs, embedded.makeFileVerifier),
  exportChecker: withWorkers(1, embedded.makeExportChecker),
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
