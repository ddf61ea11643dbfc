/** Lean text to syntax tree. */
export * from "./tree.ts";
