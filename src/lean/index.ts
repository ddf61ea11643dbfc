/**
 * The public face of the Lean 4 fragment. Everything is pure and deterministic: no clock, no I/O; work is bounded by
 * fuel. Signatures that others may rely on:
 *
 *     loadLibrary(): Library
 *     elaborateStatement(library, text): Statement | Failure      // `theorem f (n : Nat) : n = n := by` or shorter
 *     verifyProof(library, statement, proofText, fuel?): Judgement // proofText: what follows `:=`, e.g. "by\n  rfl", or
 *                                                                   // what follows `:= by` if the statement ended in `by`
 *     verifyFile(library, sourceText, fuel?): readonly FileEntry[]
 *     openProof(library, statement): ProofState
 *     runTactic(state, tacticText, fuel?): { next: ProofState } | { failure: Failure }
 *     goalsOf(state): readonly Goal[]                              // first goal first; [] when nothing is left
 *     finish(state): Judgement
 *
 *     interface Statement { name: string; levelParams: readonly string[]; type: Term; text: string; opensTactics: boolean }
 *     type Judgement = Verdict & { invokes: readonly string[]; axioms: readonly string[] }
 *     interface FileEntry { line: number; column: number; name: string; verdict: Verdict }
 *     interface Goal { tag: string; hypotheses: readonly Hypothesis[]; target: Term; text: string (lazy getter) }
 *     interface Hypothesis { name: string; accessible: boolean; type: Term; value: Term | undefined }
 */
export type { Position } from "./syntax/index.ts";
export * from "./verdict.ts";
