/** The commands of the settings, made ready to start: `stp` is this program, wherever it lies. */
import path from "node:path";
import { Effect } from "effect";
import { isProgram, resolveWords } from "../../machine/index.ts";
import { VerifierError } from "../../services/index.ts";
import { runToEnd } from "./run-to-end.ts";

/** What a process is given of this one's environment, where no sandbox says otherwise: where programs and their data are. */
export const plainEnvironment = (): Readonly<Record<string, string>> => {
  const kept = ["PATH", "HOME", "ELAN_HOME", "TMPDIR"].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(kept), LANG: "C.UTF-8" };
};

const startError = (message: string) => new VerifierError({ reason: "start", message });

/** What a command prints, trimmed. */
export const outputOf = Effect.fn("outputOf")(function* (
  words: ReadonlyArray<string>,
  folder: string,
  seconds: number,
) {
  const written = words.join(" ");
  if (!isProgram(words[0] ?? "")) return yield* startError(`${words[0]} is no program here; it was to run: ${written}`);
  const command = { words: resolveWords(words), folder, environment: plainEnvironment() };
  const { code, output, said } = yield* runToEnd(command, seconds);
  return code === 0 ? output.trim() : yield* startError(`${written}: ${said}`);
});

/** Variables that `lake env` sets for the programs of a workspace. */
const LAKE_VARIABLE = /^(?:PATH|LEAN[A-Z_]*|LD_LIBRARY_PATH|DYLD_LIBRARY_PATH)=/;

/**
 * The command that the REPL is started by. For `lake env PROGRAM …` Lake is asked for its variables here and now, so
 * that neither Lake nor elan, which write to the workspace, has to run where candidates do.
 */
export const replCommand = Effect.fn("replCommand")(function* (
  words: ReadonlyArray<string>,
  folder: string,
  seconds: number,
) {
  const environment = plainEnvironment();
  const [lake, subcommand, ...program] = words;
  if (lake !== "lake" || subcommand !== "env" || program.length === 0)
    return { words: resolveWords(words), folder, environment };
  const printed = yield* outputOf(["lake", "env", "env"], folder, seconds);
  const set = printed.split("\n").filter((line) => LAKE_VARIABLE.test(line));
  const variables = Object.fromEntries(
    set.map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]),
  );
  const [executable = "", ...rest] = program;
  const isInWorkspace = executable.includes("/");
  return {
    words: [isInWorkspace ? path.resolve(folder, executable) : executable, ...rest],
    folder,
    environment: { ...environment, ...variables },
  };
});
