/** The supervised library: proofs found with the untrained model, shortest first. */
import { deriveStream } from "../domain/index.ts";
import {
  createModel,
  type Goal,
  LEMMAS,
  type Model,
  printStatement,
  readSignature,
  sampleProofs,
  type Workbench,
} from "../embedded-model/index.ts";
import { leanTokens } from "../lean-text/index.ts";
import { LIBRARY_STATEMENTS } from "./library-statements.ts";

export interface LibraryRow {
  readonly name: string;
  readonly goal: Goal;
  readonly statement: string;
  readonly proof: string;
}

/** Samples per round of the search, and the most of them. */
const ROUND = 1000;
const MOST_ROUNDS = 8;

const lineCount = (text: string): number => text.split("\n").length;

/** Fewer lines, then fewer characters, then first in the alphabet. */
const isShorter = (a: string, b: string): boolean => {
  const difference = lineCount(a) - lineCount(b) || a.length - b.length;
  return difference === 0 ? a < b : difference < 0;
};

/** The shortest text; null if there is none. */
export const shortestOf = (texts: ReadonlyArray<string>): string | null =>
  texts.reduce<string | null>((best, text) => (best === null || isShorter(text, best) ? text : best), null);

const uses = (proof: string, lemma: string): boolean => leanTokens(proof).some(({ text }) => text === lemma);

/** The shortest proof found, one without `avoided` (the lemma restated) if there is one; null if none is found. */
const shortestProof = (
  bench: Workbench,
  model: Model,
  goal: Goal,
  name: string,
  avoided: string | null,
): string | null => {
  const citing: Array<string> = [];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const stream = deriveStream("library", "data", name, round);
    const { proofs } = sampleProofs(bench, model, goal, { samples: ROUND, temperature: 1 }, stream);
    const own: Array<string> = [];
    for (const { text } of proofs) (avoided !== null && uses(text, avoided) ? citing : own).push(text);
    if (own.length > 0) return shortestOf(own);
  }
  return shortestOf(citing);
};

/**
 * Lemmas of the pool, restated under names of their own and proved from the others where the search finds how (by
 * citing the lemma otherwise), then the theorems of `library-statements.ts`. A row's name is the lemma's, since proofs name it so.
 */
export const makeLibrary = (bench: Workbench): { rows: Array<LibraryRow>; missing: Array<string> } => {
  const model = createModel();
  const rows: Array<LibraryRow> = [];
  const missing: Array<string> = [];
  const entries = [
    ...LEMMAS.map(({ name, signature }) => ({ name, theorem: name.replaceAll(".", "_"), signature, avoided: name })),
    ...LIBRARY_STATEMENTS.map(([ownName, signature]) => {
      const name = `Library.${ownName}`;
      return { name, theorem: name, signature, avoided: null };
    }),
  ];
  for (const { name, theorem, signature, avoided } of entries) {
    const { variables, hypotheses, target } = readSignature(signature);
    const goal: Goal = { variables, hypotheses, target };
    const proof = shortestProof(bench, model, goal, name, avoided);
    if (proof === null) missing.push(name);
    else rows.push({ name, goal, statement: printStatement(theorem, goal), proof });
  }
  return { rows, missing };
};
