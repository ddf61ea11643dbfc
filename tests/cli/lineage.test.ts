/** `stp lineage` over a real run log: what it prints, and where it refuses. */
import path from "node:path";
import { beforeAll, describe, expect, it } from "@effect/vitest";
import { Effect } from "effect";
import { jsonLines, outcome, tinyFolder } from "./support.ts";

let folder = "";
let run = "";
let conjectures: ReadonlyArray<Record<string, unknown>> = [];
beforeAll(async () => {
  const prove = { budget: 40, samplesPerStatement: 12, batch: 8 };
  folder = tinyFolder({ iterations: 3, prove, seeds: { maximumLevel: null } });
  run = path.join(folder, "run");
  await Effect.runPromise(outcome(["run", path.join(folder, "tiny.json"), "--out", run]));
  conjectures = jsonLines((await Effect.runPromise(outcome(["show", run, "--conjectures", "--json"]))).output);
});

/** The lineage of a statement, as JSON. */
const lineage = (statement: string) =>
  Effect.map(outcome(["lineage", run, statement, "--json"]), ({ code, errors, output }) => {
    expect(code, errors).toBe(0);
    return JSON.parse(output) as Record<string, ReadonlyArray<Record<string, unknown>>>;
  });

describe("stp lineage", () => {
  it.effect("gives a conjecture the seed, the pass rate and the reward that stp show gives it", () =>
    Effect.gen(function* () {
      const kept = conjectures.filter(({ weight }) => weight !== null);
      expect(kept.length).toBeGreaterThan(0);
      for (const { iteration, passRate, seedId, statementId, weight } of kept) {
        const { examples, iterations } = yield* lineage(String(statementId));
        const here = iterations!.find((one) => one["iteration"] === iteration);
        expect(here).toMatchObject({ passRate, weight, made: { seedId, iteration } });
        expect(examples!.filter(({ role }) => role === "conjecturer").length).toBe(1);
      }
    }),
  );

  it.effect("leads from a seed to the conjecture and back", () =>
    Effect.gen(function* () {
      const { seedId, statementId } = conjectures.at(-1)!;
      const forwards = yield* lineage(String(seedId));
      expect(forwards["conjectures"]!.map((one) => one["statementId"])).toContain(statementId);
      const backwards = yield* lineage(String(statementId));
      expect(backwards["ancestors"]![0]).toMatchObject({ seedId, seed: { statementId: seedId } });
    }),
  );

  it.effect("prints a conjecture, a seed and a held-out statement for people", () =>
    Effect.gen(function* () {
      const deepest = conjectures.toSorted((a, b) => Number(b["level"]) - Number(a["level"]))[0]!;
      const texts: Array<string> = [];
      for (const word of [String(deepest["statementId"]), String(deepest["seedId"]), "train_3", "held_0"]) {
        const { code, errors, output } = yield* outcome(["lineage", run, word]);
        expect(code, errors).toBe(0);
        texts.push(output.replaceAll(folder, "FOLDER"));
      }
      expect(texts.join("\n\n=====\n\n")).toMatchSnapshot();
    }),
  );

  it.effect("refuses a statement that the run does not know, and a folder that is no run (exit 2)", () =>
    Effect.gen(function* () {
      const unknown = yield* outcome(["lineage", run, "c-none"]);
      expect(unknown.code).toBe(2);
      expect(unknown.errors).toMatch(/^error: STATEMENT: expected the id of a statement of the run.*found "c-none"/);
      const elsewhere = yield* outcome(["lineage", folder, "c-none"]);
      expect([elsewhere.code, elsewhere.output]).toEqual([2, ""]);
    }),
  );
});
