/**
 * Weight K p (1 − p), the variance of the number accepted among K decided samples. p (1 − p) is the learnability by which
 * Rutherford et al. 2024 sample tasks; K says how much was seen of it, so that a conjecture of which few samples were
 * decided counts for less. Where K is the same for all it is `variance`, scaled.
 */
import { Schema } from "effect";
import {
  boundariesOf,
  hardestParameters,
  type RewardInput,
  type RewardVariant,
  scaledToMeanOne,
  weighCandidates,
} from "../src/reward/index.ts";

const parameters = Schema.Struct(hardestParameters);
type Parameters = typeof parameters.Type;

const reward = (input: RewardInput, settings: Parameters) =>
  weighCandidates(input, settings.maximumPassRate, (candidates) =>
    scaledToMeanOne(candidates.map(({ conjecture, passRate }) => conjecture.samples * passRate * (1 - passRate))),
  );

/** The conjectures with K samples each, half of them accepted. */
const halfOf =
  (decided: ReadonlyArray<number>) =>
  (input: RewardInput): RewardInput => ({
    ...input,
    conjectures: input.conjectures.map((one, index) => ({
      ...one,
      samples: decided[index]!,
      accepted: decided[index]! / 2,
    })),
  });

const learnability: RewardVariant<Parameters> = {
  name: "learnability",
  summary: "Weight K p (1 − p), K the decided samples: sometimes proved and sometimes not, and often enough tried",
  parameters,
  boundaries: boundariesOf(
    "w ∝ K p (1 − p), mean 1; K = 32 unless given",
    "p (1 − p): Rutherford et al. 2024 (sampling for learnability); K: this engine",
    parameters,
    reward,
    [
      { given: "p = 0", passRates: [0], weights: ["dropped"] },
      { given: "p = 1/2", passRates: [0.5], weights: [1] },
      { given: "p = 1", passRates: [1], weights: ["dropped"] },
      { given: "no conjecture", passRates: [], weights: [] },
      { given: "all equal", passRates: [0.25, 0.25], weights: [1, 1] },
      { given: "p = 1/4 and 1/2", passRates: [0.25, 0.5], weights: [0.857143, 1.14286] },
      {
        given: "p = 1/2, K = 2 and 6",
        passRates: [0.5, 0.5],
        weights: [0.5, 1.5],
        change: halfOf([2, 6]),
      },
    ],
  ),
  reward,
};

export default learnability;
