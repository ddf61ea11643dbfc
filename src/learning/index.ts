/** Learning rules: from the judged attempts of a window to the weighted sequences that are trained on. Pure. */
import { cispo } from "./cispo.ts";
import { grpo } from "./grpo.ts";
import { inverseCounts } from "./inverse-counts.ts";
import { reinforceHalf } from "./reinforce-half.ts";
import type { LearningRule } from "./rule.ts";

export * from "./apply-rule.ts";
export * from "./cispo.ts";
export * from "./final.ts";
export * from "./groups.ts";
export * from "./grpo.ts";
export * from "./guided.ts";
export * from "./inverse-counts.ts";
export * from "./proofs.ts";
export * from "./reinforce-half.ts";
export * from "./rule.ts";
export * from "./unlikeliness.ts";

/** The bundled rules, by name. */
export const learningRules: Readonly<Record<string, LearningRule>> = Object.fromEntries(
  [inverseCounts, grpo, cispo, reinforceHalf].map((rule) => [rule.name, rule]),
);
