/** Kernel terms and goals to Lean text. */

export * from "./goals.ts";
export { printLevel, printSort } from "./levels.ts";
export type { ConstantType } from "./printer.ts";
