/**
 * pass@1 by length of context (StepFun-Prover, arXiv 2507.20199): which of the proofs that were found would have been found in
 * a shorter context. One that took more counts as wrong, and the samples stay as many.
 */
import type { ContextCount, HeldOutCount, PassWithin } from "../domain/index.ts";

/** Of accepted samples by their context, those of at most `tokens`; null where that is not known of all. */
export const samplesWithin = (contexts: ReadonlyArray<ContextCount>, tokens: number): number | null =>
  contexts.some((one) => one.tokens === null)
    ? null
    : contexts.reduce((sum, one) => sum + ((one.tokens ?? 0) <= tokens ? one.samples : 0), 0);

/** Mean over the statements with a decided sample of their share of accepted ones within each length. */
export const passWithin = (
  counts: ReadonlyArray<Pick<HeldOutCount, "acceptedWithin" | "samples">>,
  lengths: ReadonlyArray<number>,
): ReadonlyArray<PassWithin> => {
  const decided = counts.filter(({ samples }) => samples > 0);
  return lengths.map((tokens, i) => {
    const shares = decided.flatMap(({ acceptedWithin, samples }) => {
      const within = acceptedWithin?.[i] ?? null;
      return within === null ? [] : [within / samples];
    });
    const isKnown = shares.length > 0 && shares.length === decided.length;
    return { tokens, value: isKnown ? shares.reduce((sum, one) => sum + one, 0) / shares.length : null };
  });
};
