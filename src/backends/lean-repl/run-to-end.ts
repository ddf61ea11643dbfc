/** Runs a program to its end and hears what it says: checkers, compilers, probes, whatever is no REPL. */
import { execFile } from "node:child_process";
import { Effect } from "effect";
import type { ReplCommand } from "./repl-process.ts";

/** How a program ended. */
export interface Ended {
  /** Exit code; null where it did not start, was killed, took too long or said too much. */
  readonly code: number | null;
  readonly isTimeout: boolean;
  readonly output: string;
  /** What it said of a failure, or what the system says; empty where the code is 0. */
  readonly said: string;
}

const TOO_MUCH = "ERR_CHILD_PROCESS_STDIO_MAXBUFFER";

/**
 * Starts the command and waits for its end, at most `seconds`; then, when it has written more than `largestOutput`
 * bytes, and on interruption it is killed. Never fails.
 */
export const runToEnd = (
  { environment, folder, words }: ReplCommand,
  seconds: number,
  largestOutput: number = 2 ** 20,
): Effect.Effect<Ended> =>
  Effect.callback((resume) => {
    const [program = "", ...given] = words;
    const options = {
      cwd: folder,
      env: environment,
      timeout: seconds * 1000,
      maxBuffer: largestOutput,
      killSignal: "SIGKILL",
    } as const;
    const child = execFile(program, given, options, (error, output, errors) => {
      if (error === null) return resume(Effect.succeed({ code: 0, isTimeout: false, output, said: "" }));
      resume(
        Effect.succeed({
          code: typeof error.code === "number" ? error.code : null,
          isTimeout: error.killed === true && String(error.code) !== TOO_MUCH,
          output,
          said: (errors.trim() || output.trim() || error.message).slice(-2000),
        }),
      );
    });
    child.stdin?.end();
    return Effect.sync(() => child.kill("SIGKILL"));
  });
