/** Learning rules: from the judged attempts of a window to the weighted sequences that are trained on. Pure. */
import { inverseCounts } from "./inverse-counts.ts";
import type { LearningRule } from "./rule.ts";

export * from "./apply-rule.ts";
export * from "./final.ts";
export * from "./inverse-counts.ts";
export * from "./proofs.ts";
export * from "./rule.ts";

/** The bundled rules, by name. */
export const learningRules: Readonly<Record<string, LearningRule>> = { "inverse-counts": inverseCounts };
