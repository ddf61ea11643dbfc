import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { judgeProofs } from "../../../src/backends/embedded/verify-tasks.ts";

interface Row {
  readonly name: string;
  readonly statement: string;
  readonly proof: string;
}

it("judges every lemma of the supervised set as accepted in a worker that has judged nothing before", () => {
  const file = new URL("../../../experiments/data/library.jsonl", import.meta.url);
  const rows = readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Row);
  const requests = rows.map(({ proof, statement }) => ({ statement: { text: statement, header: null }, proof }));
  const verdicts = judgeProofs({ requests, fuel: null });
  expect(rows.filter((_, i) => verdicts[i]?.verdict._tag !== "accepted").map(({ name }) => name)).toEqual([]);
});
