/** Attempts that came to the same text are one, with their number. */
import type { Attempt } from "../domain/index.ts";

/** Tokens of both; null where neither was counted. */
export const addTokens = (a: number | null, b: number | null): number | null =>
  a === null && b === null ? null : (a ?? 0) + (b ?? 0);

/** The distinct ones among attempts at a statement, in their order, each as it came first. */
export const mergedAttempts = (attempts: ReadonlyArray<Attempt>): ReadonlyArray<Attempt> => {
  const merged = new Map<string, Attempt>();
  for (const attempt of attempts) {
    const known = merged.get(attempt.proof);
    const more = known && {
      multiplicity: known.multiplicity + attempt.multiplicity,
      tokens: addTokens(known.tokens, attempt.tokens),
    };
    merged.set(attempt.proof, { ...(known ?? attempt), ...more });
  }
  return [...merged.values()];
};
