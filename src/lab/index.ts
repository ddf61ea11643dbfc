/** The laboratory: replay, re-grading, comparison of rewards, and its reports. */

export * from "./compare-offline.ts";
export * from "./difference.ts";
export * from "./embedding-file.ts";
export * from "./recompute.ts";
export * from "./regrade.ts";
export * from "./replay.ts";
export * from "./statistics.ts";
