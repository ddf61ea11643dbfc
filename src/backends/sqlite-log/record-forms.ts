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
  sha256,
  type TrainedBody,
  type Verdict,
} from "../../domain/index.ts";

type Value = string | number | Buffer | null;
/** Whether the row is there now: false where another stands under its key. */
export type Insert = (table: string, values: ReadonlyArray<Value>) => boolean;

/** Tables of which a row may be there already, since it is keyed by its content; with their columns. */
const KEYED_BY_CONTENT: Readonly<Record<string, ReadonlyArray<string>>> = {
  proofs: ["id", "text"],
  embeddings: ["embedder", "statement_id", "vector"],
  parameters: ["version", "bytes"],
};

/** An insert by table name, with prepared statements. */
export const makeInsert = (db: Database): Insert => {
  const prepared = new Map<string, Statement<Array<Value>>>();
  const statement = (sql: string): Statement<Array<Value>> => {
    const known = prepared.get(sql) ?? db.prepare<Array<Value>>(sql);
    prepared.set(sql, known);
    return known;
  };
  return (table, values) => {
    const columns = KEYED_BY_CONTENT[table];
    const conflict = columns === undefined ? "" : "OR IGNORE ";
    const places = values.map(() => "?").join(", ");
    if (statement(`INSERT ${conflict}INTO ${table} VALUES (${places})`).run(...values).changes > 0) return true;
    const same = columns?.map((column) => `${column} = ?`).join(" AND ");
    return statement(`SELECT 1 FROM ${table} WHERE ${same}`).get(...values) !== undefined;
  };
};

/** Throws where another content has the key of this one. */
const insertOnce = (insert: Insert, table: string, values: readonly [key: string, content: Value]): void => {
  if (!insert(table, values)) throw new Error(`another content has the key ${values[0]} of this one in ${table}`);
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
      insertOnce(insert, "proofs", [attempt.proofId, proof]);
      return attempt;
    }),
  }),
  read: (db, _sequence, body) => {
    const text = db.prepare<[string], string>("SELECT text FROM proofs WHERE id = ?").pluck();
    const attempts = body["attempts"] as ReadonlyArray<Omit<Attempt, "proof">>;
    return { ...body, attempts: attempts.map((attempt) => ({ ...attempt, proof: text.get(attempt.proofId) })) };
  },
  hash: (hash, _head, { attempts, short }) => {
    if (short !== undefined) hash.update(canonicalJson(short));
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
    if (parameters !== null) insertOnce(insert, "parameters", [rest.version, asBuffer(parameters)]);
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

/** The vectors of a body, of which those kept apart come first. */
const vectorsOf = (db: Database, body: Body, apart: unknown): Float32Array => {
  const ids = body["statementIds"] as ReadonlyArray<string>;
  const dimension = Number(body["dimension"]);
  const vectors = new Float32Array(ids.length * dimension);
  const select = db
    .prepare<[string, string], Buffer>("SELECT vector FROM embeddings WHERE embedder = ? AND statement_id = ?")
    .pluck();
  ids.forEach((id, row) => {
    const own = apart === undefined ? undefined : select.get(String(apart), id);
    const vector = own ?? select.get(String(body["embedder"]), id);
    if (vector === undefined || vector.byteLength !== 4 * dimension) throw new Error(`no embedding of ${id}`);
    bytesOf(vectors).set(vector, 4 * row * dimension);
  });
  return vectors;
};

const embedded: Form<EmbeddedBody> = {
  // A vector is stored once; where an embedder gives a statement another one than before, that one is kept apart.
  write: (insert, _sequence, { vectors, ...rest }) => {
    const { dimension, embedder, statementIds } = rest;
    const apart = `${embedder} ${sha256(bytesOf(vectors))}`;
    const others = statementIds.filter((id, row) => {
      const vector = asBuffer(vectors.subarray(row * dimension, (row + 1) * dimension));
      return !insert("embeddings", [embedder, id, vector]) && insert("embeddings", [apart, id, vector]);
    });
    return others.length === 0 ? rest : { ...rest, apart };
  },
  read: (db, _sequence, { apart, ...body }) => ({ ...body, vectors: vectorsOf(db, body, apart) }),
  hash: (hash, head, { vectors, ...rest }) => {
    hash.update(canonicalJson({ ...head, ...rest }));
    hash.update(bytesOf(vectors));
  },
};

// biome-ignore lint/suspicious/noExplicitAny: a record has the form that its step says.
const FORMS: Readonly<Record<RecordForm, Form<any>>> = { plain, sampled, judged, trained, embedded };

export const formOf = (form: RecordForm): Form<object> => FORMS[form];
