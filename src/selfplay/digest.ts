/**
 * Digests of the log: SHA-256 over a record's lines in a canonical order. Left out is what may differ between two
 * equal runs: wall times, token counts, messages, file paths, and whether a verdict was taken over from the log.
 */
import { createHash } from "node:crypto";
import { canonicalJson, type StepRecord, type Verdict } from "../domain/index.ts";
import type { CommittedStep } from "../services/index.ts";

const verdictLine = (verdict: Verdict): string =>
  verdict._tag === "accepted" ? `accepted ${verdict.axioms.join(",")} ${verdict.invokes.join(",")}` : verdict._tag;

const sha256 = (text: string | Uint8Array): string => createHash("sha256").update(text).digest("hex");

/** The lines that stand for a record; those of a list whose order means nothing are sorted. */
const canonicalLines = (record: StepRecord): ReadonlyArray<string> => {
  switch (record._tag) {
    case "data":
      return [
        ...record.train.map(({ id, matchingWeight }) => `train ${id} ${matchingWeight}`),
        ...record.heldOut.map(({ id }) => `heldOut ${id}`),
        ...record.library.map(({ name, proof, text }) => canonicalJson(["library", name, text, proof])),
        ...record.forms.map(({ nearForm, normalForm, statementId }) =>
          canonicalJson([statementId, normalForm, nearForm]),
        ),
        ...record.refused.map(({ kind, line }) => `refused ${line} ${kind}`),
      ];
    case "initial":
      return [
        ...record.library.map(({ invokes, name, verdict }) => `${name} ${verdict} ${invokes.join(",")}`),
        `${record.examples} ${record.version}`,
      ];
    case "conjecture":
      return [
        ...record.completions.map(({ seed, text }) => canonicalJson([seed, text])),
        ...record.inspections.map((inspection) => canonicalJson(inspection)),
        ...record.conjectures.map((conjecture) => canonicalJson(conjecture)),
        canonicalJson(record.counts),
      ];
    case "prove":
    case "evaluate-prove":
      return record.attempts
        .map(({ multiplicity, proofId, statementId }) => `${statementId} ${proofId} ${multiplicity}`)
        .sort();
    case "verify":
    case "evaluate-verify":
      return record.judgements
        .map(({ proofId, statementId, verdict }) => `${statementId} ${proofId} ${verdictLine(verdict)}`)
        .sort();
    case "embed": {
      const bytes = new Uint8Array(record.vectors.buffer, record.vectors.byteOffset, record.vectors.byteLength);
      return [`${record.dimension} ${record.statementIds.join(",")}`, sha256(bytes)];
    }
    case "train":
    case "final-train":
      return [record.version];
    case "metrics": {
      const { tokens: _, proofsVerified: __, ...metrics } = record.metrics;
      return [canonicalJson(metrics)];
    }
    case "done": {
      const { proofsVerified: _, ...summary } = record.summary;
      return [canonicalJson(summary)];
    }
    default: {
      const { _tag, iteration: _, ...rest } = record;
      return [canonicalJson(rest)];
    }
  }
};

/** The digest of a step's record, 64 hexadecimal digits. */
export const recordDigest = (record: StepRecord): string =>
  sha256(`${record._tag} ${record.iteration}\n${canonicalLines(record).join("\n")}`);

/** The digest of a run: over its steps' digests in the order of `compareStepKeys`. */
export const runDigest = (committed: ReadonlyArray<CommittedStep>): string =>
  sha256(committed.map(({ digest, iteration, part, step }) => `${iteration} ${step} ${part} ${digest}`).join("\n"));
