/**
 * What the REPL sees of an elaboration: every `sorry`, and on demand the goals before each tactic of a `by` block and
 * where proofs begin. It takes the place of the tactic runner in a session.
 */
import { sortLevel } from "../elaborate/infer-type.ts";
import type { Metavariable } from "../elaborate/metavariables.ts";
import type { Session, SessionHooks } from "../elaborate/session.ts";
import { hooks } from "../hooks.ts";
import { constantsOf } from "../kernel/index.ts";
import type { Span, TacticSequence } from "../syntax/index.ts";
import { TacticNotes } from "../tactic/notes.ts";
import { runTacticBlock } from "../tactic/run.ts";
import { type SeenGoal, seeGoal } from "./goal-start.ts";
import { isSorryBlock, sorryTerm } from "./sorries.ts";

/** A `sorry`, with the goal it stands for. */
export interface SeenSorry extends Span {
  readonly session: Session;
  readonly goal: Metavariable;
}

/** A tactic about to run, with the goals before it. */
export interface SeenTactic extends Span {
  readonly goals: readonly SeenGoal[];
  /** Constants in what the tactic gave the main goal, sorted. */
  usedConstants: readonly string[];
}

/** The goal a block starts from. */
export interface SeenBlock {
  /** Where the block's `by` begins. */
  readonly offset: number;
  readonly goal: SeenGoal;
}

/** Collects what is seen while one command or step is elaborated. */
export class Observer {
  private readonly seenSorries: SeenSorry[] = [];
  readonly blocks: SeenBlock[] = [];
  readonly hooks: SessionHooks;
  private readonly notes = new TacticNotes<SeenTactic>((session, { start, end }, goals) => {
    const seen = goals.map((goal) => seeGoal(session, goal));
    const note: SeenTactic = { start, end, goals: seen, usedConstants: [] };
    const finish = (): void => {
      const [main] = goals;
      const value = main?.assignment ?? main?.closure?.body;
      if (value) note.usedConstants = constantsOf(value);
    };
    return { note, finish };
  });

  constructor(seesTactics: boolean) {
    this.hooks = {
      ...hooks,
      watchTactic: seesTactics ? this.notes.watch : null,
      runTactics: (session, record, block, offset) => {
        if (isSorryBlock(block)) {
          this.fill(session, record, block);
          return;
        }
        this.blocks.push({ offset, goal: seeGoal(session, record) });
        runTacticBlock(session, record, block, offset);
      },
    };
  }

  /** The tactics that were not gone back on, in the order in which they began. */
  get tactics(): readonly SeenTactic[] {
    return this.notes.notes;
  }

  /** The `sorry`s that were not gone back on, in the order of the text. */
  get sorries(): readonly SeenSorry[] {
    return this.seenSorries.filter(({ goal }) => goal.isAssigned).sort((left, right) => left.start - right.start);
  }

  private fill(session: Session, record: Metavariable, { start, end }: TacticSequence): void {
    this.blocks.push({ offset: start, goal: seeGoal(session, record) });
    this.seenSorries.push({ session, goal: record, start, end });
    const target = session.instantiate(record.term.type);
    session.metavariables.assign(record, sorryTerm(target, sortLevel(session, target)));
  }
}
