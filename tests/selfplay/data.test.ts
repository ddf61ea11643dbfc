/** What of the data is used: statements once each, training apart from held-out, and what is refused with its place. */
import { assert, describe, it } from "@effect/vitest";
import { Effect } from "effect";
import type { DatasetSource, RefusedLine } from "../../src/domain/index.ts";
import { type DatasetRows, parseDataset, prepareData, type RawData, refusedCounts } from "../../src/selfplay/index.ts";
import { mockBackEnds } from "../support/mock-back-ends.ts";
import { tinyExperiment } from "../support/tiny-experiment.ts";

const source = (path: string): DatasetSource => ({ path, matchingWeight: 1, split: null });
const lines = (...statements: ReadonlyArray<string>): DatasetRows =>
  parseDataset(statements.map((statement) => JSON.stringify({ statement })).join("\n"));
const raw = (train: DatasetRows, heldOut: DatasetRows | null = null): RawData => ({
  library: null,
  train: [{ source: source("train.jsonl"), rows: train }],
  heldOut: heldOut === null ? [] : [{ source: source("held.jsonl"), rows: heldOut }],
});
const prepare = (data: RawData, ...overrides: ReadonlyArray<string>) =>
  prepareData(tinyExperiment(...overrides), data).pipe(Effect.provide(mockBackEnds()));
const kinds = (refused: ReadonlyArray<RefusedLine>) => refused.map(({ kind, line }) => `${line} ${kind}`);

const ONE = "theorem one (n : Nat) : n + 1 = 1 + n := by";

describe("the data of a run", () => {
  it.effect("has a statement once, however it is named or spaced", () =>
    Effect.gen(function* () {
      const copies = lines(ONE, ONE.replace("one", "other"), ONE.replace("one", "one "), ONE, ONE.replaceAll("1", "2"));
      const { refused, train } = yield* prepare(raw(copies));
      assert.deepStrictEqual(
        train.map(({ line }) => line),
        [1, 5],
      );
      assert.deepStrictEqual([...kinds(refused)].sort(), ["2 duplicate", "3 duplicate", "4 duplicate"]);
      assert.include(
        refused.find(({ line }) => line === 2)?.message,
        "other equals one of train.jsonl, 1, up to renaming",
      );
    }),
  );

  it.effect("has a held-out statement once too, and none of them in training", () =>
    Effect.gen(function* () {
      const held = lines(ONE, ONE.replace("one", "copy"));
      const data = raw(lines(ONE.replace("one", "leak"), ONE.replaceAll("1", "2")), held);
      const { heldOut, refused, train } = yield* prepare(data);
      assert.strictEqual(heldOut.length, 1);
      assert.strictEqual(train.length, 1);
      assert.deepStrictEqual(kinds(refused), ["2 duplicate", "1 leak"]);
      assert.strictEqual(refusedCounts(refused), "1 duplicate, 1 leak");
    }),
  );

  it.effect("is a mistake where no training statement is left: training equal to held-out", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(
        prepare(raw(lines(ONE, "theorem two : 1 = 1 := by rfl"), lines(ONE.replace("one", "held")))),
      );
      assert.strictEqual(error._tag, "UserError");
      assert.strictEqual(
        error.message,
        "data.train: expected at least one statement that can be used, found none: 1 unreadable, 1 leak; train.jsonl:2: expected a statement that ends in `:=`, `:= by` or a closing sorry",
      );
    }),
  );

  it.effect("is a mistake where the verifier can state none, and is none where `data.limit` is 0", () =>
    Effect.gen(function* () {
      const data = raw(lines("theorem unsupported (n : Nat) : n = n := by"));
      const error = yield* Effect.flip(prepare(data));
      assert.match(error.message, /^data\.train: .* found none: 1 unsupported; train\.jsonl:1: unsupported: matrices$/);
      assert.strictEqual((yield* prepare(data, "data.limit=0")).train.length, 0);
    }),
  );

  it.effect("calls the entries of a JSON array entries", () =>
    Effect.gen(function* () {
      const array = parseDataset(JSON.stringify([{ statement: ONE }, { statement: "" }]));
      const { refused } = yield* prepare(raw(array));
      assert.deepInclude(refused[0], { source: "train.jsonl", line: 2, unit: "entry", kind: "unreadable" });
    }),
  );
});
