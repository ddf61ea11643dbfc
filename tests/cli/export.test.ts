/** `stp export` over a real run log: what it writes is what the log has, in every format. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "@effect/vitest";
import { Effect } from "effect";
import { parquetReadObjects } from "hyparquet";
import { exportOf, runWithEveryVerdict } from "./exported-run.ts";
import { jsonLines, outcome } from "./support.ts";
import { temporaryFolder } from "./temporary-folder.ts";

let run = "";
beforeAll(async () => {
  run = await runWithEveryVerdict();
});

const exported = (to: string, ...more: ReadonlyArray<string>) => exportOf(run, temporaryFolder("export"), to, ...more);

const shown = (...view: ReadonlyArray<string>) =>
  Effect.map(outcome(["show", run, ...view, "--json"]), ({ output }) => jsonLines(output));

const TABLES = ["proofs", "conjectures", "attempts", "training"] as const;

const sum = (rows: ReadonlyArray<Record<string, unknown>>, name: string): number =>
  rows.reduce((total, row) => total + Number(row[name]), 0);

describe("stp export", () => {
  it.effect("writes every attempt with its verdict: as many samples of each kind as the metrics count", () =>
    Effect.gen(function* () {
      const attempts = jsonLines((yield* exported("jsonl")).read("attempts.jsonl"));
      const metrics = yield* shown("--metrics");
      const kinds = new Set(attempts.map(({ verdict }) => verdict));
      expect([...kinds].sort()).toStrictEqual([
        "accepted",
        "crashed",
        "memory",
        "rejected",
        "timeout",
        "unread",
        "unsupported",
      ]);
      for (const { iteration, verdicts } of metrics)
        for (const [kind, samples] of Object.entries(verdicts as Record<string, number>)) {
          const here = attempts.filter(
            (row) => row["iteration"] === iteration && row["step"] === "prove" && row["verdict"] === kind.split(":")[0],
          );
          expect(sum(here, "multiplicity"), `iteration ${String(iteration)}, ${kind}`).toBe(samples);
        }
      expect(attempts.some(({ step }) => step === "evaluate-prove")).toBe(true);
      for (const { details, verdict } of attempts) expect(JSON.parse(String(details))).toMatchObject({ _tag: verdict });
    }),
  );

  it.effect("writes the conjectures that stp show shows, and proofs of the statements that it shows as proved", () =>
    Effect.gen(function* () {
      const { read } = yield* exported("jsonl");
      const conjectures = jsonLines(read("conjectures.jsonl"));
      const made = yield* shown("--conjectures");
      expect(made.length).toBeGreaterThan(0);
      expect(conjectures).toMatchObject(made);
      const proofs = jsonLines(read("proofs.jsonl"));
      const proved = yield* shown("--proved");
      const first = new Map(proofs.toReversed().map((row) => [row["statementId"], row]));
      expect(first.size).toBe(proved.length);
      for (const one of proved) expect(first.get(one["statementId"])).toMatchObject(one);
    }),
  );

  it.effect("writes the training sets that the examples' records have, with their weights", () =>
    Effect.gen(function* () {
      const training = jsonLines((yield* exported("jsonl")).read("training.jsonl"));
      for (const { conjectureExamples, iteration, proofExamples } of yield* shown("--metrics")) {
        const here = training.filter((row) => row["iteration"] === iteration && row["step"] === "examples");
        expect(here.filter(({ role }) => role === "prover").length).toBe(proofExamples);
        expect(here.filter(({ role }) => role === "conjecturer").length).toBe(conjectureExamples);
      }
      expect(training.every(({ prompt, weight }) => prompt !== "" && Number(weight) > 0)).toBe(true);
    }),
  );

  it.effect("writes the same rows as Parquet, under a card that names every file and column", () =>
    Effect.gen(function* () {
      const lines = yield* exported("jsonl");
      const { out, read } = yield* exported("parquet");
      const card = read("README.md");
      for (const table of TABLES) {
        const file = `data/${table}/train-00000-of-00001.parquet`;
        const bytes = new Uint8Array(readFileSync(path.join(out, file))).buffer;
        const rows = yield* Effect.promise(() => parquetReadObjects({ file: bytes }));
        expect(rows).toStrictEqual(jsonLines(lines.read(`${table}.jsonl`)));
        expect(card).toContain(`    path: ${file}`);
        for (const name of Object.keys(rows[0]!)) expect(card).toContain(`  - name: ${name}\n`);
        expect(card).toContain(`    num_examples: ${rows.length}`);
      }
    }),
  );

  it.effect("writes the wanted tables alone", () =>
    Effect.gen(function* () {
      const { out, output } = yield* exported("jsonl", "--tables", "conjectures, proofs");
      expect(readdirSync(out).sort()).toStrictEqual(["conjectures.jsonl", "proofs.jsonl"]);
      expect(output.split("\n").length).toBe(3);
    }),
  );

  it.effect("writes the figures of iterations, measurements and trainings as CSV", () =>
    Effect.gen(function* () {
      const { read } = yield* exported("csv");
      const [head = "", ...lines] = read("iterations.csv").trimEnd().split("\n");
      const names = head.split(",");
      const metrics = yield* shown("--metrics");
      expect(lines.length).toBe(metrics.length);
      for (const [i, line] of lines.entries()) {
        const row = Object.fromEntries(line.split(",").map((cell, at) => [names[at]!, cell]));
        expect(row["proofsSampled"]).toBe(String(metrics[i]!["proofsSampled"]));
        expect(row["proofsSoFar"]).toBe(String(metrics[i]!["proofsSoFar"]));
        expect(row["health.conjectures"]).toBe(
          String((metrics[i]!["health"] as Record<string, unknown>)["conjectures"]),
        );
        expect(row["verdicts.accepted"]).toBe(String((metrics[i]!["verdicts"] as Record<string, unknown>)["accepted"]));
      }
      expect(read("measurements.csv").split("\n")[0]).toMatch(/^iteration,samples,pass@1,pass@1\.lower,/);
      expect(read("trainings.csv").split("\n").length).toBe(1 + 5);
    }),
  );

  it.effect("writes one proof of each proved statement as Lean", () =>
    Effect.gen(function* () {
      const { read } = yield* exported("lean");
      const proved = yield* shown("--proved");
      expect(read("proofs.lean").match(/^theorem /gm)!.length).toBe(proved.length);
    }),
  );
});

describe("stp export refuses (exit 2)", () => {
  const refuses = (what: string, flags: ReadonlyArray<string>, error: RegExp) =>
    it.effect(what, () =>
      Effect.gen(function* () {
        const out = path.join(temporaryFolder("export"), "out");
        const { code, errors } = yield* outcome(["export", run, "--out", out, ...flags]);
        expect(code).toBe(2);
        expect(errors).toMatch(error);
        expect(existsSync(out)).toBe(false);
      }),
    );

  refuses(
    "a table that there is not",
    ["--to", "jsonl", "--tables", "proofs,riddles"],
    /^error: --tables: expected some of proofs, conjectures, attempts, training, found "riddles"$/,
  );
  refuses(
    "tables of a format without any",
    ["--to", "csv", "--tables", "proofs"],
    /^error: --tables: expected --to jsonl or parquet beside it, found --to csv$/,
  );
  refuses(
    "to follow with a format that cannot grow",
    ["--to", "parquet", "--follow"],
    /^error: --follow: expected --to tensorboard beside it, found --to parquet$/,
  );
  refuses("a format that there is not", ["--to", "xml"], /xml/);

  it.effect("a folder with something in it", () =>
    Effect.gen(function* () {
      const { code, errors } = yield* outcome(["export", run, "--to", "csv", "--out", path.dirname(run)]);
      expect(code).toBe(2);
      expect(errors).toMatch(/^error: --out .*: expected a new or empty folder, found \d+ entries$/);
    }),
  );
});
