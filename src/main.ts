/** The entry point: run the command line, end with its exit code. SIGINT and SIGTERM interrupt it; finalizers run. */
import * as NodeRuntime from "@effect/platform-node/NodeRuntime";
import { watchOutput } from "./app/output.ts";
import { stopWithParent } from "./app/parent-watch.ts";
import { exitCode, program } from "./app.ts";

const stopped = watchOutput();
stopWithParent();
NodeRuntime.runMain(program(process.argv.slice(2)), {
  // Failures have been told on standard error already.
  disableErrorReporting: true,
  teardown: (exit, onExit) => onExit(stopped() ?? exitCode(exit)),
});
