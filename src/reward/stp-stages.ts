/**
 * The stages of STP's conjecturer reward, in order: proved, pass-rate window, lemma invocation, elegance, matching
 * towards the unproved statements (section 5 of the reference). A variant in `rewards/` is a setting of it.
 */
import { deriveStream, shuffled } from "../domain/index.ts";
import { type Candidate, provedCandidates } from "./candidate.ts";
import { type EleganceGroups, eleganceFilter } from "./elegance.ts";
import { inOrderOfProofs, invocationFilter, type RelabelQuota } from "./invocation-filter.ts";
import { type PassRateWindow, passRateWindow } from "./pass-rate-window.ts";
import type { RewardConjecture, RewardInput, RewardOutput, RewardTarget } from "./variant.ts";
import { type MatchingProblem, matrixOf } from "./wasserstein/index.ts";

/** Weights of N conjectures against the targets, length N; called only with N > 0 and a target. */
export type MatchingMethod = (problem: MatchingProblem) => Float64Array;

export interface StpStages {
  readonly window: PassRateWindow;
  /** `false`: no filter. A null quota: conjectures that do not use their lemma are dropped. */
  readonly invocation: { readonly quota: RelabelQuota | null; readonly order: "conjectures" | "drawn-proofs" } | false;
  readonly elegance: { readonly quantile: number; readonly groups: EleganceGroups } | false;
  /** `false`: every conjecture that stays has weight 1. */
  readonly matching:
    | {
        readonly method: MatchingMethod;
        readonly targetOrder: "given" | "shuffled";
        readonly zeroWeights: "kept" | "dropped";
      }
    | false;
}

/** How far the conjectures lie from the targets. */
export const matchingProblem = (
  conjectures: ReadonlyArray<Pick<RewardConjecture, "embedding">>,
  targets: ReadonlyArray<RewardTarget>,
): MatchingProblem => ({
  conjectures: matrixOf(
    conjectures.map(({ embedding }) => embedding),
    "conjecture embeddings",
  ),
  targets: matrixOf(
    targets.map(({ embedding }) => embedding),
    "target embeddings",
  ),
  targetWeights: Float64Array.from(targets, (target) => target.matchingWeight),
  cost: "cosine",
});

/** Weights of the candidates; 1 each where nothing is left to match (no unproved statement). */
const matchedWeights = (
  candidates: ReadonlyArray<Candidate>,
  input: RewardInput,
  matching: Exclude<StpStages["matching"], false>,
): ReadonlyArray<number> => {
  if (candidates.length === 0 || input.targets.length === 0) return candidates.map(() => 1);
  const targets =
    matching.targetOrder === "given"
      ? input.targets
      : shuffled(input.targets, deriveStream(input.seed, "reward", input.iteration, "target order"));
  const conjectures = candidates.map(({ conjecture }) => conjecture);
  return [...matching.method(matchingProblem(conjectures, targets))];
};

/** The reward of the stages: what stays with its weight, and how many each stage kept. */
export const stpReward = (input: RewardInput, stages: StpStages): RewardOutput => {
  const counts: Array<readonly [string, number]> = [];
  const counted = <A>(stage: string, kept: ReadonlyArray<A>): ReadonlyArray<A> => {
    counts.push([stage, kept.length]);
    return kept;
  };
  let candidates = counted("proved", provedCandidates(input));
  candidates = counted("pass rate", passRateWindow(candidates, stages.window));
  if (stages.invocation) {
    const ordered = stages.invocation.order === "conjectures" ? candidates : inOrderOfProofs(candidates, input);
    candidates = counted("invocation", invocationFilter(ordered, stages.invocation.quota));
  }
  if (stages.elegance)
    candidates = counted("elegance", eleganceFilter(candidates, stages.elegance.quantile, stages.elegance.groups));
  const { matching } = stages;
  const weights = matching ? matchedWeights(candidates, input, matching) : candidates.map(() => 1);
  let kept = candidates.map(({ conjecture, lemma }, i) => ({ id: conjecture.id, weight: weights[i]!, lemma }));
  if (matching && matching.zeroWeights === "dropped") kept = kept.filter(({ weight }) => weight > 0);
  if (matching) counts.push(["matching", kept.length]);
  return { kept, stages: counts };
};
