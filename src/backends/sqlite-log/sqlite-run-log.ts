/** The run log on SQLite: one transaction a step, append-only, one writer. */
import type { Database } from "better-sqlite3";
import { DateTime, Effect, Layer } from "effect";
import {
  attemptKey,
  type Experiment,
  type ModelVersion,
  type RecordCodec,
  type StepKey,
  type StepRecord,
  stepKey,
  UserError,
  type Verdict,
} from "../../domain/index.ts";
import {
  type CommittedStep,
  CorruptRun,
  type KnownVerdict,
  type Lineage,
  RunLog,
  RunLogFailure,
} from "../../services/index.ts";
import { makeInsert, parametersOf, verdictOf } from "./record-forms.ts";
import {
  createDatabase,
  inodeOf,
  isBeingWritten,
  isFree,
  lockForWriting,
  makeFolder,
  openDatabase,
  readInfo,
} from "./run-folder.ts";
import { attempt } from "./sqlite-errors.ts";
import { readStep, writeStep } from "./stored-step.ts";

interface Opened {
  readonly db: Database;
  readonly directory: string;
  readonly mode: "read" | "write";
}

/** The steps of a log, in the order of their commits. */
export const committedSteps = (db: Database): ReadonlyArray<CommittedStep> =>
  db
    .prepare<[], CommittedStep>("SELECT iteration, step, part, digest, milliseconds FROM steps ORDER BY sequence")
    .all();

const digestOf = (db: Database, { iteration, part, step }: StepKey): string | undefined =>
  db
    .prepare<[number, string, number], string>("SELECT digest FROM steps WHERE iteration = ? AND step = ? AND part = ?")
    .pluck()
    .get(iteration, step, part);

/** A place in the chain of checksums. */
interface ChainEnd {
  /** -1 in an empty log. */
  readonly sequence: number;
  readonly checksum: string;
}

/** The end of the log as the last commit wrote it. */
const readHead = (db: Database): ChainEnd =>
  db.prepare<[], ChainEnd>("SELECT sequence, checksum FROM head").get() ?? { sequence: -1, checksum: "" };

/** Tells where the log ends now; called in the transaction that adds steps. */
export const moveHead = (db: Database): void => {
  db.exec(`UPDATE head SET (sequence, checksum) =
    (SELECT sequence, checksum FROM steps ORDER BY sequence DESC LIMIT 1)`);
};

/** Throws `CorruptRun` where steps are missing, in the middle or at the end. */
const refuseGaps = (db: Database, directory: string): void => {
  const { checksum, sequence } = readHead(db);
  const steps = db.prepare<[], number>("SELECT count(*) FROM steps").pluck().get() ?? 0;
  const last = db.prepare<[number], string>("SELECT checksum FROM steps WHERE sequence = ?").pluck().get(sequence);
  const missing = sequence + 1 - steps;
  if (missing !== 0) throw new CorruptRun({ directory, detail: `${missing} of its ${sequence + 1} steps are missing` });
  if ((last ?? "") !== checksum)
    throw new CorruptRun({ directory, detail: "its last step is not the one that was written last" });
};

/** Writes a step in one transaction; one that is there already must be the same. */
const makeCommit = ({ db, directory }: Opened) => {
  const insert = makeInsert(db);
  const inode = inodeOf(directory);
  let iteration: number | null = null;
  return <Body extends object>(
    record: StepRecord<Body>,
    codec: RecordCodec<Body>,
    digest: string,
    milliseconds: number,
  ): void => {
    const key = stepKey(record);
    const cause = "run.db is not there any more: the folder was removed while the run went on";
    if (inodeOf(directory) !== inode) throw new RunLogFailure({ directory, operation: `writing ${key.step}`, cause });
    db.transaction(() => {
      const there = digestOf(db, key);
      if (there === digest) return;
      const what = `step ${key.step} of iteration ${key.iteration} was written before with another content`;
      if (there !== undefined) throw new CorruptRun({ directory, detail: what });
      const last = readHead(db);
      writeStep(insert, last.checksum, record, codec, { sequence: last.sequence + 1, digest, milliseconds });
      moveHead(db);
    }).immediate();
    // With every iteration what was committed goes from the files beside run.db into it.
    if (key.iteration !== iteration) db.pragma("wal_checkpoint(PASSIVE)");
    iteration = key.iteration;
  };
};

interface VerdictRow {
  readonly verdict: string;
  readonly detail: string;
  readonly iteration: number;
  readonly run_milliseconds: number;
}

/** Looks up the first decided verdict on a (statement, proof). */
const makeKnownVerdicts = ({ db }: Opened) => {
  const select = db.prepare<[string, string], VerdictRow>(
    `SELECT verdict, detail, iteration, run_milliseconds FROM verdicts JOIN steps USING (sequence)
     WHERE statement_id = ? AND proof_id = ? AND cached_from IS NULL AND verdict IN ('accepted', 'rejected')
     LIMIT 1`,
  );
  return (attempts: ReadonlyArray<Parameters<typeof attemptKey>[0]>): ReadonlyMap<string, KnownVerdict> => {
    const known = new Map<string, KnownVerdict>();
    for (const one of attempts) {
      const row = select.get(one.statementId, one.proofId);
      if (row === undefined) continue;
      const verdict = verdictOf(row.verdict, row.detail) as Verdict;
      known.set(attemptKey(one), { verdict, iteration: row.iteration, runMilliseconds: row.run_milliseconds });
    }
    return known;
  };
};

/** The service over an open database. */
export const sqliteRunLog = (opened: Opened) => {
  const { db, directory, mode } = opened;
  const knownVerdicts = makeKnownVerdicts(opened);
  const commit = makeCommit(opened);
  return Effect.map(
    attempt(directory, "reading the run", () => readInfo(db, directory)),
    (info) =>
      RunLog.of({
        info,
        committed: attempt(directory, "reading the steps", () => {
          refuseGaps(db, directory);
          return committedSteps(db);
        }),
        read: (key, codec) => attempt(directory, `reading step ${key.step}`, () => readStep(db, directory, key, codec)),
        commit: (record, codec, digest, milliseconds) =>
          mode === "read"
            ? Effect.fail(new RunLogFailure({ directory, operation: "writing", cause: "opened for reading only" }))
            : attempt(directory, `writing step ${record._tag}`, () => commit(record, codec, digest, milliseconds)),
        knownVerdicts: (attempts) => attempt(directory, "looking up verdicts", () => knownVerdicts(attempts)),
        isBeingWritten: attempt(directory, "looking at the lock", () => mode === "read" && isBeingWritten(directory)),
        parameters: (version: ModelVersion) =>
          attempt(directory, "reading parameters", () => parametersOf(db, version)),
      }),
  );
};

const close = (db: Database) => Effect.sync(() => db.close());

/** The writer's lock, held until the scope closes. */
export const holdLock = (directory: string) =>
  Effect.acquireRelease(
    attempt(directory, "taking the writer's lock", () => lockForWriting(directory)),
    close,
  );

export interface CreateOptions {
  /** A folder that does not exist or is empty. */
  readonly directory: string;
  readonly experiment: Experiment;
  readonly lineage?: Lineage;
}

/** Makes a run's folder and its empty log and keeps them open for writing until the scope closes. */
export const createRunDatabase = Effect.fn("createRunDatabase")(function* (options: CreateOptions) {
  const { directory, experiment, lineage = null } = options;
  if (!(yield* attempt(directory, "looking at the folder", () => isFree(directory))))
    return yield* new UserError({ place: directory, expected: "a new or empty folder", found: "files in it" });
  const createdAt = DateTime.formatIso(yield* DateTime.now);
  yield* attempt(directory, "making the folder", () => makeFolder(directory));
  yield* holdLock(directory);
  return yield* Effect.acquireRelease(
    attempt(directory, "creating the run", () => createDatabase({ directory, experiment, createdAt, lineage })),
    close,
  );
});

/** The log of a new run. */
export const layerNewRun = (options: CreateOptions) =>
  Layer.effect(
    RunLog,
    Effect.flatMap(createRunDatabase(options), (db) =>
      sqliteRunLog({ db, directory: options.directory, mode: "write" }),
    ),
  );

/** The log of a run that exists: `write` to resume it, `read` to look at it (also while another process writes). */
export const layerExistingRun = (directory: string, mode: "read" | "write") =>
  Layer.effect(
    RunLog,
    Effect.gen(function* () {
      // Before the lock, so that a folder that is no run is left as it is.
      const probe = yield* attempt(directory, "opening the run", () => openDatabase(directory, "read"));
      if (mode === "read") {
        yield* Effect.addFinalizer(() => close(probe));
        return yield* sqliteRunLog({ db: probe, directory, mode });
      }
      probe.close();
      yield* holdLock(directory);
      const db = yield* Effect.acquireRelease(
        attempt(directory, "opening the run", () => openDatabase(directory, "write")),
        close,
      );
      return yield* sqliteRunLog({ db, directory, mode });
    }),
  );
