import { assert, describe, it } from "@effect/vitest";
import { count, duration, share, table } from "../../src/cli/table.ts";

describe("tables", () => {
  it("align numbers to the right and leave no trailing space", () => {
    const text = table<{ name: string; value: number }>(
      [
        { title: "name", align: "left", cell: (row) => row.name },
        { title: "value", align: "right", cell: (row) => count(row.value) },
        { title: "note", align: "left", cell: () => "" },
      ],
      [
        { name: "short", value: 1 },
        { name: "a longer one", value: 12345 },
      ],
    );
    assert.strictEqual(text, ["name           value  note", "short              1", "a longer one  12,345"].join("\n"));
  });

  it("measure wide and combining characters as a terminal shows them", () => {
    const text = table<string>(
      [
        { title: "x", align: "left", cell: (row) => row },
        { title: "y", align: "left", cell: () => "|" },
      ],
      ["ℕ → ℕ", "定理", "e\u0301"],
    );
    assert.strictEqual(text, ["x      y", "ℕ → ℕ  |", "定理   |", "e\u0301      |"].join("\n"));
  });

  it("show a table without rows as its header", () => {
    assert.strictEqual(table<number>([{ title: "n", align: "right", cell: String }], []), "n");
  });

  it("go on below, under the first column again, where they are wider than a terminal; a last text is broken", () => {
    const wide = (title: string) => ({
      title,
      align: "right" as const,
      cell: (row: string) => row.padStart(30, title),
    });
    const text = table<string>(
      [
        { title: "name", align: "left", cell: (row) => row },
        wide("a"),
        wide("b"),
        { title: "meaning", align: "left", cell: (row) => `${row} means ${"a word ".repeat(8)}and an end` },
      ],
      ["x", "y"],
    );
    assert.deepStrictEqual(text.split("\n"), [
      `name  ${" ".repeat(29)}a  ${" ".repeat(29)}b`,
      `x     ${"a".repeat(29)}x  ${"b".repeat(29)}x`,
      `y     ${"a".repeat(29)}y  ${"b".repeat(29)}y`,
      "",
      "name  meaning",
      "x     x means a word a word a word a word a word a word a word a word and an end",
      "y     y means a word a word a word a word a word a word a word a word and an end",
    ]);
    const long = table<string>(
      [
        { title: "name", align: "left", cell: (row) => row },
        { title: "meaning", align: "left", cell: () => "word ".repeat(20).trim() },
      ],
      ["x"],
    );
    assert.deepStrictEqual(long.split("\n"), [
      "name  meaning",
      `x     ${"word ".repeat(15).trim()}`,
      `      ${"word ".repeat(5).trim()}`,
    ]);
  });

  it("tell durations and shares, also none", () => {
    assert.deepStrictEqual([0, 59.4, 60, 125, 3599, 3600, 7385, -3].map(duration), [
      "0 s",
      "59 s",
      "1 min 0 s",
      "2 min 5 s",
      "59 min 59 s",
      "1 h 0 min",
      "2 h 3 min",
      "0 s",
    ]);
    assert.deepStrictEqual([0, 1, 0.12345, null].map(share), ["0.000", "1.000", "0.123", "-"]);
  });
});
