/** What a user's file is named by, where it is none or exports nothing that fits: a mistake of what was given (exit 2). */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { assert, describe, it } from "@effect/vitest";
import { Effect } from "effect";
import { TestConsole } from "effect/testing";
import { exitCode, program } from "../../src/app.ts";
import { tinyFolder } from "../cli/support.ts";

const folder = tinyFolder();
const experiment = path.join(folder, "tiny.json");
const missing = path.join(folder, "missing.ts");
const empty = path.join(folder, "empty.ts");
writeFileSync(empty, "export const nothing = 0;\n");

const stp = (...words: ReadonlyArray<string>) =>
  Effect.gen(function* () {
    const exit = yield* Effect.exit(program(words));
    return { code: exitCode(exit), errors: (yield* TestConsole.errorLines).join("\n") };
  }).pipe(Effect.provide(TestConsole.layer, { local: true }));

const run = (setting: string, file: string) =>
  stp("run", experiment, "--set", `${setting}=${file}`, "--out", path.join(folder, "run"));

describe("a file of the user's own", () => {
  for (const setting of ["reward.variant", "prompt.format", "examples.rule"]) {
    it.live(`that is not there is refused with the setting and where it was looked for: ${setting}`, () =>
      Effect.gen(function* () {
        const { code, errors } = yield* run(setting, missing);
        assert.strictEqual(code, 2, errors);
        assert.include(errors, `error: ${setting}: expected the path of a file, found no file ${missing}`);
      }),
    );

    it.live(`that exports nothing is refused with its name: ${setting}`, () =>
      Effect.gen(function* () {
        const { code, errors } = yield* run(setting, empty);
        assert.strictEqual(code, 2, errors);
        assert.match(errors, /error: .*empty\.ts: expected a default export \{.*\}, found nothing/);
      }),
    );
  }

  it.live("that is not there is refused by `stp rewards show` too", () =>
    Effect.gen(function* () {
      const { code, errors } = yield* stp("rewards", "show", missing);
      assert.deepStrictEqual(
        [code, errors],
        [2, `error: reward.variant: expected the path of a file, found no file ${missing}`],
      );
    }),
  );
});
