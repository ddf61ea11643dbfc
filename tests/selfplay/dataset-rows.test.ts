import { describe, expect, it } from "vitest";
import { parseDataset } from "../../src/selfplay/index.ts";

const texts = (source: string) => parseDataset(source).rows.map(({ text }) => text);

describe("a file of informal texts", () => {
  const rows = (...list: ReadonlyArray<object>) =>
    parseDataset(list.map((row) => JSON.stringify(row)).join("\n"), {}, "informal text");

  it("has texts under the names of public sets, without the marks of a comment, with a statement or without", () => {
    const found = rows(
      { informal: "One is one.", name: "a" },
      {
        informal_prefix: "/-- Two is two. -/\n",
        formal_statement: "theorem two : 2 = 2 := by sorry",
        header: "open Nat\n",
      },
      { nl_statement: "Three.", lean4_formalization: "theorem three : 3 = 3 := by" },
      { natural_language_statement: "Four." },
    );
    expect(found.unreadable).toStrictEqual([]);
    expect(found.rows.map(({ informal, text }) => [informal, text])).toStrictEqual([
      ["One is one.", ""],
      ["Two is two.", "theorem two : 2 = 2 := by"],
      ["Three.", "theorem three : 3 = 3 := by"],
      ["Four.", ""],
    ]);
    expect(found.rows[1]?.header).toBe("open Nat\n");
  });

  it("reports rows without a text, and statements that have no end", () => {
    const found = rows(
      { statement: "theorem a : 1 = 1 := by" },
      { informal: "/-- -/" },
      { informal: "b", statement: "theorem b : 1 = 1 := by rfl" },
    );
    expect(found.rows).toStrictEqual([]);
    expect(found.unreadable.map(({ line, message }) => [line, message.slice(0, 40)])).toStrictEqual([
      [1, "expected an informal text under one of t"],
      [2, "expected an informal text under one of t"],
      [3, "expected a statement that ends in `:=`, "],
    ]);
    const named = parseDataset('{"problem": "One."}', { informal: "problem" }, "informal text");
    expect(named.rows[0]?.informal).toBe("One.");
    expect(parseDataset('{"a": "One."}', { informal: "problem" }, "informal text").unreadable[0]?.message).toBe(
      "expected an informal text under the key problem",
    );
  });

  it("says nothing of texts in a file of statements", () => {
    const [row] = parseDataset('{"statement":"theorem a : 1 = 1 := by","informal":"One."}').rows;
    expect(row?.informal).toBeUndefined();
  });
});

describe("parseDataset", () => {
  it("reads JSON Lines with name, statement and header, and keeps the line numbers", () => {
    const { rows, unreadable } = parseDataset(
      '{"name":"a","statement":"theorem a : 1 = 1 := by"}\n\n{"name":"b","statement":"theorem b : 2 = 2 :=","header":"import X\\n"}\n',
    );
    expect(unreadable).toStrictEqual([]);
    expect(rows).toStrictEqual([
      { line: 1, name: "a", text: "theorem a : 1 = 1 := by", header: null, proof: null, split: null },
      { line: 3, name: "b", text: "theorem b : 2 = 2 :=", header: "import X\n", proof: null, split: null },
    ]);
  });

  it("reads an array of miniF2F's shape: name from the text, split kept", () => {
    const { rows } = parseDataset(
      '[{"formal_statement":"theorem amc12_p1 (x : ℕ) : x = x := by","split":"miniF2F valid","tags":null}]',
    );
    expect(rows).toMatchObject([{ line: 1, name: "amc12_p1", split: "miniF2F valid" }]);
  });

  it("keeps a row's file, under either name, and its context", () => {
    const { rows } = parseDataset(
      [
        '{"name":"a","statement":"theorem a : 1 = 1 := by","file":"A.lean"}',
        '{"name":"b","statement":"theorem b : 1 = 1 := by","file_path":"B.lean","context":"open Nat"}',
        '{"name":"c","statement":"theorem c : 1 = 1 := by"}',
      ].join("\n"),
    );
    expect(rows.map(({ context, file }) => [file, context])).toStrictEqual([
      ["A.lean", undefined],
      ["B.lean", "open Nat"],
      [undefined, undefined],
    ]);
  });

  it("finds the name behind comments", () => {
    const { rows } = parseDataset('[{"formal_statement":"-- weak.\\n/- old\\nport -/\\ntheorem imo_1 : True := by"}]');
    expect(rows.map(({ name }) => name)).toStrictEqual(["imo_1"]);
  });

  it("reads an object keyed by id, over one line or several", () => {
    const object = { p1: { statement: "theorem p1 : True := by" }, p2: { statement: "theorem p2 : True := by" } };
    for (const source of [JSON.stringify(object, null, 1), JSON.stringify(object, null, 2)])
      expect(parseDataset(source).rows.map(({ name }) => name)).toStrictEqual(["p1", "p2"]);
  });

  it("cuts a closing sorry, not one inside the statement", () => {
    expect(texts('{"statement":"theorem a : 1 = 1 := by\\n  sorry"}')).toStrictEqual(["theorem a : 1 = 1 := by"]);
    expect(texts('{"statement":"theorem a : 1 = 1 := by sorryby"}')).toStrictEqual(["theorem a : 1 = 1 := by"]);
    expect(texts('{"statement":"theorem a : 1 = 1 :=\\n  sorryby"}')).toStrictEqual(["theorem a : 1 = 1 :="]);
    expect(texts('{"statement":"theorem sorry_free (sorry : Nat) : sorry = sorry := by"}')).toStrictEqual([
      "theorem sorry_free (sorry : Nat) : sorry = sorry := by",
    ]);
  });

  it("splits an included header from the statement and ends a bare statement in := by", () => {
    const [row] = parseDataset('{"statement":"import Mathlib\\nopen Real\\n\\ntheorem a : 1 = 1"}').rows;
    expect(row).toMatchObject({ header: "import Mathlib\nopen Real\n\n", text: "theorem a : 1 = 1 := by" });
  });

  it("reports what it cannot read with its line, and goes on", () => {
    const { rows, unreadable } = parseDataset(
      '{"statement":"theorem a : True := by"}\nnot json\n[1]\n{"text":"x"}\n{"statement":""}',
    );
    expect(rows.length).toBe(1);
    expect(unreadable.map(({ line, message }) => `${line} ${message.slice(0, 30)}`)).toStrictEqual([
      '2 expected JSON, found "not json',
      "3 expected an object, found [1]",
      "4 expected a statement under one",
      "5 expected a statement under one",
    ]);
  });

  it("refuses a statement that a proof follows, since the proof is not asked for", () => {
    expect(parseDataset('{"statement":"theorem a : 1 = 1 := by rfl"}').unreadable).toMatchObject([{ line: 1 }]);
  });
});
