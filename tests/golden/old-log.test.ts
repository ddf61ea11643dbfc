/**
 * Logs that earlier versions wrote. `log-schema-N/` holds a run as the last version with schema N logged it, and in
 * `outputs.txt` what that version said of it, command by command. Both stay as they are, whatever changes here.
 */
import { copyFileSync, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@effect/vitest";
import { Effect } from "effect";
import { TestConsole } from "effect/testing";
import { exitCode, program } from "../../src/app.ts";
import { jsonLines } from "../cli/support.ts";
import { temporaryFolder } from "../cli/temporary-folder.ts";

const SCHEMAS = ["log-schema-2"];

const fileOf = (schema: string, name: string): string => path.join(import.meta.dirname, schema, name);

/** The commands and outputs of a file in which `$ stp …` stands above the lines that it printed. */
const transcript = (text: string): ReadonlyArray<{ readonly command: string; readonly output: string }> =>
  text
    .split(/^\$ stp /m)
    .slice(1)
    .map((section) => {
      const end = section.indexOf("\n");
      return { command: section.slice(0, end), output: section.slice(end + 1).trimEnd() };
    });

/** A copy of the run, which a command may bring to the schema of today. */
const copyOfRun = (schema: string): string => {
  const run = path.join(temporaryFolder(schema), "run");
  mkdirSync(run);
  copyFileSync(fileOf(schema, "run.db"), path.join(run, "run.db"));
  return run;
};

const outcome = (words: ReadonlyArray<string>) =>
  Effect.gen(function* () {
    const exit = yield* Effect.exit(program(words));
    const errors = (yield* TestConsole.errorLines).join("\n");
    return { code: exitCode(exit), output: (yield* TestConsole.logLines).join("\n"), errors };
  }).pipe(Effect.provide(TestConsole.layer, { local: true }));

describe.each(SCHEMAS)("a run of %s", (schema) => {
  it.live.each(transcript(readFileSync(fileOf(schema, "outputs.txt"), "utf8")))(
    "is told as it was: stp $command",
    ({ command, output: expected }) =>
      Effect.gen(function* () {
        const run = copyOfRun(schema);
        const { code, errors, output } = yield* outcome(
          command.split(" ").map((word) => (word === "RUN" ? run : word)),
        );
        expect(code, errors).toBe(0);
        // Lines may have gained keys since.
        expect(jsonLines(output.replaceAll(run, "RUN"))).toMatchObject(jsonLines(expected));
      }),
  );
});
