/** Step 8: the one shared model is trained on the examples of an iteration. */
import { Effect } from "effect";
import { type TrainedBody, TrainedFields } from "../../domain/index.ts";
import { PromptFormat } from "../../services/index.ts";
import { renderExamples } from "../render.ts";
import { doneRecord } from "../run-state.ts";
import { serviceStep } from "../step.ts";
import { trainModel, versionLine } from "../training.ts";
import { examples as examplesStep } from "./examples.ts";
import { supervised } from "./initial.ts";

/** Trains on the examples of an iteration, from the previous version or from the base model. */
export const train = serviceStep<TrainedBody>({
  name: "train",
  form: "trained",
  fields: TrainedFields,
  reads: [examplesStep],
  make: Effect.fn("train.make")(function* (run, iteration) {
    const format = yield* PromptFormat;
    const { examples } = doneRecord(run.state, examplesStep, iteration);
    const rendered = renderExamples(run.state, iteration, examples, format);
    const { from, ...settings } = run.experiment.train;
    return yield* trainModel(run, {
      ...settings,
      iteration,
      purpose: "iteration",
      from: from === "base" ? null : run.state.version,
      examples: from === "base" ? [...supervised(run, format), ...rendered] : rendered,
    });
  }),
  check: ({ experiment, version }) => ({ from: experiment.train.from === "base" ? null : version }),
  fold: (state, { version }) => {
    state.version = version;
  },
  digestLines: versionLine,
});
