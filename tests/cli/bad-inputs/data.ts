/** Data files and Lean files. */
import { gzipSync } from "node:zlib";
import { parquetWriteBuffer } from "hyparquet-writer";
import { type BadInput, change, runWords, write } from "./bad-input.ts";

const USABLE = "JSON Lines, a JSON array or Parquet, with at least one statement";
const GOOD = '{"statement":"theorem t (n : Nat) : n + 0 = n := by"}\n';

/** A training file that holds nothing of use. */
const data = (what: string, content: string | Uint8Array, found: string, more: object = {}): BadInput => ({
  what: `a data file: ${what}`,
  words: (folder) => {
    write(folder, "data/train.jsonl", content);
    change(folder, { data: { train: [{ path: "data/train.jsonl", ...more }] } });
    return runWords(folder);
  },
  message: ["data.train.0.path", USABLE, `FOLDER/data/train.jsonl: ${found}`],
});

/** A row alone in its file. */
const row = (what: string, text: string, found: string, more: object = {}): BadInput =>
  data(`a row ${what}`, `${text}\n`, `1 line without one${found}`, more);

const latin = (text: string): Uint8Array => Buffer.from(text, "latin1");
const parquet = (name: string, values: ReadonlyArray<string>): Uint8Array =>
  new Uint8Array(parquetWriteBuffer({ columnData: [{ name, data: [...values], type: "STRING" }] }));

const STATEMENT_KEYS =
  "expected a statement under one of the keys formal_statement, statement, theorem, lean4_formalization";

export const badData: ReadonlyArray<BadInput> = [
  data("empty", "", "an empty file"),
  data("blank lines", "\n \n\n", "no row"),
  data("CSV", 'name,statement\nfoo,"theorem foo : 1 = 1 := by"\n', "CSV with the columns name, statement"),
  data("TSV", "name\tstatement\nfoo\ttheorem foo : 1 = 1 := by\n", "CSV with the columns name, statement"),
  data("gzip that is cut", gzipSync(Buffer.from(GOOD.repeat(50))).subarray(0, 30), "gzip that cannot be unpacked"),
  data("gzip of nothing", gzipSync(Buffer.alloc(0)), "an empty file"),
  data("gzip of gzip", gzipSync(gzipSync(Buffer.from(GOOD))), "1 line"),
  data("a zip archive", Buffer.from([0x50, 0x4b, 0x03, 0x04, 0, 0]), "a zip archive"),
  data("Zstandard", Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0]), "a Zstandard file"),
  data("xz", Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0]), "an xz file"),
  data("bzip2", Buffer.from("BZh91AY"), "a bzip2 file"),
  data("UTF-16 with a mark", Buffer.from(`\ufeff${GOOD}`, "utf16le"), "UTF-16 text"),
  data("UTF-16 without a mark", Buffer.from(GOOD, "utf16le"), "UTF-16 text"),
  data(
    "Parquet that is cut",
    parquet("statement", ["theorem t : True := by"]).subarray(0, 40),
    "Parquet that cannot be read",
  ),
  data(
    "Parquet with another column",
    parquet("text", ["theorem t : True := by"]),
    "1 row without one; their columns: text",
  ),
  data(
    "Parquet without a statement in it",
    parquet("statement", ["", ""]),
    "2 rows without one; their columns: statement",
  ),
  data("an empty list", "[]", "no row"),
  data("a list of numbers", "[1, 2]", "2 entries without one; entry 1: expected an object, found 1"),
  data("a list that is cut", `[${GOOD.trim()},`, "1 line"),
  data(
    "a list with a NaN",
    '[{"statement":"theorem t : True := by","rate":NaN}]',
    "1 line without one; line 1: expected JSON, whose numbers are finite, found NaN at column 47",
  ),
  data(
    "a list that is not UTF-8",
    latin('[{"statement":"theorem na\u00efve : True := by"}]'),
    "the byte 0xEF at line 1, column 26, which is not UTF-8",
  ),
  row("that is no JSON", "hello", '; line 1: expected JSON, found "hello"'),
  row("that is a number", "3", "; line 1: expected an object, found 3"),
  row("that is null", "null", "; line 1: expected an object, found null"),
  row("that is cut", '{"statement":"theorem t', '; line 1: expected JSON, found "{'),
  row(
    "with NaN",
    '{"statement":"theorem t : True := by","rate":NaN}',
    "; line 1: expected JSON, whose numbers are finite, found NaN at column 46",
  ),
  row(
    "with Infinity",
    '{"statement":"theorem t : True := by","rate":-Infinity}',
    "; line 1: expected JSON, whose numbers are finite, found -Infinity",
  ),
  row("of Python", '{"statement":"theorem t : True := by","proof":None}', "; line 1: expected JSON, found None"),
  row(
    "with another key",
    '{"lean4_statement":"theorem t : True := by"}',
    `; their columns: lean4_statement; line 1: ${STATEMENT_KEYS}`,
  ),
  row("with an empty statement", '{"statement":" "}', `; their columns: statement; line 1: ${STATEMENT_KEYS}`),
  row("with a number for a statement", '{"statement":7}', `; their columns: statement; line 1: ${STATEMENT_KEYS}`),
  row(
    "without the named column",
    GOOD.trim(),
    "; their columns: statement; line 1: expected a statement under the key text",
    { columns: { statement: "text" } },
  ),
  {
    ...row("that is not UTF-8", "", ""),
    words: (folder) => {
      write(folder, "data/train.jsonl", latin('{"statement":"theorem na\u00efve : True := by"}\n'));
      return runWords(folder);
    },
    message: [
      "data.train.0.path",
      USABLE,
      "FOLDER/data/train.jsonl: 1 line without one; line 1: expected UTF-8, found the byte 0xEF at column 25",
    ],
  },
  {
    what: "no training file",
    words: (folder) => {
      change(folder, { data: { train: [{ path: "none.jsonl" }] } });
      return runWords(folder);
    },
    message: ["data.train.0.path", "a dataset file that can be read", "FOLDER/none.jsonl: no such file"],
  },
  {
    what: "a folder for a training file",
    words: (folder) => {
      change(folder, { data: { train: [{ path: "data" }] } });
      return runWords(folder);
    },
    message: ["data.train.0.path", "a dataset file that can be read", "FOLDER/data: a folder"],
  },
  {
    what: "no held-out file",
    words: (folder) => {
      change(folder, { data: { train: [{ path: "data/train.jsonl" }], heldOut: [{ path: "none.jsonl" }] } });
      return runWords(folder);
    },
    message: ["data.heldOut.0.path", "a dataset file that can be read", "FOLDER/none.jsonl: no such file"],
  },
  {
    what: "no library",
    words: (folder) => {
      change(folder, { data: { train: [{ path: "data/train.jsonl" }], library: "none.jsonl" } });
      return runWords(folder);
    },
    message: ["data.library", "a dataset file that can be read", "FOLDER/none.jsonl: no such file"],
  },
  {
    what: "a library that is empty",
    words: (folder) => {
      write(folder, "data/library.jsonl", "");
      return runWords(folder);
    },
    message: ["data.library", USABLE, "FOLDER/data/library.jsonl: an empty file"],
  },
  {
    what: "a split that no row has",
    words: (folder) => {
      change(folder, { data: { train: [{ path: "data/train.jsonl", split: "valid" }] } });
      return runWords(folder);
    },
    message: ["data.train.0.split", "null: no row of FOLDER/data/train.jsonl has a split", "valid"],
  },
  {
    what: "a split that only others have",
    words: (folder) => {
      write(folder, "data/train.jsonl", '{"statement":"theorem t : True := by","split":"lean4-test"}\n');
      change(folder, { data: { train: [{ path: "data/train.jsonl", split: "valid" }] } });
      return runWords(folder);
    },
    message: ["data.train.0.split", "the end of a split of FOLDER/data/train.jsonl", "valid; its splits: lean4-test"],
  },
  {
    what: "a Lean file that is not UTF-8",
    words: (folder) => ["verify", write(folder, "a.lean", latin("theorem t : True := by\n  -- na\u00efve\n"))],
    message: ["FOLDER/a.lean:2", "UTF-8 text", "the byte 0xEF at column 8"],
  },
  {
    what: "a Lean file in UTF-16",
    words: (folder) => ["verify", write(folder, "a.lean", Buffer.from("\ufefftheorem", "utf16le"))],
    message: ["FOLDER/a.lean:1", "UTF-8 text", "UTF-16 text at column 1"],
  },
];
