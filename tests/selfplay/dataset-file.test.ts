import { gzipSync } from "node:zlib";
import { assert, describe, it } from "@effect/vitest";
import { Effect } from "effect";
import { parquetWriteBuffer } from "hyparquet-writer";
import type { DatasetColumns } from "../../src/domain/index.ts";
import { datasetOfBytes } from "../../src/selfplay/index.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const STATEMENT = "theorem a (p : Prop) (h : p) : p := by";
const line = (name: string): string => `${JSON.stringify({ name, statement: STATEMENT })}\n`;
const read = (given: Uint8Array, columns: DatasetColumns = {}) =>
  datasetOfBytes(given, "f.jsonl", "data.train.0.path", columns);
const parquet = (columns: Readonly<Record<string, ReadonlyArray<string>>>): Uint8Array =>
  new Uint8Array(
    parquetWriteBuffer({
      columnData: Object.entries(columns).map(([name, data]) => ({ name, data: [...data], type: "STRING" as const })),
    }),
  );
const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
const utf16 = (text: string): ReadonlyArray<number> => [...text].flatMap((character) => [character.charCodeAt(0), 0]);

describe("a dataset file", () => {
  it.effect("is read from gzip and from Parquet as from JSON Lines", () =>
    Effect.gen(function* () {
      const plain = yield* read(bytes(line("a") + line("b")));
      assert.deepStrictEqual(yield* read(new Uint8Array(gzipSync(line("a") + line("b")))), plain);
      const table = yield* read(parquet({ name: ["a", "b"], statement: [STATEMENT, STATEMENT] }));
      assert.deepStrictEqual(table, { ...plain, unit: "row" });
    }),
  );

  it.effect("is read under the columns that the user names", () =>
    Effect.gen(function* () {
      const columns = { statement: "lean4_statement", name: "uuid", proof: "lean4_proof", header: "imports" };
      const row = {
        uuid: "u1",
        lean4_statement: STATEMENT,
        lean4_proof: "  exact h",
        imports: "import X\n",
        name: "no",
      };
      const { rows } = yield* read(bytes(JSON.stringify(row)), columns);
      assert.deepStrictEqual(rows, [
        { line: 1, name: "u1", text: STATEMENT, header: "import X\n", proof: "  exact h", split: null },
      ]);
      const inTable = yield* read(parquet({ lean4_statement: [STATEMENT] }), { statement: "lean4_statement" });
      assert.strictEqual(inTable.rows.length, 1);
    }),
  );

  const refused: ReadonlyArray<readonly [what: string, given: Uint8Array, found: RegExp]> = [
    ["an empty file", bytes(""), /found f\.jsonl: an empty file$/],
    ["white space", bytes("\n \n"), /found f\.jsonl: no row$/],
    ["an empty array", bytes("[]"), /found f\.jsonl: no row$/],
    ["CSV", bytes('name,statement\nfoo,"theorem foo : 1 = 1 := by"\n'), /: CSV with the columns name, statement$/],
    ["tabs", bytes("name\tstatement\na\tb\n"), /: CSV with the columns name, statement$/],
    ["UTF-16", Uint8Array.from([0xff, 0xfe, ...utf16(line("a"))]), /: UTF-16 text$/],
    ["UTF-16 without a mark", Uint8Array.from(utf16(line("a"))), /: UTF-16 text$/],
    ["a zip archive", latin1("PK\u0003\u0004..."), /: a zip archive$/],
    ["Zstandard", latin1("(µ/ý..."), /: a Zstandard file$/],
    [
      "gzip that is cut short",
      new Uint8Array(gzipSync(line("a"))).subarray(0, 30),
      /: gzip that cannot be unpacked \(/,
    ],
    ["gzip of nothing", new Uint8Array(gzipSync("")), /: an empty file$/],
    [
      "Parquet that is cut short",
      parquet({ statement: [STATEMENT] }).subarray(0, 40),
      /: Parquet that cannot be read \(/,
    ],
    [
      "an unknown column",
      bytes('{"lean4_statement":"theorem a : True := by","id":1}\n{"lean4_statement":"x"}\n'),
      /: 2 lines without one; their columns: lean4_statement, id; line 1: expected a statement under one of the keys .*\n {2}a column of another name: "columns": \{"statement": "NAME"\}/,
    ],
    ["Parquet with an unknown column", parquet({ text: ["x"] }), /: 1 row without one; their columns: text; row 1: /],
    [
      "an array without a statement",
      bytes('[{"a":1},{"a":2}]'),
      /: 2 entries without one; their columns: a; entry 1: /,
    ],
    [
      "a row with NaN alone",
      bytes('{"statement":"theorem a : True := by","score":NaN}'),
      /line 1: expected JSON, whose numbers are finite, found NaN at column 47$/,
    ],
    [
      "an array with a byte that is no UTF-8",
      latin1('[\n{"statement":"\u00e9"}]'),
      /: the byte 0xE9 at line 2, column 15, which is not UTF-8$/,
    ],
  ];
  for (const [what, given, found] of refused)
    it.effect(`without a statement is refused by what it holds: ${what}`, () =>
      Effect.gen(function* () {
        const error = yield* Effect.flip(read(given));
        assert.strictEqual(error._tag, "UserError");
        assert.strictEqual(error.place, "data.train.0.path");
        assert.match(error.message, found);
      }),
    );

  it.effect("keeps the other rows where one line is not UTF-8 or not JSON, and says which and why", () =>
    Effect.gen(function* () {
      const bad = latin1('{"name":"na\u00efve","statement":"theorem b : True := by"}\n');
      const nan = '{"statement":"theorem c : True := by","note":"NaN","score":-Infinity}\n';
      const given = Uint8Array.from([
        ...bytes(line("a")),
        ...bad,
        ...bytes(nan),
        ...bytes("nothing\n"),
        ...bytes(line("é")),
      ]);
      const { rows, unreadable } = yield* read(given);
      assert.deepStrictEqual(
        rows.map(({ line: number, name }) => [number, name]),
        [
          [1, "a"],
          [5, "é"],
        ],
      );
      assert.deepStrictEqual(unreadable, [
        { line: 2, message: "expected UTF-8, found the byte 0xEF at column 12" },
        { line: 3, message: "expected JSON, whose numbers are finite, found -Infinity at column 60" },
        { line: 4, message: 'expected JSON, found "nothing"' },
      ]);
    }),
  );
});
