/** The boundary cases of a whole variant: conjectures with given pass rates, and the weights the variant gives them. */
import { Schema } from "effect";
import type { BoundaryTable } from "./boundary.ts";
import type { RewardConjecture, RewardInput, RewardOutput } from "./variant.ts";

/** Samples of each conjecture of a boundary case; pass rates are multiples of 1/32. */
export const boundarySamples = 32;

const axis = (index: number, count: number): Float32Array => {
  const vector = new Float32Array(count);
  vector[index] = 1;
  return vector;
};

/**
 * Conjectures c0, c1, … with the pass rates, statements of equal length, proofs that use their lemma `l`, embeddings at
 * right angles, and one target at each embedding; no conjecture was made before, and the seed `s` has no
 * embedding.
 */
export const boundaryInput = (rates: ReadonlyArray<number>): RewardInput => ({
  iteration: 1,
  seed: 1,
  conjectures: rates.map(
    (rate, index): RewardConjecture => ({
      id: `c${index}`,
      statement: `theorem c${index} : True := by`,
      lemma: "l",
      seedId: "s",
      samples: boundarySamples,
      accepted: Math.round(rate * boundarySamples),
      undecided: 0,
      proofs: rate > 0 ? [{ text: "exact l", invokes: ["l"], multiplicity: 1 }] : [],
      embedding: axis(index, rates.length),
    }),
  ),
  targets: rates.map((_, index) => ({
    id: `t${index}`,
    matchingWeight: 1,
    embedding: axis(index, rates.length),
  })),
  previousPassRate: new Map([["l", 0.25]]),
  earlier: [],
  seedEmbeddings: new Map(),
});

export interface VariantCase {
  readonly given: string;
  readonly passRates: ReadonlyArray<number>;
  /** Rounded to six figures; "dropped" where the conjecture does not stay. */
  readonly weights: ReadonlyArray<number | "dropped">;
  /** What the case has otherwise than `boundaryInput`; `given` says it. */
  readonly change?: (input: RewardInput) => RewardInput;
}

const weightsOf = (output: RewardOutput, count: number): ReadonlyArray<number | string> =>
  Array.from({ length: count }, (_, index) => {
    const kept = output.kept.find(({ id }) => id === `c${index}`);
    return kept === undefined ? "dropped" : Number(kept.weight.toPrecision(6));
  });

/** The table of a variant: every case run through its reward function with its default parameters. */
export const boundariesOf = <Parameters>(
  formula: string,
  source: string,
  // biome-ignore lint/suspicious/noExplicitAny: the encoded side of the parameters is never read.
  parameters: Schema.Codec<Parameters, any>,
  reward: (input: RewardInput, parameters: Parameters) => RewardOutput,
  cases: ReadonlyArray<VariantCase>,
): ReadonlyArray<BoundaryTable> => [
  {
    formula,
    source,
    cases: cases.map(({ change = (input) => input, given, passRates, weights }) => ({
      given,
      expected: weights,
      compute: () =>
        weightsOf(reward(change(boundaryInput(passRates)), Schema.decodeUnknownSync(parameters)({})), passRates.length),
    })),
  },
];
