/** What ties elaboration to tactics and printing. */
import { elaborateKind } from "./elaborate/elaborators.ts";
import type { SessionHooks } from "./elaborate/session.ts";
import { runTacticBlock } from "./tactic/run.ts";
import { showGoal, showTerm } from "./tactic/show.ts";

export const hooks: SessionHooks = {
  elaborateKind,
  runTactics: runTacticBlock,
  watchTactic: null,
  show: showTerm,
  showGoal,
};
