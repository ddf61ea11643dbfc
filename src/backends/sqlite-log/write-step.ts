/** Writes the rows of a step's record. Called inside a transaction; what no table holds goes to the step's body. */
import type { Database, Statement } from "better-sqlite3";
import type { StepOf, StepRecord } from "../../domain/index.ts";
import { verdictDetail } from "./verdict-detail.ts";

type Value = string | number | Buffer | null;
export type Insert = (table: string, values: ReadonlyArray<Value>) => void;

/** An insert by table name, with prepared statements. */
export const makeInsert = (db: Database): Insert => {
  const prepared = new Map<string, Statement<Array<Value>>>();
  return (table, values) => {
    let statement = prepared.get(table);
    if (statement === undefined) {
      const conflict = table === "proofs" || table === "embeddings" || table === "parameters" ? "OR IGNORE " : "";
      statement = db.prepare(`INSERT ${conflict}INTO ${table} VALUES (${values.map(() => "?").join(", ")})`);
      prepared.set(table, statement);
    }
    statement.run(...values);
  };
};

const asBuffer = (bytes: ArrayBufferView): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const writeData = (insert: Insert, record: StepOf<"data">): void => {
  for (const list of [record.train, record.heldOut])
    list.forEach(({ header, id, line, matchingWeight, name, source, split, text }, position) => {
      insert("statements", [id, split, position, name, text, header, source, line, matchingWeight]);
    });
  record.library.forEach(({ header, name, proof, text }, position) => {
    insert("library", [position, name, text, proof, header]);
  });
};

const writeConjectures = (insert: Insert, record: StepOf<"conjecture">): void => {
  record.conjectures.forEach((conjecture, position) => {
    const { header, id, lemma, level, name, nearCopy, seedId, seedProofId, text } = conjecture;
    insert("conjectures", [
      record.iteration,
      position,
      id,
      name,
      text,
      header,
      seedId,
      seedProofId,
      lemma,
      level,
      nearCopy ? 1 : 0,
    ]);
  });
};

const writeAttempts = (insert: Insert, record: StepOf<"prove"> | StepOf<"evaluate-prove">): void => {
  const evaluation = record._tag === "prove" ? 0 : 1;
  record.attempts.forEach((attempt, position) => {
    const { logProbability, multiplicity, policyVersion, proof, proofId, statementId, tokens } = attempt;
    insert("proofs", [proofId, proof]);
    insert("attempts", [
      record.iteration,
      evaluation,
      record.part,
      position,
      statementId,
      proofId,
      multiplicity,
      policyVersion,
      tokens,
      logProbability,
    ]);
  });
};

const writeVerdicts = (db: Database, insert: Insert, record: StepOf<"verify"> | StepOf<"evaluate-verify">): void => {
  const { iteration, part } = record;
  const evaluation = record._tag === "verify" ? 0 : 1;
  const attempts = db
    .prepare<[number, number, number], { statement_id: string; proof_id: string }>(
      "SELECT statement_id, proof_id FROM attempts WHERE iteration = ? AND evaluation = ? AND part = ? ORDER BY position",
    )
    .all(iteration, evaluation, part);
  const position = new Map(attempts.map(({ proof_id, statement_id }, i) => [`${statement_id} ${proof_id}`, i]));
  for (const judgement of record.judgements) {
    const { cachedFrom, proofId, queueMilliseconds, runMilliseconds, statementId, verdict } = judgement;
    const at = position.get(`${statementId} ${proofId}`);
    if (at === undefined) throw new Error(`a verdict on ${statementId} ${proofId}, which was not attempted`);
    insert("verdicts", [
      iteration,
      evaluation,
      part,
      at,
      statementId,
      proofId,
      verdict._tag,
      JSON.stringify(verdictDetail(verdict)),
      runMilliseconds,
      queueMilliseconds,
      cachedFrom,
    ]);
  }
};

const writeEmbeddings = (insert: Insert, record: StepOf<"embed">): void => {
  const { dimension, embedder, statementIds, vectors } = record;
  statementIds.forEach((id, row) => {
    insert("embeddings", [embedder, id, asBuffer(vectors.subarray(row * dimension, (row + 1) * dimension))]);
  });
};

const writeExamples = (insert: Insert, record: StepOf<"examples"> | StepOf<"final-examples">): void => {
  const final = record._tag === "examples" ? 0 : 1;
  record.examples.forEach(({ lemma, proofId, role, statementId, weight }, position) => {
    insert("examples", [record.iteration, final, position, role, statementId, proofId, lemma, weight]);
  });
};

type Trained = StepOf<"initial"> | StepOf<"train"> | StepOf<"final-train">;

const writeParameters = (insert: Insert, record: Trained): void => {
  if (record.parameters !== null) insert("parameters", [record.version, asBuffer(record.parameters)]);
};

/** Writes the rows and returns the rest of the record. */
export const writeRows = (db: Database, insert: Insert, record: StepRecord): object => {
  const { iteration } = record;
  switch (record._tag) {
    case "data":
      writeData(insert, record);
      return { refused: record.refused, forms: record.forms };
    case "initial": {
      writeParameters(insert, record);
      const { environment, examples, from, library, report, version } = record;
      return { environment, examples, from, library, report, version, kept: record.parameters !== null };
    }
    case "train":
    case "final-train": {
      writeParameters(insert, record);
      const { from, report, version } = record;
      return { from, report, version, kept: record.parameters !== null };
    }
    case "seeds":
      record.seeds.forEach(({ copies, lemma, proofId, statementId }, position) => {
        insert("seeds", [iteration, position, statementId, proofId, lemma, copies]);
      });
      return { trivialDrawn: record.trivialDrawn };
    case "conjecture":
      writeConjectures(insert, record);
      return { completions: record.completions, inspections: record.inspections, counts: record.counts };
    case "select":
      record.selected.forEach(({ samples, statementId }, position) => {
        insert("selected", [iteration, position, statementId, samples]);
      });
      return {};
    case "prove":
    case "evaluate-prove":
      writeAttempts(insert, record);
      return {};
    case "verify":
    case "evaluate-verify":
      writeVerdicts(db, insert, record);
      return {};
    case "embed":
      writeEmbeddings(insert, record);
      return { embedder: record.embedder, dimension: record.dimension, statementIds: record.statementIds };
    case "reward":
      record.kept.forEach(({ id, lemma, weight }, position) => {
        insert("weights", [iteration, position, id, weight, lemma]);
      });
      return { stages: record.stages };
    case "examples":
    case "final-examples":
      writeExamples(insert, record);
      return { rendered: record.rendered };
    case "probe":
    case "metrics":
    case "evaluate":
    case "done": {
      const { _tag, iteration: _, ...rest } = record;
      return rest;
    }
  }
};
