/** The sets of a file: its splits, its columns, its digest, and what is no set. */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { NodeServices } from "@effect/platform-node";
import { describe, expect, it } from "@effect/vitest";
import { Effect } from "effect";
import { parquetWriteBuffer } from "hyparquet-writer";
import { type DatasetStatement, sha256 } from "../../../src/domain/index.ts";
import { heldOutSets, type NamedFile, readSets } from "../../../src/lab/index.ts";
import { temporaryFolder } from "../../cli/temporary-folder.ts";

const folder = temporaryFolder("sets");
const row = (name: string, more: object = {}) => ({ name, statement: `theorem ${name} : True := by`, ...more });
const write = (name: string, content: string | Uint8Array): string => {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
};
const lines = (rows: ReadonlyArray<object>): string => rows.map((one) => `${JSON.stringify(one)}\n`).join("");

const named = (file: string, more: Partial<NamedFile> = {}): NamedFile => ({
  name: "set",
  split: null,
  file,
  columns: {},
  place: "--on set",
  ...more,
});
const read = (file: NamedFile) => readSets(file).pipe(Effect.provide(NodeServices.layer));
const shape = (sets: Effect.Success<ReturnType<typeof readSets>>) =>
  sets.map(({ name, statements }) => [name, statements.map((one) => one.name)]);
const message = (file: NamedFile) =>
  Effect.map(Effect.flip(read(file)), (error) => error.message.replaceAll(folder, ""));

const SPLIT = lines([
  row("a", { split: "miniF2F valid" }),
  row("b", { split: "miniF2F test" }),
  row("c", { split: "miniF2F valid" }),
]);

describe("the sets of a file", () => {
  it.effect("are one without splits, one where all rows have the same, and else one for each, by its last word", () =>
    Effect.gen(function* () {
      expect(shape(yield* read(named(write("none.jsonl", lines([row("a"), row("b")])))))).toEqual([
        ["set", ["a", "b"]],
      ]);
      const same = write("same.jsonl", lines([row("a", { split: "all" }), row("b", { split: "all" })]));
      expect(shape(yield* read(named(same)))).toEqual([["set", ["a", "b"]]]);
      expect(shape(yield* read(named(write("split.jsonl", SPLIT))))).toEqual([
        ["set/valid", ["a", "c"]],
        ["set/test", ["b"]],
      ]);
      const alike = write(
        "alike.jsonl",
        lines([row("a", { split: "x test" }), row("b", { split: "y test" }), row("c")]),
      );
      expect(shape(yield* read(named(alike)))).toEqual([
        ["set/1-x-test", ["a"]],
        ["set/2-y-test", ["b"]],
        ["set/3-none", ["c"]],
      ]);
    }),
  );

  it.effect("are the split alone that is asked for; one that is not there is a mistake that lists them", () =>
    Effect.gen(function* () {
      const file = write("split.jsonl", SPLIT);
      expect(shape(yield* read(named(file, { split: "TEST" })))).toEqual([["set/TEST", ["b"]]]);
      expect(yield* message(named(file, { split: "train" }))).toBe(
        "--on set: expected the end of a split of /split.jsonl, found train; its splits: miniF2F valid, miniF2F test",
      );
      expect(yield* message(named(write("none.jsonl", lines([row("a")])), { split: "test" }))).toBe(
        "--on set: expected set: no row of /none.jsonl has a split, found set/test",
      );
    }),
  );

  it.effect("read gzip and Parquet, and columns of other names", () =>
    Effect.gen(function* () {
      const columns = { statement: "lean4_statement", name: "theorem_name", split: "kind" };
      const rows = [
        { theorem_name: "a", lean4_statement: "theorem x : True := by sorry", kind: "proof" },
        { theorem_name: "b", lean4_statement: "theorem y : True := by sorry", kind: "fill" },
      ];
      const expected = [
        ["set/proof", ["a"]],
        ["set/fill", ["b"]],
      ];
      const zipped = write("rows.jsonl.gz", gzipSync(lines(rows)));
      expect(shape(yield* read(named(zipped, { columns })))).toEqual(expected);
      const columnData = (["theorem_name", "lean4_statement", "kind"] as const).map((name) => ({
        name,
        data: rows.map((one) => one[name]),
        type: "STRING" as const,
      }));
      const table = write("rows.parquet", new Uint8Array(parquetWriteBuffer({ columnData })));
      expect(shape(yield* read(named(table, { columns })))).toEqual(expected);
      expect(yield* message(named(table))).toMatch(
        /^--on set: expected .*their columns: theorem_name, lean4_statement, kind; .*\n {2}a column of another name: --statement-column NAME$/,
      );
    }),
  );

  it.effect("know the file by its digest and keep statements that stand twice, with their rows", () =>
    Effect.gen(function* () {
      const text = lines([row("a"), {}, row("a")]);
      const [set] = yield* read(named(write("twice.jsonl", text)));
      expect(set).toMatchObject({ sha256: sha256(text), unreadable: 1 });
      expect(set!.statements.map(({ line }) => line)).toEqual([1, 3]);
      expect(set!.statements[0]!.id).toBe(set!.statements[1]!.id);
    }),
  );
});

describe("the held-out sets of a run", () => {
  it("are those of its files, named after them", () => {
    const statement = (source: string, line: number) =>
      ({
        id: `s-${line}`,
        name: "n",
        text: "t",
        header: null,
        split: "heldOut",
        source,
        line,
        matchingWeight: 1,
      }) as never;
    const heldOut: ReadonlyArray<DatasetStatement> = [
      statement("/data/Held Out.jsonl.gz", 1),
      statement("/data/gap.parquet", 1),
      statement("/other/gap.json", 1),
      statement("/data/gap.parquet", 2),
    ];
    expect(heldOutSets(heldOut).map(({ file, name, statements }) => [name, file, statements.length])).toEqual([
      ["held-out", "/data/Held Out.jsonl.gz", 1],
      ["gap", "/data/gap.parquet", 2],
      ["gap-2", "/other/gap.json", 1],
    ]);
  });
});
