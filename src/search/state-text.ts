/** A proof state as text: goals as Lean shows them, and what makes two states the same. */
import { leanTokens } from "../lean-text/index.ts";

const BETWEEN_GOALS = "\n\n";

/** The goals of a state, the main one first. */
export const goalsOfState = (state: string): ReadonlyArray<string> => state.split(BETWEEN_GOALS);

/** The names that a goal declares in front of the turnstile, in their order. */
const declared = (lines: ReadonlyArray<string>): ReadonlyArray<string> =>
  lines.flatMap((line) => {
    const colon = line.indexOf(" : ");
    // What goes on from the line before is indented.
    return line.startsWith(" ") || line.startsWith("⊢") || colon < 0 ? [] : line.slice(0, colon).split(" ");
  });

/** A goal in its parts: the types of its hypotheses and variables, its target, each in one line, and the names that it declares. */
export const shownGoal = (
  goal: string,
): { readonly hypotheses: ReadonlyArray<string>; readonly target: string; readonly declared: ReadonlySet<string> } => {
  const lines = goal
    .replaceAll(/\n +/g, " ")
    .split("\n")
    .filter((line) => !line.startsWith("case "));
  const target = lines.find((line) => line.startsWith("⊢")) ?? "";
  const hypotheses = lines.flatMap((line) => {
    const colon = line.indexOf(" : ");
    return line === target || colon < 0 ? [] : [line.slice(colon + " : ".length)];
  });
  return { hypotheses, target: target.slice("⊢ ".length), declared: new Set(declared(lines)) };
};

const goalKey = (goal: string): string => {
  const lines = goal.split("\n").filter((line) => !line.startsWith("case "));
  const numbers = new Map(declared(lines).map((name, i) => [name, `#${i}`]));
  return leanTokens(lines.join("\n"))
    .map(({ text }) => numbers.get(text) ?? text)
    .join(" ");
};

/** Equal for states that differ in the names of hypotheses and variables, of cases, and in blanks alone. */
export const stateKey = (state: string): string => goalsOfState(state).map(goalKey).join(BETWEEN_GOALS);
