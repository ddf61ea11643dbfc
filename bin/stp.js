#!/usr/bin/env node
// The command `stp`. Plain JavaScript, so that an old Node runs it: as far as the Node that `npm ci` has installed.
import { spawn } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import module from "node:module";
import { fileURLToPath } from "node:url";

const installed = fileURLToPath(new URL("../node_modules/.bin/node", import.meta.url));

/** Runs this command line with another Node: signals go in, the exit code or the signal that ended it comes out. */
const startAgain = (node) => {
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: "inherit" });
  const signals = ["SIGHUP", "SIGINT", "SIGQUIT", "SIGTERM"];
  for (const signal of signals) process.on(signal, () => child.kill(signal));
  child.on("error", (error) => {
    console.error(`error: ${node}: ${error.message}`);
    process.exit(1);
  });
  child.on("exit", (code, signal) => {
    if (signal === null) process.exit(code);
    for (const one of signals) process.removeAllListeners(one);
    process.kill(process.pid, signal);
  });
};

if (Number(process.versions.node.split(".")[0]) >= 24) {
  // Compiled code is kept in the system's folder for temporary files: a command starts in half the time.
  module.enableCompileCache();
  await import("../src/main.ts");
} else if (existsSync(installed) && realpathSync(installed) !== realpathSync(process.execPath)) {
  startAgain(installed);
} else {
  console.error(
    `stp needs Node 24 or newer, and this is Node ${process.versions.node}. On Linux, 'npm ci' installs Node 24 beside the project; elsewhere install Node 24.`,
  );
  process.exit(2);
}
