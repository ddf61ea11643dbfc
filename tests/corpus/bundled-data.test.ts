/** The bundled data: sizes, names, language, shares of kinds, and no statement in two sets. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { statementGoal } from "../../src/backends/embedded/statement-goal.ts";
import { deriveStream } from "../../src/domain/index.ts";
import { createWorkbench, type Goal, LEMMAS, normalForm, operators, refute } from "../../src/embedded-model/index.ts";
import { replayProof } from "../../src/embedded-model/replay.ts";

const folder = path.resolve(import.meta.dirname, "../../experiments/data");

interface Row {
  readonly name: string;
  readonly statement: string;
  readonly proof?: string;
}

const rowsOf = (file: string): ReadonlyArray<Row> =>
  readFileSync(path.join(folder, file), "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Row);

const goalOf = (row: Row): Goal => {
  const read = statementGoal(row.statement);
  if (read._tag === "Outside") throw new Error(`${row.name}: ${read.construct}`);
  return read.goal;
};

const sets = {
  library: rowsOf("library.jsonl"),
  workbook: rowsOf("workbook.jsonl"),
  gap: rowsOf("gap.jsonl"),
  desert: rowsOf("desert.jsonl"),
  "held-out": rowsOf("held-out.jsonl"),
};
const goals = Object.fromEntries(Object.entries(sets).map(([name, rows]) => [name, rows.map(goalOf)]));
const figures = JSON.parse(readFileSync(path.join(folder, "figures.json"), "utf8")) as Record<
  string,
  Record<string, number>
>;

describe("the bundled data", () => {
  it("has the sizes it promises", () => {
    expect(sets.library.length).toBeGreaterThanOrEqual(100);
    expect(sets.workbook.length).toBeGreaterThanOrEqual(2000);
    expect(sets.gap.length).toBeGreaterThanOrEqual(1000);
    expect(sets["held-out"].length).toBeGreaterThanOrEqual(400);
  });

  it("names every statement once, and in its text", () => {
    const rows = Object.values(sets).flat();
    expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
    for (const { name, statement } of rows) {
      expect(statement).toMatch(/^theorem \S+ [\s\S]+ := by$/);
      expect(statement).toContain(
        `theorem ${/^(workbook|gap|desert|held_out|Library)/.test(name) ? name : name.replaceAll(".", "_")} `,
      );
    }
  });

  it("has no statement twice, and no held-out statement in training, up to renaming and commutativity", () => {
    const seen = new Map<string, string>();
    for (const [set, rows] of Object.entries(sets)) {
      rows.forEach((row, i) => {
        const form = normalForm(goals[set]![i]!);
        if (set !== "library") expect(seen.get(form), `${row.name} is a copy`).toBeUndefined();
        seen.set(form, row.name);
      });
    }
  });

  it("has the lemmas of the pool in the library, every proof a sequence of the model's actions", () => {
    const names = new Set(sets.library.map(({ name }) => name));
    for (const { name } of LEMMAS) expect(names.has(name), name).toBe(true);
    const { space } = createWorkbench();
    sets.library.forEach((row, i) => {
      expect(replayProof(space, goals["library"]![i]!, row.proof!, "mute"), row.name).not.toBeNull();
    });
  });

  it("mixes equations, inequalities and formulas as the README says", () => {
    for (const set of ["workbook", "gap", "held-out"] as const) {
      const logical = goals[set]!.filter(({ variables }) => variables.every(({ sort }) => sort !== "Nat"));
      const equations = goals[set]!.filter(({ target }) => target.operator === operators.EQUAL);
      const share = (some: readonly Goal[]): number => some.length / goals[set]!.length;
      expect(share(logical)).toBeCloseTo(0.25, 1);
      expect(share(equations)).toBeCloseTo(0.55, 1);
    }
  });

  it("has a few percent of false statements, and not fewer than the figures count", () => {
    for (const set of ["workbook", "gap", "held-out"] as const) {
      const stream = deriveStream("test", "data", set);
      const refuted = goals[set]!.filter((goal) => refute(goal, 400, stream) !== null).length;
      expect(refuted / goals[set]!.length).toBeGreaterThan(0.005);
      expect(refuted / goals[set]!.length).toBeLessThan(0.15);
      expect(Math.abs(refuted - figures[set]!["refuted"]!)).toBeLessThanOrEqual(3);
    }
  });
});
