import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, assert, describe, it } from "@effect/vitest";
import { Effect, Logger } from "effect";
import { confine } from "../../../src/backends/lean-repl/confine.ts";
import { ReplProcess } from "../../../src/backends/lean-repl/repl-process.ts";
import { findTools } from "../../../src/backends/lean-repl/sandbox.ts";
import { PROGRAM_FOLDER, resolveWords } from "../../../src/machine/index.ts";
import { bubblewrap, needing } from "../../support/needs.ts";

const tools = findTools(process.env["PATH"] ?? "");
const command = {
  words: resolveWords(["stp", "repl"]),
  folder: PROGRAM_FOLDER,
  environment: { PATH: "/usr/bin:/bin", LANG: "C.UTF-8" },
};
const options = { mode: "require", readable: [], megabytes: 4000 } as const;

const folder = mkdtempSync(path.join(tmpdir(), "stp-sandbox-test-"));
chmodSync(folder, 0o755);
afterAll(() => rmSync(folder, { recursive: true }));

/** A program named as bubblewrap is that lets everything through. */
const openDoor = (): string => {
  const file = path.join(folder, "bwrap");
  writeFileSync(file, '#!/bin/sh\nwhile [ "$1" != "--" ]; do shift; done\nshift\nexec "$@"\n', { mode: 0o755 });
  return file;
};

describe("the sandbox", () => {
  it.live(
    "passes its self-test, and a REPL answers in it",
    () =>
      Effect.gen(function* () {
        const confined = (yield* confine(command, options))(command);
        assert.include(confined.words, tools.bwrap);
        assert.deepStrictEqual(confined.environment, {});
        const process = new ReplProcess(confined);
        const reply = yield* Effect.promise(() => process.ask({ cmd: "theorem t : 1 = 1 := rfl" }));
        yield* Effect.promise(() => process.end(false));
        assert.deepStrictEqual(reply, { _tag: "json", json: { env: 0 } });
      }),
    needing(bubblewrap()),
  );

  it.live("refuses to start where bubblewrap is not installed, by name", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(confine(command, { ...options, tools: { ...tools, bwrap: null } }));
      assert.strictEqual(error.reason, "sandbox");
      assert.include(error.message, "bubblewrap (bwrap) is not installed");
    }),
  );

  it.live("refuses to start where what is called bubblewrap stops nothing, and says what got out", () =>
    Effect.gen(function* () {
      // As this user: nobody could not even read a clone in the superuser's own folder.
      const open = { ...tools, bwrap: openDoor(), setpriv: null };
      const error = yield* Effect.flip(confine(command, { ...options, tools: open }));
      assert.strictEqual(error.reason, "sandbox");
      assert.include(error.message, "a file outside was read");
      assert.include(error.message, "a socket was opened");
    }),
  );

  it.live("where it is only preferred, goes on with limits and warns aloud", () =>
    Effect.gen(function* () {
      const warnings: Array<string> = [];
      const logger = Logger.make(({ logLevel, message }) => {
        if (logLevel === "Warn") warnings.push(String(message));
      });
      const confined = (yield* confine(command, {
        ...options,
        mode: "prefer",
        tools: { ...tools, bwrap: null },
      }).pipe(Effect.provide(Logger.layer([logger]))))(command);
      assert.lengthOf(warnings, 1);
      assert.include(warnings[0], "NO SANDBOX");
      if (tools.prlimit !== null) assert.include(confined.words.join(" "), "--data=4194304000");
    }),
  );
});
