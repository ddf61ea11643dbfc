/** Wasserstein re-weighting of conjectures towards the unproved statements. */
export * from "./cost.ts";
export * from "./exact.ts";
export * from "./greedy.ts";
export * from "./nearest.ts";
export * from "./problem.ts";
export * from "./transport.ts";
