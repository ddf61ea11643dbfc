/**
 * What self-guided self-play trains on: the samples that its settings choose, weighted by the run's learning rule and by
 * their length, and the conjectures with their rewards. It makes the records of `examples`.
 */
import { Effect } from "effect";
import { chosenSamples, type LearningInput, withLengthPenalty } from "../../learning/index.ts";
import { Learning, PromptFormat } from "../../services/index.ts";
import { learningInput, windowStart } from "../learning-input.ts";
import { renderedDigest } from "../render.ts";
import type { RunState } from "../run-state.ts";
import { isBarred, solveRateOf } from "../solve-rate.ts";
import { pureStepInsteadOf } from "../step.ts";
import { conjecture } from "./conjecture.ts";
import { examples, keptConjectures } from "./examples.ts";
import { reward } from "./reward.ts";

/** What has no reward is told to the rule as a sample that was not proved. */
const asRewarded = (input: LearningInput, { sgs }: RunState["experiment"]): LearningInput => ({
  ...input,
  statements: input.statements.map((statement) => ({
    ...statement,
    attempts: statement.attempts.map((attempt) =>
      attempt.outcome === "proved" && isBarred(attempt.proof, sgs)
        ? { ...attempt, outcome: "not proved" as const }
        : attempt,
    ),
  })),
});

/** The examples that an iteration trains on. */
export const chooseGuidedExamples = Effect.fn("guidedExamples.compute")(function* (state: RunState, iteration: number) {
  const { experiment } = state;
  const rule = yield* Learning;
  const format = yield* PromptFormat;
  const kept = keptConjectures(state, iteration);
  const input = learningInput(state, iteration, windowStart(state, iteration), kept, rule.reads);
  const given = chosenSamples(asRewarded(input, experiment), experiment.sgs, solveRateOf(state));
  const weighed = yield* Effect.suspend(() => Effect.fromResult(rule.weigh(given)));
  const chosen = withLengthPenalty(weighed, given, experiment.sgs, experiment.prove.maximumTokens);
  return { examples: chosen, rendered: renderedDigest(state, iteration, chosen, format) };
});

export const guidedExamples = pureStepInsteadOf(examples, {
  reads: [conjecture, reward],
  compute: chooseGuidedExamples,
});
