/** The laboratory: replay, re-grading, comparison of rewards, and its reports. */
export * from "./branch.ts";
export * from "./compare-offline.ts";
export * from "./compare-online.ts";
export * from "./difference.ts";
export * from "./embedding-file.ts";
export * from "./listing.ts";
export * from "./offline-tables.ts";
export * from "./online-statistics.ts";
export * from "./online-tables.ts";
export * from "./regrade.ts";
export * from "./replay.ts";
export * from "./report.ts";
export * from "./run-figures.ts";
export * from "./statistics.ts";
