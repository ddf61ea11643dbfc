/** Parallel sampling: the initial model samples and nothing is learned; what the other algorithms are measured against. */
import { definePlan } from "../plan.ts";
import { evaluate, evaluating } from "../steps/evaluate.ts";
import { done } from "../steps/metrics.ts";
import { ALL_FOR_THE_DATASET } from "./expert-iteration.ts";
import { measuring, playing, setUp } from "./self-play.ts";

export const parallelSampling = definePlan({
  name: "parallel-sampling",
  summary: "The initial model samples proofs, and nothing is learned.",
  settings: {
    prove: ALL_FOR_THE_DATASET,
    train: { enabled: false },
    final: { enabled: false },
  },
  setUp,
  iteration: [...playing, ...measuring],
  final: [evaluating, evaluate, done],
});
