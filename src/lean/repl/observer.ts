/**
 * What the REPL sees of an elaboration: every `sorry`, and on demand the goals before each tactic of a `by` block and
 * where proofs begin. It takes the place of the tactic runner in a session; tactics inside other tactics (`·`, `case`,
 * alternatives) are run by those and are not seen one by one.
 */
import { reject } from "../elaborate/failure.ts";
import { sortLevel } from "../elaborate/infer-type.ts";
import type { Metavariable } from "../elaborate/metavariables.ts";
import type { Session, SessionHooks } from "../elaborate/session.ts";
import { hooks } from "../hooks.ts";
import { constantsOf } from "../kernel/index.ts";
import type { Span, Tactic, TacticSequence } from "../syntax/index.ts";
import { runTactic, runTacticBlock } from "../tactic/run.ts";
import { showGoals } from "../tactic/show.ts";
import { TacticState } from "../tactic/state.ts";
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
  private readonly seesTactics: boolean;
  private readonly seenSorries: SeenSorry[] = [];
  readonly tactics: SeenTactic[] = [];
  readonly blocks: SeenBlock[] = [];

  constructor(seesTactics: boolean) {
    this.seesTactics = seesTactics;
  }

  /** The `sorry`s that were not gone back on, in the order of the text. */
  get sorries(): readonly SeenSorry[] {
    return this.seenSorries.filter(({ goal }) => goal.isAssigned).sort((left, right) => left.start - right.start);
  }

  readonly hooks: SessionHooks = {
    ...hooks,
    runTactics: (session, record, block, offset) => {
      if (isSorryBlock(block)) this.fill(session, record, block);
      else {
        this.blocks.push({ offset, goal: seeGoal(session, record) });
        if (this.seesTactics) this.runSeen(session, record, block, offset);
        else runTacticBlock(session, record, block, offset);
      }
    },
  };

  private fill(session: Session, record: Metavariable, { start, end }: TacticSequence): void {
    this.blocks.push({ offset: start, goal: seeGoal(session, record) });
    this.seenSorries.push({ session, goal: record, start, end });
    const target = session.instantiate(record.term.type);
    session.metavariables.assign(record, sorryTerm(target, sortLevel(session, target)));
  }

  /** As `runTacticBlock`, noting the goals before each tactic. */
  private runSeen(session: Session, record: Metavariable, block: TacticSequence, offset: number): void {
    const { context, transparency, holes } = session;
    const state = new TacticState(session, [record]);
    for (const tactic of block.tactics) this.runOne(state, tactic);
    const left = state.open();
    if (left.length > 0) reject(offset, () => `unsolved goals\n${showGoals(session, left)}`);
    session.context = context;
    session.transparency = transparency;
    session.holes = holes;
  }

  private runOne(state: TacticState, tactic: Tactic): void {
    const [main, ...others] = state.open();
    const goals = main === undefined ? [] : [main, ...others].map((goal) => seeGoal(state.session, goal));
    const seen: SeenTactic = { start: tactic.start, end: tactic.end, goals, usedConstants: [] };
    this.tactics.push(seen);
    runTactic(state, tactic);
    const value = main?.assignment ?? main?.closure?.body;
    if (value) seen.usedConstants = constantsOf(value);
  }
}
