/** The schema of `run.db` and its versions. */
import type { Database } from "better-sqlite3";
import { initial } from "./migrations/001-initial.ts";
import { head } from "./migrations/002-head.ts";
import { bodies } from "./migrations/003-bodies.ts";

/** Marks a SQLite file as a run of this program ("STPr"). */
export const APPLICATION_ID = 0x53545072;

/** Version n is reached by the first n migrations. */
const MIGRATIONS: ReadonlyArray<string | ((db: Database) => void)> = [initial, head, bodies];
export const SCHEMA_VERSION = MIGRATIONS.length;

/** Tables whose rows are written once. */
export const APPEND_ONLY = ["run", "steps", "proofs", "verdicts", "embeddings", "parameters"] as const;

const guards = APPEND_ONLY.flatMap((table) =>
  ["UPDATE", "DELETE"].map(
    (change) =>
      `CREATE TRIGGER IF NOT EXISTS ${table}_no_${change.toLowerCase()} BEFORE ${change} ON ${table}
       BEGIN SELECT RAISE(ABORT, 'the run log is append-only'); END;`,
  ),
).join("\n");

export const schemaVersion = (db: Database): number => db.pragma("user_version", { simple: true }) as number;

/** Brings a database to the current version in one transaction. */
export const migrate = (db: Database): void => {
  const from = schemaVersion(db);
  if (from === SCHEMA_VERSION) return;
  db.transaction(() => {
    for (const migration of MIGRATIONS.slice(from)) {
      if (typeof migration === "string") db.exec(migration);
      else migration(db);
    }
    db.exec(guards);
    db.pragma(`application_id = ${APPLICATION_ID}`);
    db.pragma(`user_version = ${SCHEMA_VERSION}`);
  }).immediate();
};
