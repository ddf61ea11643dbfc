/**
 * The public face of the Lean 4 fragment: text in, verdicts out. Everything is deterministic, without clock or
 * randomness; work is bounded by fuel. The only part that must be trusted is `kernel/`.
 */
export type { Library } from "./elaborate/library.ts";
export { type Term, TermKind } from "./kernel/index.ts";
export { loadLibrary, PreludeError } from "./load-library.ts";
export { type GoalJson, goalJson, printTerm } from "./print/index.ts";
export {
  finish,
  Goal,
  goalsOf,
  type Hypothesis,
  openProof,
  ProofState,
  runTactic,
  withTermScope,
} from "./proof-state.ts";
export { elaborateStatement, type Statement } from "./statement.ts";
export type { Position } from "./syntax/index.ts";
export { type TracedTactic, traceProof } from "./trace-proof.ts";
export * from "./verdict.ts";
export { type ExportedFile, type FileEntry, verifyAndExport, verifyFile } from "./verify-file.ts";
export { type Judgement, verifyProof } from "./verify-proof.ts";
