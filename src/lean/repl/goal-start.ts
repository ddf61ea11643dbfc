/** Goals taken out of the elaboration they came up in, so that proofs of them can start at any time. */
import { bindVariables } from "../elaborate/binding.ts";
import type { Header } from "../elaborate/header.ts";
import type { Metavariable } from "../elaborate/metavariables.ts";
import { type OpenedHeader, openHeader } from "../elaborate/proof.ts";
import type { Session } from "../elaborate/session.ts";
import { type Term, TermKind } from "../kernel/index.ts";
import { showGoal } from "../tactic/show.ts";

/** A goal as a closed proposition or type whose first binders are the goal's hypotheses. */
export interface GoalStart {
  /** Case name, "" for none. */
  readonly tag: string;
  readonly header: Header;
}

/** A goal at some moment: as Lean shows it, and where a proof of it starts (null when it is not closed). */
export interface SeenGoal {
  readonly text: string;
  readonly start: GoalStart | null;
}

/** The goal as it is known now. */
export function seeGoal(session: Session, goal: Metavariable): SeenGoal {
  return { text: showGoal(session, goal), start: startOf(session, goal) };
}

/** null when metavariables are left in the goal, or a hypothesis has a value. */
function startOf(session: Session, goal: Metavariable): GoalStart | null {
  const entries = goal.context.entries();
  const variables = entries.map((entry) => entry.variable!);
  if (variables.some((variable) => variable.value !== variable)) return null;
  const target = session.instantiate(goal.term.type);
  const type = bindVariables(TermKind.pi, variables, target, (term) => session.instantiate(term));
  if (!isClosed(type)) return null;
  const binders = entries.map(({ name, accessible }) => ({ name, accessible }));
  return { tag: goal.term.name, header: { levelParameters: session.levelNames, type, binders, sharedCount: 0 } };
}

function isClosed(type: Term): boolean {
  return type.isGround && type.looseRange === 0;
}

/** Opens the goal in a session: its hypotheses in scope, under its case name. */
export function openStart(session: Session, start: GoalStart): { opened: OpenedHeader; goal: Metavariable } {
  const opened = openHeader(session, start.header);
  if (start.tag === "") return { opened, goal: opened.goal };
  const goal = session.freshIn(opened.goal.context, opened.goal.term.type, "opaque", start.tag);
  session.metavariables.assign(opened.goal, goal.term);
  return { opened, goal };
}
