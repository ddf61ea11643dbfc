/** Statements and short verified proofs made from a seed: the bundled data, and sets of other sizes and families. */
export * from "./bundled-data.ts";
export * from "./families.ts";
export * from "./informal.ts";
export * from "./screening.ts";
export * from "./statement-set.ts";
export * from "./steps.ts";
