import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "@effect/vitest";
import Database from "better-sqlite3";
import { Effect } from "effect";
import { branchRun, layerExistingRun, layerNewRun, runFolders } from "../../../src/backends/sqlite-log/index.ts";
import { createRunDatabase, sqliteRunLog } from "../../../src/backends/sqlite-log/sqlite-run-log.ts";
import type { Experiment } from "../../../src/domain/index.ts";
import { runListing } from "../../../src/lab/index.ts";
import { committedInOrder, layerPlan, runSelfPlay } from "../../../src/selfplay/index.ts";
import { RunLog } from "../../../src/services/index.ts";
import { memoryRunLog } from "../../support/memory-run-log.ts";
import { mockBackEnds } from "../../support/mock-back-ends.ts";
import { readTinyData, tinyExperiment } from "../../support/tiny-experiment.ts";
import { withPlan } from "../../support/with-plan.ts";

/** A folder that is removed when the test ends. */
const temporaryFolder = Effect.acquireRelease(
  Effect.sync(() => mkdtempSync(path.join(tmpdir(), "run-log-"))),
  (folder) => Effect.sync(() => rmSync(folder, { recursive: true, force: true })),
);

const start = (directory: string, experiment: Experiment) =>
  runSelfPlay(readTinyData).pipe(Effect.provide([withPlan(layerNewRun({ directory, experiment })), mockBackEnds()]));

const resume = (directory: string) =>
  runSelfPlay(readTinyData).pipe(Effect.provide([withPlan(layerExistingRun(directory, "write")), mockBackEnds()]));

/** The log and something done with it while it is open. */
const reading = <A, E, R>(directory: string, use: Effect.Effect<A, E, R>) =>
  use.pipe(Effect.provide(withPlan(layerExistingRun(directory, "read"))));

const listing = (directory: string) => reading(directory, runListing);

const inDatabase = (directory: string, change: (db: Database.Database) => void): void => {
  const db = new Database(path.join(directory, "run.db"));
  change(db);
  db.close();
};

describe("the run log on SQLite", () => {
  it.live("holds a run whose digest is that of the log in memory, and reads every record back as it was", () =>
    Effect.gen(function* () {
      const directory = path.join(yield* temporaryFolder, "run");
      const store = new Map();
      const inMemory = yield* runSelfPlay(readTinyData).pipe(
        Effect.provide([memoryRunLog(tinyExperiment(), store), mockBackEnds()]),
      );
      expect(yield* start(directory, tinyExperiment())).toStrictEqual(inMemory);
      yield* reading(
        directory,
        Effect.gen(function* () {
          const log = yield* RunLog;
          const committed = yield* committedInOrder;
          expect(committed.length).toBe(store.size);
          for (const { key, step } of committed) {
            const written = store.get(`${key.iteration} ${key.step} ${key.part}`);
            expect(yield* log.read(key, step)).toStrictEqual(written?.record);
          }
        }),
      );
    }),
  );

  it.live("keeps text that no encoding has as it is: half of a surrogate pair in a statement's name", () =>
    Effect.gen(function* () {
      const directory = path.join(yield* temporaryFolder, "run");
      const named = Effect.map(readTinyData, (raw) => ({
        ...raw,
        train: raw.train.map((file) => ({
          ...file,
          rows: { ...file.rows, rows: file.rows.rows.map((row) => ({ ...row, name: `${row.name} \ud835` })) },
        })),
      }));
      const { digest } = yield* runSelfPlay(named).pipe(
        Effect.provide([withPlan(layerNewRun({ directory, experiment: tinyExperiment() })), mockBackEnds()]),
      );
      const inMemory = yield* runSelfPlay(named).pipe(
        Effect.provide([memoryRunLog(tinyExperiment(), new Map()), mockBackEnds()]),
      );
      expect(digest).toBe(inMemory.digest);
      const data = yield* reading(
        directory,
        Effect.gen(function* () {
          const [first] = yield* committedInOrder;
          return yield* (yield* RunLog).read(first!.key, first!.step);
        }),
      );
      expect((data as unknown as { train: ReadonlyArray<{ name: string }> }).train[0]?.name).toMatch(/ \ud835$/);
    }),
  );

  it.live("can be asked in SQL for statements, conjectures and attempts, though they stand in bodies", () =>
    Effect.gen(function* () {
      const directory = path.join(yield* temporaryFolder, "run");
      const { summary } = yield* start(directory, tinyExperiment());
      inDatabase(directory, (db) => {
        const number = (sql: string) => db.prepare<[], number>(sql).pluck().get();
        expect(number("SELECT count(*) FROM statements WHERE split = 'train'")).toBe(24);
        expect(number("SELECT count(*) FROM statements WHERE split = 'heldOut'")).toBe(8);
        expect(number("SELECT count(DISTINCT id) FROM conjectures")).toBe(summary?.conjectures);
        expect(number("SELECT sum(multiplicity) FROM attempts WHERE step = 'prove'")).toBe(summary?.proofsSampled);
        const judged = "SELECT count(*) FROM verdicts v JOIN statements s ON s.id = v.statement_id";
        expect(number(judged)).toBeGreaterThan(0);
      });
    }),
  );

  it.live("stores the effective configuration beside the database", () =>
    Effect.gen(function* () {
      const directory = path.join(yield* temporaryFolder, "run");
      yield* start(directory, tinyExperiment("iterations=1"));
      expect(JSON.parse(readFileSync(path.join(directory, "experiment.json"), "utf8"))).toMatchObject({
        iterations: 1,
      });
      const listed = yield* listing(directory);
      expect(listed).toMatchObject({
        state: "finished",
        info: { id: "run", experiment: { iterations: 1 }, lineage: null },
      });
      expect(listed.summary?.trainSize).toBe(24);
    }),
  );

  it.live("refuses a folder with something in it and leaves it alone (reason: UserError)", () =>
    Effect.gen(function* () {
      const directory = yield* temporaryFolder;
      writeFileSync(path.join(directory, "notes.txt"), "mine");
      const failure = yield* Effect.flip(start(directory, tinyExperiment()));
      expect(failure._tag).toBe("UserError");
      expect(readdirSync(directory)).toStrictEqual(["notes.txt"]);
    }),
  );

  it.live("takes a folder whose run was killed before it began", () =>
    Effect.gen(function* () {
      const directory = yield* temporaryFolder;
      inDatabase(directory, (db) => db.pragma("journal_mode = WAL"));
      for (const file of ["writer.lock", "run.db-journal"]) writeFileSync(path.join(directory, file), "");
      expect(String((yield* Effect.flip(resume(directory))).message)).toContain("stopped before it began");
      expect((yield* start(directory, tinyExperiment("iterations=1"))).summary?.iterations).toBe(1);
    }),
  );

  it.live("refuses a second writer (reason: RunLocked) while readers go on, and frees the lock at the end", () =>
    Effect.gen(function* () {
      const directory = path.join(yield* temporaryFolder, "run");
      yield* Effect.gen(function* () {
        yield* RunLog;
        const failure = yield* Effect.flip(resume(directory));
        expect(failure._tag).toBe("RunLocked");
        expect((yield* listing(directory)).state).toBe("running");
      }).pipe(Effect.provide(layerNewRun({ directory, experiment: tinyExperiment("iterations=1") })));
      expect((yield* listing(directory)).state).toBe("stopped");
      expect((yield* resume(directory)).summary?.iterations).toBe(1);
    }),
  );

  it.live("refuses a folder without a run and makes nothing in it (reason: NotARun)", () =>
    Effect.gen(function* () {
      const directory = yield* temporaryFolder;
      const failure = yield* Effect.flip(resume(directory));
      expect(failure._tag).toBe("NotARun");
      expect(readdirSync(directory)).toStrictEqual([]);
    }),
  );

  it.live("refuses another program's database and a file that is none (reason: NotARun)", () =>
    Effect.gen(function* () {
      const directory = yield* temporaryFolder;
      inDatabase(directory, (db) => db.exec("CREATE TABLE other (x)"));
      expect((yield* Effect.flip(resume(directory)))._tag).toBe("NotARun");
      writeFileSync(path.join(directory, "run.db"), "no database, but long enough to have a header".repeat(100));
      expect((yield* Effect.flip(resume(directory)))._tag).toBe("NotARun");
    }),
  );

  it.live("refuses a run of a newer schema version, for reading and writing, and leaves it (reason: NewerRun)", () =>
    Effect.gen(function* () {
      const directory = path.join(yield* temporaryFolder, "run");
      yield* start(directory, tinyExperiment("iterations=1"));
      inDatabase(directory, (db) => db.pragma("user_version = 99"));
      const before = readFileSync(path.join(directory, "run.db"));
      for (const attempt of [resume(directory), reading(directory, Effect.asVoid(RunLog))]) {
        const failure = yield* Effect.flip(attempt);
        expect(failure._tag).toBe("NewerRun");
        expect(String(failure.message)).toContain("schema version 99");
      }
      expect(readFileSync(path.join(directory, "run.db")).equals(before)).toBe(true);
    }),
  );

  it.live("finds out what was edited by hand or is missing (reason: CorruptRun)", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder;
      const edit = (step: string, path: string, value: string): string =>
        `UPDATE steps SET body = json_replace(body, '${path}', ${value})
         WHERE step = '${step}' AND json_extract(body, '${path}') IS NOT NULL`;
      const edits: ReadonlyArray<readonly [string, string]> = [
        ["a multiplicity", edit("prove", "$.attempts[0].multiplicity", "7")],
        [
          "a verdict",
          "UPDATE verdicts SET verdict = 'crashed', detail = '{\"message\":\"\"}' WHERE verdict = 'rejected'",
        ],
        [
          "a verdict that is none",
          "UPDATE verdicts SET verdict = 'maybe' WHERE sequence = (SELECT min(sequence) FROM verdicts)",
        ],
        ["a statement", edit("data", "$.train[3].matchingWeight", "7")],
        ["a weight", edit("reward", "$.kept[0].weight", "9")],
        ["an example's weight", edit("examples", "$.examples[0].weight", "2")],
        ["a missing proof", "DELETE FROM proofs"],
        ["a proof", "UPDATE proofs SET text = text || ' '"],
        ["a wall time", "UPDATE steps SET milliseconds = milliseconds + 1 WHERE step = 'train'"],
        ["a statement's text", "UPDATE steps SET body = replace(body, 'n + 1', 'n + 2') WHERE step = 'data'"],
        ["a model", "UPDATE parameters SET bytes = x'00'"],
        ["a missing step", "DELETE FROM steps WHERE step = 'prove'"],
        ["a missing step at the end of an iteration", "DELETE FROM steps WHERE step = 'metrics' AND iteration = 0"],
        ["missing steps at the end of the log", "DELETE FROM steps WHERE iteration >= 1"],
        ["an end that was moved", "UPDATE head SET sequence = sequence - 1"],
        [
          "the configuration",
          "UPDATE run SET value = replace(value, '\"seed\":1', '\"seed\":2') WHERE key = 'experiment'",
        ],
        ["a body that is no JSON", "UPDATE steps SET body = '{' WHERE step = 'metrics'"],
      ];
      const whole = path.join(folder, "whole");
      yield* start(whole, tinyExperiment());
      for (const [what, sql] of edits) {
        const directory = path.join(folder, what);
        mkdirSync(directory);
        writeFileSync(path.join(directory, "run.db"), readFileSync(path.join(whole, "run.db")));
        inDatabase(directory, (db) => {
          for (const { name } of db
            .prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            .all())
            db.exec(`DROP TRIGGER ${name}`);
          expect(db.prepare(sql).run().changes, what).toBeGreaterThan(0);
        });
        expect((yield* Effect.flip(resume(directory)))._tag, what).toBe("CorruptRun");
      }
    }),
  );

  it.live("lets nobody change or delete a row by accident", () =>
    Effect.gen(function* () {
      const directory = path.join(yield* temporaryFolder, "run");
      yield* start(directory, tinyExperiment("iterations=1"));
      inDatabase(directory, (db) => {
        expect(() => db.exec("UPDATE steps SET digest = ''")).toThrow("append-only");
        expect(() => db.exec("DELETE FROM verdicts")).toThrow("append-only");
      });
    }),
  );

  it.live("ends with DiskFull when there is no space left, with an untouched log that resumes", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder;
      const experiment = tinyExperiment();
      const base = yield* start(path.join(folder, "base"), experiment);
      const directory = path.join(folder, "full");
      const limited = Effect.gen(function* () {
        const db = yield* createRunDatabase({ directory, experiment });
        // To SQLite a full disk and a full page budget are the same.
        db.pragma(`max_page_count = ${(db.pragma("page_count", { simple: true }) as number) + 6}`);
        const log = yield* sqliteRunLog({ db, directory, mode: "write" });
        return yield* runSelfPlay(readTinyData).pipe(
          Effect.provideService(RunLog, log),
          Effect.provide([mockBackEnds(), layerPlan(experiment)]),
        );
      }).pipe(Effect.scoped);
      const failure = yield* Effect.flip(limited);
      expect(failure._tag).toBe("DiskFull");
      expect((yield* listing(directory)).state).toBe("stopped");
      expect(yield* resume(directory)).toStrictEqual(base);
    }),
  );

  it.live("branches: shares the first iterations, goes its own way after, and knows its parent", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder;
      const parent = path.join(folder, "parent");
      const base = yield* start(parent, tinyExperiment());
      const same = path.join(folder, "same");
      yield* branchRun({ parentDirectory: parent, fromIteration: 2, directory: same, experiment: tinyExperiment() });
      expect(yield* resume(same)).toStrictEqual(base);
      const other = path.join(folder, "other");
      const changed = tinyExperiment("prove.conjectureShare=0");
      yield* branchRun({ parentDirectory: parent, fromIteration: 1, directory: other, experiment: changed });
      const result = yield* resume(other);
      expect(result.digest).not.toBe(base.digest);
      const digests = (directory: string, until: number) =>
        reading(
          directory,
          Effect.gen(function* () {
            const log = yield* RunLog;
            return (yield* log.committed).filter(({ iteration }) => iteration < until).map(({ digest }) => digest);
          }),
        );
      expect(yield* digests(other, 1)).toStrictEqual(yield* digests(parent, 1));
      expect((yield* listing(other)).info.lineage).toMatchObject({ parent: "parent", fromIteration: 1 });
    }),
  );

  it.live("finds the folders of runs, those too that cannot be read", () =>
    Effect.gen(function* () {
      const folder = yield* temporaryFolder;
      yield* start(path.join(folder, "a"), tinyExperiment("iterations=1"));
      yield* start(path.join(folder, "b"), tinyExperiment("iterations=1"));
      mkdirSync(path.join(folder, "not-a-run"));
      mkdirSync(path.join(folder, "broken"));
      writeFileSync(path.join(folder, "broken", "run.db"), "x".repeat(5000));
      expect((yield* runFolders(folder)).map((directory) => path.basename(directory)).sort()).toStrictEqual([
        "a",
        "b",
        "broken",
      ]);
      expect((yield* Effect.flip(listing(path.join(folder, "broken"))))._tag).toBe("NotARun");
    }),
  );
});
