/**
 * The elegance filter: drops the conjectures whose shortest proof is short against their statement (long-winded goals
 * with short proofs). Section 5.2 of the reference: one quantile over all in the paper, one per lemma in the code.
 */
import { quantileSorted } from "simple-statistics";
import { codePointLength } from "../domain/index.ts";
import type { BoundaryTable } from "./boundary.ts";
import type { Candidate } from "./candidate.ts";

/** `global`: the paper's rule over all candidates. `per-lemma`: the released code's, in groups of equal lemma. */
export type EleganceGroups = "global" | "per-lemma";

/** The score of a conjecture without a proof on record (released code). */
const scoreWithoutProof = 1e5;

/** Length of the shortest accepted proof over length of the statement, in Unicode code points; > 0. */
export const eleganceScore = (conjecture: {
  readonly statement: string;
  readonly proofs: ReadonlyArray<{ readonly text: string }>;
}): number => {
  if (conjecture.proofs.length === 0) return scoreWithoutProof;
  let shortest = Number.POSITIVE_INFINITY;
  for (const proof of conjecture.proofs) shortest = Math.min(shortest, codePointLength(proof.text));
  return shortest / codePointLength(conjecture.statement);
};

/**
 * The smallest score that stays. `global`: the `quantile` quantile of the scores, interpolated linearly. `per-lemma`:
 * the score at place ⌊quantile × L⌋ (from 0) of the L sorted scores, and −∞ where L < 2. Scores need not be sorted.
 */
export const eleganceCutoff = (scores: ReadonlyArray<number>, quantile: number, groups: EleganceGroups): number => {
  if (scores.length === 0 || (groups === "per-lemma" && scores.length < 2)) return Number.NEGATIVE_INFINITY;
  const sorted = [...scores].sort((a, b) => a - b);
  if (groups === "global") return quantileSorted(sorted, quantile);
  return sorted[Math.min(Math.floor(quantile * sorted.length), sorted.length - 1)] as number;
};

/** The candidates whose elegance score reaches the cutoff of their group, in order; `quantile` in [0, 1]. */
export const eleganceFilter = (
  candidates: ReadonlyArray<Candidate>,
  quantile: number,
  groups: EleganceGroups,
): Array<Candidate> => {
  const groupOf = (candidate: Candidate): string => (groups === "global" ? "" : candidate.lemma);
  const scores = candidates.map((candidate) => eleganceScore(candidate.conjecture));
  const scoresOf = new Map<string, Array<number>>();
  for (const [i, candidate] of candidates.entries()) {
    const group = scoresOf.get(groupOf(candidate));
    if (group) group.push(scores[i]!);
    else scoresOf.set(groupOf(candidate), [scores[i]!]);
  }
  const cutoffOf = new Map([...scoresOf].map(([name, group]) => [name, eleganceCutoff(group, quantile, groups)]));
  return candidates.filter((candidate, i) => scores[i]! >= cutoffOf.get(groupOf(candidate))!);
};

/** Cases of a rule: scores, and which of them stay. */
const keptScores = (
  groups: EleganceGroups,
  cases: ReadonlyArray<readonly [given: string, scores: ReadonlyArray<number>, expected: ReadonlyArray<number>]>,
): BoundaryTable["cases"] =>
  cases.map(([given, scores, expected]) => ({
    given,
    expected,
    compute: () => scores.filter((score) => score >= eleganceCutoff(scores, 0.2, groups)),
  }));

export const eleganceBoundaries: ReadonlyArray<BoundaryTable> = [
  {
    formula: "E(c) = length of the shortest proof / length of the statement, in code points",
    source: "STP, section 3.3 (paper)",
    cases: [
      {
        given: "proof as long as the statement",
        expected: 1,
        compute: () => eleganceScore({ statement: "∀ x", proofs: [{ text: "rfl" }] }),
      },
      {
        given: "the shortest of two proofs",
        expected: 0.5,
        compute: () =>
          eleganceScore({
            statement: "abcd",
            proofs: [{ text: "abc" }, { text: "ab" }],
          }),
      },
      {
        given: "no proof on record",
        expected: 1e5,
        compute: () => eleganceScore({ statement: "abcd", proofs: [] }),
      },
    ],
  },
  {
    formula: "keep E(c) ≥ the 20% quantile of all scores",
    source: "STP, section 3.3 (paper)",
    cases: keptScores("global", [
      ["no score", [], []],
      ["one score", [3], [3]],
      ["all equal", [2, 2, 2, 2, 2], [2, 2, 2, 2, 2]],
      ["0, 1, 2, 3, 4, 5", [0, 1, 2, 3, 4, 5], [1, 2, 3, 4, 5]],
    ]),
  },
  {
    formula: "keep E(c) ≥ sorted[⌊0.2 L⌋] within the lemma's group of L",
    source: "STP, released code",
    cases: keptScores("per-lemma", [
      ["no score", [], []],
      ["L = 4 loses nothing", [4, 1, 3, 2], [4, 1, 3, 2]],
      ["L = 5 loses what is below the second smallest", [5, 4, 1, 3, 2], [5, 4, 3, 2]],
      ["all equal", [2, 2, 2, 2, 2], [2, 2, 2, 2, 2]],
    ]),
  },
];
