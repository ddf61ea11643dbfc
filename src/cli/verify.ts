/** `stp verify`: a verdict on every theorem of Lean files, from their text alone. */
import { Console, Effect, Option, Stream } from "effect";
import { Argument, Command, Flag } from "effect/cli";
import { BackEnds, type FileEntry } from "./back-ends.ts";
import { EXIT_FAILED, ExitWith } from "./exit.ts";
import { jsonFlag, positiveCount } from "./flags.ts";
import { readText } from "./read-text.ts";

/** One line: `FILE:LINE: VERDICT NAME: MESSAGE`, the message's lines joined by semicolons. */
export const entryLine = (file: string, entry: FileEntry): string => {
  const head = `${file}:${entry.line}: ${entry.verdict} ${entry.name}`.trimEnd();
  const message = entry.message.trim().replaceAll(/\s*\n\s*/g, "; ");
  return message === "" ? head : `${head}: ${message}`;
};

export const entryJson = (file: string, { line, message, name, verdict }: FileEntry): string =>
  JSON.stringify({ file, line, name, verdict, message });

const verify = Effect.fn("verify")(function* (files: ReadonlyArray<string>, jobs: number, json: boolean) {
  const backEnds = yield* BackEnds;
  // All files are read before the first verdict, so that a mistyped name ends with its message alone.
  const sources = yield* Effect.forEach(files, (file) =>
    Effect.map(readText(file, "a readable Lean file"), (text) => ({ file, text })),
  );
  const verifyFile = yield* backEnds.fileVerifier(jobs);
  let entries = 0;
  let accepted = 0;
  yield* Stream.fromIterable(sources).pipe(
    Stream.mapEffect(({ file, text }) => Effect.map(verifyFile(text), (found) => ({ file, found })), {
      concurrency: jobs,
    }),
    Stream.runForEach(({ file, found }) =>
      Effect.forEach(
        found,
        (entry) => {
          entries++;
          if (entry.verdict === "accepted") accepted++;
          return Console.log(json ? entryJson(file, entry) : entryLine(file, entry));
        },
        { discard: true },
      ),
    ),
  );
  yield* Console.error(`${accepted} of ${entries} accepted`);
  if (accepted < entries) return yield* new ExitWith({ code: EXIT_FAILED });
}, Effect.scoped);

export const verifyCommand = Command.make(
  "verify",
  {
    files: Argument.String("file").pipe(Argument.withDescription("Lean files"), Argument.variadic({ min: 1 })),
    json: jsonFlag('one JSON line a theorem: {"file","line","name","verdict","message"}'),
    jobs: positiveCount("jobs").pipe(
      Flag.withDescription("files judged at once; default: one a core"),
      Flag.withMetavar("N"),
      Flag.optional,
    ),
  },
  ({ files, jobs, json }) =>
    Effect.flatMap(BackEnds, ({ cores }) =>
      verify(
        files,
        Option.getOrElse(jobs, () => cores),
        json,
      ),
    ),
).pipe(
  Command.withDescription(
    "Judge every theorem of Lean files: accepted, rejected, unsupported or timeout. Exit 0 if all are accepted, 1 if any is not, 2 on a usage error.",
  ),
  Command.withShortDescription("judge every theorem of Lean files"),
  Command.withExamples([{ command: "stp verify proofs.lean --json", description: "one JSON line a theorem" }]),
);
