/**
 * Step 7: the weighted examples of an iteration, for both roles, as the run's learning rule has them. Proofs come from
 * the replay window, conjectures from the current iteration alone.
 */
import { Effect, Schema } from "effect";
import { ExampleReference } from "../../domain/index.ts";
import type { LearningConjecture } from "../../learning/index.ts";
import { Learning, PromptFormat } from "../../services/index.ts";
import { learningInput, windowStart } from "../learning-input.ts";
import { renderedDigest } from "../render.ts";
import { conjecturesIn, doneRecord, type RunState } from "../run-state.ts";
import { pureStep } from "../step.ts";
import { conjecture } from "./conjecture.ts";
import { reward } from "./reward.ts";

export const exampleFields = Schema.Struct({
  examples: Schema.Array(ExampleReference),
  /** SHA-256 of the rendered prompts and targets. */
  rendered: Schema.String,
});
export type ExampleBody = typeof exampleFields.Type;

/** The conjectures of an iteration that its reward kept, in its order. */
export const keptConjectures = (state: RunState, iteration: number): ReadonlyArray<LearningConjecture> => {
  const made = conjecturesIn(state, iteration);
  return doneRecord(state, reward, iteration).kept.flatMap(({ id, lemma, weight }) => {
    const found = made.get(id);
    return found === undefined ? [] : [{ id, lemma, weight, seedProofId: found.seedProofId }];
  });
};

/** The examples that an iteration trains on. */
export const chooseExamples = Effect.fn("examples.compute")(function* (state: RunState, iteration: number) {
  const rule = yield* Learning;
  const format = yield* PromptFormat;
  const first = windowStart(state, iteration);
  const input = learningInput(state, iteration, first, keptConjectures(state, iteration), rule.reads);
  const examples = yield* Effect.suspend(() => Effect.fromResult(rule.weigh(input)));
  return { examples, rendered: renderedDigest(state, iteration, examples, format) };
});

export const examples = pureStep<ExampleBody>({
  name: "examples",
  fields: exampleFields,
  reads: [conjecture, reward],
  compute: chooseExamples,
  tell: (record) => ({ count: record.examples.length, unit: "examples" }),
});
