/**
 * State prediction: what a tactic makes of a state. With `reasoning`, which a model may fill in, it is the first stage's
 * task of Spark-Prover-X1 (arXiv 2511.13043), whose rows are not published.
 */
import { Schema } from "effect";
import { stateText } from "../domain/index.ts";
import { type DataTask, fencedText } from "./data-task.ts";

const content = Schema.Struct({
  /** Goals as Lean prints them, a blank line between two, the main goal first. */
  state: Schema.String,
  tactic: Schema.String,
  /** As `state`; `no goals` where the tactic closed all. */
  nextState: Schema.String,
  /** How the next state comes about, in words; null until a model has written it. */
  reasoning: Schema.NullOr(Schema.String),
});

export const statePrediction: DataTask<typeof content.Type> = {
  name: "state-prediction",
  summary: "A state and a tactic, to be continued by reasoning and the next state (Spark-Prover-X1).",
  content,
  rows: ({ trace }) =>
    trace.map(({ after, before, tactic }, step) => ({
      step,
      content: { state: stateText(before), tactic, nextState: stateText(after), reasoning: null },
    })),
  pair: ({ nextState, reasoning, state, tactic }) => ({
    prompt: `A state of a proof in Lean 4:\n\n${fencedText(state)}\n\nThe next tactic:\n\n${fencedText(tactic)}\n\nSay the state after it.\n`,
    target: `${reasoning === null ? "" : `${reasoning}\n\n`}${fencedText(nextState)}`,
  }),
};
