/** What of the data is used: statements once each, training apart from held-out, and what is refused with its place. */
import { assert, describe, it } from "@effect/vitest";
import { Effect, Layer } from "effect";
import type { DatasetSource, RefusedLine } from "../../src/domain/index.ts";
import { type DatasetRows, parseDataset, prepareData, type RawData, refusedCounts } from "../../src/selfplay/index.ts";
import { Normaliser, Verifier } from "../../src/services/index.ts";
import { mockBackEnds } from "../support/mock-back-ends.ts";
import { tinyExperiment } from "../support/tiny-experiment.ts";

const source = (path: string): DatasetSource => ({ path, matchingWeight: 1, split: null });
const lines = (...statements: ReadonlyArray<string>): DatasetRows =>
  parseDataset(statements.map((statement) => JSON.stringify({ statement })).join("\n"));
const raw = (train: DatasetRows, heldOut: DatasetRows | null = null): RawData => ({
  library: null,
  lemmas: null,
  proved: null,
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

  it.effect("says of every row that is not used where it stands and why", () =>
    Effect.gen(function* () {
      const library: DatasetRows = {
        rows: [
          { line: 1, name: "l", text: "theorem l : True := by", header: null, proof: "library", split: null },
          { line: 2, name: "no_proof", text: "theorem no_proof : True := by", header: null, proof: null, split: null },
          { line: 3, name: "", text: "example : True := by", header: null, proof: "library", split: null },
        ],
        unreadable: [{ line: 4, message: "expected JSON" }],
      };
      const train = lines(
        ONE,
        ONE,
        ONE.replace("one", "two"),
        "theorem unsupported : 1 = 1 := by",
        ONE.replaceAll("1", "2"),
      );
      const entries: DatasetRows = {
        unit: "row",
        rows: [],
        unreadable: [{ line: 5, message: "expected a statement" }],
      };
      const { refused, ...kept } = yield* prepare({
        library: { path: "library.jsonl", rows: library },
        lemmas: null,
        proved: null,
        train: [{ source: source("train.jsonl"), rows: train }],
        heldOut: [
          { source: source("held.jsonl"), rows: lines(ONE.replaceAll("1", "3").replace("one", "held"), ONE) },
          { source: source("held.parquet"), rows: entries },
        ],
      });
      assert.deepStrictEqual(kept.library, [
        { name: "l", text: "theorem l : True := by", proof: "library", header: null },
      ]);
      assert.deepStrictEqual(
        refused.map(({ kind, line, message, source: file, unit }) => `${file} ${line} ${unit}: ${kind}: ${message}`),
        [
          "library.jsonl 4 undefined: unreadable: expected JSON",
          "library.jsonl 2 undefined: unreadable: expected a library lemma with a name and a proof",
          "library.jsonl 3 undefined: unreadable: expected a library lemma with a name and a proof",
          "held.parquet 5 row: unreadable: expected a statement",
          "train.jsonl 1 undefined: duplicate: one stands earlier",
          "train.jsonl 2 undefined: duplicate: one stands earlier",
          "train.jsonl 4 undefined: unsupported: unsupported: matrices",
          "train.jsonl 3 undefined: leak: two equals a held-out statement up to renaming",
        ],
      );
      assert.deepStrictEqual(
        [...kept.heldOut, ...kept.train].map(({ line, name, source: file, split }) => [name, file, line, split]),
        [
          ["held", "held.jsonl", 1, "heldOut"],
          ["one", "held.jsonl", 2, "heldOut"],
          ["one", "train.jsonl", 5, "train"],
        ],
      );
      assert.deepStrictEqual(
        kept.forms.map(({ statementId }) => statementId),
        [...kept.heldOut, ...kept.train].map(({ id }) => id),
      );
    }),
  );

  it.effect("is compared by text and header where no normal form is known", () =>
    Effect.gen(function* () {
      const rows = lines(
        ONE,
        `import A\n${ONE.replace("one", "other")}`,
        ONE.replace("one", "two  "),
        ONE.replace("one (n", "one  (m"),
      );
      const { forms, refused, train } = yield* prepareData(tinyExperiment(), raw(rows)).pipe(
        Effect.provide(Normaliser.layerText),
        Effect.provide(mockBackEnds()),
      );
      assert.deepStrictEqual(forms, []);
      assert.deepStrictEqual(kinds(refused), ["3 duplicate"]);
      assert.deepStrictEqual(
        train.map(({ line }) => line),
        [1, 2, 4],
      );
    }),
  );

  it.effect("is kept with its copies where the experiment says so, and cut to its limit", () =>
    Effect.gen(function* () {
      const data = raw(
        lines(ONE, ONE.replace("one", "two"), ONE.replaceAll("1", "2")),
        lines(ONE.replace("one", "held")),
      );
      const { refused, train } = yield* prepare(data, "data.copies=kept");
      assert.deepStrictEqual([train.length, refused], [3, []]);
      assert.strictEqual((yield* prepare(data, "data.copies=kept", "data.limit=2")).train.length, 2);
    }),
  );

  it.effect("is not checked where the experiment says so, and what the verifier does not answer is not used", () =>
    Effect.gen(function* () {
      const data = raw(lines("theorem unsupported (n : Nat) : n = n := by", ONE));
      const unchecked = yield* prepare(data, "data.check=false");
      assert.deepStrictEqual([unchecked.train.length, unchecked.refused], [2, []]);
      const silent = Layer.succeed(Verifier, {
        environment: "silent",
        verify: () => Effect.succeed([]),
        checkStatements: (given) => Effect.succeed(given.slice(1).map(() => ({ _tag: "elaborated" }) as const)),
      });
      const { refused } = yield* prepareData(tinyExperiment(), data).pipe(
        Effect.provide(mockBackEnds({ verifier: silent })),
      );
      assert.deepStrictEqual(
        refused.map(({ kind, message }) => `${kind}: ${message}`),
        ["unsupported: one: no answer from the verifier"],
      );
    }),
  );

  it.effect("without any row of a split is a mistake, unless the split has no file", () =>
    Effect.gen(function* () {
      const nothing: DatasetRows = { rows: [], unreadable: [] };
      const bad: DatasetRows = { unit: "entry", rows: [], unreadable: [{ line: 7, message: "expected an object" }] };
      const failure = (data: RawData) => Effect.map(Effect.flip(prepare(data)), ({ message }) => message);
      const expected = "expected at least one statement that can be used, found none";
      assert.strictEqual(yield* failure(raw(nothing)), `data.train: ${expected}`);
      assert.strictEqual(
        yield* failure(raw(lines(ONE, ONE), bad)),
        `data.heldOut: ${expected}: 1 unreadable; held.jsonl: entry 7: expected an object`,
      );
      assert.strictEqual((yield* prepare({ ...raw(lines()), train: [] })).train.length, 0);
    }),
  );
});
