/** Proofs in many forms, with their traces. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { traceProofs } from "../../src/backends/embedded/verify-tasks.ts";
import type { TracedProof } from "../../src/data-tasks/index.ts";
import { datasetStatementId, proofId, type VerifyRequest } from "../../src/domain/index.ts";
import { proofText, statementText, theoremsOf } from "../../src/lean-text/index.ts";

const FOLDER = path.join(import.meta.dirname, "../lean/corpus/accepted");

/** Every theorem of a file of accepted ones, as a proof to be judged. */
export const requestsOf = (file: string): ReadonlyArray<VerifyRequest> => {
  const text = readFileSync(path.join(FOLDER, file), "utf8");
  return theoremsOf(text).flatMap((theorem) => {
    const statement = statementText(text, theorem, "top-level");
    const proof = proofText(text, theorem);
    return statement === null || proof === null
      ? []
      : [{ statement: { text: `${statement} :=`, header: null }, proof }];
  });
};

/** The proof with its trace; fails where there is none. */
export const tracedProof = (statement: string, proof: string): TracedProof => {
  const [traced] = traceProofs({ requests: [{ statement: { text: statement, header: null }, proof }], fuel: null });
  if (traced?._tag !== "traced") throw new Error(`${statement}\n${proof}\n${traced?.reason}`);
  const ids = { statementId: datasetStatementId(statement, null), proofId: proofId(proof) };
  return { ...ids, statement, proof, iteration: 0, trace: traced.trace };
};
