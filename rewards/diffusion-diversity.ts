/**
 * Conjectures unlike their neighbours under a similarity learned from which was made from which seed: the conjecturer is
 * to maximise diversity locally (Diffusion diversity, arXiv 2606.01861). The similarity is the inner product of
 * embeddings learned contrastively over the pairs (seed, conjecture) of the iteration, so that the ways in which any
 * conjecture differs from its seed count for little. The weight is then that of `diversity`, one over the kernel density.
 */
import { Schema } from "effect";
import { deriveStream } from "../src/domain/index.ts";
import {
  boundariesOf,
  type Candidate,
  contrastiveMap,
  hardestParameters,
  kernelDensities,
  mappedVectors,
  PositiveNumber,
  parameter,
  type RewardInput,
  type RewardVariant,
  reducedVectors,
  scaledToMeanOne,
  UnitInterval,
  unitVectors,
  type Vectors,
  weighCandidates,
} from "../src/reward/index.ts";

const parameters = Schema.Struct({
  ...hardestParameters,
  neighbours: parameter(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 1000 })), 16, {
    description: "Nearest other conjectures that a conjecture is compared with.",
    unit: "conjectures",
    source: "this engine",
  }),
  temperature: parameter(PositiveNumber, 0.1, {
    description:
      "τ of the contrastive loss, and the distance 1 − s of the learned similarity s at which a neighbour's share has fallen to 1/e.",
    unit: "1 − s",
    source: "this engine",
  }),
  normalisation: parameter(UnitInterval, 1, {
    description: "Exponent α of the density; 0 weighs all alike, 1 takes the density out entirely.",
    source: "Coifman and Lafon 2006: 0, 1/2 or 1",
  }),
  steps: parameter(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 10_000 })), 50, {
    description: "Gradient steps of the contrastive loss; 0 leaves the embeddings as they are.",
    unit: "steps",
    source: "this engine",
  }),
  learningRate: parameter(PositiveNumber, 1, {
    description: "Step size of the contrastive loss.",
    source: "this engine",
  }),
  batch: parameter(Schema.Int.check(Schema.isBetween({ minimum: 2, maximum: 10_000 })), 64, {
    description: "Pairs (seed, conjecture) of a step.",
    unit: "pairs",
    source: "this engine",
  }),
  dimension: parameter(Schema.Int.check(Schema.isBetween({ minimum: 2, maximum: 4096 })), 64, {
    description: "Longer embeddings are projected to as many components before the map is learned.",
    unit: "components",
    source: "this engine",
  }),
});
type Parameters = typeof parameters.Type;

const from = ({ data, dimension }: Vectors, first: number, count: number): Vectors => ({
  data: data.subarray(first * dimension, (first + count) * dimension),
  rows: count,
  dimension,
});

/** Embeddings of the candidates whose inner product is the learned similarity. */
const learnedEmbeddings = (
  candidates: ReadonlyArray<Candidate>,
  { conjectures, iteration, seed, seedEmbeddings }: RewardInput,
  settings: Parameters,
): Vectors => {
  const pairs = conjectures.flatMap(({ embedding, seedId }) => {
    const of = seedEmbeddings.get(seedId);
    return of === undefined ? [] : [{ seedId, seed: of, conjecture: embedding }];
  });
  const numbers = new Map([...new Set(pairs.map(({ seedId }) => seedId))].map((id, number) => [id, number]));
  const reduced = reducedVectors(
    unitVectors([
      ...pairs.map((pair) => pair.seed),
      ...pairs.map((pair) => pair.conjecture),
      ...candidates.map(({ conjecture }) => conjecture.embedding),
    ]),
    settings.dimension,
    deriveStream(seed, "reward", iteration, "projection"),
  );
  const map = contrastiveMap(
    {
      seeds: from(reduced, 0, pairs.length),
      conjectures: from(reduced, pairs.length, pairs.length),
      seedOf: Int32Array.from(pairs, ({ seedId }) => numbers.get(seedId)!),
    },
    settings,
    deriveStream(seed, "reward", iteration, "pairs"),
  );
  return mappedVectors(map, from(reduced, 2 * pairs.length, candidates.length));
};

const reward = (input: RewardInput, settings: Parameters) =>
  weighCandidates(input, settings.maximumPassRate, (candidates) => {
    if (candidates.length === 0) return [];
    const { data, dimension, rows } = learnedEmbeddings(candidates, input, settings);
    const learned = { data: Float32Array.from(data), rows, dimension };
    const densities = kernelDensities(learned, settings.neighbours, settings.temperature);
    return scaledToMeanOne(densities.map((density) => density ** -settings.normalisation));
  });

/** The first two conjectures in one place. */
const twoAlike = (input: RewardInput): RewardInput => ({
  ...input,
  conjectures: input.conjectures.map((one, index) =>
    index === 1 ? { ...one, embedding: input.conjectures[0]!.embedding } : one,
  ),
});

/** Every conjecture from a seed of its own, which lies where it lies. */
const ownSeeds = (input: RewardInput): RewardInput => ({
  ...input,
  conjectures: input.conjectures.map((one) => ({ ...one, seedId: one.id })),
  seedEmbeddings: new Map(input.conjectures.map(({ embedding, id }) => [id, embedding])),
});

const diffusionDiversity: RewardVariant<Parameters> = {
  name: "diffusion-diversity",
  summary: "Weight one over the density around the conjecture under a similarity learned from (seed, conjecture)",
  parameters,
  boundaries: boundariesOf(
    "w ∝ (1 + Σ over near others exp((s − 1) / τ))^−α, mean 1, s the learned similarity; the cases lie at right angles",
    "Diffusion diversity (arXiv 2606.01861): s; Coifman and Lafon 2006, section 3: density; the rest: this engine",
    parameters,
    reward,
    [
      { given: "p = 0", passRates: [0], weights: ["dropped"] },
      { given: "p = 1", passRates: [1], weights: [1] },
      { given: "no conjecture", passRates: [], weights: [] },
      { given: "all equally far", passRates: [0.5, 0.25, 1], weights: [1, 1, 1] },
      { given: "each on its own seed", passRates: [0.5, 0.25, 1], weights: [1, 1, 1], change: ownSeeds },
      { given: "c0 and c1 alike", passRates: [0.5, 0.25, 1], weights: [0.750026, 0.750026, 1.49995], change: twoAlike },
    ],
  ),
  reads: ["seedEmbeddings"],
  reward,
};

export default diffusionDiversity;
