/** `stp replay`, `compare` and `rewards` over a real run log and scripted back ends. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@effect/vitest";
import Database from "better-sqlite3";
import { Effect } from "effect";
import { rewardVariants } from "../../rewards/index.ts";
import { jsonLines, outcome, tinyFolder } from "./support.ts";

/** A finished tiny run and its folder. */
const finishedRun = (changes: Readonly<Record<string, unknown>> = {}) =>
  Effect.gen(function* () {
    const folder = tinyFolder({ iterations: 3, prove: { budget: 40, samplesPerStatement: 12, batch: 8 }, ...changes });
    const run = path.join(folder, "run");
    const { code, errors } = yield* outcome(["run", path.join(folder, "tiny.json"), "--out", run]);
    expect(code, errors).toBe(0);
    return { folder, run };
  });

const edit = (run: string, sql: string): void => {
  const db = new Database(path.join(run, "run.db"));
  // The log refuses changes by triggers; who edits a database can drop them.
  const triggers = db.prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'trigger'").pluck().all();
  for (const name of triggers) db.exec(`DROP TRIGGER "${name}"`);
  expect(db.prepare(sql).run().changes).toBeGreaterThan(0);
  db.close();
};

/** SQL that puts a value into the body of a step's first record that has one there. */
const set = (step: string, at: string, value: string, where = "true"): string =>
  `UPDATE steps SET body = json_replace(body, '${at}', ${value}) WHERE sequence = (SELECT min(sequence) FROM steps
   WHERE step = '${step}' AND ${where} AND json_extract(body, '${at}') IS NOT NULL)`;

const sequenceOf = (step: string, iteration: number): string =>
  `(SELECT sequence FROM steps WHERE step = '${step}' AND iteration = ${iteration} AND part = 0)`;

describe("stp replay", () => {
  it.live("prints a line per step and iteration, and exits 0 where all records agree", () =>
    Effect.gen(function* () {
      const { run } = yield* finishedRun();
      const { code, errors, output } = yield* outcome(["replay", run]);
      expect(code, errors).toBe(0);
      expect(output).toMatch(/^iteration {2}-1 {2}data .*checked against its input: agrees$/m);
      for (const step of ["seeds", "conjecture", "select", "reward", "examples", "metrics"])
        expect(output).toMatch(new RegExp(`^iteration   2  ${step} .*recomputed: agrees$`, "m"));
      expect(output).toMatch(/records agree, [\d,]+ entries, digest [0-9a-f]{64}$/);
      expect(errors).toBe("");
    }),
  );

  const edits: Record<string, readonly [sql: string, expected: RegExp]> = {
    "a reward weight": [set("reward", "$.kept[0].weight", "0.123"), /step reward, kept\[\d+\]\.weight/],
    "a verdict": [
      `UPDATE verdicts SET verdict = 'accepted', detail = '{"axioms":[],"level":"kernel","invokes":[]}'
       WHERE verdict = 'rejected' AND sequence = ${sequenceOf("verify", 1)} AND position =
         (SELECT min(position) FROM verdicts WHERE verdict = 'rejected' AND sequence = ${sequenceOf("verify", 1)})`,
      /iteration 1, step verify/,
    ],
    "a proof's text": [
      "UPDATE proofs SET text = text || ' ' WHERE id = (SELECT min(id) FROM proofs)",
      /attempts\[\d+\]\.proofId/,
    ],
    "a multiplicity": [
      set("prove", "$.attempts[0].multiplicity", "99", "iteration = 2 AND part = 0"),
      /iteration 2, step prove, digest/,
    ],
    "a statement's text": [set("data", "$.train[3].text", "'theorem other : True := by'"), /step data, train\[3\]\.id/],
    "a conjecture's lemma": [
      set("conjecture", "$.conjectures[0].lemma", "'Nat.other'", "iteration = 1"),
      /iteration 1, step conjecture, conjectures\[0\]\.lemma/,
    ],
    "a deleted seed": [
      "UPDATE steps SET body = json_remove(body, '$.seeds[0]') WHERE step = 'seeds' AND iteration = 1",
      /iteration 1, step seeds, seeds\[0\]/,
    ],
    "an example's weight": [
      set("examples", "$.examples[0].weight", "2", "iteration = 1"),
      /iteration 1, step examples, examples\[0\]\.weight/,
    ],
    "an embedding": [
      "UPDATE embeddings SET vector = zeroblob(length(vector)) WHERE statement_id = (SELECT min(statement_id) FROM embeddings)",
      /step embed, digest/,
    ],
    "a metric": [
      `UPDATE steps SET body = json_set(body, '$.metrics.provedTrain', 999) WHERE step = 'metrics' AND iteration = 1`,
      /iteration 1, step metrics, metrics\.provedTrain/,
    ],
    "a rejection's message": [
      `UPDATE verdicts SET detail = json_set(detail, '$.message', 'other') WHERE verdict = 'rejected' AND sequence = ${sequenceOf("verify", 1)}`,
      /iteration 1, step verify, judgements\[0\]\.verdict\.message/,
    ],
    "a deleted step": ["DELETE FROM steps WHERE step = 'select' AND iteration = 1", /1 of its \d+ steps are missing/],
  };
  for (const [name, [sql, expected]] of Object.entries(edits))
    it.live(`catches an edit of the database: ${name}`, () =>
      Effect.gen(function* () {
        const { run } = yield* finishedRun();
        edit(run, sql);
        const { code, errors, output } = yield* outcome(["replay", run]);
        expect(code).toBe(1);
        expect(`${output}\n${errors}`).toMatch(expected);
        if (name === "a deleted step") return;
        expect(output).toMatch(/^ {2}logged {6}/m);
        expect(output).toMatch(/^ {2}recomputed {2}/m);
      }),
    );

  it.live("says where the log of a stopped run ends, and that one cut short by hand is damaged", () =>
    Effect.gen(function* () {
      const { run } = yield* finishedRun();
      edit(run, "DELETE FROM steps WHERE iteration >= 2");
      const cut = yield* outcome(["replay", run]);
      expect(cut.code).toBe(1);
      expect(cut.errors).toMatch(/the run log is damaged: \d+ of its \d+ steps are missing$/);
      const moveHead = "SELECT sequence, checksum FROM steps ORDER BY sequence DESC LIMIT 1";
      edit(run, `UPDATE head SET (sequence, checksum) = (${moveHead})`);
      const stopped = yield* outcome(["replay", run]);
      expect(stopped.code).toBe(0);
      expect(stopped.errors).toBe("the log is not complete: it ends before step seeds of iteration 2");
    }),
  );

  it.live("refuses a run of a newer schema version", () =>
    Effect.gen(function* () {
      const { run } = yield* finishedRun();
      const change = (sql: string) => {
        const db = new Database(path.join(run, "run.db"));
        db.exec(sql);
        db.close();
      };
      change("PRAGMA user_version = 99");
      const newer = yield* outcome(["replay", run]);
      expect(newer.code).toBe(1);
      expect(newer.errors).toMatch(/schema version 99/);
    }),
  );

  it.live("verifies accepted proofs again on request", () =>
    Effect.gen(function* () {
      const { run } = yield* finishedRun();
      const { code, errors, output } = yield* outcome(["replay", run, "--verify"]);
      expect(code, errors).toBe(0);
      expect(output).toMatch(/(\d+) distinct accepted proofs verified again: \1 accepted$/);
    }),
  );

  it.live("branches a run: the branch shares the first iterations, goes on with other settings, and replays", () =>
    Effect.gen(function* () {
      const { folder, run } = yield* finishedRun();
      const out = path.join(folder, "branch");
      const branch = yield* outcome([
        "replay",
        run,
        "--from",
        "2",
        "--set",
        "prove.samplesPerStatement=20",
        "--out",
        out,
        "--json",
      ]);
      expect(branch.code, branch.errors).toBe(0);
      const before = yield* outcome(["show", run, "--metrics", "--json"]);
      const after = yield* outcome(["show", out, "--metrics", "--json"]);
      expect(jsonLines(after.output).slice(0, 2)).toEqual(jsonLines(before.output).slice(0, 2));
      expect(jsonLines(after.output)[2]).not.toEqual(jsonLines(before.output)[2]);
      const replayed = yield* outcome(["replay", out]);
      expect(replayed.code, replayed.output).toBe(0);
      expect(replayed.errors).toMatch(/branched from .*run: its iterations before 2/);
      expect(replayed.output).toMatch(/^iteration {3}1 {2}reward .*shared: agrees$/m);
      expect(replayed.output).toMatch(/^iteration {3}2 {2}reward .*recomputed: agrees$/m);
    }),
  );

  it.live(
    "ends with exit 2 on a branch that cannot be (reasons: shared settings, unknown key, too late, both flags)",
    () =>
      Effect.gen(function* () {
        const { folder, run } = yield* finishedRun();
        const out = path.join(folder, "no-branch");
        const mistakes: ReadonlyArray<readonly [ReadonlyArray<string>, RegExp]> = [
          [["--from", "1", "--set", "data.train.0.matchingWeight=2"], /--set data: expected the parent's setting/],
          [["--from", "1", "--set", "reward.varaint=stp"], /reward\.varaint/],
          [["--from", "9"], /--from: expected an iteration from 0 to 3, found 9/],
          [["--from", "1", "--verify"], /expected --from or --verify, found both/],
        ];
        for (const [flags, expected] of mistakes) {
          const { code, errors } = yield* outcome(["replay", run, "--out", out, ...flags]);
          expect(code).toBe(2);
          expect(errors).toMatch(expected);
          expect(existsSync(out)).toBe(false);
        }
        expect((yield* outcome(["replay", run, "--set", "seed=7"])).errors).toMatch(/expected --from K with --set/);
      }),
  );
});

describe("stp compare", () => {
  it.live("compares variants on a log, with the differing parameters first, and writes a report", () =>
    Effect.gen(function* () {
      const { folder, run } = yield* finishedRun();
      const report = path.join(folder, "report.html");
      const { code, errors, output } = yield* outcome([
        "compare",
        run,
        "--rewards",
        "stp,uniform,diversity",
        "--report",
        report,
      ]);
      expect(code, errors).toBe(0);
      expect(output.split("\n")[0]).toMatch(/^parameter +stp +uniform +diversity$/);
      expect(output).toMatch(/^uniform +\d/m);
      const page = readFileSync(report, "utf8");
      expect(page).toMatch(/^<!doctype html>/);
      expect(page).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)/);
      const json = yield* outcome(["compare", run, "--rewards", "stp", "--json"]);
      expect(JSON.parse(json.output)).toMatchObject({ name: "tiny", variants: [{ name: "stp" }] });
    }),
  );

  it.live("runs a sweep, does only what is missing when started again, and reports", () =>
    Effect.gen(function* () {
      const folder = tinyFolder();
      const out = path.join(folder, "sweep");
      const report = path.join(folder, "online.html");
      const command = [
        "compare",
        path.join(folder, "tiny.json"),
        "--rewards",
        "stp,uniform",
        "--seeds",
        "2",
        "--out",
        out,
      ];
      const first = yield* outcome([...command, "--report", report, "--json"]);
      expect(first.code, first.errors).toBe(0);
      const comparison = JSON.parse(first.output) as {
        comparisons: number;
        confidence: number;
        curves: Array<{ variant: string; proofs: number }>;
        measures: Array<{ name: string; basis: string; variants: Array<{ seeds: Array<number>; mean: number }> }>;
      };
      expect([comparison.comparisons, comparison.confidence]).toEqual([5, 0.99]);
      expect(comparison.curves.length).toBe(4);
      expect(comparison.measures.map(({ name }) => name)).toEqual([
        "cumulative pass rate",
        "held-out pass@1, the undecided as wrong",
        "held-out pass@1, the undecided left out",
        "held-out pass@4, the undecided as wrong",
        "held-out pass@4, the undecided left out",
      ]);
      expect(comparison.measures[3]?.basis).toMatch(
        /^n = 4 proofs asked of each of 8 held-out statements, .*% not decided$/,
      );
      expect(comparison.measures[0]?.variants.map(({ seeds }) => seeds)).toEqual([
        [1, 2],
        [1, 2],
      ]);
      expect(readFileSync(report, "utf8")).toMatch(/A difference is shown where p &lt; 0.05/);
      const again = yield* outcome([...command, "--json"]);
      expect(again.errors.match(/already finished/g)?.length).toBe(4);
      expect(again.output).toBe(first.output);
    }),
  );

  it.live("reports a failed run and finishes the rest (reason: its folder holds another run)", () =>
    Effect.gen(function* () {
      const folder = tinyFolder();
      const out = path.join(folder, "sweep");
      const other = path.join(out, "uniform-seed-1");
      yield* outcome(["run", path.join(folder, "tiny.json"), "--set", "iterations=1", "--out", other]);
      const { code, output } = yield* outcome([
        "compare",
        path.join(folder, "tiny.json"),
        "--rewards",
        "stp,uniform",
        "--seeds",
        "2",
        "--out",
        out,
      ]);
      expect(code).toBe(1);
      expect(output).toMatch(
        /failed: uniform, seed 1: .*expected a run of this comparison, found one with other settings/,
      );
      expect(output).toMatch(/^stp +2 /m);
      expect(output).toMatch(/^uniform +1 /m);
    }),
  );

  it.live("ends with exit 2 on an unknown variant or one named twice", () =>
    Effect.gen(function* () {
      const { run } = yield* finishedRun();
      const unknown = yield* outcome(["compare", run, "--rewards", "stp,unifrom"]);
      expect([unknown.code, unknown.errors]).toEqual([2, expect.stringMatching(/found unifrom/)]);
      const twice = yield* outcome(["compare", run, "--rewards", "stp,stp"]);
      expect([twice.code, twice.errors]).toEqual([2, expect.stringMatching(/each once.*found stp twice/)]);
    }),
  );
});

describe("stp rewards", () => {
  it.live("lists the variants, and shows one with parameters, presets and boundary cases", () =>
    Effect.gen(function* () {
      const list = yield* outcome(["rewards", "list", "--json"]);
      expect(jsonLines(list.output).map(({ name }) => name)).toEqual(Object.keys(rewardVariants));
      const { code, output } = yield* outcome(["rewards", "show", "stp"]);
      expect(code).toBe(0);
      expect(output).toMatch(/^cap +number, > 0 +4$/m);
      expect(output).toMatch(/^cap +Largest weight/m);
      expect(output.split("\n").filter((line) => line.length > 80 && line.includes("  "))).toEqual([]);
      expect(output).toMatch(/^preset paper: \{/m);
      expect(output).toMatch(/^ {2}p = 1 +\[dropped\]$/m);
    }),
  );
});
