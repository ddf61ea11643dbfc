/**
 * Expert iteration: the model learns from its own proofs of the dataset. Conjectures have no share of the budget
 * here; their steps stay and log that there were none, so that its runs and those of self-play compare record by record.
 */
import { definePlan } from "../plan.ts";
import { final, learning, measuring, playing, setUp } from "./self-play.ts";

export const expertIteration = definePlan({
  name: "expert-iteration",
  summary: "The model learns from its own proofs of the dataset's statements.",
  settings: { prove: { conjectureShare: 0, unspent: "dataset" } },
  setUp,
  iteration: [...playing, ...learning, ...measuring],
  final,
});
