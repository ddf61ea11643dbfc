/** The generator still makes the bundled data: shown on the first-order statements of `held-out`. */
import { readFileSync } from "node:fs";
import { assert, describe, it } from "@effect/vitest";
import { Effect } from "effect";
import { collectSet, familyCounts, ordinarySet, rowsOf } from "../../src/corpus/index.ts";
import { normalForm } from "../../src/embedded-model/index.ts";
import { parseDataset } from "../../src/selfplay/index.ts";
import { corpusTools } from "../support/corpus-tools.ts";

const bundled = (file: string) => parseDataset(readFileSync(`experiments/data/${file}`, "utf8")).rows;
const goalsOf = (rows: ReturnType<typeof bundled>) =>
  Effect.map(corpusTools.readGoals(rows.map(({ text }) => text)), (goals) => goals.map((goal) => goal!));

const FIRST_ORDER = { equation: 0, inequality: 0, propositional: 0, "first-order": 1 };
const withoutName = (statement: string): string => statement.replace(/^theorem \S+ /, "");

describe("the generator", () => {
  it.effect("makes the first-order statements of held-out anew, from the library, the seed and what was taken", () =>
    Effect.gen(function* () {
      const library = bundled("library.jsonl");
      const lemmas = (yield* goalsOf(library)).map((goal, i) => ({ goal, proof: library[i]!.proof! }));
      const screeners = { initial: yield* corpusTools.fitInitialModel(lemmas), reference: null };
      const workbook = yield* goalsOf(bundled("workbook.jsonl"));
      const taken = new Set([...lemmas.map(({ goal }) => goal), ...workbook].map(normalForm));
      const size = familyCounts(400, ordinarySet("held-out", 400).shares)["first-order"];
      const collect = (name: string) =>
        collectSet(corpusTools, screeners, { ...ordinarySet(name, size), shares: FIRST_ORDER }, taken);
      yield* collect("practice");
      const made = rowsOf("held_out", yield* collect("held-out"), false).map(({ statement }) => withoutName(statement));
      assert.strictEqual(made.length, 32);
      const known = bundled("held-out.jsonl").map(({ text }) => withoutName(text));
      assert.deepStrictEqual(
        made.filter((statement) => !known.includes(statement)),
        [],
      );
    }),
  );
});
