/**
 * Notes on the tactics that a text runs, those inside other tactics included, in the order in which they begin. What a
 * tactic went back on (an alternative of `first` that failed) is noted no more.
 */
import type { Metavariable } from "../elaborate/metavariables.ts";
import type { Notes, Session, TacticWatcher } from "../elaborate/session.ts";
import { budget, DEFAULT_STEPS } from "../kernel/index.ts";
import type { Tactic } from "../syntax/index.ts";

/** What only groups tactics: seen are those inside. Source: `isSubstantive` of leanprover-community/repl. */
const groups: ReadonlySet<Tactic["kind"]> = new Set(["bullet", "braces", "paren", "andThen"]);

/** A note made before a tactic runs, and what to add to it afterwards; `goals` are those open at the time, main one first. */
export type NoteTactic<Note> = (
  session: Session,
  tactic: Tactic,
  goals: readonly Metavariable[],
) => { readonly note: Note; readonly finish: (goals: readonly Metavariable[]) => void };

export class TacticNotes<Note> {
  private readonly make: NoteTactic<Note>;
  private readonly sessions = new Set<Session>();

  constructor(make: NoteTactic<Note>) {
    this.make = make;
  }

  /** The work of the notes themselves is not charged to the text. */
  readonly watch: TacticWatcher = (session, tactic, goals, run) => {
    if (groups.has(tactic.kind)) {
      run();
      return;
    }
    this.sessions.add(session);
    const { finish, note } = budget.within(DEFAULT_STEPS, () => this.make(session, tactic, goals()));
    session.notes = { note, earlier: session.notes };
    run();
    budget.within(DEFAULT_STEPS, () => finish(goals()));
  };

  get notes(): readonly Note[] {
    return [...this.sessions].flatMap((session) => {
      const list: Note[] = [];
      for (let at: Notes | null = session.notes; at !== null; at = at.earlier) list.push(at.note as Note);
      return list.reverse();
    });
  }
}
