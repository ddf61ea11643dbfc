/**
 * The lemma-invocation filter: a conjecture was asked to build on a lemma, and counts for that lemma only if some
 * accepted proof uses it. The paper drops the others; the released code relabels them to the trivial lemma up to a
 * quota (section 5.1 of the reference). The trivial lemma is never a premise, so its conjectures never pass by use.
 */
import { deriveStream, TRIVIAL_LEMMA } from "../domain/index.ts";
import type { BoundaryTable } from "./boundary.ts";
import type { Candidate } from "./candidate.ts";
import type { RewardConjecture, RewardInput } from "./variant.ts";

/** At most max(factor × I, minimum) relabelled conjectures, I the number that use their lemma. */
export interface RelabelQuota {
  readonly factor: number;
  readonly minimum: number;
}

/** max(factor × invoking, minimum), the number of conjectures that may be relabelled. */
export const relabelLimit = (invoking: number, quota: RelabelQuota): number =>
  Math.max(quota.factor * invoking, quota.minimum);

const usesItsLemma = ({ conjecture, lemma }: Candidate): boolean =>
  lemma !== TRIVIAL_LEMMA && conjecture.proofs.some((proof) => proof.invokes.includes(lemma));

/** Where the samples that were this proof stand in a drawn order of all samples, each in [0, 1). */
export const proofDraws = (
  { iteration, seed }: Pick<RewardInput, "iteration" | "seed">,
  { id }: Pick<RewardConjecture, "id">,
  { multiplicity, text }: RewardConjecture["proofs"][number],
): ReadonlyArray<number> => {
  const stream = deriveStream(seed, "reward", iteration, "proof order", id, text);
  return Array.from({ length: multiplicity }, () => stream.nextDouble());
};

/** The candidates by their first sample that was accepted and, where one is, uses the lemma: as the released code meets them. */
export const inOrderOfProofs = (candidates: ReadonlyArray<Candidate>, input: RewardInput): Array<Candidate> => {
  const first = (candidate: Candidate): number => {
    const { conjecture, lemma } = candidate;
    const counted = conjecture.proofs.filter(({ invokes }) => !usesItsLemma(candidate) || invokes.includes(lemma));
    return Math.min(...counted.flatMap((proof) => proofDraws(input, conjecture, proof)));
  };
  const place = new Map(candidates.map((candidate) => [candidate, first(candidate)]));
  return candidates.toSorted((a, b) => place.get(a)! - place.get(b)!);
};

/**
 * First the candidates that use their lemma, then (with a quota) the others under the trivial lemma, each part in the
 * order given, as the released code lists them. With `quota` null the others are dropped.
 */
export const invocationFilter = (
  candidates: ReadonlyArray<Candidate>,
  quota: RelabelQuota | null,
): Array<Candidate> => {
  const invoking = candidates.filter(usesItsLemma);
  if (quota === null) return invoking;
  const relabelled = candidates
    .filter((candidate) => !usesItsLemma(candidate))
    .slice(0, relabelLimit(invoking.length, quota))
    .map((candidate) => ({ ...candidate, lemma: TRIVIAL_LEMMA }));
  return [...invoking, ...relabelled];
};

const published: RelabelQuota = { factor: 20, minimum: 4096 };

export const invocationBoundaries: ReadonlyArray<BoundaryTable> = [
  {
    formula: "relabelled conjectures at most max(20 I, 4096), I the number that use their lemma",
    source: "STP, released code",
    cases: [
      { given: "I = 0", expected: 4096, compute: () => relabelLimit(0, published) },
      { given: "I = 204", expected: 4096, compute: () => relabelLimit(204, published) },
      { given: "I = 205", expected: 4100, compute: () => relabelLimit(205, published) },
      { given: "no conjecture", expected: [], compute: () => invocationFilter([], published).map((c) => c.lemma) },
    ],
  },
];
