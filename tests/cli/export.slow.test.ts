/** What `stp export` writes, read back by the libraries that people read it with. */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@effect/vitest";
import { Effect } from "effect";
import { needing, PYTHON, python } from "../support/needs.ts";
import { exportOf, runWithEveryVerdict } from "./exported-run.ts";
import { start } from "./process.ts";
import { smallExperiment } from "./small-experiment.ts";
import { jsonLines, outcome } from "./support.ts";
import { temporaryFolder } from "./temporary-folder.ts";

type Rows = ReadonlyArray<Record<string, unknown>>;

interface Told {
  readonly pyarrow: Readonly<Record<string, Rows>>;
  readonly datasets: Readonly<Record<string, Rows>>;
  readonly features: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly csv: Readonly<Record<string, Rows>>;
  readonly tensorboard: Readonly<Record<string, ReadonlyArray<readonly [number, number]>>>;
}

describe("stp export", needing(python("datasets", "pandas", "pyarrow", "tensorboard")), () => {
  it.effect(
    "is read back equal, row by row, by datasets, pyarrow, pandas and TensorBoard",
    () =>
      Effect.gen(function* () {
        const run = yield* Effect.promise(runWithEveryVerdict);
        const folder = temporaryFolder("export");
        const { read } = yield* exportOf(run, folder, "jsonl");
        for (const to of ["parquet", "csv", "tensorboard"]) yield* exportOf(run, folder, to);
        const script = path.resolve("tests/cli/read_export.py");
        const { status, stderr, stdout } = spawnSync(PYTHON, [script, folder], {
          encoding: "utf8",
          maxBuffer: 1 << 28,
          env: { ...process.env, HF_HUB_OFFLINE: "1", HF_HOME: path.join(folder, "hub") },
        });
        expect(status, stderr).toBe(0);
        const told = JSON.parse(stdout) as Told;

        expect(Object.keys(told.datasets).sort()).toStrictEqual(["attempts", "conjectures", "proofs", "training"]);
        for (const [table, rows] of Object.entries(told.datasets)) {
          const written = jsonLines(read(`${table}.jsonl`));
          expect(rows, table).toStrictEqual(written);
          expect(told.pyarrow[table], table).toStrictEqual(written);
        }
        expect(told.features["attempts"]).toMatchObject({
          proof: "string",
          multiplicity: "int32",
          runMilliseconds: "float64",
        });

        const metrics = jsonLines((yield* outcome(["show", run, "--metrics", "--json"])).output);
        const curve = (name: string) => metrics.map((row) => [row["iteration"], row[name]]);
        for (const name of ["proofsSampled", "proofsAccepted", "provedTrain"]) {
          expect(told.csv["iterations"]!.map((row) => [row["iteration"], row[name]])).toStrictEqual(curve(name));
          expect(told.tensorboard[`iteration/${name}`]).toStrictEqual(curve(name));
        }
        const measured = told.csv["measurements"]!.at(-1)!;
        const [, last] = told.tensorboard["held-out/pass@1"]!.at(-1)!;
        expect(last).toBe(Math.fround(Number(measured["pass@1"])));
      }),
    60_000,
  );
});

/** The records of an event file, as text, sorted: one that grew has them in the order in which it saw them. */
const sortedRecords = (folder: string): ReadonlyArray<string> => {
  const bytes = readFileSync(path.join(folder, readdirSync(folder)[0]!));
  const records: Array<string> = [];
  for (let at = 0; at < bytes.length; ) {
    const length = Number(bytes.readBigUInt64LE(at));
    records.push(bytes.subarray(at + 12, at + 12 + length).toString("hex"));
    at += 16 + length;
  }
  return records.sort();
};

describe("stp export --follow", () => {
  it("writes the curves of a run while it goes on, and ends with it with all of them", async () => {
    const folder = temporaryFolder("follow");
    const [run, grown, whole] = ["run", "grown", "whole"].map((name) => path.join(folder, name)) as [
      string,
      string,
      string,
    ];
    const running = start(["run", smallExperiment(folder), "--set", "iterations=6", "--out", run]);
    await running.wrote("iteration 0");
    const following = start(["export", run, "--to", "tensorboard", "--out", grown, "--follow"]);
    const [ran, followed] = await Promise.all([running.ended, following.ended]);
    expect([ran.code, followed.code], followed.errors).toStrictEqual([0, 0]);
    expect((await start(["export", run, "--to", "tensorboard", "--out", whole]).ended).code).toBe(0);
    expect(sortedRecords(grown)).toStrictEqual(sortedRecords(whole));
  }, 120_000);
});
