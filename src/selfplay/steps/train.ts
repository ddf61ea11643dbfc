/** Step 8: the one shared model is trained on the examples of an iteration. */
import { Effect } from "effect";
import { type ModelVersion, type TrainedBody, TrainedFields } from "../../domain/index.ts";
import { Learning, PromptFormat } from "../../services/index.ts";
import { renderExamples } from "../render.ts";
import { doneRecord, type RunState } from "../run-state.ts";
import { serviceStep } from "../step.ts";
import { trainModel, versionLine } from "../training.ts";
import { examples as examplesStep } from "./examples.ts";
import { supervised } from "./initial.ts";

/** The version that training starts from; null: the base model. */
const startOf = ({ experiment, initialVersion, version }: RunState): ModelVersion | null => {
  const { from } = experiment.train;
  if (from === "base") return null;
  return from === "initial" ? initialVersion : version;
};

/** Trains on the examples of an iteration. */
export const train = serviceStep<TrainedBody>({
  name: "train",
  form: "trained",
  fields: TrainedFields,
  reads: [examplesStep],
  make: Effect.fn("train.make")(function* (run, iteration) {
    const format = yield* PromptFormat;
    const { objective } = yield* Learning;
    const { examples } = doneRecord(run.state, examplesStep, iteration);
    const rendered = renderExamples(run.state, iteration, examples, format);
    const { from, ...settings } = run.experiment.train;
    return yield* trainModel(run, {
      ...settings,
      iteration,
      purpose: "iteration",
      from: startOf(run.state),
      objective,
      examples: from === "base" ? [...supervised(run, format), ...rendered] : rendered,
    });
  }),
  check: (state) => ({ from: startOf(state) }),
  fold: (state, { version }) => {
    state.version = version;
  },
  digestLines: versionLine,
});
