/** Statements and short verified proofs made from a seed: the bundled data, and sets of other sizes and families. */
export { type BundledFile, makeBundledData, makeReference, ordinarySet } from "./bundled-data.ts";
export { altered, FAMILIES, FAMILY_SHARES, type Family, LEAST_MORE, nextCandidate } from "./families.ts";
export { SCREENING_SAMPLES } from "./screening.ts";
export {
  collectSet,
  type Entry,
  FamilyExhausted,
  type Figures,
  familyCounts,
  figuresOf,
  rowsOf,
  type Screeners,
  type SetOptions,
  type StatementRow,
} from "./statement-set.ts";
export { type CorpusSteps, type CorpusTools, corpusSteps, type SupervisedProof } from "./steps.ts";
