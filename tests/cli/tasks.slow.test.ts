/** Rows from the proofs of a small real run: by the embedded verifier, and by processes of `stp repl`. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { assert, beforeAll, describe, it } from "@effect/vitest";
import { Effect } from "effect";
import { TestConsole } from "effect/testing";
import { exitCode, program } from "../../src/app.ts";
import { smallExperiment } from "./small-experiment.ts";
import { jsonLines } from "./support.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const folder = temporaryFolder("tasks");
const run = path.join(folder, "run");

const REPL_SETTINGS = [
  'verifier.command=["stp", "repl"]',
  'verifier.environmentCommand=["stp", "repl", "--environment"]',
  "verifier.sandbox=off",
  "verifier.processes=1",
].flatMap((setting) => ["--set", setting]);

const stp = (...words: ReadonlyArray<string>) =>
  Effect.gen(function* () {
    const exit = yield* Effect.exit(program(words));
    return {
      code: exitCode(exit),
      output: (yield* TestConsole.logLines).join("\n"),
      errors: (yield* TestConsole.errorLines).join("\n"),
    };
  }).pipe(Effect.provide(TestConsole.layer, { local: true }));

const rowsIn = (out: string, task: string) =>
  jsonLines(readFileSync(path.join(out, `${task}.jsonl`), "utf8").trimEnd());

beforeAll(async () => {
  const { code, errors } = await Effect.runPromise(
    stp("run", smallExperiment(folder), "--out", run, "--set", "prove.budget=400", "--set", "concurrency=2"),
  );
  assert.strictEqual(code, 0, errors);
});

describe("stp tasks", () => {
  it.live("writes rows of each proved statement, the same from the REPL's proof states", () =>
    Effect.gen(function* () {
      const [own, repl] = [path.join(folder, "own"), path.join(folder, "repl")];
      const { code, output } = yield* stp("tasks", run, "--out", own, "--json");
      assert.strictEqual(code, 0);
      const report = JSON.parse(output) as {
        proofs: number;
        untraced: ReadonlyArray<unknown>;
        tasks: ReadonlyArray<{ task: string; rows: number; repeated: number }>;
      };
      assert.deepStrictEqual(report.untraced, []);
      assert.isAbove(report.proofs, 3);
      const proved = jsonLines((yield* stp("show", run, "--proved", "--json")).output);
      const states = rowsIn(own, "state-prediction");
      for (const { rows, task } of report.tasks) assert.strictEqual(rowsIn(own, task).length, rows);
      const seen = (rows: typeof proved): ReadonlyArray<unknown> => [
        ...new Set(rows.map(({ statement }) => statement)),
      ];
      assert.isAbove(states.length, report.proofs);
      assert.includeMembers(seen(proved) as Array<unknown>, seen(states) as Array<unknown>);
      assert.deepStrictEqual(Object.keys(states[0] ?? {}), [
        "task",
        "statement",
        "state",
        "tactic",
        "nextState",
        "reasoning",
        "provenance",
      ]);

      const again = yield* stp("tasks", run, "--out", repl, "--verifier", "lean-repl", ...REPL_SETTINGS);
      assert.strictEqual(again.code, 0, again.errors);
      for (const { task } of report.tasks) assert.deepStrictEqual(rowsIn(repl, task), rowsIn(own, task));
    }),
  );

  it.live("keeps to the iterations asked for, and takes a task of the user's own", () =>
    Effect.gen(function* () {
      const mine = path.join(folder, "mine");
      mkdirSync(mine);
      const file = path.join(mine, "lengths.ts");
      writeFileSync(
        file,
        `import { Schema } from "effect";
export default {
  name: "lengths",
  summary: "How long a proof is from here.",
  content: Schema.Struct({ state: Schema.String, steps: Schema.Int }),
  rows: ({ trace }) => trace.map(({ before }, step) => ({ step, content: { state: before[0], steps: trace.length - step } })),
};
`,
      );
      const out = path.join(folder, "first");
      const { code, errors, output } = yield* stp("tasks", run, "--tasks", file, "--out", out, "--iterations", "0");
      assert.strictEqual(code, 0, errors);
      assert.match(
        output,
        /^task +rows +repeated +file\nlengths +\d+ +\d+ +.*lengths\.jsonl\n\d+ distinct proofs?, \d+ of them traced$/,
      );
      const rows = rowsIn(out, "lengths");
      assert.isAbove(rows.length, 0);
      assert.isTrue(rows.every(({ provenance }) => (provenance as { iteration: number }).iteration === 0));
    }),
  );
});
