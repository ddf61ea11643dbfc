/**
 * The trusted kernel of the Lean 4 fragment: terms, universe levels, environment, type checking. It knows nothing of
 * tactics or text. Only this folder must be trusted for an accepted theorem to be true.
 */
export * from "./budget.ts";
export * from "./declarations.ts";
export * from "./environment.ts";
export * from "./errors.ts";
export * from "./inductive-block.ts";
export * from "./level.ts";
export * from "./substitution.ts";
export * from "./term.ts";
export { constantsOf, releaseKeeping } from "./traversal.ts";
export { TypeChecker } from "./type-checker.ts";
