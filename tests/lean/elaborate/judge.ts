/** Short ways to judge texts in tests. */
import {
  elaborateStatement,
  goalsOf,
  loadLibrary,
  openProof,
  runTactic,
  verifyFile,
  verifyProof,
  withTermScope,
} from "../../../src/lean/index.ts";

export const library = loadLibrary();

/** "accepted", or the verdict's kind and its message or construct: `rejected: …`. */
export function judge(statement: string, proof: string): string {
  return withTermScope(() => {
    const elaborated = elaborateStatement(library, `theorem t ${statement}`);
    if ("kind" in elaborated) return describe(elaborated);
    return describe(verifyProof(library, elaborated, proof));
  });
}

/** The verdict on `theorem t <statement> := <term>`. */
export const judgeTerm = (statement: string, term: string): string => judge(`${statement} :=`, ` ${term}`);

/** The verdict on a tactic block, one tactic a line. */
export const judgeTactics = (statement: string, ...tactics: readonly string[]): string =>
  judge(`${statement} := by`, `\n  ${tactics.join("\n  ")}`);

/** The verdict on a statement alone: "elaborated" or a failure. */
export function judgeStatement(text: string): string {
  return withTermScope(() => {
    const elaborated = elaborateStatement(library, text);
    return "kind" in elaborated ? describe(elaborated) : "elaborated";
  });
}

/** Verdicts on the commands of a file. */
export const judgeFile = (source: string): string[] =>
  verifyFile(library, source).map(({ verdict }) => describe(verdict));

/** The goals that tactics leave, as text, or the failure. */
export function goalsAfter(statement: string, ...tactics: readonly string[]): string {
  return withTermScope(() => {
    const elaborated = elaborateStatement(library, `theorem t ${statement} := by`);
    if ("kind" in elaborated) return describe(elaborated);
    let state = openProof(library, elaborated);
    for (const tactic of tactics) {
      const result = runTactic(state, tactic);
      if ("failure" in result) return describe(result.failure);
      state = result.next;
    }
    return goalsOf(state)
      .map((goal) => goal.text)
      .join("\n\n");
  });
}

interface AnyVerdict {
  readonly kind: string;
  readonly message?: string;
  readonly construct?: string;
}

function describe({ kind, message, construct }: AnyVerdict): string {
  return kind === "accepted" ? kind : `${kind}: ${message ?? construct}`;
}
