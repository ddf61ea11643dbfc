/**
 * A record as the log has it: a row of `steps`, and for some forms rows beside it. Checksums chain the rows: each covers
 * everything stored of its step, wall times included, and the checksum before it, so that whatever is edited, removed or
 * put in by hand is found out. (The digest, which equal runs share, leaves out what may differ between them.)
 */
import { createHash } from "node:crypto";
import type { Database } from "better-sqlite3";
import { Result, Schema } from "effect";
import { bodyOf, type RecordCodec, type StepKey, type StepRecord, thrownText } from "../../domain/index.ts";
import { CorruptRun } from "../../services/index.ts";
import { type Body, formOf, type Insert } from "./record-forms.ts";

/** What a step's row holds besides its record. */
export interface StepRow {
  /** Position in the order of commits, from 0. */
  readonly sequence: number;
  readonly digest: string;
  readonly milliseconds: number;
}

interface Stored extends StepRow {
  readonly body: string;
  readonly checksum: string;
}

/** The checksum of a step, 64 hexadecimal digits; `previous` is that of the step before, empty for the first. */
const checksumOf = (previous: string, codec: RecordCodec, key: StepKey, encoded: object, row: StepRow): string => {
  const { iteration, part, step } = key;
  const hash = createHash("sha256");
  hash.update(JSON.stringify([previous, step, iteration, part, row.sequence, row.digest, row.milliseconds]));
  formOf(codec.form).hash(hash, { _tag: step, iteration }, encoded);
  return hash.digest("hex");
};

/** Writes a record behind the step with the checksum `previous`; called inside a transaction. */
export const writeStep = <Self extends object>(
  insert: Insert,
  previous: string,
  record: StepRecord<Self>,
  codec: RecordCodec<Self>,
  row: StepRow,
): void => {
  const { _tag: step, iteration, part } = record;
  const encoded = Schema.encodeSync(codec.fields)(bodyOf(record) as Self) as object;
  const checksum = checksumOf(previous, codec as unknown as RecordCodec, { step, iteration, part }, encoded, row);
  const body = JSON.stringify(formOf(codec.form).write(insert, row.sequence, encoded));
  insert("steps", [row.sequence, iteration, step, part, row.digest, row.milliseconds, body, checksum]);
};

const previousChecksum = (db: Database, sequence: number): string =>
  sequence === 0
    ? ""
    : (db
        .prepare<[number], string>("SELECT checksum FROM steps WHERE sequence = ?")
        .pluck()
        .get(sequence - 1) ?? "");

/** The record of a committed step; throws `CorruptRun` where it does not decode or was changed since it was written. */
export const readStep = <Self extends object>(
  db: Database,
  directory: string,
  key: StepKey,
  codec: RecordCodec<Self>,
): StepRecord<Self> => {
  const { iteration, part, step } = key;
  const where = `step ${step} of iteration ${iteration}${part === 0 ? "" : `, part ${part}`}`;
  const corrupt = (detail: string): CorruptRun => new CorruptRun({ directory, detail: `${where}: ${detail}` });
  const stored = db
    .prepare<[number, string, number], Stored>(
      "SELECT body, sequence, digest, milliseconds, checksum FROM steps WHERE iteration = ? AND step = ? AND part = ?",
    )
    .get(iteration, step, part);
  if (stored === undefined) throw corrupt("it is missing");
  let whole: object;
  try {
    whole = formOf(codec.form).read(db, stored.sequence, JSON.parse(stored.body) as Body);
  } catch (cause) {
    throw corrupt(thrownText(cause));
  }
  const decoded = Schema.decodeUnknownResult(codec.fields)(whole);
  if (Result.isFailure(decoded)) throw corrupt(decoded.failure.message);
  const record = { ...decoded.success, _tag: step, iteration, part };
  const encoded = Schema.encodeSync(codec.fields)(decoded.success) as object;
  const previous = previousChecksum(db, stored.sequence);
  if (checksumOf(previous, codec as unknown as RecordCodec, key, encoded, stored) !== stored.checksum)
    throw new CorruptRun({
      directory,
      detail: `${where}: it, or the step before it, was changed after it was written`,
      record,
    });
  return record;
};
