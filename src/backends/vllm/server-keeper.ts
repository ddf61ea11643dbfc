/**
 * Runs a server until it ends or the process that started this one is gone: then standard input ends, even after
 * `kill -9`, and the whole process group is ended. `node server-keeper.ts LOG PROGRAM ARGUMENT…`
 */
import { spawn } from "node:child_process";
import { openSync, writeSync } from "node:fs";

/** How long a server may take to end once it was told to. */
const GRACE_MILLISECONDS = 5000;

const [logFile = "", program = "", ...args] = process.argv.slice(2);
const log = openSync(logFile, "a");

/** Ends what is left of the group, this process with it. */
const killGroup = (): void => {
  process.kill(-process.pid, "SIGKILL");
};

const end = (what: string): void => {
  writeSync(log, `${what}\n`);
  killGroup();
};

// In this process's group, which its starter makes and ends as a whole.
const server = spawn(program, args, { stdio: ["ignore", log, log] });
server.on("error", (cause) => end(`${program} cannot be started: ${cause.message}`));
server.on("exit", (code, signal) => end(`the server ended: ${signal ?? `exit code ${code}`}`));

const stop = (): void => {
  server.kill("SIGTERM");
  setTimeout(killGroup, GRACE_MILLISECONDS);
};
// The group is told to end: the server is told too, and takes this process with it.
process.on("SIGTERM", stop);
process.stdin.on("end", stop).on("error", stop).resume();
