/**
 * What a supervised round begins again on, pure: the right attempts of all iterations at statements that mostly failed,
 * each with all its turns, where it had several (StepFun-Prover, arXiv 2507.20199).
 */
import { Effect } from "effect";
import { finalTraces } from "../../learning/index.ts";
import { PromptFormat } from "../../services/index.ts";
import { learningInput } from "../learning-input.ts";
import { renderedDigest } from "../render.ts";
import type { RunState } from "../run-state.ts";
import { pureStepInsteadOf } from "../step.ts";
import { finalExamples } from "./final.ts";

/** The attempts that the model is fitted to after an iteration; the library is added later. */
export const chooseTraces = Effect.fn("traces.compute")(function* (state: RunState, iteration: number) {
  const format = yield* PromptFormat;
  const input = learningInput(state, iteration, 0, [], "accepted");
  const examples = finalTraces(input, state.experiment.final);
  return { examples, rendered: renderedDigest(state, iteration, examples, format) };
});

export const traces = pureStepInsteadOf(finalExamples, { reads: [], compute: chooseTraces });
