/**
 * The forms of record (`RecordForm`): what of a record stands in tables of its own, to be stored once or looked up, and
 * what of it enters the checksum of the log. All else of a record is its body, JSON as its step's schema encodes it.
 */
import type { Hash } from "node:crypto";
import type { Database, Statement } from "better-sqlite3";
import {
  type Attempt,
  canonicalJson,
  type EmbeddedBody,
  type JudgedBody,
  type RecordForm,
  type SampledBody,
  type TrainedBody,
  type Verdict,
} from "../../domain/index.ts";

type Value = string | number | Buffer | null;
export type Insert = (table: string, values: ReadonlyArray<Value>) => void;

/** Tables of which a row may be there already, since it is keyed by its content. */
const KEYED_BY_CONTENT = new Set(["proofs", "embeddings", "parameters"]);

/** An insert by table name, with prepared statements. */
export const makeInsert = (db: Database): Insert => {
  const prepared = new Map<string, Statement<Array<Value>>>();
  return (table, values) => {
    let statement = prepared.get(table);
    if (statement === undefined) {
      const conflict = KEYED_BY_CONTENT.has(table) ? "OR IGNORE " : "";
      statement = db.prepare(`INSERT ${conflict}INTO ${table} VALUES (${values.map(() => "?").join(", ")})`);
      prepared.set(table, statement);
    }
    statement.run(...values);
  };
};

const asBuffer = (bytes: ArrayBufferView): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const bytesOf = ({ buffer, byteLength, byteOffset }: Float32Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

/** What is stored of a verdict besides its tag: the fields of the schema, whatever else a back end may have added. */
const verdictDetail = (verdict: Verdict): { readonly [key: string]: unknown } => {
  switch (verdict._tag) {
    case "accepted":
      return { axioms: verdict.axioms, level: verdict.level, invokes: verdict.invokes };
    case "rejected":
      return { reason: verdict.reason, message: verdict.message, position: verdict.position };
    case "unsupported":
      return { construct: verdict.construct, message: verdict.message, position: verdict.position };
    case "unread":
      return { reason: verdict.reason, message: verdict.message };
    default:
      return { message: verdict.message };
  }
};

/** A stored verdict. */
export const verdictOf = (tag: unknown, detail: unknown): unknown => ({ ...JSON.parse(String(detail)), _tag: tag });

export const parametersOf = (db: Database, version: string): Uint8Array | null => {
  const bytes = db.prepare<[string], Buffer>("SELECT bytes FROM parameters WHERE version = ?").pluck().get(version);
  return bytes === undefined ? null : new Uint8Array(bytes);
};

/** A body as it is stored. */
export type Body = { readonly [key: string]: unknown };

/** Where a record stands: the sequence of its step's row. */
interface Form<Whole extends object> {
  /** Writes the rows and returns the body that is left. */
  readonly write: (insert: Insert, sequence: number, record: Whole) => object;
  /** The whole record from its body. */
  readonly read: (db: Database, sequence: number, body: Body) => object;
  /** `head` names the record: its step's name and its iteration. */
  readonly hash: (hash: Hash, head: Body, record: Whole) => void;
}

const plain: Form<object> = {
  write: (_insert, _sequence, record) => record,
  read: (_db, _sequence, body) => body,
  hash: (hash, head, record) => hash.update(canonicalJson({ ...head, ...record })),
};

/** The texts of proofs stand once, by their id. */
const sampled: Form<SampledBody> = {
  write: (insert, _sequence, { attempts, ...rest }) => ({
    ...rest,
    attempts: attempts.map(({ proof, ...attempt }) => {
      insert("proofs", [attempt.proofId, proof]);
      return attempt;
    }),
  }),
  read: (db, _sequence, body) => {
    const text = db.prepare<[string], string>("SELECT text FROM proofs WHERE id = ?").pluck();
    const attempts = body["attempts"] as ReadonlyArray<Omit<Attempt, "proof">>;
    return { ...body, attempts: attempts.map((attempt) => ({ ...attempt, proof: text.get(attempt.proofId) })) };
  },
  hash: (hash, _head, { attempts }) => {
    for (const { logProbability, modelVersion, multiplicity, past, proof, proofId, statementId, tokens } of attempts) {
      hash.update(JSON.stringify([statementId, proofId, proof, multiplicity, modelVersion, tokens, logProbability]));
      if (past !== null && past !== undefined) hash.update(canonicalJson(past));
    }
  },
};

const judged: Form<JudgedBody> = {
  write: (insert, sequence, { judgements, ...rest }) => {
    judgements.forEach((judgement, position) => {
      const { cachedFrom, proofId, queueMilliseconds, runMilliseconds, statementId, verdict } = judgement;
      const detail = JSON.stringify(verdictDetail(verdict));
      const times = [runMilliseconds, queueMilliseconds];
      insert("verdicts", [sequence, position, statementId, proofId, verdict._tag, detail, ...times, cachedFrom]);
    });
    return rest;
  },
  read: (db, sequence, body) => ({
    ...body,
    judgements: db
      .prepare<[number], Body>(
        `SELECT statement_id AS statementId, proof_id AS proofId, verdict, detail, run_milliseconds AS runMilliseconds,
           queue_milliseconds AS queueMilliseconds, cached_from AS cachedFrom
         FROM verdicts WHERE sequence = ? ORDER BY position`,
      )
      .all(sequence)
      .map(({ detail, verdict, ...row }) => ({ ...row, verdict: verdictOf(verdict, detail) })),
  }),
  hash: (hash, _head, { judgements }) => {
    for (const { cachedFrom, proofId, queueMilliseconds, runMilliseconds, statementId, verdict } of judgements) {
      hash.update(JSON.stringify([statementId, proofId, runMilliseconds, queueMilliseconds, cachedFrom]));
      hash.update(canonicalJson({ ...verdictDetail(verdict), _tag: verdict._tag }));
    }
  },
};

const trained: Form<TrainedBody> = {
  write: (insert, _sequence, { parameters, ...rest }) => {
    if (parameters !== null) insert("parameters", [rest.version, asBuffer(parameters)]);
    return { ...rest, kept: parameters !== null };
  },
  read: (db, _sequence, { kept, ...body }) => ({
    ...body,
    parameters: kept ? parametersOf(db, String(body["version"])) : null,
  }),
  hash: (hash, head, { parameters, ...rest }) => {
    hash.update(canonicalJson({ ...head, ...rest, kept: parameters !== null }));
    if (parameters !== null) hash.update(parameters);
  },
};

const vectorsOf = (db: Database, body: Body): Float32Array => {
  const ids = body["statementIds"] as ReadonlyArray<string>;
  const dimension = Number(body["dimension"]);
  const vectors = new Float32Array(ids.length * dimension);
  const select = db
    .prepare<[string, string], Buffer>("SELECT vector FROM embeddings WHERE embedder = ? AND statement_id = ?")
    .pluck();
  ids.forEach((id, row) => {
    const vector = select.get(String(body["embedder"]), id);
    if (vector === undefined || vector.byteLength !== 4 * dimension) throw new Error(`no embedding of ${id}`);
    bytesOf(vectors).set(vector, 4 * row * dimension);
  });
  return vectors;
};

const embedded: Form<EmbeddedBody> = {
  write: (insert, _sequence, { vectors, ...rest }) => {
    const { dimension, embedder, statementIds } = rest;
    statementIds.forEach((id, row) => {
      insert("embeddings", [embedder, id, asBuffer(vectors.subarray(row * dimension, (row + 1) * dimension))]);
    });
    return rest;
  },
  read: (db, _sequence, body) => ({ ...body, vectors: vectorsOf(db, body) }),
  hash: (hash, head, { vectors, ...rest }) => {
    hash.update(canonicalJson({ ...head, ...rest }));
    hash.update(bytesOf(vectors));
  },
};

// biome-ignore lint/suspicious/noExplicitAny: a record has the form that its step says.
const FORMS: Readonly<Record<RecordForm, Form<any>>> = { plain, sampled, judged, trained, embedded };

export const formOf = (form: RecordForm): Form<object> => FORMS[form];
