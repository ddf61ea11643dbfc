/**
 * SGS, self-guided self-play (Bailey et al., arXiv 2604.20209): conjectures are made from the targets that nobody has
 * proved, and a guide says what each is worth to its target.
 */
import { definePlan } from "../plan.ts";
import { conjecture } from "../steps/conjecture.ts";
import { guidedExamples } from "../steps/guided-examples.ts";
import { guidedReward } from "../steps/guided-reward.ts";
import { guidedSelect } from "../steps/guided-select.ts";
import { probe } from "../steps/probe.ts";
import { proving } from "../steps/prove.ts";
import { review } from "../steps/review.ts";
import { targets } from "../steps/targets.ts";
import { final, learningFrom, measuring, setUp } from "./self-play.ts";

export const sgs = definePlan({
  name: "sgs",
  summary: "The conjecturer writes a statement towards each unproved target, and a guide says what it is worth to it.",
  defaults: {
    // One conjecture a target and one attempt on every statement, each of eight samples.
    conjecture: { oversample: 1, maximumPerSeed: 1, cap: "statements", provedBefore: "kept", maximumTokens: 8192 },
    select: { reproveProbability: 1 },
    prove: {
      budget: "all",
      samplesPerStatement: 8,
      firstSamplesPerStatement: null,
      conjectures: "all-kept",
      unspent: "dataset",
      maximumTokens: 8192,
    },
    examples: { rule: "reinforce-half", window: 1 },
    train: { proverPasses: 1, batchSize: 32, warmUpSteps: 0, refreshEvery: 0, maximumTokens: 8192 },
    final: { enabled: false },
  },
  setUp,
  iteration: [
    targets,
    conjecture,
    guidedSelect,
    proving,
    probe,
    review,
    guidedReward,
    ...learningFrom(guidedExamples),
    ...measuring,
  ],
  final,
});
