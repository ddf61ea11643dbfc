/** The maths of rewards: pass rates and pass@k, the stages of STP's reward, Wasserstein matching, example weights. */
export * from "./apply-variant.ts";
export * from "./boundary.ts";
export * from "./candidate.ts";
export * from "./distributions.ts";
export * from "./elegance.ts";
export * from "./example-weight.ts";
export * from "./health.ts";
export * from "./invocation-filter.ts";
export * from "./parameter.ts";
export * from "./pass-at-k.ts";
export * from "./pass-rate.ts";
export * from "./pass-rate-window.ts";
export * from "./stp-parameters.ts";
export * from "./stp-stages.ts";
export * from "./variant.ts";
export * from "./wasserstein/index.ts";
