/**
 * From a state as Lean shows it to the goal that the embedded model works on: the main goal is written as a statement,
 * hypotheses as binders, and read as any other. A name that Lean hides is outside of the model's language.
 */
import { type StatementGoal, statementGoal } from "./statement-goal.ts";

/** The lines of the main goal without its case; what goes on in the next line is joined. */
const linesOf = (state: string): ReadonlyArray<string> => {
  const [goal = ""] = state.split("\n\n");
  const lines: Array<string> = [];
  for (const line of goal.split("\n")) {
    if (line.startsWith(" ")) lines.push(`${lines.pop() ?? ""} ${line.trimStart()}`);
    else if (!line.startsWith("case ")) lines.push(line);
  }
  return lines;
};

/** The main goal of a state, or what in it is outside of the model's language; offsets are in the text that was made of it. */
export const stateGoal = (state: string): StatementGoal => {
  const lines = linesOf(state);
  const target = lines.find((line) => line.startsWith("⊢"));
  if (target === undefined) return { _tag: "Outside", construct: "a state without a target", offset: 0 };
  const binders = lines.filter((line) => line !== target).map((line) => `(${line}) `);
  return statementGoal(`theorem state ${binders.join("")}: ${target.slice("⊢".length).trim()} := by`);
};
