/** Tactic prediction: the tactic that a verified proof goes on with; what provers that search are trained on. */
import { Schema } from "effect";
import { stateText } from "../domain/index.ts";
import { type DataTask, fencedText } from "./data-task.ts";

const content = Schema.Struct({ state: Schema.String, tactic: Schema.String });

export const tacticPrediction: DataTask<typeof content.Type> = {
  name: "tactic-prediction",
  summary: "A state, to be continued by the tactic of a verified proof.",
  content,
  rows: ({ trace }) =>
    trace.map(({ before, tactic }, step) => ({ step, content: { state: stateText(before), tactic } })),
  pair: ({ state, tactic }) => ({
    prompt: `A state of a proof in Lean 4:\n\n${fencedText(state)}\n\nSay the next tactic.\n`,
    target: fencedText(tactic),
  }),
};
