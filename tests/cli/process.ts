/** The command `stp` as a real process. */
import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { afterAll } from "vitest";

/** Processes of a test file; one that a failed test left running ends with the file. */
const children = new Set<ChildProcess>();
afterAll(() => {
  for (const child of children) child.kill("SIGKILL");
});

const STP = path.resolve("bin/stp.js");

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly output: string;
  readonly errors: string;
}

export interface Running {
  readonly pid: number;
  /** What it has written to standard output so far. */
  readonly output: () => string;
  readonly kill: (signal: NodeJS.Signals) => void;
  readonly ended: Promise<Ended>;
  /** Resolves when the text has been written to standard output or standard error; rejects if the process ends before. */
  readonly wrote: (text: string) => Promise<void>;
}

/** Starts a command line; standard input is empty unless given, the working folder this process's. */
export const start = (commandLine: ReadonlyArray<string>, input = "", cwd = "."): Running => {
  const child = spawn(process.execPath, [STP, ...commandLine], { cwd, stdio: ["pipe", "pipe", "pipe"] });
  children.add(child);
  child.on("close", () => children.delete(child));
  let output = "";
  let errors = "";
  const listeners = new Set<() => void>();
  const heard = (add: (text: string) => void) => (text: string) => {
    add(text);
    for (const listener of listeners) listener();
  };
  child.stdout.setEncoding("utf8").on(
    "data",
    heard((text) => {
      output += text;
    }),
  );
  child.stderr.setEncoding("utf8").on(
    "data",
    heard((text) => {
      errors += text;
    }),
  );
  child.stdin.end(input);
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => resolve({ code, signal, output, errors }));
  });
  return {
    pid: child.pid ?? 0,
    output: () => output,
    kill: (signal) => child.kill(signal),
    ended,
    wrote: (text) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (!output.includes(text) && !errors.includes(text)) return;
          listeners.delete(look);
          resolve();
        };
        listeners.add(look);
        look();
        void ended.then(() => reject(new Error(`the process ended without writing ${text}: ${errors}`)));
      }),
  };
};

/** Runs a command line to its end. */
export const stp = (...commandLine: ReadonlyArray<string>): Promise<Ended> => start(commandLine).ended;
