/** What `stp tasks` refuses before it traces anything. */
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { assert, beforeAll, describe, it } from "@effect/vitest";
import { Effect } from "effect";
import { outcome, tinyFolder } from "./support.ts";
import { temporaryFolder } from "./temporary-folder.ts";

let run = "";
beforeAll(async () => {
  const folder = tinyFolder();
  run = path.join(folder, "out");
  await Effect.runPromise(outcome(["run", path.join(folder, "tiny.json"), "--out", run]));
});

describe("stp tasks refuses (exit 2)", () => {
  const refuses = (what: string, flags: ReadonlyArray<string>, error: RegExp) =>
    it.effect(what, () =>
      Effect.gen(function* () {
        const out = path.join(temporaryFolder("tasks"), "rows");
        const { code, errors } = yield* outcome(["tasks", run, "--out", out, ...flags]);
        assert.strictEqual(code, 2);
        assert.match(errors, error);
        assert.isFalse(existsSync(out));
      }),
    );

  refuses(
    "a task that there is not",
    ["--tasks", "sub-goals,riddles"],
    /^error: --tasks: expected one of state-prediction, sub-goals, tactic-prediction, or the path of a file, found riddles$/,
  );
  refuses(
    "a task named twice",
    ["--tasks", "sub-goals,sub-goals"],
    /^error: --tasks: expected each task once, found sub-goals twice$/,
  );
  refuses(
    "a file that is not there",
    ["--tasks", "./no-task.ts"],
    /^error: --tasks: expected the path of a file, found no file /,
  );
  for (const range of ["2", "1-0", "one", "0-2", ""])
    refuses(
      `iterations that the run does not have: "${range}"`,
      ["--iterations", range],
      /^error: --iterations: expected an iteration of the run, 0 to 1, or two with - between, the earlier first, found /,
    );
  refuses(
    "settings of no other verifier",
    ["--set", "verifier.fuel=3"],
    /^error: stp tasks: expected --verifier NAME with --set/,
  );
  refuses(
    "a verifier that shows no goals",
    [],
    /^error: verifier\.backend: expected a verifier that shows the goals of a proof, found "embedded"\n {2}name another: --verifier /,
  );

  it.effect("a folder with something in it", () =>
    Effect.gen(function* () {
      const { code, errors } = yield* outcome(["tasks", run, "--out", path.dirname(run)]);
      assert.strictEqual(code, 2);
      assert.match(errors, /^error: --out .*: expected a new or empty folder, found \d+ entries$/);
    }),
  );

  it.effect("a run that is not there", () =>
    Effect.gen(function* () {
      const out = temporaryFolder("tasks");
      const { code, errors } = yield* outcome(["tasks", "no-such-run", "--out", out]);
      assert.deepStrictEqual(
        [code, errors, readdirSync(out)],
        [2, "error: no-such-run: expected a folder with a run, found no run.db", []],
      );
    }),
  );
});
