/** Lean text to syntax tree. */

export * from "./parse.ts";
export * from "./tree.ts";
