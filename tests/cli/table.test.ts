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
