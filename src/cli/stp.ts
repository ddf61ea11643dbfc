/** The command `stp`: its subcommands, help, version, and how a mistake in its arguments ends. */
import { Effect, Layer } from "effect";
import { CliConfig, Command, GlobalFlag } from "effect/cli";
import packageJson from "../../package.json" with { type: "json" };
import { benchmarkCommand } from "./benchmark.ts";
import { checkCommand } from "./check.ts";
import { compareCommand } from "./compare.ts";
import { corpusCommand } from "./corpus.ts";
import { diffCommand } from "./diff.ts";
import { doctorCommand } from "./doctor.ts";
import { reportFailure } from "./exit.ts";
import { exportCommand } from "./export.ts";
import { lineageCommand } from "./lineage.ts";
import { promptsCommand } from "./prompts.ts";
import { replCommand } from "./repl.ts";
import { replayCommand } from "./replay.ts";
import { rewardCommand } from "./reward.ts";
import { rewardsCommand } from "./rewards.ts";
import { runCommand } from "./run.ts";
import { runsCommand } from "./runs.ts";
import { serveModelCommand } from "./serve-model.ts";
import { settingsCommand } from "./settings.ts";
import { showCommand } from "./show.ts";
import { sweepCommand } from "./sweep.ts";
import { tagCommand } from "./tag.ts";
import { tasksCommand } from "./tasks.ts";
import { layerPresenter } from "./usage.ts";
import { verifyCommand } from "./verify.ts";

export const stp = Command.make("stp").pipe(
  Command.withDescription(
    "Self-play theorem proving: a conjecturer and a prover play under a verifier, learn from what was verified, and log every step.",
  ),
  Command.withExamples([
    { command: "stp run experiments/quickstart.json", description: "run an experiment" },
    { command: "stp run --resume runs/quickstart-1", description: "go on with a stopped run" },
  ]),
  Command.withSubcommands([
    runCommand,
    doctorCommand,
    settingsCommand,
    promptsCommand,
    runsCommand,
    tagCommand,
    diffCommand,
    showCommand,
    lineageCommand,
    verifyCommand,
    checkCommand,
    replCommand,
    serveModelCommand,
    corpusCommand,
    replayCommand,
    tasksCommand,
    exportCommand,
    compareCommand,
    sweepCommand,
    benchmarkCommand,
    rewardsCommand,
    rewardCommand,
  ]),
);

const layerUsage = Layer.merge(
  layerPresenter,
  CliConfig.layer({ builtIns: [GlobalFlag.Help, GlobalFlag.Version, GlobalFlag.Completions] }),
);

/** Runs a command line (without program name); a failure has been told on standard error when it comes out. */
export const runCommandLine = (commandLine: ReadonlyArray<string>) =>
  Command.runWith(stp, { version: packageJson.version })(commandLine).pipe(reportFailure, Effect.provide(layerUsage));
