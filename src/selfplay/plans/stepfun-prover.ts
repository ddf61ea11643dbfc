/**
 * StepFun-Prover (arXiv 2507.20199): attempts in rounds with a verifier's answers, learned by group relative policy
 * optimisation over whole attempts. Every so often the model begins again: it is fitted to the supervised set and to the
 * right attempts at statements that mostly failed, and reinforcement goes on from there (RL, SFT, RL).
 */
import { definePlan } from "../plan.ts";
import { traces } from "../steps/traces.ts";
import { ALL_FOR_THE_DATASET } from "./expert-iteration.ts";
import { final, learningOn, measuring, playing, setUp } from "./self-play.ts";

export const stepfunProver = definePlan({
  name: "stepfun-prover",
  summary:
    "Proofs are written in rounds with the verifier's answers, and reinforcement and supervised rounds alternate.",
  defaults: {
    prompt: { format: "stepfun" },
    refine: { calls: 7 },
    select: { reproveProbability: 1 },
    prove: { maximumTokens: 16_384, contextTokens: 20_480 },
    examples: { rule: "grpo", window: 1 },
    train: { proverPasses: 1, refreshEvery: 4 },
    final: { enabled: false, maximumDatasetPassRate: 0.25, lengthDecay: 0 },
    // pass@1 is the mean over 32 answers.
    evaluate: { samples: 32, k: [1, 32] },
  },
  settings: { prove: ALL_FOR_THE_DATASET },
  setUp,
  iteration: [...playing, ...learningOn(traces), ...measuring],
  final,
});
