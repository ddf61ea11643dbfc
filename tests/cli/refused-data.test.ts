import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { assert, describe, it } from "@effect/vitest";
import { Effect } from "effect";
import { jsonLines, outcome, tinyFolder } from "./support.ts";

const run = (folder: string) => outcome(["run", path.join(folder, "tiny.json"), "--out", path.join(folder, "run")]);

describe("rows of the data that are not used", () => {
  it.effect("are counted by reason while the run goes on, and listed in full by stp show --refused", () =>
    Effect.gen(function* () {
      const folder = tinyFolder({ iterations: 1 });
      const bad = Array.from({ length: 8 }, (_, i) => `no JSON ${i}`).join("\n");
      const train = path.join(folder, "data/train.jsonl");
      writeFileSync(train, `${readFileSync(train, "utf8")}${bad}\n`);
      const { code, errors } = yield* run(folder);
      assert.strictEqual(code, 0, errors);
      const shown = yield* outcome(["show", path.join(folder, "run"), "--refused"]);
      assert.strictEqual(shown.code, 0, shown.errors);
      const lines = shown.output.split("\n");
      assert.strictEqual(lines.filter((line) => line.includes('unreadable: expected JSON, found "no JSON ')).length, 8);
      const json = jsonLines((yield* outcome(["show", path.join(folder, "run"), "--refused", "--json"])).output);
      assert.strictEqual(json.length, lines.length);
      assert.deepStrictEqual([...new Set(json.map(({ kind }) => kind))].sort(), [
        "duplicate",
        "leak",
        "unreadable",
        "unsupported",
      ]);
    }),
  );

  const refused: ReadonlyArray<readonly [what: string, text: string, found: RegExp]> = [
    ["an empty file", "", /an empty file/],
    ["CSV", 'name,statement\nfoo,"theorem foo : 1 = 1 := by"\n', /CSV with the columns name, statement/],
    ["another column", '{"lean4_statement":"theorem a : 1 = 1 := by"}\n', /columns: lean4_statement/],
  ];
  for (const [what, text, found] of refused)
    it.effect(`end with exit 2 where they are all: ${what}`, () =>
      Effect.gen(function* () {
        const folder = tinyFolder();
        writeFileSync(path.join(folder, "data/train.jsonl"), text);
        const { code, errors } = yield* run(folder);
        assert.strictEqual(code, 2);
        assert.match(errors, /error: data\.train\.0\.path: expected JSON Lines, a JSON array or Parquet/);
        assert.match(errors, found);
      }),
    );

  it.effect("end with exit 2 where training equals held-out", () =>
    Effect.gen(function* () {
      const folder = tinyFolder();
      writeFileSync(path.join(folder, "data/train.jsonl"), readFileSync(path.join(folder, "data/held-out.jsonl")));
      const { code, errors } = yield* run(folder);
      assert.strictEqual(code, 2);
      assert.match(
        errors,
        /error: data\.train: expected at least one statement that can be used, found none: 8 duplicate/,
      );
    }),
  );
});
