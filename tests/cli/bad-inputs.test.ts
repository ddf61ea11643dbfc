/**
 * Bad inputs, a row each: every one ends with its documented exit code and one message that names the place, what was
 * expected and what was found; nothing is printed as data, and nothing is made, changed or lost.
 */
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { assert, describe, it } from "@effect/vitest";
import { Effect } from "effect";
import { TestConsole } from "effect/testing";
import { exitCode, program } from "../../src/app.ts";
import { scriptedServer } from "../support/scripted-server.ts";
import type { BadInput } from "./bad-inputs/bad-input.ts";
import { badCommands } from "./bad-inputs/commands.ts";
import { badData } from "./bad-inputs/data.ts";
import { badEmbeddings } from "./bad-inputs/embeddings.ts";
import { badOwnFiles } from "./bad-inputs/own-files.ts";
import { badServers } from "./bad-inputs/servers.ts";
import { badSettings } from "./bad-inputs/settings.ts";
import { tinyFolder } from "./support.ts";

/** Every file under a folder with its content, and every folder. */
const contents = (folder: string): ReadonlyArray<string> =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .sort()
    .map((name) => {
      const file = path.join(folder, name);
      return statSync(file).isFile() ? `${name} ${readFileSync(file, "latin1")}` : name;
    });

/** What is not as it should be of a command line's end. */
const refusal = ({ code = 2, message: [place, expected, found], words }: BadInput, url = "") =>
  Effect.gen(function* () {
    const folder = tinyFolder();
    const commandLine = words(folder).map((word) => word.replaceAll("SERVER", url));
    const before = contents(folder);
    const exit = yield* Effect.exit(program(commandLine));
    const errors = (yield* TestConsole.errorLines)
      .join("\n")
      .replaceAll(folder, "FOLDER")
      .replaceAll(url || "SERVER", "SERVER");
    assert.deepStrictEqual([exitCode(exit), (yield* TestConsole.logLines).join("\n")], [code, ""], errors);
    const [, told = ""] = /^error: ([\s\S]*)$/m.exec(errors) ?? [];
    const at = [place, `expected ${expected}`, `found ${found}`].map((part) => told.indexOf(part));
    assert.isTrue(
      at.every((one, i) => one >= 0 && one >= (at[i - 1] ?? 0)),
      `${told}\n[${at.join(", ")}]`,
    );
    assert.notInclude(errors, "    at ", "a stack trace");
    assert.deepStrictEqual(contents(folder), before);
  }).pipe(Effect.provide(TestConsole.layer, { local: true }));

const TABLES: Readonly<Record<string, ReadonlyArray<BadInput>>> = {
  settings: badSettings,
  commands: badCommands,
  embeddings: badEmbeddings,
  data: badData,
  "files of the user's own": badOwnFiles,
};

for (const [table, rows] of Object.entries(TABLES))
  describe(`bad ${table}`, () => {
    for (const row of rows) it.live(row.what, () => refusal(row));
  });

describe("bad servers", () => {
  for (const row of badServers)
    it.live(row.what, () =>
      Effect.flatMap(scriptedServer(row.answer), ({ url }) => refusal(row, url)).pipe(Effect.scoped),
    );
});
