/**
 * The state tactics work on: the goals still open, over a session. How a tactic is written is told in index.ts.
 *
 * A goal is a metavariable; its local context and its type are the goal's. A tactic takes the main goal, gives it a value
 * (perhaps with new metavariables inside) and puts what is left in its place.
 */

import { reject } from "../elaborate/failure.ts";
import type { Metavariable } from "../elaborate/metavariables.ts";
import type { SavedState, Session } from "../elaborate/session.ts";
import type { Term } from "../kernel/index.ts";
import { showGoal } from "./show.ts";

export interface SavedTacticState {
  readonly session: SavedState;
  readonly goals: readonly Metavariable[];
  readonly depth: number;
}

export class TacticState {
  readonly session: Session;
  /** Main goal first; some may have been assigned by unification since. */
  goals: readonly Metavariable[];

  constructor(session: Session, goals: readonly Metavariable[]) {
    this.session = session;
    this.goals = goals;
  }

  /** The goals without a value. */
  open(): readonly Metavariable[] {
    if (this.goals.every(isOpen)) return this.goals;
    this.goals = this.goals.filter(isOpen);
    return this.goals;
  }

  /** The main goal; makes its local context the session's. Fails with "No goals" when there is none. */
  main(offset: number): Metavariable {
    const goal = this.goals[0];
    if (goal !== undefined && isOpen(goal)) {
      this.session.context = goal.context;
      return goal;
    }
    const first = this.open()[0];
    if (first === undefined) return reject(offset, "No goals to be solved");
    this.session.context = first.context;
    return first;
  }

  /** What the main goal asks for, instantiated. */
  target(offset: number): Term {
    return this.session.instantiate(this.main(offset).term.type);
  }

  /** The main goal as Lean shows it. */
  showMain(): string {
    const goal = this.open()[0];
    return goal === undefined ? "no goals" : showGoal(this.session, goal);
  }

  /** Puts `goals` in place of the main goal, which has been given a value. */
  replaceMain(goals: readonly Metavariable[]): void {
    this.goals = goals.length === 0 ? this.goals.slice(1) : [...goals, ...this.goals.slice(1)];
  }

  /** Gives the main goal its value; nothing is left of it. */
  close(value: Term, offset: number): void {
    this.session.metavariables.assign(this.main(offset), value);
    this.goals = this.goals.slice(1);
  }

  save(): SavedTacticState {
    return { session: this.session.save(), goals: this.goals, depth: this.session.nesting };
  }

  restore(saved: SavedTacticState): void {
    this.session.restore(saved.session);
    this.session.nesting = saved.depth;
    this.goals = saved.goals;
  }
}

function isOpen(goal: Metavariable): boolean {
  return !goal.isAssigned;
}

export { makeGoal, tagOf } from "../elaborate/goals.ts";
