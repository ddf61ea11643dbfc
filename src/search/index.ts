/**
 * Best-first search over proof states: frontier, priorities, budgets, and the tree of a search as a value; what a critic
 * learns from trees, and a log-linear one. Pure: what a model proposes and what Lean answers is handed in.
 */
export * from "./draw.ts";
export * from "./log-linear-critic.ts";
export * from "./pairs.ts";
export * from "./priority.ts";
export * from "./replay.ts";
export * from "./search.ts";
export * from "./state-text.ts";
export * from "./tree.ts";
