/** Runs a program to its end and hears what it says: checkers, compilers, probes, whatever is no REPL. */
import { Effect } from "effect";
import { type GroupCommand, startGroup } from "../../machine/index.ts";

/** How a program ended. */
export interface Ended {
  /** Exit code; null where it did not start, was killed, took too long or said too much. */
  readonly code: number | null;
  readonly isTimeout: boolean;
  readonly output: string;
  /** What it said of a failure, or what the system says; empty where the code is 0. */
  readonly said: string;
}

/**
 * Starts the command and waits for its end, at most `seconds`; then, when it has written more than `largestOutput`
 * bytes, and on interruption its whole group is killed. Never fails.
 */
export const runToEnd = (
  command: GroupCommand,
  seconds: number,
  largestOutput: number = 2 ** 20,
): Effect.Effect<Ended> =>
  Effect.gen(function* () {
    const group = yield* startGroup(command);
    const { child } = group;
    const closed = new Promise<void>((resolve) => child.once("close", () => resolve()));
    const chunks: Array<Buffer> = [];
    let left = largestOutput;
    child.stdout.on("data", (chunk: Buffer) => {
      left -= chunk.length;
      if (left >= 0) chunks.push(chunk);
      else group.kill();
    });
    // A program that does not read its input may be gone before it is closed.
    child.stdin.on("error", () => undefined).end();
    const finished = Effect.promise(async () => {
      const end = await group.ended;
      if (end.error === null) await closed;
      return end;
    });
    const end = yield* Effect.timeoutOrElse(finished, {
      duration: seconds * 1000,
      orElse: () => Effect.succeed(null),
    });
    const output = Buffer.concat(chunks).toString("utf8");
    const code = end === null || left < 0 ? null : end.code;
    const reason = end?.error?.message ?? `ended by ${end?.signal ?? `code ${code}`}`;
    const said = code === 0 ? "" : (group.lastErrors || output.trim() || reason).slice(-2000);
    return { code, isTimeout: end === null, output, said };
  }).pipe(Effect.scoped);
