/** What a worker does for the guide: what can be told of a conjecture and its target from their text alone. */
import { conclusionComplexity, relevance } from "../../embedded-model/index.ts";
import { parseStatement } from "../../lean/syntax/index.ts";
import { sortOf, statementGoal } from "./statement-goal.ts";

/**
 * The statement without each of its premises in turn: the binders before the colon whose type is a statement. What no
 * longer elaborates then is left to the verifier.
 */
export const withoutPremises = (text: string): ReadonlyArray<string> =>
  (parseStatement(text).node?.signature.binders ?? [])
    .filter(({ type }) => type !== null && sortOf(type) === null)
    .map(({ end, start }) => `${text.slice(0, start)}${text.slice(end).trimStart()}`);

/** Two scores of each conjecture and its statement without a premise; null where the model cannot read a statement. */
export const readConjectures = (
  pairs: ReadonlyArray<{ readonly conjecture: string; readonly target: string }>,
): ReadonlyArray<{
  readonly relevance: number;
  readonly complexity: number;
  readonly withoutPremise: ReadonlyArray<string>;
} | null> =>
  pairs.map(({ conjecture, target }) => {
    const made = statementGoal(conjecture);
    const aim = statementGoal(target);
    if (made._tag === "Outside" || aim._tag === "Outside") return null;
    return {
      relevance: relevance(made.goal, aim.goal),
      complexity: conclusionComplexity(made.goal),
      withoutPremise: withoutPremises(conjecture),
    };
  });
