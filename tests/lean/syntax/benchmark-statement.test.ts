import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseStatement, splitBenchmarkStatement } from "../../../src/lean/syntax/index.ts";
import { filesAt, needing } from "../../support/needs.ts";

describe("the parts of a row", () => {
  it("header, name, binders and goal", () =>
    expect(
      splitBenchmarkStatement(
        "theorem t (x y : ℝ) {h : x < y} [inst : C ℝ] z :\n  x + z < y := by sorry",
        "import Mathlib\n\nopen Real\n",
      ),
    ).toEqual({
      header: ["import Mathlib", "open Real"],
      name: "t",
      binders: ["(x y : ℝ)", "{h : x < y}", "[inst : C ℝ]", "z"],
      goal: "x + z < y",
      proofForm: "tactics",
      text: "theorem t (x y : ℝ) {h : x < y} [inst : C ℝ] z :\n  x + z < y := by",
    }));

  it("a header in the statement joins the row's", () =>
    expect(
      splitBenchmarkStatement("import Mathlib\nopen Nat\n\nset_option maxHeartbeats 0\ntheorem t : p := by"),
    ).toMatchObject({
      header: ["import Mathlib", "open Nat", "set_option maxHeartbeats 0"],
      name: "t",
      binders: [],
      goal: "p",
    }));

  it("the last sorry is cut off where it ends the row, in all its published forms", () => {
    for (const ending of [":= by sorry", ":= by\n  sorryby", ":= by sorry\nend", ":= by", ":=\n  by"]) {
      expect(splitBenchmarkStatement(`theorem t : p ${ending}`)).toMatchObject({ goal: "p", proofForm: "tactics" });
    }
    expect(splitBenchmarkStatement("theorem t : p := sorry")).toMatchObject({
      proofForm: "term",
      text: "theorem t : p :=",
    });
  });

  it("letters of sorry inside the statement cut nothing", () =>
    expect(splitBenchmarkStatement("theorem not_sorry (h : sorry_free) : p := by")).toMatchObject({
      name: "not_sorry",
      binders: ["(h : sorry_free)"],
    }));

  it("a comment whose beginning is missing is dropped", () =>
    expect(splitBenchmarkStatement("theorem asserts that $p$.\n-/\ntheorem t : p :=")).toMatchObject({
      name: "t",
      goal: "p",
    }));

  it(":= inside brackets belongs to the binder", () =>
    expect(splitBenchmarkStatement("theorem t (x : ℕ := 3) : f (n := x) = 1 :=")).toMatchObject({
      binders: ["(x : ℕ := 3)"],
      goal: "f (n := x) = 1",
    }));

  it("what is no statement says where and why", () => {
    expect(splitBenchmarkStatement("axiom x : p")).toMatchObject({
      start: 11,
      message: "unexpected token; expected ':=', 'theorem', 'lemma' or 'example'",
    });
    expect(splitBenchmarkStatement("theorem t (x : p := by")).toMatchObject({
      message: "unexpected token; expected closing bracket",
    });
    expect(splitBenchmarkStatement("theorem t (x : p)")).toMatchObject({ message: "unexpected token; expected ':'" });
    expect(splitBenchmarkStatement("")).toMatchObject({ reason: "syntax" });
  });
});

const folder = join(import.meta.dirname, "../../../../shared/data");
const files = [
  ["miniF2F_lean.json", 488],
  ["proofnet.jsonl", 371],
  ["putnam_bench.jsonl", 644],
] as const;

function rows(file: string): { formal_statement: string; header?: string; name?: string }[] {
  const text = readFileSync(join(folder, file), "utf8").trim();
  return text.startsWith("[") ? JSON.parse(text) : text.split("\n").map((line) => JSON.parse(line));
}

describe("every row of the published files", needing(filesAt(folder)), () => {
  for (const [file, count] of files) {
    it(`${file} is split, names agree, and the parser reads it or names what is outside the fragment`, () => {
      const all = rows(file);
      expect(all.length).toBe(count);
      for (const row of all) {
        const parts = splitBenchmarkStatement(row.formal_statement, row.header);
        if (!("goal" in parts)) throw new Error(`${row.formal_statement}: ${parts.message}`);
        expect(parts.goal).not.toBe("");
        // One published name ends in a colon, one is a word of a comment.
        if (row.name !== undefined && row.name !== "asserts") expect(parts.name).toBe(row.name.replace(/:$/, ""));
        const { error, unsupported } = parseStatement(parts.text);
        if (error !== null) expect(unsupported, parts.text).not.toEqual([]);
      }
    });
  }
});
