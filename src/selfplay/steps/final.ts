/** What the model is re-trained on from its base, and the re-training (STP, section 9 of the reference). */
import { Effect } from "effect";
import { type TrainedBody, TrainedFields } from "../../domain/index.ts";
import { finalSequences } from "../../learning/index.ts";
import { PromptFormat } from "../../services/index.ts";
import { learningInput } from "../learning-input.ts";
import { renderExamples, renderedDigest } from "../render.ts";
import { doneRecord, type RunState } from "../run-state.ts";
import { pureStep, serviceStep } from "../step.ts";
import { trainModel, versionLine } from "../training.ts";
import { type ExampleBody, exampleFields } from "./examples.ts";
import { supervised } from "./initial.ts";

/** What the model is re-trained on after an iteration (or after the last one); the library is added later. */
export const chooseFinalExamples = Effect.fn("final.compute")(function* (state: RunState, iteration: number) {
  const format = yield* PromptFormat;
  const input = learningInput(state, iteration, 0, [], "accepted");
  const examples = finalSequences(input, state.experiment.final);
  return { examples, rendered: renderedDigest(state, iteration, examples, format) };
});

export const finalExamples = pureStep<ExampleBody>({
  name: "final-examples",
  fields: exampleFields,
  compute: chooseFinalExamples,
  tell: ({ examples }) => ({ count: examples.length, unit: "examples" }),
});

/** Re-trains from the base model on the final examples and, by default, the supervised ones. */
export const retrain = serviceStep<TrainedBody>({
  name: "final-train",
  form: "trained",
  fields: TrainedFields,
  reads: [finalExamples],
  make: Effect.fn("final.retrain")(function* (run, iteration) {
    const format = yield* PromptFormat;
    const { examples } = doneRecord(run.state, finalExamples, iteration);
    const rendered = renderExamples(run.state, iteration, examples, format);
    const { learningRate, minimumSteps, passes, supervised: withLibrary } = run.experiment.final;
    return yield* trainModel(run, {
      iteration,
      purpose: "final",
      from: null,
      objective: null,
      examples: withLibrary ? [...supervised(run, format), ...rendered] : rendered,
      proverPasses: passes,
      conjecturerPasses: passes,
      learningRate,
      minimumSteps,
      warmUpSteps: run.experiment.train.warmUpSteps,
    });
  }),
  check: () => ({ from: null }),
  fold: (state, { iteration, version }) => {
    state.version = version;
    state.windowStart = iteration + 1;
  },
  digestLines: versionLine,
});
