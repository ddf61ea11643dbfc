/** `stp verify`: a verdict on every theorem of Lean files, from their text alone. */
import { Console, Effect, Option, Stream } from "effect";
import { Argument, Command, Flag } from "effect/cli";
import { UserError } from "../domain/index.ts";
import { BackEnds, type FileEntry } from "./back-ends.ts";
import { EXIT_FAILED, ExitWith } from "./exit.ts";
import { jsonFlag, optionalText, positiveCount } from "./flags.ts";
import { readText } from "./read-text.ts";
import { requireWritable, writeText } from "./write-text.ts";

/** One line: `FILE:LINE: VERDICT NAME: MESSAGE`, the message's lines joined by semicolons. */
export const entryLine = (file: string, entry: FileEntry): string => {
  const head = `${file}:${entry.line}: ${entry.verdict} ${entry.name}`.trimEnd();
  const message = entry.message.trim().replaceAll(/\s*\n\s*/g, "; ");
  return message === "" ? head : `${head}: ${message}`;
};

export const entryJson = (file: string, { line, message, name, verdict }: FileEntry): string =>
  JSON.stringify({ file, line, name, verdict, message });

interface VerifyOptions {
  readonly files: ReadonlyArray<string>;
  /** Files judged at once. */
  readonly jobs: number;
  readonly json: boolean;
  /** The file for what was accepted of the one file judged. */
  readonly exportFile: Option.Option<string>;
}

const requireExportable = Effect.fn("verify.requireExportable")(function* (file: string, files: ReadonlyArray<string>) {
  if (files.length > 1) {
    const found = `${files.length} files`;
    return yield* new UserError({ place: `--export ${file}`, expected: "one Lean file to verify", found });
  }
  yield* requireWritable("--export", file);
});

const verify = Effect.fn("verify")(function* ({ exportFile, files, jobs, json }: VerifyOptions) {
  const backEnds = yield* BackEnds;
  if (Option.isSome(exportFile)) yield* requireExportable(exportFile.value, files);
  // All files are read before the first verdict, so that a mistyped name ends with its message alone.
  const sources = yield* Effect.forEach(files, (file) =>
    Effect.map(readText(file, "a readable Lean file"), (text) => ({ file, text })),
  );
  const verifyFile = yield* backEnds.fileVerifier(jobs);
  let entries = 0;
  let accepted = 0;
  yield* Stream.fromIterable(sources).pipe(
    Stream.mapEffect(
      ({ file, text }) => Effect.map(verifyFile(text, Option.isSome(exportFile)), (judged) => ({ file, ...judged })),
      { concurrency: jobs },
    ),
    Stream.runForEach(
      Effect.fnUntraced(function* ({ entries: found, exported, file }) {
        for (const entry of found) {
          entries++;
          if (entry.verdict === "accepted") accepted++;
          yield* Console.log(json ? entryJson(file, entry) : entryLine(file, entry));
        }
        if (Option.isSome(exportFile) && exported !== null) yield* writeText("--export", exportFile.value, exported);
      }),
    ),
  );
  yield* Console.error(`${accepted} of ${entries} accepted`);
  if (accepted < entries) return yield* new ExitWith({ code: EXIT_FAILED });
}, Effect.scoped);

export const verifyCommand = Command.make(
  "verify",
  {
    files: Argument.String("file").pipe(Argument.withDescription("Lean files"), Argument.variadic({ min: 1 })),
    exportFile: optionalText(
      "export",
      "FILE",
      "file for what was accepted, as other Lean checkers read it (NDJSON, format 3.1)",
    ),
    json: jsonFlag('one JSON line a theorem: {"file","line","name","verdict","message"}'),
    jobs: positiveCount("jobs", "files judged at once; default: one a core").pipe(Flag.withMetavar("N"), Flag.optional),
  },
  ({ exportFile, files, jobs, json }) =>
    Effect.flatMap(BackEnds, ({ cores }) =>
      verify({ exportFile, files, jobs: Option.getOrElse(jobs, () => cores), json }),
    ),
).pipe(
  Command.withDescription(
    "Judge every theorem of Lean files: accepted, rejected, unsupported or timeout. Exit 0 if all are accepted, 1 if any is not, 2 on a usage error.",
  ),
  Command.withShortDescription("judge every theorem of Lean files"),
  Command.withExamples([
    { command: "stp verify proofs.lean --json", description: "one JSON line a theorem" },
    { command: "stp verify proofs.lean --export proofs.ndjson", description: "for a second kernel to check again" },
  ]),
);
