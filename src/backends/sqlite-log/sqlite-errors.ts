/** What SQLite and the file system report, as the errors of the run log. */
import Database from "better-sqlite3";
import { Effect } from "effect";
import {
  CorruptRun,
  DiskFull,
  NewerRun,
  NotARun,
  RunLocked,
  type RunLogError,
  RunLogFailure,
} from "../../services/index.ts";

const isRunLogError = (cause: unknown): cause is RunLogError =>
  [NotARun, NewerRun, CorruptRun, DiskFull, RunLocked, RunLogFailure].some((kind) => cause instanceof kind);

const codeOf = (cause: unknown): string => {
  if (cause instanceof Database.SqliteError) return cause.code;
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  return typeof code === "string" ? code : "";
};

/** The error of the run log that a thrown value stands for. */
export const runLogError = (directory: string, operation: string, cause: unknown): RunLogError => {
  if (isRunLogError(cause)) return cause;
  const code = codeOf(cause);
  if (code === "SQLITE_FULL" || code === "ENOSPC" || code === "EDQUOT") return new DiskFull({ directory });
  if (code === "SQLITE_BUSY" || code === "SQLITE_LOCKED") return new RunLocked({ directory });
  if (code === "SQLITE_NOTADB")
    return new NotARun({ directory, message: `${directory}: expected a SQLite database in run.db, found other bytes` });
  if (code.startsWith("SQLITE_CORRUPT"))
    return new CorruptRun({ directory, detail: cause instanceof Error ? cause.message : code });
  return new RunLogFailure({ directory, operation, cause });
};

/** Runs synchronous work on the log; what it throws becomes an error of the log. */
export const attempt = <A>(directory: string, operation: string, work: () => A): Effect.Effect<A, RunLogError> =>
  Effect.try({ try: work, catch: (cause) => runLogError(directory, operation, cause) });
