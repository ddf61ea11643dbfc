/** The first schema of `run.db`. A migration is never edited once released; a later one changes what it made. */
export const initial = `
  -- The effective configuration (JSON), its fingerprint, the time of creation, the lineage (JSON).
  CREATE TABLE run (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

  -- What is committed: a row a step (or a batch of one). \`body\` is the JSON of what no table below holds;
  -- \`sequence\` numbers the commits from 0; \`checksum\` chains them.
  CREATE TABLE steps (
    iteration INTEGER NOT NULL,
    position INTEGER NOT NULL,
    step TEXT NOT NULL,
    part INTEGER NOT NULL,
    digest TEXT NOT NULL,
    milliseconds REAL NOT NULL,
    body TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    checksum TEXT NOT NULL,
    PRIMARY KEY (iteration, position, part)
  );
  CREATE UNIQUE INDEX steps_by_sequence ON steps (sequence);

  CREATE TABLE statements (
    id TEXT PRIMARY KEY,
    split TEXT NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    text TEXT NOT NULL,
    header TEXT,
    source TEXT NOT NULL,
    line INTEGER NOT NULL,
    matching_weight INTEGER NOT NULL
  ) WITHOUT ROWID;

  CREATE TABLE library (
    position INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    text TEXT NOT NULL,
    proof TEXT NOT NULL,
    header TEXT
  );

  CREATE TABLE seeds (
    iteration INTEGER NOT NULL,
    position INTEGER NOT NULL,
    statement_id TEXT NOT NULL,
    proof_id TEXT NOT NULL,
    lemma TEXT NOT NULL,
    copies INTEGER NOT NULL,
    PRIMARY KEY (iteration, position)
  ) WITHOUT ROWID;

  CREATE TABLE conjectures (
    iteration INTEGER NOT NULL,
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    text TEXT NOT NULL,
    header TEXT,
    seed_id TEXT NOT NULL,
    seed_proof_id TEXT NOT NULL,
    lemma TEXT NOT NULL,
    level INTEGER NOT NULL,
    near_copy INTEGER NOT NULL,
    PRIMARY KEY (iteration, position)
  ) WITHOUT ROWID;
  CREATE INDEX conjectures_by_id ON conjectures (id);

  CREATE TABLE selected (
    iteration INTEGER NOT NULL,
    position INTEGER NOT NULL,
    statement_id TEXT NOT NULL,
    samples INTEGER NOT NULL,
    PRIMARY KEY (iteration, position)
  ) WITHOUT ROWID;

  CREATE TABLE proofs (id TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID;

  -- evaluation: 0 for attempts to learn from, 1 for attempts that measure.
  CREATE TABLE attempts (
    iteration INTEGER NOT NULL,
    evaluation INTEGER NOT NULL,
    part INTEGER NOT NULL,
    position INTEGER NOT NULL,
    statement_id TEXT NOT NULL,
    proof_id TEXT NOT NULL,
    multiplicity INTEGER NOT NULL,
    policy_version TEXT NOT NULL,
    tokens INTEGER,
    log_probability REAL
  );
  CREATE UNIQUE INDEX attempts_by_part ON attempts (iteration, evaluation, part, position);

  -- The verdict on the attempt with the same iteration, evaluation, part and position. The ids stand here again: every
  -- sampled proof is looked up by them, and a join takes ten times as long.
  CREATE TABLE verdicts (
    iteration INTEGER NOT NULL,
    evaluation INTEGER NOT NULL,
    part INTEGER NOT NULL,
    position INTEGER NOT NULL,
    statement_id TEXT NOT NULL,
    proof_id TEXT NOT NULL,
    verdict TEXT NOT NULL,
    detail TEXT NOT NULL,
    run_milliseconds REAL NOT NULL,
    queue_milliseconds REAL NOT NULL,
    cached_from INTEGER
  );
  CREATE UNIQUE INDEX verdicts_by_part ON verdicts (iteration, evaluation, part, position);
  CREATE INDEX verdicts_by_statement ON verdicts (statement_id, proof_id);

  -- Little-endian float32.
  CREATE TABLE embeddings (
    embedder TEXT NOT NULL,
    statement_id TEXT NOT NULL,
    vector BLOB NOT NULL,
    PRIMARY KEY (embedder, statement_id)
  ) WITHOUT ROWID;

  CREATE TABLE weights (
    iteration INTEGER NOT NULL,
    position INTEGER NOT NULL,
    conjecture_id TEXT NOT NULL,
    weight REAL NOT NULL,
    lemma TEXT NOT NULL,
    PRIMARY KEY (iteration, position)
  ) WITHOUT ROWID;

  -- final: 1 for the examples of a re-training from the base model.
  CREATE TABLE examples (
    iteration INTEGER NOT NULL,
    final INTEGER NOT NULL,
    position INTEGER NOT NULL,
    role TEXT NOT NULL,
    statement_id TEXT NOT NULL,
    proof_id TEXT NOT NULL,
    lemma TEXT,
    weight REAL NOT NULL,
    PRIMARY KEY (iteration, final, position)
  ) WITHOUT ROWID;

  CREATE TABLE parameters (version TEXT PRIMARY KEY, bytes BLOB NOT NULL);
`;
