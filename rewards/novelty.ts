/**
 * Conjectures unlike those of before: the weight is the mean distance 1 − cos to the nearest conjectures of the earlier
 * iterations of the replay window (novelty search, Lehman and Stanley 2011). One that comes again is dropped.
 */
import { Schema } from "effect";
import {
  boundariesOf,
  type Candidate,
  type EarlierConjecture,
  hardestParameters,
  matrixOf,
  nearestRows,
  parameter,
  type RewardInput,
  type RewardVariant,
  weighCandidates,
} from "../src/reward/index.ts";

const parameters = Schema.Struct({
  ...hardestParameters,
  neighbours: parameter(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 1000 })), 15, {
    description: "Nearest conjectures of earlier iterations that a conjecture is compared with.",
    unit: "conjectures",
    source: "Lehman and Stanley 2011: 15",
  }),
});
type Parameters = typeof parameters.Type;

/** What rounding may make of the distance between equal directions. */
const rounding = 1e-12;

/** In [0, 2]: one less the mean cosine to the nearest conjectures of before; 1 where there is none. */
const noveltyOf = (
  candidates: ReadonlyArray<Candidate>,
  earlier: ReadonlyArray<EarlierConjecture>,
  neighbours: number,
): ReadonlyArray<number> => {
  if (candidates.length === 0 || earlier.length === 0) return candidates.map(() => 1);
  const of = matrixOf(
    candidates.map(({ conjecture }) => conjecture.embedding),
    "conjecture embeddings",
  );
  const among = matrixOf(
    earlier.map(({ embedding }) => embedding),
    "embeddings of earlier conjectures",
  );
  return nearestRows(of, among, neighbours).map(({ cosines }) => {
    const distance = 1 - cosines.reduce((sum, cosine) => sum + cosine, 0) / cosines.length;
    return distance < rounding ? 0 : distance;
  });
};

const reward = (input: RewardInput, settings: Parameters) =>
  weighCandidates(input, settings.maximumPassRate, (candidates) =>
    noveltyOf(candidates, input.earlier, settings.neighbours),
  );

/** Conjectures of before in the directions of the first conjectures of the case. */
const after =
  (count: number) =>
  (input: RewardInput): RewardInput => ({
    ...input,
    earlier: input.conjectures
      .slice(0, count)
      .map(({ embedding }) => ({ iteration: input.iteration - 1, passRate: 0.5, embedding })),
  });

const novelty: RewardVariant<Parameters> = {
  name: "novelty",
  summary: "Weight 1 − mean cosine to the nearest conjectures of earlier iterations: not proposed before",
  parameters,
  boundaries: boundariesOf(
    "w = 1 − mean of cos over the nearest earlier conjectures, 1 without any; the cases lie at right angles",
    "Lehman and Stanley 2011 (novelty search); cosine and replay window: this engine",
    parameters,
    reward,
    [
      { given: "p = 0", passRates: [0], weights: ["dropped"] },
      { given: "p = 1", passRates: [1], weights: [1] },
      { given: "no conjecture", passRates: [], weights: [] },
      { given: "none before", passRates: [0.5, 0.25], weights: [1, 1] },
      { given: "c0 was there before", passRates: [0.5, 0.25], weights: ["dropped", 1], change: after(1) },
      { given: "both were there before", passRates: [0.5, 0.25], weights: [0.5, 0.5], change: after(2) },
    ],
  ),
  reads: ["earlier"],
  reward,
};

export default novelty;
