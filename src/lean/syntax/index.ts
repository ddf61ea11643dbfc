/** Lean text to syntax tree. */

export * from "./benchmark-statement.ts";
export * from "./parse.ts";
export * from "./position.ts";
export type * from "./tree.ts";
