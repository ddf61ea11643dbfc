/** One text through every door of the verifier: as a file, as a statement with its proof, and tactic by tactic. */
import {
  elaborateStatement,
  goalsOf,
  type Library,
  openProof,
  runTactic,
  verifyFile,
  verifyProof,
  withTermScope,
} from "../../src/lean/index.ts";

/** Numbers of verdicts, by kind. */
export type VerdictMix = Record<"accepted" | "rejected" | "unsupported" | "timeout", number>;

export const noVerdicts = (): VerdictMix => ({ accepted: 0, rejected: 0, unsupported: 0, timeout: 0 });

/** Judges the text with `steps` of fuel for each judgement and counts the verdicts. Throws only what is a defect. */
export const judgeText = (library: Library, text: string, steps: number, mix: VerdictMix): void => {
  const fuel = { steps };
  for (const { verdict } of verifyFile(library, text, fuel)) mix[verdict.kind]++;
  const proofAt = text.indexOf(":= by");
  if (proofAt < 0) return;
  withTermScope(() => {
    const statement = elaborateStatement(library, text.slice(0, proofAt + 5), fuel);
    if ("kind" in statement) {
      mix[statement.kind]++;
      return;
    }
    const proof = text.slice(proofAt + 5);
    mix[verifyProof(library, statement, proof, fuel).kind]++;
    let state = openProof(library, statement);
    for (const line of proof.split("\n").slice(0, 12)) {
      const result = runTactic(state, line.trim(), fuel);
      if ("failure" in result) mix[result.failure.kind]++;
      else state = result.next;
      for (const goal of goalsOf(state).slice(0, 4)) goal.text satisfies string;
    }
    mix[state.finish(fuel).kind]++;
  });
};

const problemOf = (library: Library, text: string, steps: number): string | null => {
  try {
    judgeText(library, text, steps, noVerdicts());
    return null;
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  }
};

/** The shortest text found by cutting pieces out of `text` that still throws the same. */
export const shrunk = (library: Library, text: string, steps: number): string => {
  const problem = problemOf(library, text, steps);
  if (problem === null) return text;
  for (let size = text.length >> 1; size > 0; size >>= 1)
    for (let at = 0; at + size <= text.length; ) {
      const shorter = text.slice(0, at) + text.slice(at + size);
      if (problemOf(library, shorter, steps) === problem) text = shorter;
      else at += size;
    }
  return text;
};
