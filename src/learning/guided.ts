/**
 * What self-guided self-play (SGS: Bailey et al., arXiv 2604.20209) does around a learning rule: which samples the rule is
 * given, and what length does to the weights that it gives. Pure.
 */
import { attemptKey, type SgsSettings, type StatementId } from "../domain/index.ts";
import type { LearningAttempt, LearningInput, LearningStatement, WeightedSequence } from "./rule.ts";

/** Pass rate of a statement in an iteration as rewards count it, in [0, 1]; null where no sample has a label. */
export type SolveRate = (id: StatementId, iteration: number) => number | null;

/** Most samples of a hard statement that are proved, as a share. */
const HARD = 1 / 2;

/** The input with the samples of the statements and iterations that `settings.proofs` takes. */
export const chosenSamples = (
  input: LearningInput,
  { proofs }: Pick<SgsSettings, "proofs">,
  solveRate: SolveRate,
): LearningInput => {
  const isTaken = ({ id, source }: LearningStatement, iteration: number): boolean => {
    const rate = solveRate(id, iteration) ?? 0;
    if (rate === 0) return false;
    switch (proofs) {
      case "hard":
        return rate <= HARD;
      case "between":
        return rate < 1;
      case "proved":
        return true;
      case "unsolved":
        return source === "conjecture" || (input.firstProof(id) ?? iteration) >= iteration;
      case "few":
        return source === "dataset" || iteration === input.iteration;
    }
  };
  const statements = input.statements.flatMap((statement) => {
    const attempts = statement.attempts.filter(({ iteration }) => isTaken(statement, iteration));
    return attempts.length === 0 ? [] : [{ ...statement, attempts }];
  });
  return { ...input, statements };
};

/** From 0 for what is `from` of the longest, or shorter, falling to −1 for the longest. `share`, `from` in [0, 1]. */
export const lengthPenalty = (share: number, from: number): number => {
  if (share <= from) return 0;
  return share >= 1 ? -1 : -(share - from) / (1 - from);
};

/** The proofs' sequences with the penalty of each sample's length in their weights. `longest` in tokens. */
export const withLengthPenalty = (
  sequences: ReadonlyArray<WeightedSequence>,
  { statements }: Pick<LearningInput, "statements">,
  { lengthPenalty: how, lengthPenaltyFrom }: Pick<SgsSettings, "lengthPenalty" | "lengthPenaltyFrom">,
  longest: number,
): ReadonlyArray<WeightedSequence> => {
  if (how === "none") return sequences;
  // The newest where a sequence names no iteration.
  const sampled = new Map<string, LearningAttempt>();
  for (const { attempts, id: statementId } of statements)
    for (const attempt of attempts) {
      const key = attemptKey({ statementId, proofId: attempt.proofId });
      sampled.set(key, attempt);
      sampled.set(`${key} ${attempt.iteration}`, attempt);
    }
  return sequences.flatMap((sequence) => {
    if (sequence.role !== "prover") return [sequence];
    const key = attemptKey(sequence);
    const attempt = sampled.get(sequence.iteration === undefined ? key : `${key} ${sequence.iteration}`);
    if (attempt === undefined || attempt.tokens === null) return [sequence];
    const { multiplicity, tokens } = attempt;
    const penalty = lengthPenalty(tokens / multiplicity / longest, lengthPenaltyFrom);
    if (penalty === 0) return [sequence];
    const weight = penalty * multiplicity + (how === "added" ? sequence.weight : 0);
    return weight === 0 ? [] : [{ ...sequence, weight }];
  });
};
