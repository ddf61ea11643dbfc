/**
 * Conjectures unlike their neighbours: the weight is one over the kernel density of the conjecture among the others, the
 * density normalisation of diffusion maps (Coifman and Lafon 2006). A crowd of near copies shares the weight of one.
 */
import { Schema } from "effect";
import {
  boundariesOf,
  hardestParameters,
  kernelDensities,
  matrixOf,
  PositiveNumber,
  parameter,
  type RewardInput,
  type RewardVariant,
  scaledToMeanOne,
  UnitInterval,
  weighCandidates,
} from "../src/reward/index.ts";

const parameters = Schema.Struct({
  ...hardestParameters,
  neighbours: parameter(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 1000 })), 16, {
    description: "Nearest other conjectures that a conjecture is compared with.",
    unit: "conjectures",
    source: "this engine",
  }),
  bandwidth: parameter(PositiveNumber, 0.1, {
    description: "Cosine distance 1 − cos at which a neighbour's share has fallen to 1/e.",
    unit: "1 − cos",
    source: "this engine",
  }),
  normalisation: parameter(UnitInterval, 1, {
    description: "Exponent α of the density; 0 weighs all alike, 1 takes the density out entirely.",
    source: "Coifman and Lafon 2006: 0, 1/2 or 1",
  }),
});
type Parameters = typeof parameters.Type;

const reward = (input: RewardInput, settings: Parameters) =>
  weighCandidates(input, settings.maximumPassRate, (candidates) => {
    const rows = matrixOf(
      candidates.map(({ conjecture }) => conjecture.embedding),
      "conjecture embeddings",
    );
    const densities = kernelDensities(rows, settings.neighbours, settings.bandwidth);
    return scaledToMeanOne(densities.map((density) => density ** -settings.normalisation));
  });

const diversity: RewardVariant<Parameters> = {
  name: "diversity",
  summary: "Weight one over the density of embeddings around the conjecture: unlike its neighbours (diffusion maps)",
  parameters,
  boundaries: boundariesOf(
    "w ∝ (1 + Σ over near others exp(−(1 − cos) / bandwidth))^−α, mean 1; the cases lie at right angles",
    "Coifman and Lafon 2006, section 3",
    parameters,
    reward,
    [
      { given: "p = 0", passRates: [0], weights: ["dropped"] },
      { given: "p = 1", passRates: [1], weights: [1] },
      { given: "no conjecture", passRates: [], weights: [] },
      { given: "all equally far", passRates: [0.5, 0.25, 1], weights: [1, 1, 1] },
    ],
  ),
  reward,
};

export default diversity;
