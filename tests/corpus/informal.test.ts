/** The bundled texts in words: that the generator makes them, and that each can be read as its statement. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { statementGoal } from "../../src/backends/embedded/statement-goal.ts";
import { informalRows, pairedRows } from "../../src/corpus/index.ts";
import { type Goal, normalForm, replayFormalisation } from "../../src/embedded-model/index.ts";

const folder = path.resolve(import.meta.dirname, "../../experiments/data");
const rowsOf = (file: string) =>
  readFileSync(path.join(folder, file), "utf8")
    .trimEnd()
    .split("\n")
    .map(
      (line) => JSON.parse(line) as { readonly name: string; readonly informal: string; readonly statement: string },
    );

const goalOf = (statement: string): Goal => {
  const read = statementGoal(statement);
  if (read._tag === "Outside") throw new Error(`${statement}: ${read.construct}`);
  return read.goal;
};
const goalsOf = (file: string): ReadonlyArray<Goal> => rowsOf(file).map(({ statement }) => goalOf(statement));

describe("the bundled texts", () => {
  const library = goalsOf("library.jsonl");
  const others = [...library, ...["workbook", "held-out", "gap"].flatMap((set) => goalsOf(`${set}.jsonl`))];

  it("are what the generator makes", () => {
    expect(rowsOf("informal.jsonl")).toStrictEqual(informalRows(others));
    expect(rowsOf("paired.jsonl")).toStrictEqual(pairedRows(library));
  });

  it("tell statements that are in no other set, each once", () => {
    const taken = new Set(others.map(normalForm));
    const forms = goalsOf("informal.jsonl").map(normalForm);
    expect(forms.filter((form) => taken.has(form))).toStrictEqual([]);
    expect(new Set(forms).size).toBe(300);
    expect(rowsOf("paired.jsonl").length).toBe(60);
  });

  it("can be read as what they tell", () => {
    for (const { informal, statement } of [...rowsOf("informal.jsonl"), ...rowsOf("paired.jsonl")])
      expect(replayFormalisation({ informal, goal: goalOf(statement) }), informal).not.toBeNull();
  });
});
