/**
 * The trusted kernel of the Lean 4 fragment: terms, universe levels, environment, type checking. It knows nothing of
 * tactics or text. Only this folder must be trusted for an accepted theorem to be true.
 *
 * Terms are made by the constructors of term.ts inside scopes (`terms.mark`, `terms.release`);
 * declarations enter an `Environment` by `addDeclaration`; `checkTheorem` checks a proof and adds nothing; `TypeChecker`
 * infers, reduces and compares. Set `budget.steps` before a check; it throws `KernelError` (refused, with a reason) or
 * `ResourceLimit` (given up).
 */
export * from "./budget.ts";
export * from "./declarations.ts";
export * from "./environment.ts";
export * from "./errors.ts";
export * from "./inductive-block.ts";
export * from "./level.ts";
export * from "./substitution.ts";
export * from "./term.ts";
export { constantsOf, someConstant, visitOnce } from "./traversal.ts";
export { TypeChecker } from "./type-checker.ts";
