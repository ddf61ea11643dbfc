/**
 * A training command as a child process in a process group of its own. Whatever ends it (its exit, the deadline, an
 * interruption), nothing of the group is left afterwards; what a run that was killed itself left behind is ended by
 * `endLeftover`.
 */
import { open, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { Effect, Option, Ref, Result, Schema, Stream } from "effect";
import { ChildProcess } from "effect/process";
import { signalGroup } from "../../machine/index.ts";
import { Progress } from "../../services/index.ts";
import { failed, fileStep } from "./failures.ts";
import { NO_OUTPUT, printable, splitLines, type TrainingOutput, withLine } from "./training-output.ts";

export interface TrainingCommand {
  readonly words: readonly [string, ...ReadonlyArray<string>];
  /** Working folder; the process's log and its id are written there. */
  readonly folder: string;
  readonly deadlineMinutes: number;
  /** The section of the experiment that names it, and the step that waits for it. */
  readonly section: string;
  readonly step: string;
}

export const LOG_FILE = "log.txt";
const PROCESS_FILE = "process.json";
/** How long a command may take to end once it was told to. */
const GRACE = "10 seconds";

const textOrNull = (file: string): Promise<string | null> => readFile(file, "utf8").catch(() => null);

/** When a process began, in the kernel's ticks: tells it from a later one with the same id. Null where /proc does not say. */
const startTicks = async (pid: number): Promise<string | null> => {
  const line = await textOrNull(`/proc/${pid}/stat`);
  // The second field is the program's name in parentheses and may have spaces; the start is the 22nd.
  return line?.slice(line.lastIndexOf(")") + 2).split(" ")[19] ?? null;
};

const ProcessMark = Schema.Struct({ pid: Schema.Int, started: Schema.NullOr(Schema.String) });
// A mark that was cut off when the machine lost power is none: no process outlives that.
const decodeMark = Schema.decodeUnknownOption(Schema.fromJsonString(ProcessMark));

/** Ends the command that a killed run left running in `folder`; true if there was one. */
export const endLeftover = async (folder: string): Promise<boolean> => {
  const mark = Option.getOrNull(decodeMark(await textOrNull(path.join(folder, PROCESS_FILE))));
  if (mark === null || mark.started === null || (await startTicks(mark.pid)) !== mark.started) return false;
  signalGroup(mark.pid, "SIGKILL");
  return true;
};

const whatItSaid = ({ lastLines }: TrainingOutput, folder: string): string =>
  [
    lastLines.length === 0 ? "it wrote nothing" : "its last lines:",
    ...lastLines.map((line) => `  ${line}`),
    `all of its output: ${path.join(folder, LOG_FILE)}`,
  ].join("\n");

/**
 * Runs a command to its end; its output goes to the log and its last line to `Progress`. Gives back the numbers that it
 * printed as JSON lines. Fails with the reason `failed` where it cannot be started, ends with another exit code than 0
 * or by a signal, or overruns its deadline.
 */
export const runTraining = Effect.fn("runTraining")(function* ({
  deadlineMinutes,
  folder,
  section,
  step,
  words,
}: TrainingCommand) {
  const progress = yield* Effect.serviceOption(Progress);
  const output = yield* Ref.make(NO_OUTPUT);
  const log = yield* Effect.acquireRelease(
    fileStep("open the training log", () => open(path.join(folder, LOG_FILE), "a")),
    (file) => Effect.promise(() => file.close()),
  );
  const [program, ...args] = words;
  const child = yield* ChildProcess.make(program, args, {
    cwd: folder,
    stdin: "ignore",
    killSignal: "SIGTERM",
    forceKillAfter: GRACE,
  }).pipe(
    Effect.mapError((cause) => failed(`${section}.command: ${program} cannot be started: ${cause.message}`, cause)),
  );
  yield* fileStep("note the training process", async () => {
    const mark: typeof ProcessMark.Type = { pid: child.pid, started: await startTicks(child.pid) };
    await writeFile(path.join(folder, PROCESS_FILE), JSON.stringify(mark));
  });

  const hear = (from: "stdout" | "stderr") => (line: string) =>
    Effect.andThen(
      Ref.update(output, (before) => withLine(before, line, from)),
      Option.isNone(progress) ? Effect.void : progress.value.report({ _tag: "output", step, line }),
    );
  const drain = (from: "stdout" | "stderr") =>
    child[from].pipe(
      Stream.tap((bytes) => fileStep("write the training log", () => log.appendFile(bytes))),
      Stream.decodeText,
      Stream.concat(Stream.succeed("\n")),
      Stream.mapAccum(() => "", splitLines),
      Stream.map(printable),
      Stream.filter((line) => line !== ""),
      Stream.runForEach(hear(from)),
      Effect.catchTag("PlatformError", (cause) =>
        Effect.fail(failed(`the training command broke off: ${cause}`, cause)),
      ),
    );
  // What the command left running would keep its output open.
  const ended = Effect.tap(Effect.result(child.exitCode), () => Effect.sync(() => signalGroup(child.pid, "SIGKILL")));
  const fail = (what: string) =>
    Effect.flatMap(Ref.get(output), (last) => Effect.fail(failed(`${what}; ${whatItSaid(last, folder)}`)));
  const [exit] = yield* Effect.all([ended, drain("stdout"), drain("stderr")], { concurrency: "unbounded" }).pipe(
    Effect.timeoutOrElse({
      duration: `${deadlineMinutes} minutes`,
      orElse: () => fail(`the training command was stopped after ${deadlineMinutes} min (${section}.deadlineMinutes)`),
    }),
  );
  // Node's words name the signal.
  if (Result.isFailure(exit)) return yield* fail(`the training command was ended: ${String(exit.failure.cause)}`);
  if (exit.success !== 0) return yield* fail(`the training command ended with exit code ${exit.success}`);
  return (yield* Ref.get(output)).metrics;
}, Effect.scoped);
