/** The composition root: which back end stands behind which service. The only file that names back ends. */
import { availableParallelism } from "node:os";
import { NodeServices } from "@effect/platform-node";
import { Effect, Layer, Logger } from "effect";
import { fileVerifier } from "./backends/embedded/index.ts";
import { BackEnds, exitCode, runCommandLine } from "./cli/index.ts";

const layerBackEnds = Layer.succeed(BackEnds, { cores: availableParallelism(), fileVerifier });

/** The program of a command line, with everything it needs; logs go to standard error. */
export const program = (commandLine: ReadonlyArray<string>) =>
  runCommandLine(commandLine).pipe(
    Effect.provide(Layer.mergeAll(layerBackEnds, NodeServices.layer, Layer.succeed(Logger.LogToStderr, true))),
  );

export { exitCode };
