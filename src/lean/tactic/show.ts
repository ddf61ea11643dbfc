/** Terms and goals as text, for messages. */

import type { LocalContext } from "../elaborate/local-context.ts";
import type { Metavariable } from "../elaborate/metavariables.ts";
import type { Session } from "../elaborate/session.ts";
import type { Term } from "../kernel/index.ts";
import { type PrintableGoal, type PrintableHypothesis, printGoal, printTerm } from "../print/index.ts";

export function hypothesesOf(session: Session, context: LocalContext): PrintableHypothesis[] {
  return context.entries().map((entry) => {
    const variable = entry.variable!;
    return {
      variable,
      name: entry.name,
      accessible: entry.accessible,
      type: session.instantiate(variable.type),
      value: variable.value === variable ? null : session.instantiate(variable.value),
    };
  });
}

export function printableGoal(session: Session, goal: Metavariable): PrintableGoal {
  return {
    tag: goal.term.name,
    hypotheses: hypothesesOf(session, goal.context),
    target: session.instantiate(goal.term.type),
  };
}

/** A goal as Lean shows it. */
export function showGoal(session: Session, goal: Metavariable): string {
  return printGoal(printableGoal(session, goal), (name) => session.environment.get(name)?.type ?? null);
}

export function showGoals(session: Session, goals: readonly Metavariable[]): string {
  return goals.map((goal) => showGoal(session, goal)).join("\n\n");
}

/** A term in the local context at hand. */
export function showTerm(session: Session, term: Term): string {
  const typeOf = (name: string): Term | null => session.environment.get(name)?.type ?? null;
  return printTerm(session.instantiate(term), typeOf, hypothesesOf(session, session.context));
}
