/** A branch of a run: a new run that begins with a copy of the parent's first iterations. */
import type { Database } from "better-sqlite3";
import { Effect } from "effect";
import type { Branch } from "../../services/index.ts";
import { openDatabase, readInfo } from "./run-folder.ts";
import { attempt } from "./sqlite-errors.ts";
import { createRunDatabase, moveHead } from "./sqlite-run-log.ts";

/** What is copied of each table; `steps` and `verdicts` by iteration, the others are keyed by content. */
const COPIED: Readonly<Record<string, string>> = {
  proofs: "SELECT * FROM proofs",
  embeddings: "SELECT * FROM embeddings",
  parameters: "SELECT * FROM parameters",
  verdicts: "SELECT verdicts.* FROM verdicts JOIN steps USING (sequence) WHERE iteration < :before",
  steps: "SELECT * FROM steps WHERE iteration < :before",
};

const copy = (from: Database, to: Database, before: number): void => {
  to.transaction(() => {
    for (const [table, sql] of Object.entries(COPIED)) {
      const select = from.prepare<Array<object>, Array<unknown>>(sql).raw();
      const insert = to.prepare(
        `INSERT INTO ${table} VALUES (${select
          .columns()
          .map(() => "?")
          .join(", ")})`,
      );
      for (const row of select.iterate(...(sql.includes(":before") ? [{ before }] : []))) insert.run(...row);
    }
    moveHead(to);
  }).immediate();
};

/** Makes the folder and log of a branch; resuming it runs its own iterations. Its lineage is in its log. */
export const branchRun = Effect.fn("branchRun")(function* (options: Branch) {
  const { directory, experiment, fromIteration, parentDirectory } = options;
  const parent = yield* Effect.acquireRelease(
    attempt(parentDirectory, "opening the parent", () => openDatabase(parentDirectory, "read")),
    (db) => Effect.sync(() => db.close()),
  );
  const info = yield* attempt(parentDirectory, "reading the parent", () => readInfo(parent, parentDirectory));
  const lineage = { parent: info.id, parentDirectory, fromIteration };
  const db = yield* createRunDatabase({ directory, experiment, lineage });
  yield* attempt(directory, "copying the shared iterations", () => copy(parent, db, fromIteration));
}, Effect.scoped);
