/** Running tactics: blocks, and the table from syntax to tactic. Source: Lean 4, `Elab/Tactic/BuiltinTactic.lean`. */
import { reject, unsupported } from "../elaborate/failure.ts";
import type { Metavariable } from "../elaborate/metavariables.ts";
import type { Session } from "../elaborate/session.ts";
import type { Tactic, TacticSequence } from "../syntax/index.ts";
import { showGoals } from "./show.ts";
import { TacticState } from "./state.ts";
import { tactics } from "./table.ts";

/** Fills `record` by a block of tactics. Fails with "unsolved goals" at `offset` when something is left. */
export function runTacticBlock(session: Session, record: Metavariable, block: TacticSequence, offset: number): void {
  const outer = session.context;
  const transparency = session.transparency;
  const holes = session.holes;
  const state = new TacticState(session, [record]);
  runSequence(state, block);
  const left = state.open();
  if (left.length > 0) reject(offset, () => `unsolved goals\n${showGoals(session, left)}`);
  session.context = outer;
  session.transparency = transparency;
  session.holes = holes;
}

export function runSequence(state: TacticState, block: TacticSequence): void {
  for (const tactic of block.tactics) runTactic(state, tactic);
}

export function runTactic(state: TacticState, tactic: Tactic): void {
  state.session.enter();
  if (tactic.kind === "unsupported") unsupported(tactic.start, tactic.construct);
  const run = tactics[tactic.kind] as (state: TacticState, tactic: Tactic) => void;
  const { session } = state;
  if (session.watchTactic === null) run(state, tactic);
  else
    session.watchTactic(
      session,
      tactic,
      () => state.open(),
      () => run(state, tactic),
    );
  session.leave();
}

/** Runs `body` on the main goal alone; what it leaves comes before the other goals. */
export function onMain(state: TacticState, offset: number, body: () => void): void {
  const goal = state.main(offset);
  const others = state.goals.slice(1);
  state.goals = [goal];
  body();
  state.goals = others.length === 0 ? state.open() : [...state.open(), ...others];
}

/** Runs `body` on the main goal alone, which it must close. */
export function closingMain(state: TacticState, offset: number, errorOffset: number, body: () => void): void {
  const goal = state.main(offset);
  const others = state.goals.slice(1);
  state.goals = [goal];
  body();
  const left = state.open();
  if (left.length > 0) reject(errorOffset, () => `unsolved goals\n${showGoals(state.session, left)}`);
  state.goals = others;
}
