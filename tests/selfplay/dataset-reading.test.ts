/**
 * What is read of dataset files of every shape, and what is said of those that cannot be read, word for word.
 * `npx vitest run --project fast tests/selfplay/dataset-reading.test.ts -u` writes the file anew.
 */
import path from "node:path";
import { brotliCompressSync, gzipSync, zstdCompressSync } from "node:zlib";
import { expect, it } from "@effect/vitest";
import { Effect } from "effect";
import { parquetWriteBuffer } from "hyparquet-writer";
import type { DatasetColumns } from "../../src/domain/index.ts";
import { datasetOfBytes } from "../../src/selfplay/index.ts";

type Given = string | Uint8Array | ReadonlyArray<unknown>;
type Case = readonly [what: string, given: Given, columns?: DatasetColumns];

const STATEMENT = "theorem a (p : Prop) : p = p := by";
const row = (fields: object): string => JSON.stringify({ statement: STATEMENT, ...fields });
const long = "x".repeat(70);
const keys = (from: number, count: number): object =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`key${from + i}`, i]));

/** A text in which `\xNN` of a character below 256 stands for the byte itself. */
const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
const utf16 = (text: string, first: 0 | 1): Uint8Array =>
  Uint8Array.from([...text].flatMap((one) => (first === 0 ? [one.charCodeAt(0), 0] : [0, one.charCodeAt(0)])));

type Codec = "GZIP" | "BROTLI" | "ZSTD" | "UNCOMPRESSED";
const compressors = {
  GZIP: (input: Uint8Array) => new Uint8Array(gzipSync(input)),
  BROTLI: (input: Uint8Array) => new Uint8Array(brotliCompressSync(input)),
  ZSTD: (input: Uint8Array) => new Uint8Array(zstdCompressSync(input)),
};
const table = (codec: Codec, ...statements: ReadonlyArray<string | Uint8Array>): Uint8Array =>
  new Uint8Array(
    parquetWriteBuffer({
      codec,
      compressors,
      columnData: [{ name: "statement", data: [...statements], type: "BYTE_ARRAY" as const }],
    }),
  );
/** Bytes that lie in the middle of a larger buffer. */
const inside = (bytes: Uint8Array): Uint8Array => {
  const around = new Uint8Array(bytes.length + 20);
  around.set(bytes, 7);
  return around.subarray(7, 7 + bytes.length);
};
const text = (value: string): Uint8Array => new TextEncoder().encode(value);

const cases: ReadonlyArray<Case> = [
  // Keys.
  ...["formal_statement", "statement", "theorem", "lean4_formalization"].map(
    (key): Case => [`a statement under ${key}`, JSON.stringify({ [key]: STATEMENT, other: "theorem z : 1 = 1" })],
  ),
  ["statements under two keys", JSON.stringify({ statement: "theorem b : 2 = 2", formal_statement: STATEMENT })],
  ["a statement that is a number beside one that is none", JSON.stringify({ formal_statement: 3, theorem: STATEMENT })],
  ["names", ["name", "full_name", "problem_id", "id"].map((key) => ({ statement: STATEMENT, [key]: "n" }))],
  ["the first of the names", row({ id: "i", problem_id: "p", full_name: "f", name: "n" })],
  ["headers", ["header", "lean4_src_header"].map((key) => ({ statement: STATEMENT, [key]: "import H\n" }))],
  ["a header before the statement", row({ statement: `import A\n\n${STATEMENT}` })],
  [
    "a header under a key and one before the statement",
    row({ statement: `import A\n${STATEMENT}`, header: "import B\n" }),
  ],
  ["a proof and a split", row({ proof: "  rfl", split: "valid" })],
  ["a proof and a split that are no strings", row({ proof: 3, split: null, name: 4, header: false })],
  [
    "named columns",
    row({ s: "theorem b : 2 = 2", n: "nn", h: "import H\n", p: "rfl" }),
    { statement: "s", name: "n", header: "h", proof: "p" },
  ],
  ["a named column that is not there", row({ name: "usual" }), { statement: "missing" }],
  [
    "other named columns that are not there",
    row({ name: "usual", proof: "rfl", header: "H" }),
    { name: "N", proof: "P", header: "H" },
  ],
  // Statements.
  [
    "statements with other ends",
    [
      "theorem a : 1 = 1",
      "theorem a : 1 = 1 :=",
      "theorem a : 1 = 1 := by sorry",
      "theorem a : 1 = 1 := by rfl",
      " \n ",
      "",
    ].map((statement) => ({ statement })),
  ],
  // Shapes.
  [
    "an object keyed by id",
    JSON.stringify({ one: { statement: STATEMENT }, two: { statement: STATEMENT, name: "own" }, three: 3 }, null, 1),
  ],
  ["an object keyed by id on one line", JSON.stringify({ one: { statement: STATEMENT } })],
  ["a row over several lines", JSON.stringify({ statement: STATEMENT, name: "spread" }, null, 2)],
  [
    "a row over several lines under a named column",
    JSON.stringify({ s: STATEMENT, one: { s: STATEMENT } }, null, 2),
    { statement: "s" },
  ],
  ["an array behind white space", ` \n\t${JSON.stringify([{ statement: STATEMENT }])}\n`],
  ["an array over several lines", JSON.stringify([{ statement: STATEMENT }, { statement: STATEMENT, id: 5 }], null, 1)],
  ["JSON Lines with empty ones and white space", `\n${row({})}\n  \n ${row({ name: "b" })} \r\n\n`],
  ["a line of an array among rows", `${row({})}\n[1, 2]\n"text"\n12\nnull\ntrue`],
  [
    "one line that is long and no object",
    `${row({})}\n${JSON.stringify([long, long])}\n${JSON.stringify({ statement: long })}`,
  ],
  ["a broken object over several lines", `{\n "statement": "${STATEMENT}",\n}`],
  ["a scalar", "12"],
  // Mistakes in JSON.
  [
    "words that JSON lacks",
    ["NaN", "-NaN", "Infinity", "-Infinity", "None", "True", "False", "undefined"]
      .map((word) => `{"a": ${word}}`)
      .join("\n"),
  ],
  [
    "words that only look so",
    '{"a": x.NaN}\n{"a": NaNs}\n{"a": 3None}\n{"a": "NaN \\" None", b}\n{"a": "\\\\", "b": None}',
  ],
  ["an array with a word that JSON lacks", `[\n{"statement": "NaN\n None"},\n {"a": True}]`],
  ["an array that is cut short", `[{"statement": "${long}"}, {"a"`],
  ["a line that is no JSON", `${row({})}\n  no JSON ${long}  `],
  // Keys of rows without a statement.
  ["many keys", [keys(0, 29), keys(20, 29), keys(100, 5)]],
  ["thirty keys, then more", [keys(0, 30), keys(100, 5)]],
  ["keys of rows that are read", [{ statement: STATEMENT, used: 1 }, { text: "x" }, 3, ["y"]]],
  // Separated values.
  ["CSV", "a,b\r\n1,2"],
  ["values between semicolons", "a;b\n1;2"],
  ["values between tabs", "a\tb\n1\t2"],
  ["a comma before tabs", "a,b\tc\n1"],
  ["one line with commas", "a,b,c"],
  ["no separator", "abc\ndef"],
  ["JSON with commas", ' {"a": 1, "b": 2}\n{"a": 2}'],
  ["a string with commas", ' "a, b"\n"c"'],
  ["numbers in brackets", " [1, 2]"],
  ["one row without a statement", '{"a": 1}'],
  ["entries without a statement", [{ a: 1 }]],
  // Bytes.
  ["nothing", ""],
  ["nothing but white space", " \n\t\n"],
  ["an object with nothing", "{}"],
  ["a bzip2 file", latin1("BZh9...")],
  ["an xz file", latin1("\xfd7zXZ\x00\x00")],
  ["the beginning of a zip archive", latin1("PK\x03")],
  ["UTF-16 from its high byte, marked", Uint8Array.from([0xfe, 0xff, ...utf16(row({}), 1)])],
  ["UTF-16 from its high byte", utf16(row({}), 1)],
  ["two characters of UTF-16", utf16("[]", 0)],
  ["one character of UTF-16", utf16("1", 0)],
  ["a third of zeros", latin1("\x00ab\x00cd\x00ef")],
  ["less than a third of zeros", latin1("\x00abc\x00def\x00ghi")],
  ["UTF-16 inside gzip", new Uint8Array(gzipSync(utf16(row({}), 0)))],
  ["a table", table("UNCOMPRESSED", STATEMENT, "theorem b : 2 = 2")],
  ["a table inside a larger buffer", inside(table("UNCOMPRESSED", STATEMENT))],
  ["a table packed with gzip", table("GZIP", STATEMENT)],
  ["a table packed with Brotli", table("BROTLI", STATEMENT)],
  ["a table packed with Zstandard", table("ZSTD", STATEMENT)],
  ["a table with a text that is not UTF-8", table("UNCOMPRESSED", latin1("theorem \xe9"))],
  ["a table without rows", table("UNCOMPRESSED")],
  ["a byte order mark", Uint8Array.from([0xef, 0xbb, 0xbf, ...text(row({}))])],
  [
    "lines with bytes that are not UTF-8 among others",
    latin1(`${row({ name: "\xef" })}\nno JSON\n${row({})}\n{"a": "\xfc"}\n`),
  ],
  ["a last line that is not UTF-8", latin1(`${row({})}\n${row({ name: "\xe9" })}`)],
  ["an object over several lines with a byte that is not UTF-8", latin1(`{"a":\n{"statement": "\xe9"}}`)],
  ["an array that is cut short after a byte that is not UTF-8", latin1(` [{"statement": "\xe9"}\n`)],
  ["a first line that is not UTF-8", latin1(`\xff\n${row({})}\n`)],
];

const bytesOf = (given: Given): Uint8Array => {
  if (given instanceof Uint8Array) return given;
  return text(typeof given === "string" ? given : JSON.stringify(given));
};

it.effect("dataset files are read as they were, and refused in the words that they were", () =>
  Effect.gen(function* () {
    const blocks: Array<string> = [];
    for (const [what, given, columns] of cases) {
      const found = yield* datasetOfBytes(bytesOf(given), "FILE", "PLACE", columns).pipe(
        Effect.map((rows) => JSON.stringify(rows, null, 1)),
        Effect.catch(({ message, place }) => Effect.succeed(`refused at ${place}: ${message}`)),
      );
      blocks.push(`${what}\n${found.replaceAll(/^/gm, "    ")}\n`);
    }
    const file = path.join(import.meta.dirname, "../golden/dataset-reading.txt");
    yield* Effect.promise(() => expect(blocks.join("\n")).toMatchFileSnapshot(file));
  }),
);
