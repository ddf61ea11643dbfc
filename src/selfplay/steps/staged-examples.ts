/**
 * What Spark-Prover-X1's plan trains on. It makes the records of `examples`: in the second stage the window's proofs, as
 * STP's expert iteration weighs them, and the window's pairs of text and statement; in the third the judged samples of the
 * iteration, as the run's learning rule weighs them.
 */
import { Effect } from "effect";
import { type ExampleReference, NO_PROOF } from "../../domain/index.ts";
import { inverseCounts } from "../../learning/index.ts";
import { Learning, PromptFormat } from "../../services/index.ts";
import { learningInput, windowStart } from "../learning-input.ts";
import { renderedDigest } from "../render.ts";
import type { RunState } from "../run-state.ts";
import { isHardIteration } from "../spark-stages.ts";
import { pureStepInsteadOf } from "../step.ts";
import { conjecture } from "./conjecture.ts";
import { examples } from "./examples.ts";
import { takenFormalisations } from "./formalise.ts";
import { reward } from "./reward.ts";

/** The pairs that came to be learned in the iterations from `first` to `last`, by the place of their texts. */
export const formaliserExamples = (state: RunState, first: number, last: number): ReadonlyArray<ExampleReference> => {
  const { learn } = state.experiment.formalise;
  return [...takenFormalisations(state)]
    .sort(([a], [b]) => a - b)
    .flatMap(([informal, { iteration, outcome, statement, target }]): ReadonlyArray<ExampleReference> => {
      if (outcome === "held-out") return [];
      const proved = state.firstProof.get(target);
      if (learn === "proved" && proved === undefined) return [];
      const learnedFrom = learn === "proved" ? Math.max(iteration, proved!) : iteration;
      if (learnedFrom < first || learnedFrom > last) return [];
      return [{ role: "formaliser", statementId: statement.id, proofId: NO_PROOF, lemma: null, weight: 1, informal }];
    });
};

/** The examples that an iteration trains on. */
export const chooseStagedExamples = Effect.fn("stagedExamples.compute")(function* (state: RunState, iteration: number) {
  const rule = yield* Learning;
  const format = yield* PromptFormat;
  const first = windowStart(state, iteration);
  const chosen = isHardIteration(state.experiment, iteration)
    ? yield* Effect.suspend(() =>
        Effect.fromResult(rule.weigh(learningInput(state, iteration, iteration, [], rule.reads))),
      )
    : [
        ...inverseCounts.weigh(learningInput(state, iteration, first, [], inverseCounts.reads), {}),
        ...formaliserExamples(state, first, iteration),
      ];
  return { examples: chosen, rendered: renderedDigest(state, iteration, chosen, format) };
});

export const stagedExamples = pureStepInsteadOf(examples, {
  reads: [conjecture, reward],
  compute: chooseStagedExamples,
});
