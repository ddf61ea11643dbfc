/** The runs of a folder, as their logs tell of them, without folding a whole log. */
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import type { Database } from "better-sqlite3";
import { Effect, Result } from "effect";
import { NotARun, type RunListing, type RunLogError } from "../../services/index.ts";
import { readStep } from "./read-step.ts";
import { databaseFile, isBeingWritten, openDatabase, readInfo } from "./run-folder.ts";
import { attempt } from "./sqlite-errors.ts";
import { committedSteps } from "./sqlite-run-log.ts";

const readListing = (db: Database, directory: string): RunListing => {
  const info = readInfo(db, directory);
  const steps = committedSteps(db);
  const last = steps.findLast(({ step }) => step === "metrics");
  const done = steps.findLast(({ step }) => step === "done");
  const running = done === undefined && isBeingWritten(directory);
  return {
    info,
    state: done !== undefined ? "finished" : running ? "running" : "stopped",
    metrics: last === undefined ? null : readStep(db, directory, { ...last, step: "metrics" }).metrics,
    summary: done === undefined ? null : readStep(db, directory, { ...done, step: "done" }).summary,
    seconds: steps.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / 1000,
  };
};

/** What a run's log says in short. */
export const readRunListing = (directory: string): Effect.Effect<RunListing, RunLogError> =>
  attempt(directory, "reading the run", () => {
    const db = openDatabase(directory, "read");
    try {
      return readListing(db, directory);
    } finally {
      db.close();
    }
  });

export interface UnreadableRun {
  readonly directory: string;
  readonly error: RunLogError;
}

/** The runs in a folder, newest first, and those that cannot be read. */
export const listRuns = Effect.fn("listRuns")(function* (folder: string) {
  if (!existsSync(folder))
    return yield* new NotARun({ directory: folder, message: `${folder}: there is no such folder` });
  const directories = (yield* attempt(folder, "reading the folder", () => readdirSync(folder)))
    .map((name) => path.join(folder, name))
    .filter((directory) => existsSync(databaseFile(directory)));
  const results = yield* Effect.forEach(directories, (directory) =>
    Effect.map(Effect.result(readRunListing(directory)), (result) => ({ directory, result })),
  );
  const runs = results.flatMap(({ result }) => (Result.isSuccess(result) ? [result.success] : []));
  const unreadable = results.flatMap(
    ({ directory, result }): ReadonlyArray<UnreadableRun> =>
      Result.isFailure(result) ? [{ directory, error: result.failure }] : [],
  );
  const newestFirst = (a: RunListing, b: RunListing): number =>
    a.info.createdAt < b.info.createdAt ? 1 : a.info.createdAt > b.info.createdAt ? -1 : 0;
  return { runs: runs.sort(newestFirst), unreadable };
});
