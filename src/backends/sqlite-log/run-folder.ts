/** The folder of a run: `run.db`, the experiment as it was started, and the lock of the one process that may write. */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import Database from "better-sqlite3";
import { Result, Schema } from "effect";
import { Experiment, experimentFingerprint } from "../../domain/index.ts";
import { CorruptRun, type Lineage, NewerRun, NotARun, type RunInfo, RunLocked } from "../../services/index.ts";
import { APPLICATION_ID, migrate, SCHEMA_VERSION, schemaVersion } from "./schema.ts";

export const databaseFile = (directory: string): string => path.join(directory, "run.db");
/** Which file run.db is; undefined where there is none. */
export const inodeOf = (directory: string): number | undefined =>
  statSync(databaseFile(directory), { throwIfNoEntry: false })?.ino;

const lockFile = (directory: string): string => path.join(directory, "writer.lock");

const isBusy = (cause: unknown): boolean =>
  cause instanceof Database.SqliteError && cause.code.startsWith("SQLITE_BUSY");

/**
 * Takes the writer's lock: an exclusive transaction on a file of its own, which the operating system gives back when the
 * process ends, however it ends. Readers of `run.db` are not held up. Throws `RunLocked`.
 */
export const lockForWriting = (directory: string): Database.Database => {
  const lock = new Database(lockFile(directory), { timeout: 0 });
  try {
    lock.exec("BEGIN EXCLUSIVE");
    return lock;
  } catch (cause) {
    lock.close();
    throw isBusy(cause) ? new RunLocked({ directory }) : cause;
  }
};

/** Whether some process holds the writer's lock. */
export const isBeingWritten = (directory: string): boolean => {
  if (!existsSync(lockFile(directory))) return false;
  const lock = new Database(lockFile(directory), { timeout: 0, readonly: true });
  try {
    lock.pragma("schema_version");
    return false;
  } catch (cause) {
    if (isBusy(cause)) return true;
    throw cause;
  } finally {
    lock.close();
  }
};

/** Opens the database of an existing run; throws `NotARun` or `NewerRun`. */
export const openDatabase = (directory: string, mode: "read" | "write"): Database.Database => {
  const file = databaseFile(directory);
  const isFile = statSync(file, { throwIfNoEntry: false })?.isFile();
  if (isFile !== true) {
    const what = isFile === undefined ? "a folder with a run, found no run.db" : "a file run.db, found something else";
    throw new NotARun({ directory, message: `${directory}: expected ${what}` });
  }
  const db = mode === "read" ? openToRead(file) : new Database(file, { timeout: 5000, fileMustExist: true });
  try {
    if (db.pragma("application_id", { simple: true }) !== APPLICATION_ID) {
      const what =
        tableCount(db) === 0
          ? "a run that has begun, found one that was stopped before it began; start it again"
          : "the log of a run in run.db, found a database of another program";
      throw new NotARun({ directory, message: `${directory}: expected ${what}` });
    }
    const found = schemaVersion(db);
    if (found > SCHEMA_VERSION) throw new NewerRun({ directory, found, known: SCHEMA_VERSION });
    if (mode === "write") {
      configure(db);
      migrate(db);
    } else if (found < SCHEMA_VERSION) return migratedCopy(db);
    return db;
  } catch (cause) {
    db.close();
    throw cause;
  }
};

const needsWriting = (cause: unknown): boolean =>
  cause instanceof Database.SqliteError && /^SQLITE_(?:CANTOPEN|READONLY)/.test(cause.code);

/** A database to look at. On a read-only disk SQLite cannot keep what readers of a write-ahead log share: there a copy. */
const openToRead = (file: string): Database.Database => {
  const db = new Database(file, { timeout: 5000, readonly: true, fileMustExist: true });
  try {
    schemaVersion(db);
    return db;
  } catch (cause) {
    db.close();
    if (!needsWriting(cause)) throw cause;
  }
  const folder = mkdtempSync(path.join(tmpdir(), "stp-run-"));
  try {
    for (const end of ["", "-wal"])
      if (existsSync(file + end)) copyFileSync(file + end, path.join(folder, `copy${end}`));
    return inMemory(new Database(path.join(folder, "copy")));
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** Bytes of a database's header that say how it is written: 2 with a write-ahead log, which memory cannot have. */
const WRITE_VERSIONS = [18, 19] as const;

/** A copy in memory of a database, which is closed. */
const inMemory = (db: Database.Database): Database.Database => {
  const image = db.serialize();
  db.close();
  for (const at of WRITE_VERSIONS) image[at] = 1;
  return new Database(image);
};

/** An older run as it would be after an upgrade: what is only looked at is left as it is. */
const migratedCopy = (db: Database.Database): Database.Database => {
  const copy = inMemory(db);
  migrate(copy);
  return copy;
};

/** Survives a killed process at any moment; a power cut may cost the last steps, never the log. */
const configure = (db: Database.Database): void => {
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = NORMAL");
};

export interface NewRun {
  readonly directory: string;
  readonly experiment: Experiment;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly lineage: Lineage | null;
}

/** Files of a run whose process was killed before the log had anything in it. */
const UNBORN = ["run.db", "run.db-journal", "run.db-wal", "run.db-shm", "writer.lock", "writer.lock-journal"];

const isEmptyDatabase = (file: string): boolean => {
  const db = new Database(file);
  try {
    return tableCount(db) === 0;
  } finally {
    db.close();
  }
};

const tableCount = (db: Database.Database): unknown => db.prepare("SELECT count(*) FROM sqlite_master").pluck().get();

/** True for a folder that does not exist, has nothing in it, or holds a run that was killed before it began. */
export const isFree = (directory: string): boolean => {
  const files = existsSync(directory) ? readdirSync(directory) : [];
  if (!files.every((file) => UNBORN.includes(file))) return false;
  return !files.includes("run.db") || isEmptyDatabase(databaseFile(directory));
};

/** Makes the folder and the empty log of a run; the folder must be free. */
export const createDatabase = (run: NewRun): Database.Database => {
  const { createdAt, directory, experiment, lineage } = run;
  const db = new Database(databaseFile(directory), { timeout: 5000 });
  try {
    configure(db);
    // One transaction: a process killed here leaves an empty database, never half a run.
    db.transaction(() => {
      migrate(db);
      const insert = db.prepare<[string, string]>("INSERT INTO run VALUES (?, ?)");
      insert.run("experiment", JSON.stringify(experiment));
      insert.run("fingerprint", experimentFingerprint(experiment));
      insert.run("createdAt", createdAt);
      insert.run("lineage", JSON.stringify(lineage));
    }).immediate();
    db.pragma("wal_checkpoint(PASSIVE)");
    writeFileSync(path.join(directory, "experiment.json"), `${JSON.stringify(experiment, null, 2)}\n`);
    return db;
  } catch (cause) {
    db.close();
    throw cause;
  }
};

export const makeFolder = (directory: string): void => {
  mkdirSync(directory, { recursive: true });
};

// Keys that a later version added have their defaults in an older run.
const decodeExperiment = Schema.decodeUnknownResult(Experiment);

/** What the database says of its run; throws `CorruptRun`. */
export const readInfo = (db: Database.Database, directory: string): RunInfo => {
  const values = new Map(
    db
      .prepare<[], { key: string; value: string }>("SELECT key, value FROM run")
      .all()
      .map((row) => [row.key, row.value]),
  );
  const corrupt = (detail: string) => new CorruptRun({ directory, detail });
  const value = (key: string): string => {
    const found = values.get(key);
    if (found === undefined) throw corrupt(`the run has no ${key}`);
    return found;
  };
  const stored: unknown = JSON.parse(value("experiment"));
  const experiment = decodeExperiment(stored);
  if (Result.isFailure(experiment)) throw corrupt(`the stored experiment: ${experiment.failure.message}`);
  if (experimentFingerprint(stored as Experiment) !== value("fingerprint"))
    throw corrupt("the stored experiment does not have the stored fingerprint");
  return {
    id: path.basename(path.resolve(directory)),
    directory,
    experiment: experiment.success,
    fingerprint: value("fingerprint"),
    createdAt: value("createdAt"),
    lineage: JSON.parse(value("lineage")) as Lineage | null,
  };
};
