/** The fixed corpus of `npm run bench:verify`: distinct accepted proofs of 1 to 12 tactics, by statement. */
import { readFileSync } from "node:fs";
import type * as Lean from "../../src/lean/index.ts";
import type { Library, Statement } from "../../src/lean/index.ts";

export interface CorpusProof {
  /** Up to `:= by`. */
  readonly statement: string;
  readonly proof: string;
  readonly tactics: number;
}

export interface ElaboratedProof {
  readonly statement: Statement;
  /** What follows `:= by`. */
  readonly proof: string;
  readonly tactics: number;
}

const CORPUS = new URL("./verify-corpus.jsonl", import.meta.url);

export const readCorpus = (): ReadonlyArray<CorpusProof> =>
  readFileSync(CORPUS, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as CorpusProof);

/** The corpus with every statement elaborated, once, by the verifier given. */
export const elaborateCorpus = (
  lean: Pick<typeof Lean, "elaborateStatement">,
  library: Library,
): ReadonlyArray<ElaboratedProof> => {
  const known = new Map<string, Statement>();
  return readCorpus().map(({ proof, statement: text, tactics }) => {
    let statement = known.get(text);
    if (statement === undefined) {
      const elaborated = lean.elaborateStatement(library, text);
      if ("kind" in elaborated) throw new Error(`${text}: ${elaborated.kind}`);
      statement = elaborated;
      known.set(text, statement);
    }
    return { statement, proof: `\n${proof}`, tactics };
  });
};
