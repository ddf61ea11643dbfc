/**
 * Spark-Prover-X1 (iFlytek, arXiv 2511.13043) in three stages: a first training on data tasks and pairs; expert iteration
 * of the prover and of a formaliser, whose statements are proved too; a policy gradient on the hard statements. What its
 * papers leave open is a setting (docs/systems.md).
 */
import { definePlan, when } from "../plan.ts";
import { isHardIteration } from "../spark-stages.ts";
import { conjecture } from "../steps/conjecture.ts";
import { embed } from "../steps/embed.ts";
import { firstStage, hasFirstStage } from "../steps/first-stage.ts";
import { formalise } from "../steps/formalise.ts";
import { probe } from "../steps/probe.ts";
import { proving } from "../steps/prove.ts";
import { reward } from "../steps/reward.ts";
import { seeds } from "../steps/seeds.ts";
import { stagedExamples } from "../steps/staged-examples.ts";
import { stagedSelect } from "../steps/staged-select.ts";
import { ALL_FOR_THE_DATASET } from "./expert-iteration.ts";
import { final, learningFrom, measuring, setUp } from "./self-play.ts";

export const sparkProver = definePlan({
  name: "spark-prover",
  summary:
    "The model learns from data tasks, then from its proofs and from statements that it makes of informal texts, then by a policy gradient on hard statements.",
  defaults: { examples: { rule: "grpo" } },
  settings: {
    prove: ALL_FOR_THE_DATASET,
    // A training from the base model would lose the first stage, one at the end the third.
    train: { from: "previous", refreshEvery: 0 },
    final: { enabled: false },
  },
  setUp: [...setUp, ...when(hasFirstStage, firstStage)],
  iteration: [
    ...when((experiment, iteration) => !isHardIteration(experiment, iteration), formalise),
    seeds,
    conjecture,
    stagedSelect,
    proving,
    probe,
    embed,
    reward,
    ...learningFrom(stagedExamples),
    ...measuring,
  ],
  final,
});
