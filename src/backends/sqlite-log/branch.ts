/** A branch of a run: a new run that begins with a copy of the parent's first iterations. */
import type { Database } from "better-sqlite3";
import { Effect } from "effect";
import { UserError } from "../../domain/index.ts";
import type { Branch } from "../../services/index.ts";
import { openDatabase, readInfo } from "./run-folder.ts";
import { attempt } from "./sqlite-errors.ts";
import { committedSteps, createRunDatabase, moveHead } from "./sqlite-run-log.ts";

/** Tables whose rows belong to an iteration. */
const BY_ITERATION = ["seeds", "conjectures", "selected", "attempts", "verdicts", "weights", "examples", "steps"];
/** Tables of the set-up, or keyed by content. */
const SHARED = ["statements", "library", "proofs", "embeddings", "parameters"];

const copy = (db: Database, parentFile: string, fromIteration: number): void => {
  db.prepare("ATTACH DATABASE ? AS parent").run(parentFile);
  try {
    db.transaction(() => {
      for (const table of SHARED) db.exec(`INSERT INTO main.${table} SELECT * FROM parent.${table}`);
      for (const table of BY_ITERATION)
        db.prepare(`INSERT INTO main.${table} SELECT * FROM parent.${table} WHERE iteration < ?`).run(fromIteration);
      moveHead(db);
    }).immediate();
  } finally {
    db.exec("DETACH DATABASE parent");
  }
};

/**
 * Makes the folder and log of a branch; resuming it runs its own iterations. Its lineage is in its log.
 * Fails with a `UserError` if the parent has not finished the iterations to share.
 */
export const branchRun = Effect.fn("branchRun")(function* (options: Branch) {
  const { directory, experiment, fromIteration, parentDirectory } = options;
  const parent = yield* Effect.acquireRelease(
    attempt(parentDirectory, "opening the parent", () => openDatabase(parentDirectory, "read")),
    (db) => Effect.sync(() => db.close()),
  );
  const info = yield* attempt(parentDirectory, "reading the parent", () => readInfo(parent, parentDirectory));
  const steps = yield* attempt(parentDirectory, "reading the steps", () => committedSteps(parent));
  const isSetUp = steps.some(({ step }) => step === "initial");
  const finished = isSetUp ? steps.filter(({ step }) => step === "metrics").length : -1;
  if (!Number.isInteger(fromIteration) || fromIteration < 0 || fromIteration > finished)
    return yield* new UserError({
      place: "--from",
      expected: finished < 0 ? "a parent whose set-up is done" : `an iteration from 0 to ${finished}`,
      found: String(fromIteration),
    });
  const lineage = { parent: info.id, parentDirectory, fromIteration };
  const db = yield* createRunDatabase({ directory, experiment, lineage });
  yield* attempt(directory, "copying the shared iterations", () => copy(db, parent.name, fromIteration));
}, Effect.scoped);
