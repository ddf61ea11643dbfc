/** Attempts that came to the same text are one, with their number. */
import type { Attempt, ContextCount } from "../domain/index.ts";

/** Tokens of both; null where neither was counted. */
export const addTokens = (a: number | null, b: number | null): number | null =>
  a === null && b === null ? null : (a ?? 0) + (b ?? 0);

/** The samples of both by their context, each length once. */
const addContexts = (
  a: ReadonlyArray<ContextCount> = [],
  b: ReadonlyArray<ContextCount> = [],
): ReadonlyArray<ContextCount> => {
  const samples = new Map<number | null, number>();
  for (const one of [...a, ...b]) samples.set(one.tokens, (samples.get(one.tokens) ?? 0) + one.samples);
  return [...samples].map(([tokens, number]) => ({ tokens, samples: number }));
};

/** The distinct ones among attempts at a statement, in their order, each as it came first. */
export const mergedAttempts = (attempts: ReadonlyArray<Attempt>): ReadonlyArray<Attempt> => {
  const merged = new Map<string, Attempt>();
  for (const attempt of attempts) {
    const known = merged.get(attempt.proof);
    const more = known && {
      multiplicity: known.multiplicity + attempt.multiplicity,
      tokens: addTokens(known.tokens, attempt.tokens),
      ...(attempt.contexts === undefined ? {} : { contexts: addContexts(known.contexts, attempt.contexts) }),
    };
    merged.set(attempt.proof, { ...(known ?? attempt), ...more });
  }
  return [...merged.values()];
};
