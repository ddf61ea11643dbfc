/**
 * A program for tests that kill it: starts or resumes a tiny run (mock back ends, real log) whose model is trained by a
 * command, and prints its digest. `node tests/support/play-trained-run.ts FOLDER MODE`
 */
import path from "node:path";
import { NodeServices } from "@effect/platform-node";
import { Effect, Layer, Logger } from "effect";
import type { CommandTrainerSettings } from "../../src/backends/command-trainer/settings.ts";
import { layerTrainer } from "../../src/backends/command-trainer/trainer.ts";
import { layerExistingRun, layerNewRun } from "../../src/backends/sqlite-log/index.ts";
import { runSelfPlay } from "../../src/selfplay/index.ts";
import { mockBackEnds } from "./mock-back-ends.ts";
import { readTinyData, tinyExperiment } from "./tiny-experiment.ts";
import { withPlan } from "./with-plan.ts";

const [directory = "", mode = ""] = process.argv.slice(2);

const trainer: CommandTrainerSettings = {
  backend: "command",
  command: [
    process.execPath,
    path.join(import.meta.dirname, "training-command.ts"),
    mode,
    "{dataset}",
    "{output}",
    "{from}",
    "{seed}",
  ],
  baseModel: "some/base-model",
  deadlineMinutes: 30,
  keepVersions: 2,
  minimumFreeGigabytes: 1,
};
const experiment = { ...tinyExperiment("iterations=3"), trainer };

const play = runSelfPlay(readTinyData).pipe(
  Effect.provide(Layer.provide(layerTrainer(trainer, { directory, ancestors: [] }), NodeServices.layer)),
  Effect.provide(mockBackEnds()),
);
const result = await Effect.runPromise(
  play.pipe(
    Effect.provide(withPlan(layerExistingRun(directory, "write"))),
    Effect.catchTag("NotARun", () => Effect.provide(play, withPlan(layerNewRun({ directory, experiment })))),
    Effect.catchTag("TrainerError", ({ message, reason }) => Effect.succeed({ digest: `${reason}: ${message}` })),
    Effect.provideService(Logger.LogToStderr, true),
  ),
);
console.log(result.digest);
