/**
 * Checksums that chain the steps of a log: each covers everything stored of its step, wall times included, and the
 * checksum before it, so that whatever is edited, removed or put in by hand is found out. (The digest, which equal runs
 * share, leaves out what may differ between them.)
 */
import { createHash, type Hash } from "node:crypto";
import { canonicalJson, type StepRecord } from "../../domain/index.ts";
import { verdictDetail } from "./verdict-detail.ts";

const hashRecord = (hash: Hash, record: StepRecord): void => {
  switch (record._tag) {
    case "prove":
    case "evaluate-prove":
      for (const one of record.attempts) {
        const { logProbability, multiplicity, policyVersion, proof, proofId, statementId, tokens } = one;
        hash.update(JSON.stringify([statementId, proofId, proof, multiplicity, policyVersion, tokens, logProbability]));
      }
      break;
    case "verify":
    case "evaluate-verify":
      for (const one of record.judgements) {
        const { cachedFrom, proofId, queueMilliseconds, runMilliseconds, statementId, verdict } = one;
        hash.update(JSON.stringify([statementId, proofId, runMilliseconds, queueMilliseconds, cachedFrom]));
        hash.update(canonicalJson({ ...verdictDetail(verdict), _tag: verdict._tag }));
      }
      break;
    case "embed": {
      const { vectors, ...rest } = record;
      hash.update(canonicalJson(rest));
      hash.update(new Uint8Array(vectors.buffer, vectors.byteOffset, vectors.byteLength));
      break;
    }
    case "initial":
    case "train":
    case "final-train": {
      const { parameters, ...rest } = record;
      hash.update(canonicalJson({ ...rest, kept: parameters !== null }));
      if (parameters !== null) hash.update(parameters);
      break;
    }
    default:
      hash.update(canonicalJson(record));
  }
};

/** What a step's row holds besides its record. */
export interface StepRow {
  /** Position in the order of commits, from 0. */
  readonly sequence: number;
  readonly digest: string;
  readonly milliseconds: number;
}

/** The checksum of a step, 64 hexadecimal digits; `previous` is that of the step before, empty for the first. */
export const stepChecksum = (previous: string, record: StepRecord, row: StepRow): string => {
  const part = "part" in record ? record.part : 0;
  const hash = createHash("sha256");
  hash.update(
    JSON.stringify([previous, record._tag, record.iteration, part, row.sequence, row.digest, row.milliseconds]),
  );
  hashRecord(hash, record);
  return hash.digest("hex");
};
