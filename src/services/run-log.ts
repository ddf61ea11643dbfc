/** The record of a run: append-only, one transaction a step. Everything the loop knows can be read back from it. */
import { Context, type Effect, Schema } from "effect";
import {
  type Experiment,
  type ModelVersion,
  type ProofId,
  type RecordCodec,
  type StatementId,
  type StepKey,
  type StepRecord,
  thrownText,
  type Verdict,
} from "../domain/index.ts";

/** Where a branched run comes from. */
export interface Lineage {
  readonly parent: string;
  readonly parentDirectory: string;
  /** First iteration that is the branch's own. */
  readonly fromIteration: number;
}

export interface RunInfo {
  /** The folder's name. */
  readonly id: string;
  readonly directory: string;
  /** The effective configuration. */
  readonly experiment: Experiment;
  /** SHA-256 of what in the configuration changes results. */
  readonly fingerprint: string;
  /** Wall time of creation, ISO 8601. */
  readonly createdAt: string;
  readonly lineage: Lineage | null;
}

/** A run made from another. */
export interface Branch {
  readonly parentDirectory: string;
  /** The branch shares the iterations before this one; at least 0, at most as many as the parent has finished. */
  readonly fromIteration: number;
  /** New or empty. */
  readonly directory: string;
  /** The parent's experiment with what the branch changes. */
  readonly experiment: Experiment;
}

/** A committed step, its digest and its wall time. */
export interface CommittedStep extends StepKey {
  /** SHA-256 of the record's canonical lines, wall times left out. */
  readonly digest: string;
  readonly milliseconds: number;
}

/** The folder holds no run. */
export class NotARun extends Schema.TaggedError<NotARun>()("NotARun", {
  directory: Schema.String,
  message: Schema.String,
}) {}
/** The run was written by a newer version of this program. */
export class NewerRun extends Schema.TaggedError<NewerRun>()("NewerRun", {
  directory: Schema.String,
  found: Schema.Int,
  known: Schema.Int,
}) {
  override get message() {
    return `${this.directory}: the run has schema version ${this.found}, this program knows up to ${this.known}; use a newer version of it`;
  }
}
/** What is stored does not fit together. */
export class CorruptRun extends Schema.TaggedError<CorruptRun>()("CorruptRun", {
  directory: Schema.String,
  detail: Schema.String,
  /** The record as it is stored now, where it can be read but was changed: what a replay compares. */
  record: Schema.optionalKey(Schema.Unknown),
}) {
  override get message() {
    return `${this.directory}: the run log is damaged: ${this.detail}`;
  }
}
/** No space left; nothing of the step was written. */
export class DiskFull extends Schema.TaggedError<DiskFull>()("DiskFull", { directory: Schema.String }) {
  override get message() {
    return `${this.directory}: no space left on the disk; the log ends with its last complete step and can be resumed`;
  }
}
/** Another process writes to the run. */
export class RunLocked extends Schema.TaggedError<RunLocked>()("RunLocked", { directory: Schema.String }) {
  override get message() {
    return `${this.directory}: another process is writing to this run; wait for it or stop it`;
  }
}
/** The log could not be read or written for another reason, e.g. permissions. */
export class RunLogFailure extends Schema.TaggedError<RunLogFailure>()("RunLogFailure", {
  directory: Schema.String,
  operation: Schema.String,
  cause: Schema.Defect(),
}) {
  override get message() {
    return `${this.directory}: ${this.operation}: ${thrownText(this.cause)}`;
  }
}

export type RunLogError = NotARun | NewerRun | CorruptRun | DiskFull | RunLocked | RunLogFailure;

/** A decided verdict of an earlier attempt with the same text. */
export interface KnownVerdict {
  readonly verdict: Verdict;
  readonly iteration: number;
  /** What it cost when it was checked. */
  readonly runMilliseconds: number;
}

export class RunLog extends Context.Service<
  RunLog,
  {
    readonly info: RunInfo;
    /** All committed steps, in the order of their commits; a plan has an order of its own. */
    readonly committed: Effect.Effect<ReadonlyArray<CommittedStep>, RunLogError>;
    /** A committed record as it was written. */
    readonly read: <Body extends object>(
      key: StepKey,
      codec: RecordCodec<Body>,
    ) => Effect.Effect<StepRecord<Body>, RunLogError>;
    /** Writes a step in one transaction; a step that is already there, with the same digest, is left as it is. */
    readonly commit: <Body extends object>(
      record: StepRecord<Body>,
      codec: RecordCodec<Body>,
      digest: string,
      milliseconds: number,
    ) => Effect.Effect<void, RunLogError>;
    /** Proved and not-proved verdicts of earlier iterations, by `attemptKey`. */
    readonly knownVerdicts: (
      attempts: ReadonlyArray<{ readonly statementId: StatementId; readonly proofId: ProofId }>,
    ) => Effect.Effect<ReadonlyMap<string, KnownVerdict>, RunLogError>;
    /** Whether another process writes to it now. */
    readonly isBeingWritten: Effect.Effect<boolean, RunLogError>;
    /** Stored parameters; null where the back end keeps them itself. */
    readonly parameters: (version: ModelVersion) => Effect.Effect<Uint8Array | null, RunLogError>;
  }
>()("stp/RunLog") {}
