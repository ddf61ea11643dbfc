/** The tactics of an accepted proof, each with the goals before and after it. */
import type { Library } from "./elaborate/library.ts";
import type { Metavariable } from "./elaborate/metavariables.ts";
import type { Session } from "./elaborate/session.ts";
import { hooks } from "./hooks.ts";
import type { Statement } from "./statement.ts";
import { TacticNotes } from "./tactic/notes.ts";
import { showGoal } from "./tactic/show.ts";
import { defaultFuel, type Failure, type Fuel } from "./verdict.ts";
import { verifyProof } from "./verify-proof.ts";

/** A tactic that was run, at UTF-16 offsets of the proof; goals as Lean shows them, the main goal first. */
export interface TracedTactic {
  readonly start: number;
  readonly end: number;
  readonly before: readonly string[];
  /** Of the goals that the tactic was given, those that are left, with those that it opened. */
  readonly after: readonly string[];
}

/**
 * The tactics of `proofText` in the order in which they begin, one inside another behind that one; a proof that
 * `verifyProof` does not accept has none, and the answer is why.
 */
export function traceProof(
  library: Library,
  statement: Statement,
  proofText: string,
  fuel: Fuel = defaultFuel,
): readonly TracedTactic[] | Failure {
  const show = (session: Session, goals: readonly Metavariable[]) => goals.map((goal) => showGoal(session, goal));
  const notes = new TacticNotes((session, { start, end }, goals) => {
    const note = { start, end, before: show(session, goals), after: [] as readonly string[] };
    const finish = (left: readonly Metavariable[]): void => {
      note.after = show(session, left);
    };
    return { note, finish };
  });
  const judged = verifyProof(library, statement, proofText, fuel, { ...hooks, watchTactic: notes.watch });
  return judged.kind === "accepted" ? notes.notes : judged;
}
