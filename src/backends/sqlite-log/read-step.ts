/** Reads a step's record back from its rows and its body; what does not decode is a damaged log. */
import type { Database } from "better-sqlite3";
import { Result, Schema } from "effect";
import { type StepKey, type StepName, type StepOf, StepRecord } from "../../domain/index.ts";
import { CorruptRun } from "../../services/index.ts";
import { type StepRow, stepChecksum } from "./checksum.ts";

type Row = Readonly<Record<string, string | number | Buffer | null>>;

const rowsOf = (db: Database, sql: string, ...parameters: ReadonlyArray<string | number>): ReadonlyArray<Row> =>
  db.prepare<Array<string | number>, Row>(sql).all(...parameters);

const dataRows = (db: Database) => {
  const statements = (split: string) =>
    rowsOf(
      db,
      `SELECT id, split, name, text, header, source, line, matching_weight AS matchingWeight
       FROM statements WHERE split = ? ORDER BY position`,
      split,
    );
  return {
    train: statements("train"),
    heldOut: statements("heldOut"),
    library: rowsOf(db, "SELECT name, text, proof, header FROM library ORDER BY position"),
  };
};

const conjectureRows = (db: Database, iteration: number) =>
  rowsOf(
    db,
    `SELECT id, name, text, header, iteration, seed_id AS seedId, seed_proof_id AS seedProofId, lemma, level,
       near_copy AS nearCopy FROM conjectures WHERE iteration = ? ORDER BY position`,
    iteration,
  ).map((row) => ({ ...row, nearCopy: row["nearCopy"] !== 0 }));

const attemptRows = (db: Database, { iteration, part }: StepKey, evaluation: number) =>
  rowsOf(
    db,
    `SELECT statement_id AS statementId, proof_id AS proofId, text AS proof, multiplicity,
       policy_version AS policyVersion, tokens, log_probability AS logProbability
     FROM attempts JOIN proofs ON proofs.id = proof_id
     WHERE iteration = ? AND evaluation = ? AND part = ? ORDER BY position`,
    iteration,
    evaluation,
    part,
  );

/** A stored verdict. */
export const verdictOf = (tag: unknown, detail: unknown): unknown => ({ ...JSON.parse(String(detail)), _tag: tag });

const judgementRows = (db: Database, { iteration, part }: StepKey, evaluation: number) =>
  rowsOf(
    db,
    `SELECT statement_id AS statementId, proof_id AS proofId, verdict, detail, run_milliseconds AS runMilliseconds,
       queue_milliseconds AS queueMilliseconds, cached_from AS cachedFrom
     FROM verdicts WHERE iteration = ? AND evaluation = ? AND part = ? ORDER BY position`,
    iteration,
    evaluation,
    part,
  ).map(({ detail, ...row }) => ({ ...row, verdict: verdictOf(row["verdict"], detail) }));

const floats = (bytes: Buffer): Float32Array =>
  new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));

const vectorsOf = (db: Database, body: Row): Float32Array => {
  const ids = body["statementIds"] as unknown as ReadonlyArray<string>;
  const dimension = Number(body["dimension"]);
  const vectors = new Float32Array(ids.length * dimension);
  const select = db
    .prepare<[string, string], Buffer>("SELECT vector FROM embeddings WHERE embedder = ? AND statement_id = ?")
    .pluck();
  ids.forEach((id, row) => {
    const vector = select.get(String(body["embedder"]), id);
    if (vector === undefined || vector.byteLength !== 4 * dimension) throw new Error(`no embedding of ${id}`);
    vectors.set(floats(vector), row * dimension);
  });
  return vectors;
};

const exampleRows = (db: Database, iteration: number, final: number) =>
  rowsOf(
    db,
    `SELECT role, statement_id AS statementId, proof_id AS proofId, lemma, weight
     FROM examples WHERE iteration = ? AND final = ? ORDER BY position`,
    iteration,
    final,
  );

export const parametersOf = (db: Database, version: string): Uint8Array | null => {
  const bytes = db.prepare<[string], Buffer>("SELECT bytes FROM parameters WHERE version = ?").pluck().get(version);
  return bytes === undefined ? null : new Uint8Array(bytes);
};

/** The rows that complete a step's body. */
const rowsOfStep = (db: Database, key: StepKey, body: Row): object => {
  const { iteration, step } = key;
  switch (step) {
    case "data":
      return dataRows(db);
    case "initial":
    case "train":
    case "final-train":
      return { parameters: body["kept"] ? parametersOf(db, String(body["version"])) : null };
    case "seeds":
      return {
        seeds: rowsOf(
          db,
          "SELECT statement_id AS statementId, proof_id AS proofId, lemma, copies FROM seeds WHERE iteration = ? ORDER BY position",
          iteration,
        ),
      };
    case "conjecture":
      return { conjectures: conjectureRows(db, iteration) };
    case "select":
      return {
        selected: rowsOf(
          db,
          "SELECT statement_id AS statementId, samples FROM selected WHERE iteration = ? ORDER BY position",
          iteration,
        ),
      };
    case "prove":
      return { attempts: attemptRows(db, key, 0) };
    case "evaluate-prove":
      return { attempts: attemptRows(db, key, 1) };
    case "verify":
      return { judgements: judgementRows(db, key, 0) };
    case "evaluate-verify":
      return { judgements: judgementRows(db, key, 1) };
    case "embed":
      return { vectors: vectorsOf(db, body) };
    case "reward":
      return {
        kept: rowsOf(
          db,
          "SELECT conjecture_id AS id, weight, lemma FROM weights WHERE iteration = ? ORDER BY position",
          iteration,
        ),
      };
    case "examples":
      return { examples: exampleRows(db, iteration, 0) };
    case "final-examples":
      return { examples: exampleRows(db, iteration, 1) };
    default:
      return {};
  }
};

const decode = Schema.decodeUnknownResult(StepRecord);

interface StoredStep extends StepRow {
  readonly body: string;
  readonly checksum: string;
}

const previousChecksum = (db: Database, sequence: number): string =>
  sequence === 0
    ? ""
    : (db
        .prepare<[number], string>("SELECT checksum FROM steps WHERE sequence = ?")
        .pluck()
        .get(sequence - 1) ?? "");

/** The record of a committed step; throws `CorruptRun` where it does not decode or was changed since it was written. */
export const readStep = <Name extends StepName>(
  db: Database,
  directory: string,
  key: StepKey & { readonly step: Name },
): StepOf<Name> => {
  const { iteration, part, step } = key;
  const where = `step ${step} of iteration ${iteration}${part === 0 ? "" : `, part ${part}`}`;
  const corrupt = (detail: string): CorruptRun => new CorruptRun({ directory, detail: `${where}: ${detail}` });
  const stored = db
    .prepare<[number, string, number], StoredStep>(
      `SELECT body, sequence, digest, milliseconds, checksum
       FROM steps WHERE iteration = ? AND step = ? AND part = ?`,
    )
    .get(iteration, step, part);
  if (stored === undefined) throw corrupt("it is missing");
  let record: unknown;
  try {
    const body = JSON.parse(stored.body) as Row;
    record = { ...body, ...rowsOfStep(db, key, body), _tag: step, iteration, part };
  } catch (cause) {
    throw corrupt(cause instanceof Error ? cause.message : String(cause));
  }
  const decoded = decode(record);
  if (Result.isFailure(decoded)) throw corrupt(decoded.failure.message);
  if (stepChecksum(previousChecksum(db, stored.sequence), decoded.success, stored) !== stored.checksum)
    throw new CorruptRun({
      directory,
      detail: `${where}: it, or the step before it, was changed after it was written`,
      record: decoded.success,
    });
  return decoded.success as StepOf<Name>;
};
