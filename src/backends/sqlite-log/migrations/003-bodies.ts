/**
 * Records become bodies: what had a table of its own and is never looked up by row (statements, library, seeds,
 * conjectures, selected, attempts, weights, examples) moves into the body of its step; a verdict belongs to its step by
 * the step's sequence. In TypeScript, since SQLite does not write a real number so that it reads back the same.
 */
import type { Database } from "better-sqlite3";

type Row = { readonly [key: string]: unknown };

interface Step {
  readonly sequence: number;
  readonly iteration: number;
  readonly step: string;
  readonly part: number;
  readonly body: string;
}

const STATEMENTS = `SELECT id, split, name, text, header, source, line, matching_weight AS matchingWeight
  FROM statements WHERE split = ? ORDER BY position`;
const CONJECTURES = `SELECT id, name, text, header, iteration, seed_id AS seedId, seed_proof_id AS seedProofId, lemma, level,
  near_copy AS nearCopy FROM conjectures WHERE iteration = ? ORDER BY position`;
const ATTEMPTS = `SELECT statement_id AS statementId, proof_id AS proofId, multiplicity, policy_version AS modelVersion, tokens,
  log_probability AS logProbability FROM attempts WHERE iteration = ? AND evaluation = ? AND part = ? ORDER BY position`;
const EXAMPLES = `SELECT role, statement_id AS statementId, proof_id AS proofId, lemma, weight
  FROM examples WHERE iteration = ? AND final = ? ORDER BY position`;
const SEEDS = `SELECT statement_id AS statementId, proof_id AS proofId, lemma, copies
  FROM seeds WHERE iteration = ? ORDER BY position`;

const SCHEMA = `
  CREATE TABLE new_steps (
    sequence INTEGER PRIMARY KEY,
    iteration INTEGER NOT NULL,
    step TEXT NOT NULL,
    part INTEGER NOT NULL,
    digest TEXT NOT NULL,
    milliseconds REAL NOT NULL,
    body TEXT NOT NULL,
    checksum TEXT NOT NULL,
    UNIQUE (iteration, step, part)
  );
  -- The verdict on an attempt of the step before, with the ids by which every sampled proof is looked up.
  CREATE TABLE new_verdicts (
    sequence INTEGER NOT NULL,
    position INTEGER NOT NULL,
    statement_id TEXT NOT NULL,
    proof_id TEXT NOT NULL,
    verdict TEXT NOT NULL,
    detail TEXT NOT NULL,
    run_milliseconds REAL NOT NULL,
    queue_milliseconds REAL NOT NULL,
    cached_from INTEGER,
    PRIMARY KEY (sequence, position)
  ) WITHOUT ROWID;
  INSERT INTO new_verdicts
    SELECT steps.sequence, verdicts.position, statement_id, proof_id, verdict, detail, run_milliseconds,
      queue_milliseconds, cached_from
    FROM verdicts JOIN steps ON steps.iteration = verdicts.iteration AND steps.part = verdicts.part
      AND steps.step = CASE evaluation WHEN 0 THEN 'verify' ELSE 'evaluate-verify' END;
`;

const REPLACE = `
  DROP TABLE steps;
  DROP TABLE verdicts;
  ALTER TABLE new_steps RENAME TO steps;
  ALTER TABLE new_verdicts RENAME TO verdicts;
  CREATE INDEX verdicts_by_statement ON verdicts (statement_id, proof_id);
`;

/** What the bodies hold, as rows, for whoever asks the log in SQL; the program itself reads bodies. */
const VIEWS = `
  CREATE VIEW statements AS
    SELECT json_extract(value, '$.id') AS id, json_extract(value, '$.name') AS name, json_extract(value, '$.text') AS text,
      json_extract(value, '$.header') AS header, json_extract(value, '$.split') AS split
    FROM (SELECT value FROM steps, json_each(body, '$.train') WHERE step = 'data'
      UNION ALL SELECT value FROM steps, json_each(body, '$.heldOut') WHERE step = 'data');
  CREATE VIEW conjectures AS
    SELECT iteration, json_extract(value, '$.id') AS id, json_extract(value, '$.text') AS text,
      json_extract(value, '$.seedId') AS seed_id, json_extract(value, '$.lemma') AS lemma,
      json_extract(value, '$.level') AS level
    FROM steps, json_each(body, '$.conjectures') WHERE step = 'conjecture';
  CREATE VIEW attempts AS
    SELECT iteration, step, part, json_extract(value, '$.statementId') AS statement_id,
      json_extract(value, '$.proofId') AS proof_id, json_extract(value, '$.multiplicity') AS multiplicity
    FROM steps, json_each(body, '$.attempts') WHERE step IN ('prove', 'evaluate-prove');
`;

/** What goes into the body of a step. */
const rowsOf = (db: Database, { iteration, part, step }: Step): Row => {
  const rows = (sql: string, ...values: ReadonlyArray<string | number>): ReadonlyArray<Row> =>
    db.prepare<Array<string | number>, Row>(sql).all(...values);
  switch (step) {
    case "data":
      return {
        train: rows(STATEMENTS, "train"),
        heldOut: rows(STATEMENTS, "heldOut"),
        library: rows("SELECT name, text, proof, header FROM library ORDER BY position"),
      };
    case "seeds":
      return { seeds: rows(SEEDS, iteration) };
    case "conjecture":
      return { conjectures: rows(CONJECTURES, iteration).map((row) => ({ ...row, nearCopy: row["nearCopy"] !== 0 })) };
    case "select":
      return {
        selected: rows(
          "SELECT statement_id AS statementId, samples FROM selected WHERE iteration = ? ORDER BY position",
          iteration,
        ),
      };
    case "prove":
    case "evaluate-prove":
      return { attempts: rows(ATTEMPTS, iteration, step === "prove" ? 0 : 1, part) };
    case "reward":
      return {
        kept: rows(
          "SELECT conjecture_id AS id, weight, lemma FROM weights WHERE iteration = ? ORDER BY position",
          iteration,
        ),
      };
    case "examples":
    case "final-examples":
      return { examples: rows(EXAMPLES, iteration, step === "examples" ? 0 : 1) };
    default:
      return {};
  }
};

const GONE = ["statements", "library", "seeds", "conjectures", "selected", "attempts", "weights", "examples"];

export const bodies = (db: Database): void => {
  db.exec(SCHEMA);
  const insert = db.prepare(
    "INSERT INTO new_steps SELECT sequence, iteration, step, part, digest, milliseconds, ?, checksum FROM steps WHERE sequence = ?",
  );
  const steps = db.prepare<[], Step>("SELECT sequence, iteration, step, part, body FROM steps ORDER BY sequence").all();
  for (const step of steps)
    insert.run(JSON.stringify({ ...(JSON.parse(step.body) as object), ...rowsOf(db, step) }), step.sequence);
  db.exec(REPLACE);
  for (const table of GONE) db.exec(`DROP TABLE ${table}`);
  db.exec(VIEWS);
};
